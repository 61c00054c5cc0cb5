"""Structure: headings, paragraphs and tables a screen reader can walk through."""

from __future__ import annotations

from itertools import pairwise

from govdocs.fonts import FontBook
from govdocs.layout.page import Line, Page, Segment
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.templating import Flow, FlowMark, TableBlock, TextBlock
from govdocs.writing.pdf import write_pdf
from tests.writing.pdf.conftest import SENTENCE
from tests.writing.pdf.reader import ARTIFACT, PdfReading


def read(flow: Flow, sheet: StyleSheet, fonts: FontBook) -> PdfReading:
    """A flow, laid out, drawn and read back."""
    return PdfReading(write_pdf(paginate(flow, sheet), flow, sheet, fonts).data)


def test_blocks_become_headings_by_their_level_and_paragraphs(reading: PdfReading) -> None:
    tags = [node.tag for node in reading.tree]
    assert tags == ["Title", "P", "P", "P", "H1", "P", "H2", "P", "H1", "H2", "P", "Table", "P", "P"]
    assert reading.tree[4].text == "一、提高站位，凝聚爱才合力"


def test_title_is_mapped_to_a_tag_every_reader_knows(reading: PdfReading) -> None:
    assert str(reading.pdf.Root.StructTreeRoot.RoleMap.Title) == "/P"


def test_run_in_heading_is_a_heading_and_a_paragraph(reading: PdfReading) -> None:
    heading, rest = reading.tree[9], reading.tree[10]
    assert heading.text == "（一）完善引才机制。"
    assert rest.text == SENTENCE * 2


def test_run_in_heading_is_parted_from_its_body_in_the_middle_of_a_stretch(
    sheet: StyleSheet, fonts: FontBook
) -> None:
    text = "完善机制。要持续用力。"
    marks = (FlowMark(0, 5, "heading3"), FlowMark(5, len(text), "body"))
    flow = Flow((TextBlock("heading3-run-in", text, label="1.", level=3, marks=marks),), kind="speech")
    segments = [
        Segment(100.0, "1.", "latin", 16.0, 0.0, 0),
        Segment(112.0, text[:8], "fangsong", 16.0, -0.25, 2),
        Segment(240.0, text[8:], "fangsong", 16.0, -0.25, 10),
    ]
    page = Page(1, [Line(200.0, segments, 0, True)])
    reading = PdfReading(write_pdf([page], flow, sheet, fonts).data)
    places = [round(glyph.x, 2) for glyph in reading.glyphs[2:10]]
    assert places == [112.0 + 15.75 * index for index in range(8)]
    assert [(node.tag, node.text) for node in reading.tree] == [
        ("H3", "1.完善机制。"),
        ("P", "要持续用力。"),
    ]


def test_section_that_is_a_number_and_text_only_has_its_number_as_heading(
    sheet: StyleSheet, fonts: FontBook
) -> None:
    text = "要持续用力。"
    marks = (FlowMark(0, len(text), "body"),)
    flow = Flow((TextBlock("heading3-run-in", text, label="1.", level=3, marks=marks),), kind="speech")
    assert [(node.tag, node.text) for node in read(flow, sheet, fonts).tree] == [("H3", "1."), ("P", text)]


def test_paragraph_over_two_pages_is_one_element(flow: Flow, reading: PdfReading) -> None:
    spread = [node for node in reading.tree if len(node.pages) > 1]
    assert spread
    assert all(node.text in [getattr(block, "text", "") for block in flow.blocks] for node in spread)


def test_table_has_rows_of_head_and_data_cells_with_the_empty_one(reading: PdfReading) -> None:
    table = next(node for node in reading.tree if node.tag == "Table")
    caption, *rows = table.children
    assert (caption.tag, caption.text) == ("Caption", "表1 名额分配")
    assert [[(cell.tag, cell.text) for cell in row.children] for row in rows] == [
        [("TH", "单位"), ("TH", "名额")],
        [("TD", "青石县"), ("TD", "12")],
        [("TD", "望江区"), ("TD", "")],
    ]


def test_table_head_repeated_on_the_next_page_is_no_second_text(sheet: StyleSheet, fonts: FontBook) -> None:
    rows = (("单位", "名额"), *((f"青石县{number}组", str(number)) for number in range(60)))
    flow = Flow((TableBlock("table", rows),), kind="speech")
    reading = read(flow, sheet, fonts)
    assert len(reading.pages) > 1
    assert "单位" in "".join(glyph.char for glyph in reading.pages[1])
    assert reading.tree[0].text == "".join(map("".join, rows))


def test_every_page_says_which_element_owns_each_of_its_marks(reading: PdfReading) -> None:
    nums = list(reading.pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for page, glyphs in zip(reading.pdf.pages, reading.pages, strict=True):
        owners = parents[int(page.obj.StructParents)]
        marks = {glyph.mark for glyph in glyphs} - {ARTIFACT}
        assert marks == set(range(len(owners)))
        for mark, owner in enumerate(owners):
            kids = list(owner.K)
            assert mark in kids or any(
                getattr(kid, "MCID", None) == mark and kid.Pg.objgen == page.obj.objgen
                for kid in kids
                if not isinstance(kid, int)
            )


def test_tree_order_is_reading_order(reading: PdfReading) -> None:
    firsts = [min(node.pages) for node in reading.tree]
    assert all(before <= after for before, after in pairwise(firsts))


def test_page_numbers_are_not_part_of_the_text(reading: PdfReading) -> None:
    for number, glyphs in enumerate(reading.pages, 1):
        outside = "".join(glyph.char for glyph in glyphs if glyph.mark == ARTIFACT)
        assert outside == f"— {number} —"
