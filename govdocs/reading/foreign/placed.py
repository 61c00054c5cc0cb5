"""Characters at places made lines again: what a page has in PDF and OFD is no text yet.

A line that begins two characters further in than the page does gets the two wide blanks of a new paragraph, by
which reading tells paragraphs, and how wide the lines were set. Columns beside one another are not told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_INDENT = "　　"


@dataclass(frozen=True, slots=True)
class Placed:
    """Characters on one line: where they begin, where they stand from the top, where they end, the size of a character."""

    x: float
    y: float
    end: float
    size: float
    text: str


def put_in_lines(page: Iterable[Placed]) -> list[str]:
    """The lines of a page from the top down."""
    stretches = sorted(page, key=lambda one: (one.y, one.x))
    rows: list[list[Placed]] = []
    for one in stretches:
        if rows and abs(rows[-1][-1].y - one.y) <= max(one.size, rows[-1][-1].size) / 2:
            rows[-1].append(one)
        else:
            rows.append([one])
    margin = min((one.x for one in stretches), default=0.0)
    return [_line(sorted(row, key=lambda one: one.x), margin) for row in rows]


def _line(row: list[Placed], margin: float) -> str:
    first = row[0]
    indented = 1.5 * first.size <= first.x - margin <= 2.5 * first.size
    text, end = _INDENT if indented else "", first.x
    for one in row:
        wide = one.x - end > 0.6 * one.size or (one.x > end and text[-1:].isascii() and one.text[:1].isascii())
        text += f"{' ' if wide and one is not first else ''}{one.text}"
        end = max(end, one.end)
    return text
