"""署名 and 成文日期: where they stand, sealed or not, alone or joint (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.layout.breaking import Measured
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import SignOffBlock

_SEALS_A_ROW = 3
"""Seals of 42 mm that stand side by side in 156 mm without touching."""

_SEAL_RISE = 8.5
"""Points by which a seal's middle stands above the middle of what it covers (居中偏下: 3 mm)."""


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
        return _joint_sealed(block, style, sheet)
    cell = sheet.grid.char_pitch
    names = [_width(name, style, sheet) for name in block.names]
    date = _width(block.date, style, sheet)
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


def seal_middles(
    block: SignOffBlock, style: ParagraphStyle, sheet: StyleSheet
) -> list[tuple[float, float]]:
    """The middles of the seals, from the left of the 版心 and the top of the first line, in pt.

    One seal over name and date, which stand a little below its middle (7.3.5.1); for joint texts one
    over each name, the last over the date too (7.3.5.3).
    """
    if not block.sealed:
        return []
    placed = place_sign_off(block, style, sheet)
    if len(block.names) <= 1:
        last = placed[-1]
        x = last.x + _width(last.text, style, sheet) / 2
        return [(x, style.pitch * len(placed) / 2 - _SEAL_RISE)]
    return [
        (text.x + _width(text.text, style, sheet) / 2, (text.line + 0.5) * style.pitch - _SEAL_RISE / 2)
        for text in placed[: len(block.names)]
    ]


def lines_before(block: SignOffBlock) -> int:
    """Blank lines above: one, or two where a seal reaches up (its top within one line of the text)."""
    return 2 if block.sealed else 1


def _joint_sealed(block: SignOffBlock, style: ParagraphStyle, sheet: StyleSheet) -> list[PlacedText]:
    """Names in rows of up to three, evenly, one seal each; the date under the last name."""
    placed: list[PlacedText] = []
    rows = [block.names[at : at + _SEALS_A_ROW] for at in range(0, len(block.names), _SEALS_A_ROW)]
    width = sheet.page.text_width
    middle = width / 2
    for number, row in enumerate(rows):
        share = width / len(row)
        for column, name in enumerate(row):
            middle = share * (column + 0.5)
            # Seals of one row stand four lines below those of the row above: 42 mm and a gap.
            placed.append(PlacedText(name, middle - _width(name, style, sheet) / 2, number * 5))
    if block.date:
        date = _width(block.date, style, sheet)
        x = min(middle - date / 2, width - date)
        placed.append(PlacedText(block.date, x, (len(rows) - 1) * 5 + 1))
    return placed


def _width(text: str, style: ParagraphStyle, sheet: StyleSheet) -> float:
    """As drawn, the gaps around figures included."""
    return Measured(text, style.size, style.delta, sheet.breaking).width(0, len(text))
