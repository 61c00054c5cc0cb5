"""What a Word file says of its lines, carried over repairs: it stands beside the text and would be lost with its places."""

from __future__ import annotations

from collections import deque
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


def part_empty(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that hold characters, and those that only mark a place between them."""
    empty = [line for line in lines if line.begin == line.end]
    return ([line for line in lines if line.begin < line.end], empty) if empty else (lines, empty)


def take_up(lines: list[Line], working: Excerpt) -> list[Carried]:
    """The lines that something is said of which is not typed in them."""
    return [
        Carried(line, working.offset(line.begin), working.offset(line.start + line.run_in - 1) if line.run_in else -1)
        for line in lines
        if line.run_in or line.begin == line.end or (line.marks and not any(mark.length for mark in line.marks))
    ]


def put_back(carried: list[Carried], lines: list[Line], working: Excerpt) -> list[Line]:
    """`lines` of the repaired text with what was said of them; lines without a character are back at their places."""
    return list(_merge(carried, lines, working)) if carried else lines


def _merge(carried: list[Carried], lines: list[Line], working: Excerpt) -> Iterator[Line]:
    waiting = deque(carried)
    for line in lines:
        at = working.offset(line.begin)
        while waiting and waiting[0].at <= at:
            one = waiting.popleft()
            if one.line.begin == one.line.end:
                yield _empty(line.begin, one)
            elif one.at == at:
                _say_again(line, one, working)
        yield line
    yield from (_empty(len(working), one) for one in waiting if one.line.begin == one.line.end)


def _empty(at: int, one: Carried) -> Line:
    return Line(at, at, at, marks=one.line.marks)


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
