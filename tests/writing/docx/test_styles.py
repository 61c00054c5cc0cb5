"""The style sheet as Word sees it: ids that never change, figures on the styles and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from govdocs.layout import StyleSheet
from govdocs.layout.roles import STYLE_IDS, mark_style_id, marks_of_style, style_id
from govdocs.templating import Flow, TextBlock
from govdocs.writing.docx import write_docx
from tests.writing.docx.opened import NS, Opened, W, value


def style(opened: Opened, identifier: str) -> etree._Element:
    return opened.find(f"//w:style[@w:styleId='{identifier}']", "word/styles.xml")[0]


def test_every_style_of_the_sheet_has_an_id_of_its_own(sheet: StyleSheet, written: Opened) -> None:
    ids = [style_id(name) for name in sheet.styles]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[A-Za-z0-9]+", one) for one in ids)
    present = {one.get(f"{W}styleId") for one in written.find("//w:style", "word/styles.xml")}
    assert set(ids) <= present


def test_an_offices_own_style_gets_an_ascii_id(sheet: StyleSheet) -> None:
    own = replace(
        sheet, styles={**sheet.styles, "批示-行": replace(sheet.style("line"), name="批示-行", word="批示")}
    )
    opened = Opened(write_docx(Flow((TextBlock("批示-行", "请阅。"),), "material"), own))
    assert re.fullmatch("Gov[A-Za-z0-9]+", style_id("批示-行"))
    assert opened.paragraph(style_id("批示-行")) is not None


@pytest.mark.parametrize(
    "marks", [("label",), ("body",), ("lead", "emphasis"), ("body", "footnote", "hidden")]
)
def test_a_mark_style_says_which_marks_it_stands_for(marks: tuple[str, ...]) -> None:
    assert marks_of_style(mark_style_id(marks)) == marks


@pytest.mark.parametrize("foreign", ["", "Strong", "GovBody", "Gov", "GovEmphasisX"])
def test_a_foreign_style_stands_for_no_mark(foreign: str) -> None:
    assert marks_of_style(foreign) == ()


def test_headings_bear_words_own_ids_and_outline_levels(written: Opened) -> None:
    for level in range(1, 6):
        heading = style(written, f"Heading{level}")
        assert value(heading, "w:name") == f"heading {level}"
        assert value(heading, "w:pPr/w:outlineLvl") == str(level - 1)
        run_in = style(written, f"GovRunIn{level}")
        assert value(run_in, "w:pPr/w:outlineLvl") == str(level - 1)
    assert value(style(written, "GovTitle"), "w:pPr/w:outlineLvl") == ""


def test_a_heading_one_level_up_from_its_form_says_so_itself(sheet: StyleSheet) -> None:
    flow = Flow((TextBlock("heading3", "加强领导", label="1.", level=2),), "speech")
    paragraph = Opened(write_docx(flow, sheet)).paragraph("Heading3")
    assert value(paragraph, "w:pPr/w:outlineLvl") == "1"


def test_size_pitch_and_spacing_are_the_sheets(sheet: StyleSheet, written: Opened) -> None:
    for name, identifier in STYLE_IDS.items():
        if name not in sheet.styles:
            continue
        wanted, found = sheet.style(name), style(written, identifier)
        assert value(found, "w:rPr/w:sz") == str(round(wanted.size * 2))
        assert value(found, "w:pPr/w:spacing", "line") == str(round(wanted.pitch * 20))
        assert value(found, "w:pPr/w:spacing", "lineRule") == "exact"
        assert value(found, "w:rPr/w:spacing") == str(round(wanted.delta * 20))


def test_half_a_line_above_and_half_below_are_never_more_than_a_line(sheet: StyleSheet, written: Opened) -> None:
    chapter = style(written, "GovChapter")
    halves = [int(value(chapter, "w:pPr/w:spacing", side)) for side in ("before", "after")]
    assert sheet.style("chapter").before == sheet.style("chapter").after == 0.5
    assert sum(halves) <= round(sheet.grid.line_pitch * 20)


def test_only_text_of_the_grids_size_is_tightened(written: Opened) -> None:
    for found in written.find("//w:style[@w:type='paragraph'][w:rPr/w:sz]", "word/styles.xml"):
        tightened = value(found, "w:rPr/w:spacing") == "-5"
        assert tightened == (value(found, "w:rPr/w:sz") == "32")


def test_the_first_line_goes_in_by_two_characters(written: Opened) -> None:
    indent = "w:pPr/w:ind"
    body = style(written, "GovBody")
    assert value(body, indent, "firstLineChars") == "200"
    assert value(body, indent, "firstLine") == "640"
    assert value(body, indent, "right") == "-10"


def test_no_paragraph_carries_a_figure_of_its_own(written: Opened) -> None:
    allowed = {f"{W}pStyle", f"{W}outlineLvl"}
    assert {child.tag for one in written.find("//w:p/w:pPr/*") for child in [one]} <= allowed
    assert all(one.find("w:sz", NS) is None for one in written.find("//w:r/w:rPr"))
