"""A body pasted twice."""

from __future__ import annotations

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_LONG, _LONG_BELOW = 20, 40
_FEWEST, _FEWEST_BELOW = 120, 400
_TOP = 3
_TRIED = 8
"""Lines met twice that are tried: titles come twice in a page that was pasted once."""


def take_out_doubled(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out the second copy where the end of the text is line by line what stands before it."""
    met: dict[str, int] = {}
    tried = 0
    for at, line in enumerate(lines):
        if line.end - line.start < _LONG or line.marks or text[line.start] == "|":
            continue
        first = met.setdefault(text[line.start : line.end], at)
        if first == at:
            continue
        if start := _start_of_copy(text, lines, first, at):
            return [Edit("doubled-text", lines[start].begin, lines[-1].end)]
        tried += 1
        if tried == _TRIED:
            break
    return []


def _start_of_copy(text: str, lines: list[Line], first: int, again: int) -> int:
    """The line the copy begins with, up to the end of the text; 0 if what follows is no copy."""
    at = again
    while first and _same(text, lines[first - 1], lines[again - 1]) and again - 1 > first:
        first, again = first - 1, again - 1
    length = len(lines) - again
    copied = sum(line.end - line.start for line in lines[again:])
    if again - first < length or copied < _FEWEST:
        return 0
    # What does not begin at the top may be said under two headings, unless it is long and so are its lines.
    if first >= _TOP and (copied < _FEWEST_BELOW or lines[at].end - lines[at].start < _LONG_BELOW):
        return 0
    same = all(_same(text, lines[first + step], lines[again + step]) for step in range(length))
    return again if same and 2 * length >= again else 0


def _same(text: str, one: Line, other: Line) -> bool:
    return text[one.start : one.end] == text[other.start : other.end] and not one.marks and not other.marks
