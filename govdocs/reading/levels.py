"""How deep every heading stands, by who contains whom; and headings that are none after all."""

from __future__ import annotations

from govdocs.model import Numbering
from govdocs.reading.lines import is_indented
from govdocs.reading.notes import Notes
from govdocs.reading.row import Row, Sort

DEEPEST = 40
"""Levels below this are raised to it, so that no draft can exhaust the stack."""

_ORDER = {"第一章": 1, "第一节": 2, "第一条": 3, "一、": 4, "（一）": 5, "1.": 6, "（1）": 7, "①": 8}
_FINISHED = frozenset("。！？；：…”’）》)!?;:.")
_LONG_ENOUGH = 20


def assign_levels(text: str, rows: list[Row], numbering: Numbering | None, notes: Notes) -> None:
    """Sets the depth of every heading row; a false friend becomes a paragraph, with a finding.

    An ordinal style that is open already closes everything below it; a new one opens one level deeper,
    unless its form belongs above what is open and that does not count on afterwards.
    """
    _Levels(text, rows, _order(numbering), notes).assign()


def _order(numbering: Numbering | None) -> dict[str, int]:
    if numbering is None:
        return _ORDER
    order = {style: 100 + rank for style, rank in _ORDER.items()}
    for at, style in reversed(list(enumerate(numbering.ladder))):
        order[style] = at
    return order


class _Levels:
    def __init__(self, text: str, rows: list[Row], order: dict[str, int], notes: Notes) -> None:
        self.text = text
        self.rows = rows
        self.order = order
        self.notes = notes
        self.open: list[Row] = []
        self.inside: set[tuple[str, str]] = set()

    def assign(self) -> None:
        following = _following_values(self.rows)
        previous: Row | None = None
        for row, ahead in zip(self.rows, following, strict=True):
            if row.sort is Sort.PART:
                self.open = []
            elif row.sort is Sort.HEADING:
                self._place(row, ahead, previous)
            previous = row

    def _place(self, row: Row, ahead: dict[str, int], previous: Row | None) -> None:
        if row.level:
            depth = self._demanded(row)
        else:
            depth = self._natural(row, ahead)
            if row.doubt and not self._counts_on(row, depth, ahead):
                self._demote(row, "unsure-heading", row.doubt)
                return
            if not row.marked and self._is_false_friend(row, depth, previous):
                shown = self.text[row.start : min(row.end, row.start + 20)]
                message = f"“{shown}……”序号接不上，上一行又没有说完，当作正文"
                self._demote(row, "false-heading", message)
                row.evidence = ["序号接不上", "上一行没有说完"]
                return
        del self.open[depth - 1 :]
        if self.open:
            self.inside.add((row.style, self.open[-1].style))
        self.open.append(row)
        row.depth = depth

    def _demanded(self, row: Row) -> int:
        for depth in range(len(self.open), 0, -1):
            if self.open[depth - 1].level == row.level:
                return depth  # beside its sister, also where a gap above them has raised both
        depth = min(row.level, len(self.open) + 1, DEEPEST)
        if depth != row.level:
            message = f"这一行要作第{row.level}级标题，上面却没有第{row.level - 1}级，作第{depth}级"
            self.notes.report("level-gap", message, row.start, row.end)
        return depth

    def _natural(self, row: Row, ahead: dict[str, int]) -> int:
        style = row.style
        for depth in range(len(self.open), 0, -1):
            if self.open[depth - 1].style == style:
                return depth
        depth = len(self.open)
        while depth and self._stands_above(row, self.open[depth - 1], ahead):
            depth -= 1
        return min(depth + 1, DEEPEST)

    def _stands_above(self, row: Row, other: Row, ahead: dict[str, int]) -> bool:
        if not other.style or (row.style, other.style) in self.inside:
            return False
        if self.order[row.style] > self.order[other.style]:
            return False
        return ahead.get(other.style, 0) != other.value + 1

    def _is_false_friend(self, row: Row, depth: int, previous: Row | None) -> bool:
        """True where a line that breaks off in mid-sentence is followed by an ordinal out of sequence."""
        sibling = self.open[depth - 1] if depth <= len(self.open) else None
        expected = sibling.value + 1 if sibling and sibling.style == row.style else 1
        if row.value == expected or previous is None or previous.sort not in (Sort.TEXT, Sort.HEADING):
            return False
        if (previous.sort is Sort.HEADING and not previous.body_start) or is_indented(self.text, row.start):
            return False
        start = previous.body_start if previous.sort is Sort.HEADING else previous.start
        return previous.end - start >= _LONG_ENOUGH and self.text[previous.end - 1] not in _FINISHED

    def _counts_on(self, row: Row, depth: int, ahead: dict[str, int]) -> bool:
        """True where the ordinal follows the one before it, or begins a count that goes on."""
        sibling = self.open[depth - 1] if depth <= len(self.open) else None
        if sibling is not None and sibling.style == row.style:
            return row.value == sibling.value + 1
        return row.value == 1 and ahead.get(row.style, 0) == 2

    def _demote(self, row: Row, rule: str, message: str) -> None:
        self.notes.report(rule, message, row.start, row.end)
        row.sort, row.ordinal, row.stop, row.body_start = Sort.TEXT, None, "", row.start
        row.lead, row.marks, row.confidence = 0, (), 0.6
        row.evidence = ["序号接不上"]


def _following_values(rows: list[Row]) -> list[dict[str, int]]:
    ahead: dict[str, int] = {}
    values: list[dict[str, int]] = []
    for row in reversed(rows):
        values.append(ahead)
        if row.sort is Sort.HEADING and row.ordinal:
            ahead = {**ahead, row.style: row.value}
    values.reverse()
    return values
