"""Paper, margins, grid, page numbers, heads and feet, and the tables on the page."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.shared import Mm
from lxml import etree

from govdocs.writing.restyle import restyle
from tests.writing.docx.opened import Opened, W
from tests.writing.restyle.material import NAMES, everything, saved, speech
from tests.writing.restyle.seen import value, words


def opened(document: Any) -> Opened:
    return Opened(restyle(saved(document), "稿.docx").data)


def messages(document: Any, subject: str) -> list[str]:
    return [one.message for one in restyle(saved(document), "稿.docx").changes if one.subject == subject]


def test_the_page_is_that_of_the_sheet_and_the_change_is_told() -> None:
    section = opened(speech()).find("//w:sectPr")[0]
    assert [value(section, f"w:pgSz/@w:{name}") for name in "wh"] == ["11906", "16838"]
    sides = ("top", "bottom", "left", "right")
    assert [value(section, f"w:pgMar/@w:{name}") for name in sides] == ["2098", "1984", "1587", "1474"]
    assert value(section, "w:docGrid/@w:linePitch") == "579"
    assert "页边距（毫米）：上25.4 下25.4 左31.8 右31.8 → 上37 下35 左28 右26" in messages(speech(), "page")


def test_a_lying_page_stays_lying_bound_at_its_top() -> None:
    section = opened(everything()).find("//w:sectPr")[1]
    assert value(section, "w:pgSz/@w:orient") == "landscape"
    assert int(value(section, "w:pgSz/@w:w")) > int(value(section, "w:pgSz/@w:h"))
    assert value(section, "w:pgMar/@w:top") == "1587"


def test_a_larger_paper_is_left_alone() -> None:
    document = speech()
    document.sections[0].page_width, document.sections[0].page_height = Mm(420), Mm(297)
    section = opened(document).find("//w:sectPr")[0]
    assert int(value(section, "w:pgSz/@w:w")) > 20000
    assert any("比 A4 大" in message for message in messages(document, "kept"))


def footers(of: Opened) -> dict[str, str]:
    """The text of the feet of the first section, by sort of page."""
    targets = {one.get("Id"): str(one.get("Target")) for one in of.xml("word/_rels/document.xml.rels")}
    references = of.find("(//w:sectPr)[1]/w:footerReference")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        str(one.get(f"{W}type")): " ".join(words(of.xml(f"word/{targets[one.get(relation)]}")).split())
        for one in references
    }


def test_odd_and_even_pages_get_their_numbers() -> None:
    made = opened(speech())
    assert footers(made) == {"default": "— PAGE 1 —", "even": "— PAGE 1 —"}
    assert made.find("//w:evenAndOddHeaders", "word/settings.xml")
    sides = [value(made.xml(f"word/footer-{name}.xml"), "//w:jc/@w:val") for name in ("odd", "even")]
    assert sides == ["right", "left"]


def test_a_foot_that_was_a_page_number_is_replaced_and_its_part_goes() -> None:
    document = speech()
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    made = opened(document)
    assert footers(made)["default"].startswith("—")
    assert "word/footer1.xml" not in made.parts
    assert "footer1" not in made.parts["[Content_Types].xml"].decode()
    assert any("换下原来的页脚“第 1 页”" in message for message in messages(document, "footer"))


def test_a_foot_with_words_of_its_own_stays_on_every_page() -> None:
    document = speech()
    document.sections[0].footer.paragraphs[0].text = "内部资料　注意保存"
    assert footers(opened(document)) == {"default": "内部资料 注意保存", "even": "内部资料 注意保存"}
    assert any("内部资料" in message for message in messages(document, "kept"))


def test_a_page_head_does_not_vanish_from_even_pages() -> None:
    made = opened(everything())
    sorts = [one.get(f"{W}type") for one in made.find("(//w:sectPr)[1]/w:headerReference")]
    assert sorted(map(str, sorts)) == ["default", "even"]
    heads = [name for name in made.parts if name.startswith("word/header")]
    assert [(words(made.xml(name))) for name in heads] == ["云陵市人才工作领导小组办公室"] * 2


def test_a_first_page_that_differs_is_told() -> None:
    document = speech()
    document.sections[0].different_first_page_header_footer = True
    assert any("首页不同" in message for message in messages(document, "kept"))


def test_dashes_of_the_page_number_are_not_doubled() -> None:
    document = speech()
    document.sections[0]._sectPr.append(parse_xml(f'<w:pgNumType {NAMES} w:fmt="numberInDash" w:start="3"/>'))
    numbers = opened(document).find("//w:pgNumType")[0]
    assert {str(key).rpartition("}")[2] for key in numbers.attrib} == {"start"}


@pytest.mark.parametrize(("text", "size"), [("人才办", "24"), ("制定计划", "18")])
def test_cells_get_an_official_face_and_never_a_larger_size(text: str, size: str) -> None:
    made = opened(everything())
    run = next(one for one in made.find("//w:tbl//w:r") if words(one) == text)
    assert value(run, "w:rPr/w:rFonts/@w:eastAsia") == "仿宋_GB2312"
    assert value(run, "w:rPr/w:sz/@w:val") == size


def test_a_table_keeps_its_borders_widths_and_alignment() -> None:
    def shape(of: Opened) -> list[bytes]:
        return [etree.tostring(one, method="c14n") for one in of.find("//w:tblPr|//w:tblGrid|//w:tcPr")]

    assert shape(opened(everything())) == shape(Opened(saved(everything())))


def test_a_table_wider_than_the_page_is_told() -> None:
    document = speech()
    table = document.add_table(rows=1, cols=2)
    for column in table._tbl.tblGrid:
        column.set(f"{W}w", "6000")
    assert any("版心只有156 毫米" in message for message in messages(document, "table"))
