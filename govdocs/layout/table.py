"""Setting tables: column widths by content, rows as high as their fullest cell."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.layout.metrics import text_width
from govdocs.layout.page import Segment
from govdocs.layout.paragraph import set_text
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import TableBlock

PADDING = 5.4
"""Points between a cell's edge and its text, left and right: what word processors put there."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """One row: the lines of each cell, its height in pt and its style."""

    cells: tuple[list[list[Segment]], ...]
    height: float
    style: ParagraphStyle


def column_widths(block: TableBlock, sheet: StyleSheet) -> list[float]:
    """Widths in pt that fill the 版心: shares by the longest cell, none narrower than its longest word or 2 字."""
    size = sheet.style(block.style).size
    total = sheet.page.text_width
    natural = [
        max(text_width(cell) for cell in column) * size + 2 * PADDING
        for column in zip(*block.rows, strict=True)
    ]
    least = min(2 * size + 2 * PADDING, total / len(natural))
    # A long remark column must not starve the short ones: it takes what they leave.
    capped = [min(max(width, least), total * 0.6) for width in natural]
    scale = total / sum(capped)
    if scale >= 1:
        return [width * scale for width in capped]
    fixed = [width for width in capped if width <= total / len(capped)]
    spare = total - sum(fixed)
    wide = sum(width for width in capped if width > total / len(capped))
    return [width if width <= total / len(capped) else width / wide * spare for width in capped]


def set_table(block: TableBlock, sheet: StyleSheet) -> list[SetRow]:
    """The rows, set; positions are from the left edge of the page."""
    widths = column_widths(block, sheet)
    return [
        _set_row(row, sheet.style("table-head" if number < block.header_rows else block.style), widths, sheet)
        for number, row in enumerate(block.rows)
    ]


def _set_row(row: tuple[str, ...], style: ParagraphStyle, widths: list[float], sheet: StyleSheet) -> SetRow:
    cells, left = [], sheet.page.left
    for text, width in zip(row, widths, strict=True):
        cells.append(
            set_text(text, style, sheet, left=left + PADDING, width=width - 2 * PADDING) if text else []
        )
        left += width
    lines = max([len(cell) for cell in cells] + [1])
    return SetRow(tuple(cells), lines * style.pitch, style)
