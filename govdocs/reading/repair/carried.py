"""What a Word file says of its lines, carried over repairs: it stands beside the text and would be lost with its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.reading.lines import Line
from govdocs.source import Excerpt


@dataclass(frozen=True, slots=True)
class Carried:
    """A line of a Word file with the source offsets of its first character and of the last one of its run-in heading."""

    line: Line
    at: int
    run_in: int


def take_up(lines: list[Line], working: Excerpt) -> list[Carried]:
    """The lines that something is said of which is not typed in them."""
    return [
        Carried(line, working.offset(line.begin), working.offset(line.start + line.run_in - 1) if line.run_in else -1)
        for line in lines
        if line.run_in or (line.marks and not any(mark.length for mark in line.marks))
    ]


def put_back(carried: list[Carried], lines: list[Line], working: Excerpt) -> list[Line]:
    """`lines` of the repaired text with what was said of them; lines without a character are back at their places."""
    return list(_merge(carried, lines, working)) if carried else lines


def _merge(carried: list[Carried], lines: list[Line], working: Excerpt) -> Iterator[Line]:
    waiting = iter(carried)
    one = next(waiting, None)
    for line in lines:
        at = working.offset(line.begin)
        while one is not None and one.at <= at:
            if one.line.start == one.line.end:
                yield Line(line.begin, line.begin, line.begin, marks=one.line.marks)
            elif one.at == at:
                _say_again(line, one, working)
            one = next(waiting, None)
        yield line
    end = len(working)
    while one is not None:
        if one.line.start == one.line.end:
            yield Line(end, end, end, marks=one.line.marks)
        one = next(waiting, None)


def _say_again(line: Line, one: Carried, working: Excerpt) -> None:
    if one.line.marks:
        line.start, line.marks, line.loose = line.begin, one.line.marks, one.line.loose
    if one.run_in < 0:
        return
    low, high = line.start, line.end
    while low < high:
        middle = (low + high) // 2
        if working.offset(middle) <= one.run_in:
            low = middle + 1
        else:
            high = middle
    line.run_in = low - line.start if low < line.end else 0
