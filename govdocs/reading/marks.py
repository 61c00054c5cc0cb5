"""Line marks applied: what a drafter or `fmt` said about a line is never guessed again."""

from __future__ import annotations

import re

from govdocs.model import Mark, MarkRole
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes

_ROLES = {
    "强调": MarkRole.EMPHASIS,
    "引用": MarkRole.REFERENCE,
    "隐藏": MarkRole.HIDDEN,
    "注": MarkRole.FOOTNOTE,
}
_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})(?:\s(.*))?", re.DOTALL)


def read_lead(line: Line, length: int, notes: Notes) -> int | None:
    """The length of the lead sentence a mark gives, None without one; `length` is that of the paragraph."""
    mark = line.mark("领句")
    if mark is None:
        return None
    if mark.argument.isdecimal() and int(mark.argument) <= length:
        return int(mark.argument)
    notes.report("line-mark", f"行标〔领句：{mark.argument}〕不成立，没有采用", line.begin, line.end)
    return None


def read_marks(line: Line, start: int, notes: Notes) -> tuple[Mark, ...]:
    """The stand-off marks of the paragraph that begins at `start` on its line; what does not fit is reported."""
    length = line.end - start
    # Typed places count from the paragraph, those of a Word file from its line.
    before = start - line.start if line.loose else 0
    found = []
    for mark in line.marks:
        if mark.name not in _ROLES:
            continue
        match = _RANGE.fullmatch(mark.argument)
        if match and max(int(match[1]) - before, 0) < int(match[2]) - before <= length:
            first = max(int(match[1]) - before, 0)
            found.append(Mark(first, int(match[2]) - before, _ROLES[mark.name], match[3] or ""))
        elif not line.loose:
            shown = f"〔{mark.name}：{mark.argument}〕"
            notes.report("line-mark", f"行标{shown}不成立，没有采用", line.begin, line.end)
    return tuple(found)
