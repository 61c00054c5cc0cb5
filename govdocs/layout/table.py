"""Setting tables and boxes: column widths by content, rows as high as their fullest cell."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise

from govdocs.layout.breaking import Measured
from govdocs.layout.metrics import LATIN_RUN
from govdocs.layout.page import Rule, Segment
from govdocs.layout.paragraph import count_lines, set_text
from govdocs.layout.sheet import BreakRules, ParagraphStyle, StyleSheet
from govdocs.layout.strip import PlacedLine, Strip, baseline, stack, text_strips
from govdocs.templating.flow import BoxBlock, TableBlock

RULE_WIDTH = 0.5
"""Points; how thick the rules of tables and boxes are."""

PADDING = 5.4
"""Points between a cell's edge and its text, left and right: what word processors put there."""


def column_widths(block: TableBlock, sheet: StyleSheet) -> list[float]:
    """Widths in pt that fill the 版心: shares by the longest cell, none narrower than its longest word or 2 字."""
    return list(_share_out(block.rows, sheet.style(block.style).size, sheet.page.text_width, sheet.breaking))


@lru_cache(maxsize=32)
def _share_out(rows: tuple[tuple[str, ...], ...], size: float, total: float, rules: BreakRules) -> list[float]:
    """The widths of one table, kept because a .docx and its pages ask for them in turn."""
    natural = [
        max(_cell_width(cell, size, rules) for cell in column) + 2 * PADDING + 1
        for column in zip(*rows, strict=True)
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


def _cell_width(cell: str, size: float, rules: BreakRules) -> float:
    """How wide a cell's text is on one line, the gaps between hanzi and figures included."""
    if not LATIN_RUN.search(cell):
        return len(cell) * size
    return Measured(cell, size, 0.0, rules).width(0, len(cell))


def set_table(block: TableBlock, sheet: StyleSheet, *, drawn: bool = True) -> list[Strip]:
    """The rows as strips, framed by rules; positions are from the left edge of the page.

    Not `drawn`, every line is there but empty.
    """
    widths = column_widths(block, sheet)
    edges = list(accumulate([sheet.page.left, *widths]))
    strips = []
    for number, row in enumerate(block.rows):
        style = sheet.style("table-head" if number < block.header_rows else block.style)
        strips.append(_set_row(number, row, style, edges, sheet, drawn=drawn))
    return strips


def _set_row(
    number: int,
    row: tuple[str, ...],
    style: ParagraphStyle,
    edges: list[float],
    sheet: StyleSheet,
    *,
    drawn: bool,
) -> Strip:
    cells = [
        _set_cell(text, style, sheet, left + PADDING, right - left - 2 * PADDING, drawn=drawn) if text else []
        for text, (left, right) in zip(row, pairwise(edges), strict=True)
    ]
    # Word processors add the rule to the height of a row.
    height = max([len(cell) for cell in cells] + [1]) * style.pitch + RULE_WIDTH
    lines = []
    for column, cell in enumerate(cells):
        top = (height - len(cell) * style.pitch) / 2 + baseline(style)
        lines += [
            PlacedLine(top + at * style.pitch, segments, at == 0, (number, column))
            for at, segments in enumerate(cell)
        ]
    return Strip(height, lines, frame(edges[0], edges[-1], height, edges) if drawn else _SOME_FRAME)


def _set_cell(
    text: str, style: ParagraphStyle, sheet: StyleSheet, left: float, width: float, *, drawn: bool
) -> list[list[Segment]]:
    if drawn:
        return set_text(text, style, sheet, left=left, width=width)
    return [[]] * count_lines(text, style, sheet, width)


_SOME_FRAME = [Rule(0.0, 0.0, 0.0, 0.0, RULE_WIDTH)]
"""Of a row that nobody draws: it is framed, wherever that may be."""


def frame(left: float, right: float, height: float, edges: list[float]) -> list[Rule]:
    """The rules around a row `height` pt high, and at every column edge."""
    across = [Rule(left, y, right, y, RULE_WIDTH) for y in (0.0, height)]
    return across + [Rule(x, 0.0, x, height, RULE_WIDTH) for x in edges]


def set_box(block: BoxBlock, sheet: StyleSheet) -> list[Strip]:
    """专栏: the title and the lines of its paragraphs, each a strip with the frame's sides.

    In a reading copy each paragraph is a strip, for no sentence of it may be cut by a page's end.
    """
    left, right = sheet.page.left, sheet.page.left + sheet.page.text_width
    strips: list[Strip] = []
    texts = [(block.title, sheet.style("box-title"))]
    texts += [(text, sheet.style(block.style)) for text in block.paragraphs]
    at = 0
    room = sheet.page.height - sheet.page.top - sheet.page.bottom
    for text, style in texts:
        lines = set_text(text, style, sheet, left=left + 2 * PADDING, width=right - left - 4 * PADDING)
        for segment in (segment for line in lines for segment in line):
            segment.at += at
        at += len(text)
        own = text_strips(lines, style)
        whole = sheet.flowing.whole_sentences and sum(strip.height for strip in own) < room
        strips += [stack(own)] if whole and own else own
    # The head and the foot of the frame take their own room, as they do in word processors.
    strips[0].height += RULE_WIDTH
    strips[0].lines[0].rise += RULE_WIDTH
    strips[-1].height += RULE_WIDTH
    for number, strip in enumerate(strips):
        strip.lines[0].first = number == 0
        strip.rules = [Rule(x, 0.0, x, strip.height, RULE_WIDTH) for x in (left, right)]
    strips[0].rules.append(Rule(left, 0.0, right, 0.0, RULE_WIDTH))
    strips[-1].rules.append(Rule(left, strips[-1].height, right, strips[-1].height, RULE_WIDTH))
    return strips


def box_text(block: BoxBlock) -> str:
    """What is drawn for a box, in the order of its offsets."""
    return block.title + "".join(block.paragraphs)
