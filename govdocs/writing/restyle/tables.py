"""Tables keep their borders, widths and alignment; only foreign faces and oversized letters give way.

A face that official texts use (仿宋、楷体、黑体、小标宋) was chosen by somebody and stays. A size below
that of the sheet stays too: many columns would not fit otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.reading.docx.markup import attribute, child, is_on, local_name
from govdocs.writing.docx.markup import font_names, twips
from govdocs.writing.restyle.dress import free_from_grid
from govdocs.writing.restyle.lettering import keeps_its_face
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look
from govdocs.writing.restyle.markup import element, parse, place, run_properties, runs_of, w
from govdocs.writing.restyle.order import RUN_ORDER
from govdocs.writing.restyle.report import Change

_OFFICIAL_ROLES = ("fangsong", "kaiti", "heiti", "xiaobiaosong")
_TWIPS_PER_MM = 1440 / 25.4


def set_tables(paragraphs: Sequence[Located], look: Look, sheet: StyleSheet) -> list[Change]:
    """Sets the cells among `paragraphs`; tells of each table what was changed, and which is too wide."""
    official = {name for role in _OFFICIAL_ROLES if role in sheet.fonts for name in _names(sheet, role)}
    tables: dict[etree._Element, list[Located]] = {}
    for paragraph in paragraphs:
        if paragraph.in_table:
            outer = list(paragraph.element.iterancestors(w("tbl")))[-1]
            tables.setdefault(outer, []).append(paragraph)
    changes: list[Change] = []
    for table, cells in tables.items():
        counts = [_set_cell(cell, look, sheet, official) for cell in cells]
        faces, sizes = (sum(count[at] for count in counts) for at in (0, 1))
        told = [f"换了字体{faces}处"] * bool(faces) + [f"改小了字号{sizes}处"] * bool(sizes)
        if told:
            changes.append(Change("table", "，".join(told) + "；框线、列宽、对齐照原样", cells[0].number))
        changes += _width_remark(table, cells[0].number, sheet)
    return changes


def _names(sheet: StyleSheet, role: str) -> tuple[str, ...]:
    return (sheet.fonts[role].official, *sheet.fonts[role].names)


def _set_cell(cell: Located, look: Look, sheet: StyleSheet, official: set[str]) -> tuple[int, int]:
    style = sheet.style("table-head" if _is_head(cell.element) else "table")
    faces = sizes = 0
    for run in runs_of(cell.element):
        if not any(local_name(item) in ("t", "delText") for item in run):
            continue
        faces += _set_face(run, cell, style, look, sheet, official)
        sizes += _set_size(run, cell, style, look)
    free_from_grid(cell.element)
    return faces, sizes


def _set_face(
    run: etree._Element,
    cell: Located,
    style: ParagraphStyle,
    look: Look,
    sheet: StyleSheet,
    official: set[str],
) -> bool:
    if look.face(run, cell.element) in official or keeps_its_face(run):
        return False
    fonts = parse(font_names(sheet, style.font))
    fonts.set(w("hint"), "eastAsia")
    place(run_properties(run), fonts, RUN_ORDER)
    return True


def _set_size(run: etree._Element, cell: Located, style: ParagraphStyle, look: Look) -> bool:
    if look.size(run, cell.element) <= style.size:
        return False
    for name in ("sz", "szCs"):
        place(run_properties(run), element(name, val=round(style.size * 2)), RUN_ORDER)
    return True


def _is_head(paragraph: etree._Element) -> bool:
    row = next(paragraph.iterancestors(w("tr")), None)
    return is_on(child(row, "trPr", "tblHeader"))


def _grid(table: etree._Element) -> list[etree._Element]:
    grid = child(table, "tblGrid")
    return [] if grid is None else list(grid)


def _width_remark(table: etree._Element, number: int, sheet: StyleSheet) -> list[Change]:
    columns = [attribute(column, "w") for column in _grid(table) if local_name(column) == "gridCol"]
    width = sum(int(column) for column in columns if column.isdecimal())
    room = twips(sheet.page.text_width)
    if width <= room + 240 or not columns:
        return []
    told = f"表宽{width / _TWIPS_PER_MM:.0f} 毫米，版心只有{room / _TWIPS_PER_MM:.0f} 毫米，没有改，请看一看"
    return [Change("table", told, number)]
