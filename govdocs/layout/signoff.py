"""署名 and 成文日期: where they stand, sealed or not, alone or joint (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.layout.metrics import text_width
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import SignOffBlock

_SEALS_A_ROW = 3
"""Seals of 42 mm that stand side by side in 156 mm without touching."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of a sign-off: its left edge in pt from the left of the 版心, on line `line` (from 0)."""

    text: str
    x: float
    line: int


def place_sign_off(block: SignOffBlock, style: ParagraphStyle, sheet: StyleSheet) -> list[PlacedText]:
    """The names and the date with their places, in reading order."""
    width = sheet.page.text_width
    if block.sealed and len(block.names) > 1:
        return _joint_sealed(block, style, width)
    cell = sheet.grid.char_pitch
    names = [_width(name, style) for name in block.names]
    date = _width(block.date, style)
    widest = max(names, default=0.0)
    if block.sealed:
        date_x = width - 4 * cell - date if block.date else width - 4 * cell - widest
        name_x = date_x + (date - widest) / 2 if block.date else date_x
        over = max(0.0, name_x + widest - width)
        name_x, date_x = name_x - over, date_x - over
    elif date > widest:
        date_x = width - 2 * cell - date
        name_x = date_x - 2 * cell if block.names else date_x
    else:
        name_x = width - 2 * cell - widest
        date_x = name_x + 2 * cell
    placed = [
        PlacedText(name, name_x + (widest - own) / 2, line)
        for line, (name, own) in enumerate(zip(block.names, names, strict=True))
    ]
    if block.date:
        placed.append(PlacedText(block.date, date_x, len(block.names)))
    return placed


def lines_before(block: SignOffBlock) -> int:
    """Blank lines above: one, or two where a seal reaches up (its top within one line of the text)."""
    return 2 if block.sealed else 1


def _joint_sealed(block: SignOffBlock, style: ParagraphStyle, width: float) -> list[PlacedText]:
    """Names in rows of up to three, evenly, one seal each; the date under the last name."""
    placed: list[PlacedText] = []
    rows = [block.names[at : at + _SEALS_A_ROW] for at in range(0, len(block.names), _SEALS_A_ROW)]
    middle = width / 2
    for number, row in enumerate(rows):
        share = width / len(row)
        for column, name in enumerate(row):
            middle = share * (column + 0.5)
            # Seals of one row stand four lines below those of the row above: 42 mm and a gap.
            placed.append(PlacedText(name, middle - _width(name, style) / 2, number * 5))
    if block.date:
        date = _width(block.date, style)
        x = min(middle - date / 2, width - date)
        placed.append(PlacedText(block.date, x, (len(rows) - 1) * 5 + 1))
    return placed


def _width(text: str, style: ParagraphStyle) -> float:
    return text_width(text) * style.size + len(text) * style.delta
