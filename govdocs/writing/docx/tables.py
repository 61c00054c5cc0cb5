"""Tables and boxes (专栏), as wide as the 版心 of the page they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govdocs.layout.roles import style_id
from govdocs.layout.sheet import StyleSheet
from govdocs.layout.table import PADDING, RULE_WIDTH, column_widths
from govdocs.templating.flow import BoxBlock, TableBlock
from govdocs.writing.docx.markup import twips
from govdocs.writing.docx.paragraphs import END, border, indents, open_paragraph, spacing
from govdocs.writing.docx.runs import RunWriter


def write_table(block: TableBlock, sheet: StyleSheet, runs: RunWriter) -> Iterator[str]:
    """The caption and the unit above a table, the table, and its note."""
    for style, text in (("table-caption", block.caption), ("table-unit", block.unit)):
        if text:
            yield _text(style, text, sheet, runs)
    widths = _whole_twips(column_widths(block, sheet))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>' for width in widths]
    for number, row in enumerate(block.rows):
        heading = number < block.header_rows
        yield "<w:tr><w:trPr><w:cantSplit/>" + "<w:tblHeader/>" * heading + "</w:trPr>"
        name = "table-head" if heading else block.style
        opening, manner = _open_text(name), sheet.style(name)
        for text, cell in zip(row, cells, strict=True):
            yield f"{cell}{opening}{runs.write(manner, text) if text else ''}{END}</w:tc>"
        yield "</w:tr>"
    yield "</w:tbl>"
    if block.note:
        yield _text("table-note", block.note, sheet, runs)


def _text(style: str, text: str, sheet: StyleSheet, runs: RunWriter) -> str:
    return f"{_open_text(style)}{runs.write(sheet.style(style), text)}{END}"


def _open_text(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>'


def _whole_twips(widths: list[float]) -> list[int]:
    """The widths in twips, their sum rounded once, so that the table ends on the edge of the 版心."""
    edges = [0]
    total = 0.0
    for width in widths:
        total += width
        edges.append(twips(total))
    return [end - start for start, end in pairwise(edges)]


def write_box(block: BoxBlock, sheet: StyleSheet, runs: RunWriter, before: float) -> Iterator[str]:
    """专栏: paragraphs with the sides of the frame, its head over the title and its foot under the last.

    Every paragraph names its own edges, so that two boxes in a row stay two and one may run over pages.
    """
    texts = [("box-title", block.title), *((block.style, text) for text in block.paragraphs)]
    inset = round(2 * PADDING)
    for number, (name, text) in enumerate(texts):
        style = sheet.style(name)
        sides = [("left", inset), ("right", inset)]
        if number == 0:
            sides.insert(0, ("top", 0))
        if number == len(texts) - 1:
            sides.insert(-1, ("bottom", 0))
        edges = "".join(border(edge, RULE_WIDTH, space=space) for edge, space in sides)
        yield open_paragraph(
            name,
            keep=number == 0,
            borders=f"<w:pBdr>{edges}</w:pBdr>",
            spacing=spacing(before=before) if number == 0 and before else "",
            indent=indents(inset, inset, style.indent),
        )
        yield runs.write(style, text) if text else ""
        yield END
