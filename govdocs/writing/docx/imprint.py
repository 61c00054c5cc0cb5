"""版记: a table without sides, anchored to the foot of the 版心 of its page (GB/T 9704-2012 7.4)."""

from __future__ import annotations

from govdocs.layout.metrics import text_width
from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow, ImprintBlock, ImprintRow
from govdocs.writing.docx.markup import twips
from govdocs.writing.docx.paragraphs import END, TAB, border, indents, open_paragraph, spacing, tab_stops
from govdocs.writing.docx.runs import RunWriter


def write_imprint(block: ImprintBlock, sheet: StyleSheet, runs: RunWriter) -> str:
    """The table of a 版记; the paragraph behind it in the text is what anchors it to its page."""
    width = twips(sheet.page.text_width)
    rows = "".join(_row(number, block, sheet, runs, width) for number in range(len(block.rows)))
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        f' w:horzAnchor="page" w:tblpX="{twips(sheet.page.left)}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _row(number: int, block: ImprintBlock, sheet: StyleSheet, runs: RunWriter, width: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"{_edges(number, block, sheet)}</w:tcPr>{_line(block.rows[number], block, sheet, runs)}</w:tc></w:tr>"
    )


def _edges(number: int, block: ImprintBlock, sheet: StyleSheet) -> str:
    """The rules of a row: thick first and last, thin between, none between joined rows or in a letter."""
    if block.style != "imprint":
        return ""
    form, last = sheet.imprint, len(block.rows) - 1
    top = form.thick if number == 0 else 0.0 if block.rows[number].joined else form.thin
    below = number < last and block.rows[number + 1].joined
    bottom = form.thick if number == last else 0.0 if below else form.thin
    written = "".join(border(edge, width) for edge, width in (("top", top), ("bottom", bottom)) if width)
    return f"<w:tcBorders>{written}</w:tcBorders>" if written else ""


def _line(row: ImprintRow, block: ImprintBlock, sheet: StyleSheet, runs: RunWriter) -> str:
    style = sheet.style(block.style)
    hanging = text_width(row.label) * style.size
    end = TAB + runs.write(style, row.end) if row.end else ""
    opening = open_paragraph(
        block.style,
        tabs=tab_stops(("right", sheet.page.text_width - style.right)) if row.end else "",
        spacing=spacing(line=sheet.imprint.pitch),
        indent=indents(style.left + hanging, 0.0 if row.end else style.right, -hanging),
        align='<w:jc w:val="left"/>' if row.end else "",
    )
    return f"{opening}{runs.write(style, row.text, row.label)}{end}{END}"


def stands_alone(flow: Flow, sheet: StyleSheet) -> bool:
    """True where the layout gives the 版记 a page to itself; only a flow that has one is laid out for that."""
    if not any(isinstance(block, ImprintBlock) for block in flow.blocks):
        return False
    from govdocs.layout.compose import for_paper
    from govdocs.layout.paginate import paginate

    paper = for_paper(flow)
    at = next(index for index, block in enumerate(paper.blocks) if isinstance(block, ImprintBlock))
    pages = paginate(paper, sheet, drawn=False)
    page = next(page for page in pages if any(line.block == at for line in page.lines))
    return page.number > 1 and all(line.block == at for line in page.lines)
