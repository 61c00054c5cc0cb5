"""The body: every block of a flow as a paragraph or a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from govdocs.layout.roles import style_id
from govdocs.layout.sheet import StyleSheet
from govdocs.layout.table import column_widths
from govdocs.templating.flow import FlowBlock, TableBlock, TextBlock
from govdocs.writing.docx.markup import twips
from govdocs.writing.docx.runs import RunWriter

_AFTER_TABLE = f'<w:p><w:pPr><w:pStyle w:val="{style_id("body")}"/></w:pPr></w:p>'
"""Word joins two tables that touch, and refuses a body that ends with one."""


def write_body(
    blocks: Sequence[FlowBlock], sheet: StyleSheet, titles: Mapping[int, tuple[str, ...]], runs: RunWriter
) -> str:
    """The children of `<w:body>` before its section. Raises TypeError for a sort of block Word has no form for."""
    parts: list[str] = []
    heads: dict[tuple[str, int, bool], str] = {}
    table_open = False
    for index, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            key = (block.style, block.level, block.new_page)
            head = heads.get(key)
            if head is None:
                head = heads[key] = _open_paragraph(block, sheet)
            lines = titles.get(index, ())
            written = runs.write(sheet.style(block.style), block.text, block.label, block.marks, lines)
            parts += (head, written, "</w:p>")
        elif isinstance(block, TableBlock):
            if table_open and not block.caption:
                parts.append(_AFTER_TABLE)
            parts += _write_table(block, sheet, runs)
        else:
            raise TypeError(f".docx 还没有这种块的写法：{type(block).__name__}")
        table_open = isinstance(block, TableBlock)
    if table_open:
        parts.append(_AFTER_TABLE)
    return "".join(parts)


def _open_paragraph(block: TextBlock, sheet: StyleSheet) -> str:
    """The start of a paragraph; its outline level only where it is not that of its style."""
    page = "<w:pageBreakBefore/>" * block.new_page
    outline = ""
    if block.level and block.level != sheet.style(block.style).outline:
        outline = f'<w:outlineLvl w:val="{min(block.level, 9) - 1}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.style)}"/>{page}{outline}</w:pPr>'


def _write_table(block: TableBlock, sheet: StyleSheet, runs: RunWriter) -> Iterator[str]:
    if block.caption:
        yield from _cell_text("table-caption", block.caption, sheet, runs)
    widths = _whole_twips(column_widths(block, sheet))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    for number, row in enumerate(block.rows):
        heading = number < block.header_rows
        yield "<w:tr><w:trPr><w:cantSplit/>" + "<w:tblHeader/>" * heading + "</w:trPr>"
        for text, width in zip(row, widths, strict=True):
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            yield from _cell_text("table-head" if heading else block.style, text, sheet, runs)
            yield "</w:tc>"
        yield "</w:tr>"
    yield "</w:tbl>"


def _cell_text(style: str, text: str, sheet: StyleSheet, runs: RunWriter) -> tuple[str, str, str]:
    content = runs.write(sheet.style(style), text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>', content, "</w:p>"


def _whole_twips(widths: list[float]) -> list[int]:
    """The widths in twips, their sum rounded once, so that the table ends on the edge of the 版心."""
    edges = [0]
    total = 0.0
    for width in widths:
        total += width
        edges.append(twips(total))
    return [end - start for start, end in pairwise(edges)]
