"""Where a passage begins and ends for a reader: at whole sentences where these are near, marks included.

Letters say where two texts agree; a reader wants the full stop, the figures before the first letter,
and the last words of a sentence whose final word alone was changed. Line ends play no part in this.
"""

from __future__ import annotations

import re

from govdocs.source import Span

NEAR = 8
"""A border moves to that of its sentence if at most this many letters are left there, in both texts."""

_STOPS = "。！？!?；;"
_SILENT = rf"(?:[\W\dxXｘＸ_某〇](?<![{_STOPS}]))"
_LETTER = r"[^\W\dxXｘＸ_某〇]"
_REST = re.compile(rf"{_SILENT}*+(?:{_LETTER}{_SILENT}*+){{0,{NEAR}}}+")
_AFTER = re.compile(r"[\d.%％xX*～~○某〇]*[，,。．；;：:、！!？?”’\"）)》〉」】]*")
_BEFORE = re.compile(r"[“‘（(《〈「【\d.xX*～~○某〇]*")
_AFTER_STOP = re.compile(rf"[{_STOPS}”’\"）)》」】]*")
_WINDOW = 48


def settle_borders(first: str, here: Span, second: str, there: Span) -> tuple[Span, Span]:
    """Both spans with their borders moved outwards to what a reader would call the passage."""
    ends = _sentence_end(first, here.end), _sentence_end(second, there.end)
    if None in ends:
        ends = _mark_end(first, here.end), _mark_end(second, there.end)
    starts = _sentence_start(first, here.start), _sentence_start(second, there.start)
    if None in starts:
        starts = _mark_start(first, here.start), _mark_start(second, there.start)
    return Span(starts[0] or 0, ends[0] or here.end), Span(starts[1] or 0, ends[1] or there.end)


def _sentence_end(text: str, end: int) -> int | None:
    """Where the sentence that runs on at `end` is over, its closing marks included; None if not near."""
    found = _REST.match(text, end, end + _WINDOW)
    at = found.end() if found else end
    if at < len(text) and text[at] not in _STOPS:
        return None
    closed = _AFTER_STOP.match(text, at)
    return closed.end() if closed else at


def _sentence_start(text: str, start: int) -> int | None:
    """Where the sentence that `start` stands in begins; None if not near."""
    before = text[max(0, start - _WINDOW) : start][::-1]
    found = _REST.match(before)
    length = found.end() if found else 0
    if length < start and (length == len(before) or before[length] not in _STOPS):
        return None
    at = start - length
    while at < start and text[at] in " \t\r\n　”’\"）)》」】":
        at += 1
    return at


def _mark_end(text: str, end: int) -> int:
    found = _AFTER.match(text, end)
    return found.end() if found else end


def _mark_start(text: str, start: int) -> int:
    found = _BEFORE.match(text[max(0, start - _WINDOW) : start][::-1])
    return start - found.end() if found else start
