"""An office's own file as the base: its page, letterhead and styles stay, our text stands in its place."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt
from lxml import etree

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.model import Document, document_adapter
from govdocs.writing.render import render, render_bytes

NOTICE: Document = document_adapter().validate_python(
    {
        "kind": "notice",
        "title": "关于做好引才工作的通知",
        "addressee": "各县（市、区）党委",
        "body": ("现通知如下。", {"heading": "抓好落实", "blocks": ("要落实。",)}),
        "issuers": "云陵市人才办公室",
        "document_number": "云人才发〔2026〕3号",
        "urgency": "加急",
        "copy_recipients": "市委办公室",
        "printing_office": "云陵市人才办公室",
        "attachments": ({"title": "横排表", "landscape": True, "body": ({"rows": (("甲", "乙"),)},)},),
    }
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """红头.docx as an office has it: 30 mm above, a page head, a mark, places that Word has cut into runs."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.top_margin = Mm(210), Mm(297), Mm(30)
    section.header.paragraphs[0].text = "内部资料"
    made.add_paragraph("云陵市人才办公室文件")
    number = made.add_paragraph("编号：{{发")
    number.add_run("文字号")
    number.add_run("}} {{紧急程度}}{{签发人}}")
    made.add_paragraph("{{正文}}")
    made.add_paragraph("（本刊物免费赠阅）")
    style = made.styles.add_style("公文正文", 1)
    style.font.size = Pt(15)
    path = tmp_path / "红头.docx"
    made.save(str(path))
    return path


def paragraphs(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(data)).paragraphs]


def based(office: Path) -> bytes:
    return render_bytes(NOTICE, "docx", base=office).data


def test_our_text_stands_where_the_file_has_its_place(office: Path) -> None:
    lines = [line for line in paragraphs(based(office)) if line]
    assert lines[:4] == [
        "云陵市人才办公室文件",
        "编号：云人才发〔2026〕3号 加急",
        "关于做好引才工作的通知",
        "各县（市、区）党委：",
    ]
    assert lines[-1] == "（本刊物免费赠阅）"


def test_the_letterhead_is_the_offices_alone(office: Path) -> None:
    text = "".join(paragraphs(based(office)))
    assert text.count("云陵市人才办公室文件") == 1
    assert "{{" not in text


def test_page_and_page_head_are_the_offices_on_every_side(office: Path) -> None:
    opened = docx.Document(BytesIO(based(office)))
    first = opened.sections[0]
    assert first.top_margin is not None
    assert round(first.top_margin.mm) == 30
    assert first.header.paragraphs[0].text == "内部资料"
    assert first.even_page_header.paragraphs[0].text == "内部资料"


def test_page_numbers_are_added_where_the_file_has_none(office: Path) -> None:
    first = docx.Document(BytesIO(based(office))).sections[0]
    assert first.footer.paragraphs[0].text.startswith("— ")
    assert first.even_page_footer.paragraphs[0].text.startswith("— ")


def test_a_style_of_the_offices_wins_over_ours_of_the_same_name(office: Path) -> None:
    opened = docx.Document(BytesIO(based(office)))
    body = next(one for one in opened.paragraphs if one.text == "现通知如下。")
    assert body.style is not None
    assert (body.style.name, body.style.font.size) == ("公文正文", Pt(15))
    heading = next(one for one in opened.paragraphs if one.text == "一、抓好落实")
    assert heading.style is not None
    assert heading.style.name == "Heading 1"


def test_no_style_is_named_that_is_not_there(office: Path) -> None:
    with zipfile.ZipFile(BytesIO(based(office))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    known = {item.get(f"{w}styleId") for item in styles.iter(f"{w}style")}
    used = {item.get(f"{w}val") for item in body.iter(f"{w}pStyle", f"{w}rStyle", f"{w}tblStyle")}
    assert used <= known


def test_landscape_pages_and_the_imprint_have_sections_of_their_own(office: Path) -> None:
    sections = docx.Document(BytesIO(based(office))).sections
    assert [section.orientation for section in sections] == [0, 1, 0]
    assert sections[-1].footer.paragraphs[0].text == ""


def test_without_a_place_the_text_follows_all_there_is(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("红头")
    made.save(str(tmp_path / "a.docx"))
    lines = [line for line in paragraphs(based(tmp_path / "a.docx")) if line]
    assert lines[:2] == ["红头", "关于做好引才工作的通知"]


def test_the_same_text_on_the_same_file_gives_the_same_bytes(office: Path) -> None:
    assert based(office) == based(office)


def test_a_base_that_is_no_word_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "红头.docx").write_text("不是", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"红头\.docx：这不是"):
        based(tmp_path / "红头.docx")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "DTD"),
        ("<a>" + " " * 30_000_000 + "</a>", "压缩炸弹"),
    ],
    ids=["entity", "bomb"],
)
def test_a_base_that_would_do_harm_is_refused(office: Path, tmp_path: Path, part: str, told: str) -> None:
    bad = tmp_path / "坏红头.docx"
    with zipfile.ZipFile(office) as source, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, part if name == "word/document.xml" else source.read(name))
    with pytest.raises(UnreadableFileError, match=told) as caught:
        based(bad)
    assert str(caught.value).startswith(str(bad))


def test_a_pdf_cannot_be_made_on_a_word_file(office: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"只能排 \.docx"):
        render(NOTICE, tmp_path / "a.pdf", base=office)


# ---- pre-printed paper


def test_pre_printed_paper_gets_no_red_and_everything_else_where_it_was(tmp_path: Path) -> None:
    from tests.writing.places import see_pages

    for name, body_only in (("all", False), ("body", True)):
        render(NOTICE, tmp_path / f"{name}.pdf", system_fonts=False, body_only=body_only)
    whole, body = (see_pages(tmp_path / f"{name}.pdf")[0] for name in ("all", "body"))
    assert not body.rules
    assert [one for one in whole.words if one in body.words] == list(body.words)
    assert {one.text for one in whole.words} - {one.text for one in body.words} == {"云陵市人才办公室文件"}


def test_the_docx_for_pre_printed_paper_comes_back_with_its_issuer() -> None:
    from govdocs.reading import read_bytes

    data = render_bytes(NOTICE, "docx", body_only=True).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert "FF0000" not in archive.read("word/document.xml").decode()
        assert "人才办公室文件" not in archive.read("word/document.xml").decode()
    assert read_bytes(data, "稿.docx").document == NOTICE


@pytest.mark.libreoffice
def test_the_docx_for_pre_printed_paper_keeps_the_room(tmp_path: Path) -> None:
    from tests.libreoffice import to_pdf
    from tests.writing.places import see_pages

    made = [tmp_path / "all.docx", tmp_path / "body.docx"]
    for path, body_only in zip(made, (False, True), strict=True):
        render(NOTICE, path, body_only=body_only)
    whole, body = (see_pages(path)[0] for path in to_pdf(made, tmp_path / "pdf"))
    for text in ("加急", "云人才发", "关于做好", "现通知"):
        assert body.find(text).top == pytest.approx(whole.find(text).top, abs=0.3)
