"""JSON into a value tree: the standard library's scanner for scalars, positions for everything."""

from __future__ import annotations

import json
import re

from govdocs.errors import InvalidDocumentError
from govdocs.reading.value_tree import Value

_BLANKS = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_STRINGS = json.JSONDecoder()
_DEEPEST = 200
_LONGEST_NUMBER = 100


def parse_json(text: str) -> Value:
    """The value tree of `text`. Raises InvalidDocumentError with line and column."""
    value = _Parser(text).value(0)
    end = _skip(text, value.end)
    if end != len(text):
        raise _wrong(text, end, "结尾处有多余的内容")
    return value


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.depth = 0

    def value(self, at: int) -> Value:
        at = _skip(self.text, at)
        first = self.text[at : at + 1]
        if first == '"':
            return self.string(at)
        if first in ("{", "["):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise _wrong(self.text, at, "嵌套太深")
            value = self.mapping(at) if first == "{" else self.sequence(at)
            self.depth -= 1
            return value
        match = _SCALAR.match(self.text, at)
        if not match or match.end() - at > _LONGEST_NUMBER:
            raise _wrong(self.text, at, "这里应有一个值" if first else "内容不完整")
        return Value(at, match.end(), json.loads(match[0]))

    def string(self, at: int) -> Value:
        try:
            scalar, end = _STRINGS.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            raise _wrong(self.text, error.pos, "引号没有配对，或有不能用的字符") from None
        return Value(at, end, scalar)

    def sequence(self, at: int) -> Value:
        items: list[Value] = []
        start, at = at, _skip(self.text, at + 1)
        while self.text[at : at + 1] != "]":
            items.append(self.value(at))
            at = self.separator(items[-1].end, "]")
        return Value(start, at + 1, items=items)

    def mapping(self, at: int) -> Value:
        value = Value(at, at, entries={})
        assert value.entries is not None
        at = _skip(self.text, at + 1)
        while self.text[at : at + 1] != "}":
            if self.text[at : at + 1] != '"':
                raise _wrong(self.text, at, "这里应有加双引号的名称")
            key = self.string(at)
            name = str(key.scalar)
            if name in value.entries:
                raise _wrong(self.text, at, f"“{name}”写了两遍")
            colon = _skip(self.text, key.end)
            if self.text[colon : colon + 1] != ":":
                raise _wrong(self.text, colon, "名称后应有冒号")
            value.entries[name] = self.value(colon + 1)
            value.key_starts[name] = at
            at = self.separator(value.entries[name].end, "}")
        value.end = at + 1
        return value

    def separator(self, at: int, close: str) -> int:
        """The place after a comma, or of the closing bracket."""
        at = _skip(self.text, at)
        if self.text[at : at + 1] == close:
            return at
        if self.text[at : at + 1] != ",":
            raise _wrong(self.text, at, f"这里应有逗号或“{close}”")
        after = _skip(self.text, at + 1)
        if self.text[after : after + 1] == close:
            raise _wrong(self.text, at, f"“{close}”之前多了一个逗号")
        return after


def _skip(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _wrong(text: str, at: int, problem: str) -> InvalidDocumentError:
    line = text.count("\n", 0, at) + 1
    return InvalidDocumentError(f"JSON 语法不对：{problem}", line=line, column=at - text.rfind("\n", 0, at))
