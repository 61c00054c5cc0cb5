"""Following a document through a finished PDF: on which lines every unit of it was drawn, and where.

A PDF is read in the order in which it was drawn, which both programs keep to: cell by cell, paragraph by
paragraph. What is drawn beside the text (page numbers, the heads of tables on later pages) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from tests.agreement.units import Unit

HANGING = frozenset("、。，．；：？！,.")
"""Marks that may hang outside a line."""

_NUMBER = r"—{0}—|第{0}页/共\d+页"
"""How page {0} is numbered, by itself or in a reading copy."""

_SAME_LINE = 3.0
"""Points by which baselines of one line may differ."""


@dataclass(slots=True)
class DrawnLine:
    """A line of a unit: its page, its characters without blanks, its edges and its baseline from the top in pt."""

    page: int
    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class _Char:
    page: int
    text: str
    left: float
    right: float
    baseline: float


def drawn_lines(pdf: Path, units: Sequence[Unit]) -> list[list[DrawnLine]]:
    """The lines of every unit. AssertionError where a character was lost, or is not the document's."""
    chars = _read(pdf)
    floating = {}
    for index, unit in enumerate(units):
        if unit.floating:
            at = _find_floating(unit, chars)
            floating[index] = _lines(chars[at : at + len(unit.text)])
            del chars[at : at + len(unit.text)]
    follower = _Follower(chars)
    lines = [floating[i] if unit.floating else follower.take(unit) for i, unit in enumerate(units)]
    follower.finish()
    return lines


def _find_floating(unit: Unit, chars: Sequence[_Char]) -> int:
    """Where a text at the head or foot of a page was drawn: of several places the highest, or the lowest."""
    found = re.finditer(re.escape(unit.text), "".join(char.text for char in chars))
    starts = [match.start() for match in found]
    assert starts, f"not drawn: {unit.text}"
    extreme = min if unit.floating == "head" else max
    return extreme(starts, key=lambda at: (chars[at].page, chars[at].baseline))


def _read(pdf: Path) -> list[_Char]:
    chars: list[_Char] = []
    with pdfplumber.open(pdf) as opened:
        for page in opened.pages:
            height = float(page.height)
            drawn = [
                _Char(page.page_number, char["text"], char["x0"], char["x1"], height - char["matrix"][5])
                for char in page.chars
                if char["text"].strip()
            ]
            number = re.compile(_NUMBER.format(page.page_number))
            for match in list(number.finditer("".join(char.text for char in drawn)))[-1:]:
                del drawn[match.start() : match.end()]
            chars += drawn
    return chars


def _lines(chars: Sequence[_Char]) -> list[DrawnLine]:
    lines: list[DrawnLine] = []
    for char in chars:
        last = lines[-1] if lines else None
        if last and last.page == char.page and abs(last.baseline - char.baseline) < _SAME_LINE:
            last.text += char.text
            last.right = char.right
        else:
            lines.append(DrawnLine(char.page, char.text, char.left, char.right, char.baseline))
    return lines


class _Follower:
    """Takes unit after unit off the characters drawn."""

    def __init__(self, chars: list[_Char]) -> None:
        self.chars = chars
        self.at = 0
        self.head = ""
        self.in_head = False

    def take(self, unit: Unit) -> list[DrawnLine]:
        if unit.head:
            self.head = self.head + unit.text if self.in_head else unit.text
        elif not self._comes(unit.text):
            self._pass_head()
        self.in_head = unit.head
        taken: list[_Char] = []
        for wanted in unit.text:
            if not self._comes(wanted):
                self._pass_head()
            if self._comes(wanted):
                taken.append(self.chars[self.at])
                self.at += 1
                continue
            # LibreOffice leaves a hung mark undrawn when the line before it ends exactly at the edge.
            lost = taken and wanted in HANGING
            assert lost, f"drawn {self.rest()[:40]!r}, written {unit.text[:40]!r}"
            last = taken[-1]
            taken.append(_Char(last.page, wanted, last.right, last.right, last.baseline))
        return _lines(taken)

    def finish(self) -> None:
        self._pass_head()
        assert not self.rest(), f"drawn twice, or not the document's: {self.rest()[:40]!r}"

    def _pass_head(self) -> None:
        """The head of a table once more: LibreOffice draws it before the rows of a page, we after them."""
        while self.head and not self.in_head and self._comes(self.head):
            self.at += len(self.head)

    def rest(self) -> str:
        return "".join(char.text for char in self.chars[self.at :])

    def _comes(self, text: str) -> bool:
        coming = self.chars[self.at : self.at + len(text)]
        return "".join(char.text for char in coming) == text
