"""Flow → pieces: every block set, with its manners: what it keeps to, where it must stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govdocs.layout.compose import shape_titles
from govdocs.layout.imprint import count_imprint, set_imprint
from govdocs.layout.letterhead import set_mark, set_pair, set_rule
from govdocs.layout.page import Segment
from govdocs.layout.paragraph import block_marks, block_text, count_lines, set_text
from govdocs.layout.picture import set_picture
from govdocs.layout.sheet import PageFormat, ParagraphStyle, StyleSheet
from govdocs.layout.signoff import place_sign_off, seal_middles
from govdocs.layout.spacing import space_above
from govdocs.layout.strip import Piece, PlacedLine, Sentences, Strip, baseline, counted_strips, text_strips
from govdocs.layout.table import set_box, set_table
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowMark,
    ImprintBlock,
    MarkBlock,
    PageTurn,
    PairBlock,
    PictureBlock,
    RuleBlock,
    SignOffBlock,
    TableBlock,
    TextBlock,
)

_SENTENCE = re.compile("[。！？；…]+[”’）》]*")
"""Where a reader may pause long enough to turn a page."""


def turned(page: PageFormat) -> PageFormat:
    """The page lying on its side: its head is the bound edge of the sheet (GB/T 9704-2012 section 8)."""
    return PageFormat(page.height, page.width, page.left, page.right, page.bottom, page.top)


def set_blocks(flow: Flow, sheet: StyleSheet, *, drawn: bool = True) -> Iterator[Piece | PageTurn]:
    """The pieces of a flow in order, page turns between them; not `drawn`, the lines of paragraphs and tables are empty."""
    titles = shape_titles(flow, sheet)
    spaces = space_above(flow, sheet)
    upright = sheet
    for index, block in enumerate(flow.blocks):
        if isinstance(block, PageTurn):
            sheet = replace(upright, page=turned(upright.page)) if block.landscape else upright
            yield block
        elif isinstance(block, TextBlock):
            set_paragraph = _set_paragraph if drawn or sheet.flowing.whole_sentences else _count_paragraph
            piece = set_paragraph(index, block, sheet, titles.get(index, ()))
            piece.before = spaces[index]
            yield piece
        else:
            pieces = _set_block(index, block, sheet, drawn=drawn)
            first = next(pieces)
            first.before = spaces[index]
            following = flow.blocks[index + 1 : index + 2]
            if isinstance(block, SignOffBlock) and following and isinstance(following[0], TextBlock):
                # 附注 stands on the line after the date (7.3.6), so the two move together.
                first.keep = following[0].style == "note"
            yield first
            yield from pieces


def _set_paragraph(index: int, block: TextBlock, sheet: StyleSheet, lines: tuple[str, ...]) -> Piece:
    style = sheet.style(block.style)
    page = sheet.page
    set_lines = set_text(
        block_text(block),
        style,
        sheet,
        marks=block_marks(block) if block.marks or block.label_style else (),
        left=page.left,
        width=page.text_width,
        forced=lines,
    )
    piece = _piece(index, style, sheet, text_strips(set_lines, style), new_page=block.new_page)
    if sheet.flowing.whole_sentences and len(set_lines) > 1 and not style.keep_next:
        piece.sentences = _sentences(block, style, sheet, set_lines)
    return piece


def _count_paragraph(index: int, block: TextBlock, sheet: StyleSheet, lines: tuple[str, ...]) -> Piece:
    """As `_set_paragraph`, every line there but empty."""
    style = sheet.style(block.style)
    count = len(lines) or count_lines(block_text(block), style, sheet, sheet.page.text_width)
    return _piece(index, style, sheet, counted_strips(count, style), new_page=block.new_page)


def _sentences(
    block: TextBlock, style: ParagraphStyle, sheet: StyleSheet, lines: list[list[Segment]]
) -> Sentences:
    text, marks, page = block_text(block), block_marks(block), sheet.page
    ends = [match.end() for match in _SENTENCE.finditer(text)]

    def set_part(start: int, end: int) -> list[Strip]:
        cut = tuple(
            FlowMark(max(mark.start - start, 0), min(mark.end, end) - start, mark.style)
            for mark in marks
            if mark.start < end and mark.end > start
        )
        part = set_text(
            text[start:end],
            style,
            sheet,
            marks=cut,
            left=page.left,
            width=page.text_width,
            continued=start > 0,
        )
        for segment in (segment for line in part for segment in line):
            segment.at += start
        strips = text_strips(part, style)
        strips[0].lines[0].first = start == 0
        return strips

    return Sentences(ends, [line[-1].at + len(line[-1].text) for line in lines], set_part)


def _piece(
    index: int, style: ParagraphStyle, sheet: StyleSheet, strips: list[Strip], *, new_page: bool = False
) -> Piece:
    line = sheet.grid.line_pitch
    return Piece(
        index,
        strips,
        before=style.before * line,
        after=style.after * line,
        keep=style.keep_next,
        new_page=new_page,
    )


def _set_block(
    index: int,
    block: TableBlock | BoxBlock | PictureBlock | RuleBlock | MarkBlock | PairBlock | SignOffBlock | ImprintBlock,
    sheet: StyleSheet,
    *,
    drawn: bool,
) -> Iterator[Piece]:
    if isinstance(block, TableBlock):
        yield from _set_table(index, block, sheet, drawn=drawn)
    elif isinstance(block, BoxBlock):
        yield Piece(index, set_box(block, sheet))
    elif isinstance(block, PictureBlock):
        yield from _set_picture(index, block, sheet)
    elif isinstance(block, RuleBlock):
        rule = sheet.rules[block.style]
        yield Piece(index, [set_rule(rule, sheet)], keep=True)
    elif isinstance(block, MarkBlock):
        style = sheet.style(block.style)
        yield _piece(index, style, sheet, [set_mark(block, style, sheet)])
    elif isinstance(block, PairBlock):
        style = sheet.style(block.style)
        yield _piece(index, style, sheet, set_pair(block, style, sheet))
    elif isinstance(block, SignOffBlock):
        yield _set_sign_off(index, block, sheet) if drawn else _count_sign_off(index, block, sheet)
    else:
        yield Piece(index, [set_imprint(block, sheet) if drawn else count_imprint(block, sheet)])


def _set_table(index: int, block: TableBlock, sheet: StyleSheet, *, drawn: bool) -> Iterator[Piece]:
    page = sheet.page
    for name, text in (("table-caption", block.caption), ("table-unit", block.unit)):
        if text:
            style = sheet.style(name)
            lines = set_text(text, style, sheet, left=page.left, width=page.text_width)
            yield _piece(index, style, sheet, text_strips(lines, style))
    head = block.header_rows if block.header_rows < len(block.rows) else 0
    yield Piece(index, set_table(block, sheet, drawn=drawn), repeated=head)
    if block.note:
        style = sheet.style("table-note")
        lines = set_text(block.note, style, sheet, left=page.left, width=page.text_width)
        yield _piece(index, style, sheet, text_strips(lines, style))


def _set_picture(index: int, block: PictureBlock, sheet: StyleSheet) -> Iterator[Piece]:
    yield Piece(index, [set_picture(index, block, sheet)], keep=bool(block.caption))
    if block.caption:
        style, page = sheet.style("picture-caption"), sheet.page
        lines = set_text(block.caption, style, sheet, left=page.left, width=page.text_width)
        yield replace(_piece(index, style, sheet, text_strips(lines, style)), keep=False)


def _set_sign_off(index: int, block: SignOffBlock, sheet: StyleSheet) -> Piece:
    """All of a sign-off as one strip, never parted from the text before it (7.3.5.5)."""
    style = sheet.style(block.style)
    plain = replace(style, left=0.0, right=0.0, align="left")
    lines: list[PlacedLine] = []
    at = last = 0
    for placed in place_sign_off(block, style, sheet):
        left = sheet.page.left + placed.x
        segments = set_text(placed.text, plain, sheet, left=left, width=sheet.page.text_width)[0]
        for segment in segments:
            segment.at += at
        at += len(placed.text)
        last = max(last, placed.line)
        lines.append(PlacedLine(placed.line * style.pitch + baseline(style), segments, not lines))
    strip = Strip((last + 1) * style.pitch, lines, lead=(style.pitch - style.size) / 2)
    strip.seals = [(sheet.page.left + x, y) for x, y in seal_middles(block, style, sheet)]
    return Piece(index, [strip], follow=True)


def _count_sign_off(index: int, block: SignOffBlock, sheet: StyleSheet) -> Piece:
    """As `_set_sign_off`, every line there but empty."""
    style = sheet.style(block.style)
    lines = {placed.line for placed in place_sign_off(block, style, sheet)}
    return Piece(index, [Strip((max(lines) + 1) * style.pitch, [PlacedLine(0.0, []) for _ in lines])], follow=True)
