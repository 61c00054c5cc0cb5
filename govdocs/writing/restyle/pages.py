"""Sections: paper, margins and grid of the sheet; a page that lies stays lying, a larger paper large."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.reading.docx.markup import attribute, child
from govdocs.writing.docx.markup import twips
from govdocs.writing.restyle.markup import element, place, w
from govdocs.writing.restyle.order import SECTION_ORDER
from govdocs.writing.restyle.report import Change

_TWIPS_PER_MM = 1440 / 25.4
_LARGER = 1.5
"""Times the area of the sheet's paper from which a section was folded in on purpose (A3)."""
_HEADER = 851
"""Twips, as in our own files (1.5 cm)."""


def find_sections(document: etree._Element) -> list[etree._Element]:
    """The section properties of the body in order; the last one is made where there is none."""
    body = child(document, "body")
    assert body is not None
    found = [
        section
        for section in body.iter(w("sectPr"))
        if section.getparent() is body or section.getparent().tag == w("pPr")  # type: ignore[union-attr]
    ]
    if child(body, "sectPr") is None:
        found.append(etree.SubElement(body, w("sectPr")))
    return found


def set_pages(sections: Sequence[etree._Element], sheet: StyleSheet) -> list[Change]:
    """Gives every section the sheet's paper, margins and grid; tells what they were before."""
    changes: list[Change] = []
    for number, section in enumerate(sections, 1):
        where = f"第{number}节" if len(sections) > 1 else ""
        changes += [Change(one.subject, f"{where}{one.message}") for one in _set_page(section, sheet)]
    return changes


def _set_page(section: etree._Element, sheet: StyleSheet) -> list[Change]:
    changes = []
    width, height = (_number(section, "pgSz", name) for name in ("w", "h"))
    wide, high = twips(sheet.page.width), twips(sheet.page.height)
    if width * height > _LARGER * wide * high:
        return [Change("kept", f"纸张{_size(width, height)}比 A4 大，纸张和页边距照原样")]
    lying = attribute(child(section, "pgSz"), "orient") == "landscape" or width > height > 0
    size = (high, wide) if lying else (wide, high)
    if max(abs(width - size[0]), abs(height - size[1])) > 20:
        changes.append(Change("page", f"纸张：{_size(width, height)} → {_size(*size)}"))
    made = element("pgSz", w=size[0], h=size[1])
    if lying:
        made.set(w("orient"), "landscape")
    place(section, made, SECTION_ORDER)
    changes += _set_margins(section, sheet, lying=lying)
    _set_grid(section, sheet)
    return changes


def _set_margins(section: etree._Element, sheet: StyleSheet, *, lying: bool) -> list[Change]:
    page, old = sheet.page, child(section, "pgMar")
    top, right, bottom, left = page.top, page.right, page.bottom, page.left
    if lying:
        # A page that lies is the upright one turned: bound at its top edge (GB/T 9704-2012 section 8).
        top, right, bottom, left = page.left, page.top, page.right, page.bottom
    margins = {"top": twips(top), "bottom": twips(bottom), "left": twips(left), "right": twips(right)}
    below = twips(page.bottom) - twips(sheet.page_number.docx_footer)
    made = element(
        "pgMar",
        **{name: margins[name] for name in ("top", "right", "bottom", "left")},
        header=_HEADER,
        footer=max(margins["bottom"] - below, 0),
        gutter=0,
    )
    before = {name: _number(section, "pgMar", name) for name in margins}
    gutter = _number(section, "pgMar", "gutter")
    place(section, made, SECTION_ORDER)
    if old is not None and not gutter and all(abs(before[name] - margins[name]) <= 2 for name in margins):
        return []
    told = _margins(before) + (f" 装订线{_mm(gutter)}" if gutter else "") if old is not None else "没有写"
    return [Change("page", f"页边距（毫米）：{told} → {_margins(margins)}" + "（横排）" * lying)]


def _set_grid(section: etree._Element, sheet: StyleSheet) -> None:
    place(section, element("docGrid", type="lines", linePitch=twips(sheet.grid.line_pitch)), SECTION_ORDER)


def _number(section: etree._Element, name: str, key: str) -> int:
    value = attribute(child(section, name), key)
    try:
        return round(float(value)) if value else 0
    except ValueError:
        return 0


def _margins(margins: dict[str, int]) -> str:
    names = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
    return " ".join(f"{label}{_mm(margins[name])}" for name, label in names.items())


def _size(width: int, height: int) -> str:
    return f"{_mm(width)}×{_mm(height)} 毫米" if width and height else "没有写"


def _mm(value: int) -> str:
    # Word shows 1800 twips as 31.8 mm; binary halves would be rounded down.
    return f"{round(value / _TWIPS_PER_MM + 1e-6, 1):g}"
