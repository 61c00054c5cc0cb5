"""What a validator says, in Chinese and with its place: one line a person can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from govdocs.errors import InvalidDocumentError
from govdocs.reading.names import MARK_ROLES, chinese_names
from govdocs.reading.value_tree import Value

_TYPES = {
    "string_type": "应是文字",
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "int_parsing": "应是整数",
    "int_type": "应是整数",
    "int_from_float": "应是整数",
    "tuple_type": "应是一个列表",
    "too_short": "不能是空的",
    "string_too_short": "不能是空的",
    "greater_than_equal": "不能小于0",
    "dataclass_type": "应是一组“名称: 内容”",
    "string_unicode": "含有不能用的字符",
}
_ALTERNATIVES = {"section": "层次", "paragraph": "段落", "table": "表格", "part": "部分"}
_SHOWN = {"": "（空）"} | {english: chinese for chinese, english in reversed(tuple(MARK_ROLES.items()))}
_QUOTED = re.compile("'([^']*)'")


def complain(errors: Sequence[Mapping[str, Any]], root: Value, text: str) -> InvalidDocumentError:
    """The first of pydantic's `errors` by place, as the exception to raise; how many more there are."""
    placed = sorted(((_place(error, root), error) for error in errors), key=lambda pair: pair[0])
    at, error = placed[0]
    more = f"（另有{len(placed) - 1}处）" if len(placed) > 1 else ""
    return complaint_at(f"{_explain(error)}{more}", at, text)


def complaint_at(message: str, at: int, text: str) -> InvalidDocumentError:
    """The exception about the value at offset `at`."""
    return InvalidDocumentError(
        message, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at)
    )


def unknown_name(name: str, known: Sequence[str]) -> str:
    """The message about a field nobody knows, with the likeliest one that was meant."""
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"，是不是“{close[0]}”？" if close else f"；可用：{'、'.join(known)}"
    return f"没有“{name}”这一项{hint}"


def _place(error: Mapping[str, Any], root: Value) -> int:
    node, at = root, root.start
    for step in error["loc"]:
        if isinstance(step, str) and step in node.key_starts:
            at = node.key_starts[step]
        below = node.child(step)
        if below is None:
            continue  # a step that names an alternative of a union, not a place
        node = below
        at = node.start if node.entries is None and node.items is None else at
        if isinstance(step, int):
            at = node.start
    return at


def _explain(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    names = [step for step in error["loc"] if isinstance(step, str)]
    last = names[-1] if names else ""
    field = _ALTERNATIVES.get(last) or chinese_names().get(last) or last or "文稿"
    if kind == "missing":
        return f"缺“{field}”这一项"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"没有“{field}”这一项"
    if kind in ("value_error", "assertion_error"):
        reason = str(context.get("error", error["msg"]))
        return reason if last in _ALTERNATIVES or not last else f"“{field}”不成立：{reason}"
    if kind in ("literal_error", "enum"):
        expected = [_SHOWN.get(value, value) for value in _QUOTED.findall(str(context.get("expected", "")))]
        return f"“{field}”只能是：{'、'.join(expected)}"
    if kind == "block":
        return str(error["msg"])
    return f"“{field}”{_TYPES.get(kind, '不成立')}"
