"""Where a passage begins and ends for a reader: at whole sentences where these are near, marks included.

Letters say where two texts agree; a reader wants the full stop, the figures before the first letter,
and the last words of a sentence whose final word alone was changed. Line ends play no part in this.
"""

from __future__ import annotations

import re

from govdocs.source import Span

NEAR = 8
"""A border moves to that of its sentence if at most this many letters are left there, in both texts."""

UNEVEN = 4
"""… and if one side has at most this many more of them left than the other."""

_STOPS = "。！？!?；;"
_SILENT = rf"(?:[\W\dxXｘＸ_某〇](?<![{_STOPS}]))"
_LETTER = r"[^\W\dxXｘＸ_某〇]"
_LETTERS = re.compile(_LETTER)
_REST = re.compile(rf"{_SILENT}*+(?:{_LETTER}{_SILENT}*+){{0,{NEAR}}}+")
_AFTER = re.compile(r"[\d.%％xX*～~○某〇]*[，,。．；;：:、！!？?”’\"）)》〉」】]*")
_BEFORE = re.compile(r"[“‘（(《〈「【\d.xX*～~○某〇]*")
_AFTER_STOP = re.compile(rf"[{_STOPS}”’\"）)》」】]*")
_WINDOW = 48


def settle_borders(first: str, here: Span, second: str, there: Span) -> tuple[Span, Span]:
    """Both spans with their borders moved outwards to what a reader would call the passage."""
    ends = _near_end(first, here.end), _near_end(second, there.end)
    starts = _near_start(first, here.start), _near_start(second, there.start)
    if not _fit(ends):
        ends = (_mark_end(first, here.end), 0), (_mark_end(second, there.end), 0)
    if not _fit(starts):
        starts = (_mark_start(first, here.start), 0), (_mark_start(second, there.start), 0)
    return Span(starts[0][0], ends[0][0]), Span(starts[1][0], ends[1][0])


Border = tuple[int, int]
"""An offset, and how many letters it lies from where the texts agree; the letters are -1 if none is near."""


def _fit(borders: tuple[Border, Border]) -> bool:
    """Whether both sentences end near, and about equally near."""
    (_, one), (_, other) = borders
    return min(one, other) >= 0 and abs(one - other) <= UNEVEN


def _near_end(text: str, end: int) -> Border:
    """Where the sentence that runs on at `end` is over, its closing marks included."""
    at = end
    if text[end : end + 1] not in _STOPS:
        found = _REST.match(text, end, end + _WINDOW)
        at = found.end() if found else end
    if at < len(text) and text[at] not in _STOPS:
        return end, -1
    closed = _AFTER_STOP.match(text, at)
    return (closed.end() if closed else at), _count(text[end:at])


def _near_start(text: str, start: int) -> Border:
    """Where the sentence that `start` stands in begins."""
    if text[start - 1 : start] in _STOPS:
        return start, 0
    before = text[max(0, start - _WINDOW) : start][::-1]
    found = _REST.match(before)
    length = found.end() if found else 0
    if length < start and (length == len(before) or before[length] not in _STOPS):
        return start, -1
    at = start - length
    while at < start and text[at] in " \t\r\n　”’\"）)》」】":
        at += 1
    return at, _count(text[at:start])


def _count(text: str) -> int:
    return len(_LETTERS.findall(text)) if text else 0


def _mark_end(text: str, end: int) -> int:
    found = _AFTER.match(text, end)
    return found.end() if found else end


def _mark_start(text: str, start: int) -> int:
    found = _BEFORE.match(text[max(0, start - _WINDOW) : start][::-1])
    return start - found.end() if found else start
