"""版记: its rows between rules, as one strip whose last rule lies on the foot of the 版心 (7.4)."""

from __future__ import annotations

from govdocs.layout.page import Rule, Segment
from govdocs.layout.paragraph import count_lines, set_text
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.layout.strip import ASCENT, PlacedLine, Strip
from govdocs.templating.flow import ImprintBlock, ImprintRow


def imprint_text(block: ImprintBlock) -> str:
    """What is drawn for a 版记, in the order of its offsets."""
    return "".join(row.label + row.text + row.end for row in block.rows)


def set_imprint(block: ImprintBlock, sheet: StyleSheet) -> Strip:
    """The whole 版记; a letter's (style letter-imprint) has no rules (10.1)."""
    style, form = sheet.style(block.style), sheet.imprint
    ruled = block.style == "imprint"
    left, right = sheet.page.left, sheet.page.left + sheet.page.text_width
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    y, at = 0.0, 0
    for number, row in enumerate(block.rows):
        if ruled:
            width = form.thick if number == 0 else form.thin
            if number == 0 or not row.joined:
                rules.append(Rule(left, y + width / 2, right, y + width / 2, width))
        set_lines = _set_row(row, style, sheet, at)
        for line in set_lines:
            rise = (form.pitch - style.size) / 2 + ASCENT * style.size
            lines.append(PlacedLine(y + rise, line, not lines))
            y += form.pitch
        at += len(row.label + row.text + row.end)
    if ruled:
        # The last rule coincides with the foot of the 版心 (7.4.1).
        rules.append(Rule(left, y - form.thick / 2, right, y - form.thick / 2, form.thick))
    return Strip(y, lines, rules)


def count_imprint(block: ImprintBlock, sheet: StyleSheet) -> Strip:
    """As `set_imprint`, as high, with one empty line and no rules."""
    style, width = sheet.style(block.style), sheet.page.text_width
    counts = (count_lines(row.label + row.text, _hanging(row, style), sheet, width) for row in block.rows)
    lines = sum(max(count, bool(row.end)) for count, row in zip(counts, block.rows, strict=True))
    return Strip(lines * sheet.imprint.pitch, [PlacedLine(0.0, [])])


def _hanging(row: ImprintRow, style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(
        style.name, style.word, style.font, style.size, style.pitch,
        left=style.left, right=style.right, hanging=len(row.label) * style.size, color=style.color,
    )  # fmt: skip


def _set_row(row: ImprintRow, style: ParagraphStyle, sheet: StyleSheet, at: int) -> list[list[Segment]]:
    page = sheet.page
    lines = set_text(
        row.label + row.text, _hanging(row, style), sheet, left=page.left, width=page.text_width
    )
    if row.end:
        ended = ParagraphStyle(
            style.name, style.word, style.font, style.size, style.pitch, right=style.right, align="right"
        )
        end = set_text(row.end, ended, sheet, left=page.left, width=page.text_width)[0]
        for segment in end:
            segment.at += len(row.label + row.text)
        if lines:
            lines[-1] = [*lines[-1], *end]
        else:
            lines = [end]
    for line in lines:
        for segment in line:
            segment.at += at
    return lines
