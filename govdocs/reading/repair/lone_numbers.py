"""Ordinals a paste left alone on their lines: 第一章 ⏎ 总则, （一） ⏎ 在本市注册；. Those of articles are joined later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govdocs.notation import Ordinal
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import LONGEST_ORDINAL, ORDINAL_OPENERS, ordinal_at
from govdocs.reading.repair.edits import Edit

_FEWEST = 2
_CHAPTERS = ("第一章", "第一节")


def find_lone_numbers(text: str, lines: list[Line], body: int) -> dict[int, Edit]:
    """By the place of its line end, the edit that joins each lone ordinal to the line it counts; none for one alone."""
    found = {
        line.end: Edit("lone-number", line.end, below.begin, "\u3000" if ordinal.style in _CHAPTERS else "")
        for line, below, ordinal in _alone(text, lines[max(body - 1, 0) :])
        if _goes_on(text, below)
    }
    return found if len(found) >= _FEWEST else {}


def _goes_on(text: str, line: Line) -> bool:
    """True for a line of plain words: no mark alone, no row of a table, no ordinal of its own."""
    if line.end == line.start or text[line.start] == "|" or text.find("\t", line.start, line.end) >= 0:
        return False
    return ordinal_at(text, line.start, line.end) is None


def _alone(text: str, lines: list[Line]) -> Iterator[tuple[Line, Line, Ordinal]]:
    for line, below in pairwise(lines):
        if line.marks or below.marks or not 0 < line.end - line.start <= LONGEST_ORDINAL or text[line.start] not in ORDINAL_OPENERS:
            continue
        ordinal = ordinal_at(text, line.start, line.end)
        if ordinal is not None and ordinal.style != "第一条" and ordinal.length == line.end - line.start:
            yield line, below, ordinal
