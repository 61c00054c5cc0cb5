"""A heading glued to the end of the paragraph before it gets its own line back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govdocs.notation import ORDINAL_STYLES, Ordinal
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import ordinal_at

# Where a paragraph ends in one of these there is nothing glued to it.
_FINISHED = frozenset('。！？；：，、…”’）》)"~～')
_TAIL = re.compile(
    r"(?<=[。！？；：，,;])\s*((?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^\s。！？；：“”（）()]{4,60})"
)
_LONGEST_TAIL = 80


def split_glued_headings(text: str, lines: list[Line], notes: Notes) -> list[Line]:
    """The lines, each heading that stood at the end of a paragraph on a line of its own.

    Conservative: a mark stands before the ordinal, the ordinal carries on the sequence so far and is
    not met again at a line start, and all that follows it to the end of the line could be a heading.
    """
    candidates = {at: place for at, line in enumerate(lines) if (place := _glued_at(text, line)) is not None}
    if not candidates:
        return lines
    return list(_split(text, lines, candidates, notes))


def _glued_at(text: str, line: Line) -> int | None:
    if line.marks or text[line.end - 1] in _FINISHED or line.end - line.start < 12:
        return None
    start = max(line.start, line.end - _LONGEST_TAIL)
    match = None
    for match in _TAIL.finditer(text, start, line.end):  # noqa: B007 (the last one counts)
        pass
    return match.start(1) if match and match.end() == line.end else None


def _split(text: str, lines: list[Line], candidates: dict[int, int], notes: Notes) -> Iterator[Line]:
    values: dict[str, int] = {}
    following = _next_values(text, lines)
    for at, line in enumerate(lines):
        if not line.marks and line.start < line.end and (own := ordinal_at(text, line.start, line.end)):
            _count(values, own)
        place = candidates.get(at)
        glued = ordinal_at(text, place, line.end) if place is not None else None
        if place is None or glued is None or not _carries_on(glued, values, following[at]):
            yield line
            continue
        _count(values, glued)
        cut = place - (len(text[line.start : place]) - len(text[line.start : place].rstrip()))
        heading = text[place : line.end]
        notes.report_fixed(
            "glued-heading", f"标题“{heading}”粘在上一段末尾，已拆成一行", notes.span(cut, place), "\n"
        )
        yield replace(line, end=cut)
        yield Line(place, line.end, place)


def _count(values: dict[str, int], ordinal: Ordinal) -> None:
    values[ordinal.style] = ordinal.value
    rank = ORDINAL_STYLES[ordinal.style].rank
    for style in [style for style in values if ORDINAL_STYLES[style].rank > rank]:
        del values[style]


def _carries_on(glued: Ordinal, values: dict[str, int], following: dict[str, int]) -> bool:
    return (
        values.get(glued.style, 0) + 1 == glued.value
        and glued.value > 1
        and (following.get(glued.style, 0) != glued.value)
    )


def _next_values(text: str, lines: list[Line]) -> list[dict[str, int]]:
    """For each line the value each style has at the next line that begins with it."""
    ahead: dict[str, int] = {}
    values: list[dict[str, int]] = []
    for line in reversed(lines):
        values.append(dict(ahead))
        if not line.marks and line.start < line.end and (own := ordinal_at(text, line.start, line.end)):
            ahead[own.style] = own.value
    values.reverse()
    return values
