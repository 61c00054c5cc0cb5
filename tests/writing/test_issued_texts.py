"""Notices that issue a text: part of the notice by default, its attachment where the draft says 附件."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.layout import load_sheet, shape_titles
from govdocs.model import Notice
from govdocs.reading import read_bytes, read_text
from govdocs.templating import arrange
from govdocs.writing.render import render, render_bytes
from govdocs.writing.text import write_draft_text
from tests.libreoffice import to_pdf
from tests.writing.places import SeenPage, see_pages

HEAD = """---
文种: 通知
发文机关: 中共云陵市委办公室
发文字号: 云办发〔2026〕5号
抄送机关: 市人大常委会办公室
印发机关: 云陵市委办公室
印发日期: 2026-11-23
---
关于印发《云陵市人才公寓管理暂行办法》的通知
各县（市、区）党委：
　　现将《云陵市人才公寓管理暂行办法》印发给你们，请认真执行。
{listed}
中共云陵市委办公室
2026年11月22日
"""
RULES = """云陵市人才公寓管理暂行办法
第一章　总则
第一条　为规范人才公寓管理，制定本办法。
第二条　本办法所称人才包括：
（一）院士；
（二）领军人才。
第二章　附则
第三条　本办法自印发之日起施行。
"""
IN_THE_BODY = HEAD.format(listed="") + RULES
AS_ATTACHMENT = HEAD.format(listed="附件：云陵市人才公寓管理暂行办法") + "附件\n" + RULES
DRAFTS = {"in the body": IN_THE_BODY, "as attachment": AS_ATTACHMENT}


def notice(draft: str) -> Notice:
    document = read_text(draft).document
    assert isinstance(document, Notice)
    return document


def test_below_the_sign_off_it_is_part_of_the_notice_and_below_an_attachment_mark_its_attachment() -> None:
    inside, attached = notice(IN_THE_BODY), notice(AS_ATTACHMENT)
    assert inside.enclosed is not None
    assert (inside.enclosed.title, inside.attachments) == ("云陵市人才公寓管理暂行办法", ())
    assert attached.enclosed is None
    assert [one.title for one in attached.attachments] == ["云陵市人才公寓管理暂行办法"]
    assert inside.enclosed.body == attached.attachments[0].body
    for document in (inside, attached):
        assert (document.signature, str(document.date)) == (("中共云陵市委办公室",), "2026年11月22日")


@pytest.mark.parametrize("name", DRAFTS)
def test_either_way_it_comes_back_from_its_text_and_its_docx(name: str) -> None:
    document = notice(DRAFTS[name])
    assert read_text(write_draft_text(document)).document == document
    assert read_bytes(render_bytes(document, "docx").data, "通知.docx").document == document


@pytest.fixture(scope="module", params=["pdf", pytest.param("docx", marks=pytest.mark.libreoffice)])
def seen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[SeenPage]]:
    folder: Path = tmp_path_factory.mktemp("issued")
    paths = [folder / f"{number}.{request.param}" for number in range(len(DRAFTS))]
    for path, draft in zip(paths, DRAFTS.values(), strict=True):
        render(notice(draft), path, system_fonts=False)
    drawn = to_pdf(paths, folder / "lo") if request.param == "docx" else paths
    return {name: see_pages(path) for name, path in zip(DRAFTS, drawn, strict=True)}


def lines(page: SeenPage) -> list[str]:
    return [words.text for words in page.words]


def test_in_the_body_it_opens_a_page_with_its_own_title_and_no_mark(seen: dict[str, list[SeenPage]]) -> None:
    first, second = seen["in the body"]
    assert lines(second)[0] == "云陵市人才公寓管理暂行办法"
    assert not [line for line in lines(first) + lines(second) if line.startswith("附件")]


def test_as_attachment_it_is_listed_and_opens_a_page_with_the_mark(seen: dict[str, list[SeenPage]]) -> None:
    first, second = seen["as attachment"]
    assert "附件：云陵市人才公寓管理暂行办法" in lines(first)
    assert lines(second)[:2] == ["附件", "云陵市人才公寓管理暂行办法"]


@pytest.mark.parametrize("name", DRAFTS)
def test_it_is_signed_once_numbered_on_and_the_imprint_ends_it_all(
    name: str, seen: dict[str, list[SeenPage]]
) -> None:
    first, second = map(lines, seen[name])
    assert [line for line in first if line.startswith("2026年11月22日")]
    assert not [line for line in second if line.startswith("2026年11月22日")]
    assert [page[-1].replace(" ", "") for page in (first, second)] == ["—1—", "—2—"]
    assert not [line for line in first if line.startswith("抄送")]
    assert [line[:2] for line in second[-4:-1]] == ["抄送", "云陵", "20"]


# ---- titles in titles

NESTED = "关于印发《〈云陵市高层次人才引进培育条例〉实施细则（试行）》的通知"


def test_the_name_in_the_title_of_a_notice_is_that_of_the_text_with_its_inner_marks_outside() -> None:
    document = notice(
        f"{NESTED}\n各县委：\n　　现印发。\n市委人才办\n2026年6月11日\n"
        "《云陵市高层次人才引进培育条例》实施细则（试行）\n第一条　为贯彻条例，制定本细则。\n第二条　本细则自印发之日起施行。\n"
    )
    assert document.title == NESTED
    assert document.enclosed is not None
    assert document.enclosed.title == "《云陵市高层次人才引进培育条例》实施细则（试行）"
    assert read_bytes(render_bytes(document, "docx").data, "通知.docx").document == document


@pytest.mark.parametrize(
    "title",
    [NESTED, "关于转发《省委办公厅关于印发〈人才工作要点〉的通知》的通知", "关于印发《〈条例〉细则》的通知"],
)
def test_no_line_of_a_title_ends_inside_a_name(title: str) -> None:
    flow = arrange(Notice(title=title))
    for line in shape_titles(flow, load_sheet()).get(0, ()):
        assert line.count("〈") == line.count("〉")
