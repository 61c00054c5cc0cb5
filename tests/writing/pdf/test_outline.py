"""Bookmarks lead to headings."""

from __future__ import annotations

from typing import Any

import pikepdf

from govdocs.fonts import FontBook
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.templating import Flow, TextBlock
from govdocs.writing.pdf import write_pdf
from tests.writing.pdf.reader import PdfReading


def titles(reading: PdfReading) -> list[tuple[int, str]]:
    """Depth and words of every bookmark, as pikepdf's own reader finds them."""

    def walk(items: Any, depth: int) -> list[tuple[int, str]]:
        return [
            found for item in items for found in [(depth, str(item.title)), *walk(item.children, depth + 1)]
        ]

    with reading.pdf.open_outline() as outline:
        return walk(outline.root, 1)


def test_bookmarks_nest_by_level_and_show_label_and_heading(reading: PdfReading) -> None:
    assert titles(reading) == [
        (1, "一、提高站位，凝聚爱才合力"),
        (2, "（一）压实责任"),
        (1, "二、突出重点，健全育才体系"),
        (2, "（一）完善引才机制"),
    ]


def test_bookmark_leads_to_the_page_and_just_above_the_heading(reading: PdfReading) -> None:
    with reading.pdf.open_outline() as outline:
        target = outline.root[1].destination
    assert isinstance(target, pikepdf.Array)
    page = next(index for index, one in enumerate(reading.pdf.pages) if one.obj.objgen == target[0].objgen)
    drawn = "".join(glyph.char for glyph in reading.pages[page])
    first = reading.pages[page][drawn.index("二、突出重点")]
    assert first.y + first.size < float(target[3]) < first.y + 2 * first.size


def test_level_that_is_skipped_hangs_below_the_nearest_above_it(sheet: StyleSheet, fonts: FontBook) -> None:
    flow = Flow(
        (
            TextBlock("heading3", "先说三级", level=3),
            TextBlock("heading1", "再说一级", level=1),
            TextBlock("heading3", "又到三级", level=3),
            TextBlock("heading2", "回到二级", level=2),
        ),
        kind="speech",
    )
    reading = PdfReading(write_pdf(paginate(flow, sheet), flow, sheet, fonts).data)
    assert titles(reading) == [(1, "先说三级"), (1, "再说一级"), (2, "又到三级"), (2, "回到二级")]


def test_document_without_headings_has_no_outline(sheet: StyleSheet, fonts: FontBook) -> None:
    flow = Flow((TextBlock("body", "没有标题。"),), kind="speech")
    reading = PdfReading(write_pdf(paginate(flow, sheet), flow, sheet, fonts).data)
    root = reading.pdf.Root
    assert "/Outlines" not in root
    assert "/PageMode" not in root or str(root.PageMode) == "/UseNone"
