"""How far two layouts of one document agree, counted unit by unit and line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from govdocs.layout.units import MM
from tests.agreement.drawn import DrawnLine
from tests.agreement.units import Unit


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over two layouts: paragraphs, and cells, with as many lines in both; lines with the same
    characters, and of those the ones on the same page."""

    paragraphs: int = 0
    equal_paragraphs: int = 0
    cells: int = 0
    equal_cells: int = 0
    lines: int = 0
    identical: int = 0
    same_page: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            *(getattr(self, field.name) + getattr(other, field.name) for field in fields(Agreement))
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is not the same in both: its two texts and pages, and how far apart they stand (mm)."""

    ours: DrawnLine
    theirs: DrawnLine

    @property
    def across(self) -> float:
        """How much further right theirs begins, in mm."""
        return (self.theirs.left - self.ours.left) / MM

    @property
    def down(self) -> float:
        """How much lower theirs stands, in mm; a page apart counts for nothing."""
        return (self.theirs.baseline - self.ours.baseline) / MM


def compare(
    units: Sequence[Unit], ours: Sequence[list[DrawnLine]], theirs: Sequence[list[DrawnLine]]
) -> Agreement:
    """The agreement over all units."""
    total = Agreement()
    for unit, mine, other in zip(units, ours, theirs, strict=True):
        pairs = [(a, b) for a, b in zip(mine, other, strict=False) if a.text == b.text]
        equal = int(len(mine) == len(other))
        total += Agreement(
            int(not unit.cell),
            equal * (not unit.cell),
            int(unit.cell),
            equal * unit.cell,
            len(mine),
            len(pairs),
            sum(a.page == b.page for a, b in pairs),
        )
    return total


def differences(
    ours: Sequence[list[DrawnLine]], theirs: Sequence[list[DrawnLine]], tolerance: float
) -> list[Difference]:
    """The first line of every unit that breaks differently, and lines that stand more than `tolerance` mm off."""
    found: list[Difference] = []
    for mine, other in zip(ours, theirs, strict=True):
        for a, b in zip(mine, other, strict=False):
            pair = Difference(a, b)
            off = max(abs(pair.across), abs(pair.down)) > tolerance
            if a.text != b.text or a.page != b.page or off:
                found.append(pair)
                break
    return found
