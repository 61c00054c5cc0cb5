"""YAML into a value tree. Scalars stay as typed; anchors are refused, for they can blow a file up.

PyYAML's libyaml, where it is installed, finds the parts of a text twenty times as fast as ruamel.yaml does.
It is believed only when it has nothing to complain of: what is wrong, and where, is for ruamel.yaml to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from govdocs.errors import InvalidDocumentError
from govdocs.reading.value_tree import Value


def parse_yaml(text: str) -> Value:
    """The value tree of `text`. Raises InvalidDocumentError with line and column."""
    fast = _parse_fast(text)
    return _parse(text) if fast is None else fast


def _parse(text: str) -> Value:
    from ruamel.yaml import YAML  # a tenth of a second that only YAML files pay
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = _Builder(YAML(typ="safe", pure=True).parse(text)).build()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise InvalidDocumentError(f"YAML 语法不对：{_explain(error)}", line=line, column=column) from None
    except YAMLError as error:
        at = getattr(error, "position", 0)
        line = text.count("\n", 0, at) + 1
        raise InvalidDocumentError(
            "YAML 里有不能用的字符", line=line, column=at - text.rfind("\n", 0, at)
        ) from None
    if root is None:
        raise InvalidDocumentError("YAML 文件是空的")
    return root


def _parse_fast(text: str) -> Value | None:
    """The value tree by libyaml; None where it is not installed, or cannot be relied on for `text`."""
    if _UNSURE.search(text):
        return None
    try:
        from yaml import CSafeLoader, YAMLError, parse
    except ImportError:
        return None
    try:
        return _Builder(parse(text, Loader=CSafeLoader), empty=False).build()
    except (YAMLError, InvalidDocumentError, ValueError):
        return None


_UNSURE = re.compile(r"[\t\x85\u2028\u2029\ufeff!|>]|\r(?!\n)|^\.\.\.", re.MULTILINE)
"""What libyaml may take for other than ruamel.yaml does: line ends of YAML 1.1, tags, blocks of lines, ends."""

_PROBLEMS = (
    ("mapping values are not allowed", "冒号用得不对，含“: ”的内容要加引号"),
    ("could not find expected ':'", "这里应有冒号和空格"),
    ("tab", "缩进不能用制表符，请用空格"),
    ("found character '\\t'", "缩进不能用制表符，请用空格"),
    ("end of stream", "引号或括号没有配对"),
    ("expected <block end>", "缩进不齐，或少了引号"),
    ("expected ',' or", "方括号或花括号没有配对"),
    ("found character", "这个字符开头的内容要加引号"),
)


def _explain(error: Any) -> str:
    said = f"{error.problem or ''} {error.context or ''}"
    return next(
        (chinese for english, chinese in _PROBLEMS if english in said), "这里看不懂，请检查缩进、冒号和引号"
    )


_DEEPEST = 200
_NULL = "tag:yaml.org,2002:null"
_NULLS = ("", "~", "null", "Null", "NULL")


class _Builder:
    """Builds the value tree of one document from the events of either parser.

    Without `empty`, a value that has no words is a ValueError: libyaml places it otherwise than ruamel.yaml does.
    """

    def __init__(self, events: Iterator[Any], *, empty: bool = True) -> None:
        self._events = events
        self._empty = empty
        self._anchored: dict[str, Any] = {}

    def build(self) -> Value | None:
        """The only document; None where there is none."""
        root = None
        for event in self._events:
            if _sort(event) == "DocumentStart":
                if root is not None:
                    raise _at(event, "YAML 语法不对：一个文件里只能有一份文稿")
                root = self._value(self._next(), 0)
        return root

    def _next(self) -> Any:
        """The next event, which for the alias of a scalar is that scalar's."""
        event = next(self._events)
        if _sort(event) == "Alias":
            found = self._anchored.get(event.anchor)
            if found is None:
                raise _at(event, "YAML 语法不对：不支持 *别名")
            if _sort(found) != "Scalar":
                raise _at(found, "YAML 不支持 &锚点和 *别名")
            return found
        if getattr(event, "anchor", None):
            self._anchored[event.anchor] = event
        return event

    def _value(self, event: Any, depth: int) -> Value:
        sort, start = _sort(event), event.start_mark.index
        if sort == "Scalar":
            if not (self._empty or event.value or event.style):
                raise ValueError("an empty value")
            return Value(start, event.end_mark.index, _scalar(event))
        if depth > _DEEPEST:
            raise _at(event, "YAML 嵌套太深")
        return self._list(start, depth) if sort == "SequenceStart" else self._mapping(start, depth)

    def _list(self, start: int, depth: int) -> Value:
        items: list[Value] = []
        while _sort(event := self._next()) != "SequenceEnd":
            items.append(self._value(event, depth + 1))
        return Value(start, event.end_mark.index, items=items)

    def _mapping(self, start: int, depth: int) -> Value:
        value = Value(start, start, entries={})
        assert value.entries is not None
        while _sort(event := self._next()) != "MappingEnd":
            if _sort(event) != "Scalar":
                raise _at(event, "名称应是一个词")
            name = str(event.value)
            if name in value.entries:
                raise _at(event, f"“{name}”写了两遍")
            value.key_starts[name] = event.start_mark.index
            value.entries[name] = self._value(self._next(), depth + 1)
        value.end = event.end_mark.index
        return value


def _sort(event: Any) -> str:
    """What an event of either parser is: Scalar, Alias, SequenceStart …"""
    return type(event).__name__.removesuffix("Event")


def _scalar(event: Any) -> object:
    if not event.style and (event.tag == _NULL or (event.implicit[0] and event.value in _NULLS)):
        return None
    return str(event.value)


def _at(event: Any, message: str) -> InvalidDocumentError:
    mark = event.start_mark
    return InvalidDocumentError(message, line=mark.line + 1, column=mark.column + 1)
