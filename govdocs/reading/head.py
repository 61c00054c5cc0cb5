"""The head of a draft: what the text itself does not say, as YAML between fences or as plain lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from govdocs.reading.fields import HeadValue, field_of
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes

# WPS turns the three hyphens of a fence into one or more dashes.
_FENCE = re.compile(r"-{3,}|[—–―]{2,}")
_ENTRY = re.compile(r"([A-Za-z_]{2,20}|[\u4e00-\u9fff]{2,6})\s*[：:]\s*(.*)")
_NEEDS_YAML = re.compile(r"[\[{>|&*!%@`'#]|.*\s#")


_LONGEST_HEAD = 100
"""Lines; a fence that comes later closes no head."""


def take_head(text: str, lines: list[Line], notes: Notes) -> tuple[dict[str, HeadValue], list[Line]]:
    """What the head says, field by field, and the lines after it. Nothing in a head raises."""
    if not lines or lines[0].marks:
        return {}, lines
    first = text[lines[0].begin : lines[0].end]
    if _FENCE.fullmatch(first):
        return _take_fenced(text, lines, notes)
    entry = _ENTRY.fullmatch(first)
    if entry and field_of(entry[1]) == "kind":
        return _take_plain(text, lines, notes)
    return {}, lines


def _take_fenced(text: str, lines: list[Line], notes: Notes) -> tuple[dict[str, HeadValue], list[Line]]:
    longest = min(len(lines), _LONGEST_HEAD)
    close = next((at for at in range(1, longest) if is_fence(text, lines[at])), None)
    inside = lines[1:close]
    if close is None or not (not inside or any(_known(text, line) for line in inside)):
        if inside and _known(text, inside[0]):
            head, rest = _take_plain(text, inside, notes)
            notes.repair("head", lines[0].begin, lines[0].end)
            return head, rest
        return {}, lines
    notes.repair("head", lines[0].begin, lines[close].end)
    return _read_entries(text, inside, notes), lines[close + 1 :]


def is_fence(text: str, line: Line) -> bool:
    """True for the line that opens or closes a head in YAML."""
    return line.end - line.begin < 80 and _FENCE.fullmatch(text, line.begin, line.end) is not None


def _known(text: str, line: Line) -> bool:
    entry = _ENTRY.match(text, line.begin, line.end)
    return bool(entry and field_of(entry[1]))


def _take_plain(text: str, lines: list[Line], notes: Notes) -> tuple[dict[str, HeadValue], list[Line]]:
    head: dict[str, HeadValue] = {}
    for at, line in enumerate(lines):
        entry = _ENTRY.fullmatch(text, line.begin, line.end)
        name = field_of(entry[1]) if entry else None
        if not entry or not name or name in head or (at and line.follows_blank):
            return head, lines[at:]
        head[name] = HeadValue(entry[2].strip(), line.begin, line.end)
        notes.repair("head", line.begin, line.end)
    return head, []


def _read_entries(text: str, lines: list[Line], notes: Notes) -> dict[str, HeadValue]:
    head: dict[str, HeadValue] = {}
    entries = [_ENTRY.fullmatch(text, line.begin, line.end) for line in lines]
    if any(entry is None or (_NEEDS_YAML.match(entry[2]) and _items(entry[2]) is None) for entry in entries):
        loaded = _load_yaml(text, lines)
        if loaded is not None:
            return _known_entries(loaded, notes)
    for line, entry in zip(lines, entries, strict=True):
        if entry is None:
            shown = text[line.begin : line.end]
            notes.report("head-line", f"稿头里这一行看不懂，没有采用：{shown}", line.begin, line.end)
            continue
        items = _items(entry[2])
        words = _unquote(entry[2].strip()) if items is None else "、".join(items)
        _add_entry(head, entry[1], HeadValue(words, line.begin, line.end, items), notes)
    return head


def _known_entries(loaded: Mapping[str, HeadValue], notes: Notes) -> dict[str, HeadValue]:
    head: dict[str, HeadValue] = {}
    for name, value in loaded.items():
        _add_entry(head, name, value, notes)
    return head


def _add_entry(head: dict[str, HeadValue], name: str, value: HeadValue, notes: Notes) -> None:
    field = field_of(name)
    if field is None:
        notes.report("head-field", f"稿头没有“{name}”这一项，没有采用：{value.text}", value.start, value.end)
    elif field in head:
        notes.report(
            "head-field", f"稿头的“{name}”写了两遍，用第一遍；没有采用：{value.text}", value.start, value.end
        )
    else:
        head[field] = value


def _items(value: str) -> tuple[str, ...] | None:
    """The strings of a list in brackets and quotes: ["甲", "乙"]; None where it is none."""
    value = value.strip()
    if not (value.startswith("[") and value.endswith("]")):
        return None
    try:
        loaded = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return tuple(loaded) if all(isinstance(item, str) for item in loaded) else None


def _unquote(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value


def _load_yaml(text: str, lines: list[Line]) -> dict[str, HeadValue] | None:
    """The head as YAML reads it; None where it is no mapping of plain values."""
    from ruamel.yaml import YAML  # only heads that use more of YAML than `name: value` pay for it
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    start, end = lines[0].begin, lines[-1].end
    start = text.rfind("\n", 0, start) + 1
    try:
        node = YAML(typ="safe", pure=True).compose(text[start:end])
    except (YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(node, MappingNode):
        return None
    loaded: dict[str, HeadValue] = {}
    for key, value in node.value:
        begin, stop = start + key.start_mark.index, start + value.end_mark.index
        if isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value):
            items = tuple(str(item.value) for item in value.value)
            place = HeadValue("、".join(items), begin, stop, items)
        elif isinstance(value, ScalarNode):
            place = HeadValue(str(value.value), begin, stop)
        else:
            return None
        if not isinstance(key, ScalarNode):
            return None
        loaded.setdefault(str(key.value), place)
    return loaded
