"""Page 1 shows body text: addressees too many for it move to the 版记, in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govdocs.layout import load_sheet, paginate
from govdocs.layout.addressee import move_addressees
from govdocs.model import Letter, Notice, OfficialDate, OfficialLayout
from govdocs.reading import read_bytes, read_text
from govdocs.templating import Flow, TextBlock, arrange
from govdocs.templating.flow import ImprintBlock
from govdocs.writing.render import render, render_bytes
from tests.libreoffice import to_pdf
from tests.writing.places import see_pages

SHEET = load_sheet()
FEW = "各县（市、区）党委，市委各部委，市直各单位党组（党委），各人民团体党组"
MANY = "，".join(f"云陵市第{number}人才工作领导小组成员单位" for number in range(1, 31))
NOTICE = Notice(
    title="关于做好年度人才统计工作的通知",
    addressee=MANY,
    body=("现将有关事项通知如下，请各单位抓紧填报，按时报送。",),  # type: ignore[arg-type]
    issuers=("云陵市委组织部",),
    document_number="云组发〔2026〕3号",
    signature=("云陵市委组织部",),
    date=OfficialDate.of("2026-11-22"),
    copy_recipients="市人大常委会办公室",
    printing_office="云陵市委组织部办公室",
    printing_date=OfficialDate.of("2026-11-23"),
)


def moved(document: Notice | Letter) -> Flow:
    return move_addressees(arrange(document), SHEET)


def rows(flow: Flow) -> list[tuple[str, bool]]:
    (imprint,) = (block for block in flow.blocks if isinstance(block, ImprintBlock))
    return [(row.label or row.text[:2], row.joined) for row in imprint.rows]


def test_they_stand_above_the_copies_without_a_rule_between() -> None:
    flow = moved(NOTICE)
    assert rows(flow) == [("主送：", False), ("抄送：", True), ("云陵", False)]
    assert not any(isinstance(block, TextBlock) and block.id == "addressee" for block in flow.blocks)


def test_so_many_as_leave_room_for_the_text_stay_under_the_title() -> None:
    few = replace(NOTICE, addressee=FEW)
    assert moved(few) == arrange(few)


def test_a_rule_parts_them_from_who_prints_where_nobody_gets_a_copy() -> None:
    assert rows(moved(replace(NOTICE, copy_recipients=""))) == [("主送：", False), ("云陵", False)]


def test_a_text_without_an_imprint_gets_one_and_one_without_a_letterhead_none() -> None:
    bare = replace(NOTICE, copy_recipients="", printing_office="", printing_date=None)
    assert rows(moved(bare)) == [("主送：", False)]
    plain = replace(bare, issuers=())
    assert moved(plain) == arrange(plain)


def test_a_letter_has_them_in_an_imprint_without_rules() -> None:
    letter = Letter(
        title="关于商请支持人才工作的函",
        addressee=MANY,
        body=NOTICE.body,
        issuers=("云陵市委组织部",),
        layout=OfficialLayout.LETTER,
    )
    assert [block.style for block in moved(letter).blocks if isinstance(block, ImprintBlock)] == [
        "letter-imprint"
    ]


@pytest.mark.parametrize("count", range(1, 31))
def test_page_1_shows_text_however_many_there_are(count: int) -> None:
    flow = moved(replace(NOTICE, addressee="，".join(MANY.split("，")[:count])))
    body = next(
        at for at, block in enumerate(flow.blocks) if isinstance(block, TextBlock) and block.id == "p1"
    )
    assert any(line.block == body for line in paginate(flow, SHEET)[0].lines)


def test_more_than_an_imprint_holds_stay_under_the_title_and_on_the_paper() -> None:
    flow = moved(replace(NOTICE, addressee=MANY + "，" + MANY))
    assert any(isinstance(block, TextBlock) and block.id == "addressee" for block in flow.blocks)
    for page in paginate(flow, SHEET):
        assert all(line.y > SHEET.page.top for line in page.lines)


@pytest.mark.libreoffice
def test_both_formats_show_text_on_page_1_and_the_addressees_at_the_end(tmp_path: Path) -> None:
    for name in ("通知.pdf", "通知.docx"):
        render(NOTICE, tmp_path / name, system_fonts=False)
    (theirs,) = to_pdf([tmp_path / "通知.docx"], tmp_path / "lo")
    for pdf in (tmp_path / "通知.pdf", theirs):
        first, last = see_pages(pdf)
        assert first.find("现将有关事项").top < 200
        assert "主送" not in "".join(words.text for words in first.words)
        sent, copied = last.find("主送：云陵市第1"), last.find("抄送：")
        assert sent.left == pytest.approx(copied.left, abs=0.5)
        assert not [rule for rule in last.rules if sent.bottom < rule.top < copied.top]


def test_the_docx_comes_back_with_its_addressees() -> None:
    assert read_bytes(render_bytes(NOTICE, "docx").data, "通知.docx").document == NOTICE


def test_addressees_typed_in_the_imprint_are_read() -> None:
    document = read_text("关于工作的通知\n　　很好。\n主送：各县（市、区）委。\n抄送：省委。\n").document
    assert isinstance(document, Notice)
    assert (document.addressee, document.copy_recipients) == ("各县（市、区）委", "省委")


def test_a_second_line_of_addressees_stays_text() -> None:
    draft = read_text("关于工作的通知\n各县（市、区）委：\n　　很好。\n主送：省委。\n")
    assert isinstance(draft.document, Notice)
    assert draft.document.addressee == "各县（市、区）委"
    assert "主送：省委。" in str(draft.document.body)
