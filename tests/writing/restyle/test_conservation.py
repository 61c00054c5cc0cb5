"""Formatting loses nothing: text, tables, pictures, comments, notes and changes are those of the drafter."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from govdocs.reading import read_bytes
from govdocs.writing.restyle import restyle
from tests.reading.word import p, word_file, zip_of
from tests.writing.docx.opened import Opened, W
from tests.writing.restyle.material import everything, saved, speech, with_footnote
from tests.writing.restyle.seen import names, words

SCHEMAS = Path(__file__).parents[2] / "data" / "ooxml"
STRUCTURE = (
    *(
        "tbl",
        "tr",
        "tc",
        "p",
        "drawing",
        "ins",
        "del",
        "hyperlink",
        "bookmarkStart",
        "bookmarkEnd",
        "sdt",
        "fldSimple",
    ),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "sectPr"),
)


@cache
def source() -> bytes:
    return with_footnote(saved(everything()))


@cache
def formatted() -> Opened:
    return Opened(restyle(source(), "稿.docx").data)


def texts(opened: Opened, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph, deleted text and field codes too; a paragraph's runs may be cut anew."""
    names = {f"{W}{name}" for name in ("t", "delText", "instrText")}
    return [
        "".join(item.text or "" for item in paragraph.iter() if item.tag in names)
        for paragraph in opened.xml(part).iter(f"{W}p")
    ]


def structure(opened: Opened) -> list[object]:
    return [item.tag for item in opened.xml("word/document.xml").iter(*(f"{W}{name}" for name in STRUCTURE))]


def test_every_text_is_where_it_was() -> None:
    assert texts(formatted()) == texts(Opened(source()))


def test_tables_pictures_comments_notes_changes_and_links_are_all_there() -> None:
    before = structure(Opened(source()))
    assert structure(formatted()) == before
    assert {f"{W}{name}" for name in STRUCTURE} == set(before)


def test_parts_that_formatting_has_no_business_in_stay_byte_for_byte() -> None:
    before = Opened(source())
    changed = {name for name, data in before.parts.items() if formatted().parts.get(name) != data}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
    }
    assert any(name.startswith("word/media/") for name in before.parts.keys() - changed)
    assert {"word/comments.xml", "word/footnotes.xml"} <= before.parts.keys() - changed


def test_what_a_stretch_means_is_kept_and_what_only_looks_goes() -> None:
    runs = {words(run): names(run, "w:rPr/*") for run in formatted().find("//w:body/w:p//w:r")}
    assert "u" in runs["下划线"]
    assert "color" in runs["红字"]
    assert "color" not in runs["、灰字"]
    assert "b" in runs["、强调的话"]
    assert not any("sz" in held for text, held in runs.items() if text in ("下划线", "红字", "增加的字"))


def test_the_same_file_gives_the_same_bytes() -> None:
    assert restyle(source(), "稿.docx").data == formatted().data


def test_formatting_the_result_again_changes_no_paragraph() -> None:
    again = restyle(formatted().data, "稿.docx")
    assert [change for change in again.changes if change.subject == "paragraph"] == []
    assert Opened(again.data).parts["word/document.xml"] == formatted().parts["word/document.xml"]


def test_labels_before_a_colon_stay_run_in_headings_side_by_side() -> None:
    typed = ["在全市人才工作会议上的讲话", "同志们：", "一、名词解释", "1.六大优势产业：培育形成六大产业。"]
    typed += ["2.先进产业集群：采取“赛马”方式，遴选先进集群。", "3.稳增长政策：省里印发文件，提出强化支持等措施。"]
    once = restyle(word_file("".join(map(p, typed))), "稿.docx").data
    assert restyle(once, "稿.docx").data == once
    (section,) = read_bytes(once, "稿.docx").document.body
    assert [each.heading for each in section.blocks] == ["六大优势产业", "先进产业集群", "稳增长政策"]  # type: ignore[union-attr]



@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer-odd.xml"]
)
def test_the_parts_obey_the_schema_as_well_as_before(part: str) -> None:
    checker = etree.XMLSchema(etree.parse(SCHEMAS / "wml.xsd"))
    before, after = Opened(source()), formatted()
    known = faults(checker, before, part) if part in before.parts else set()
    assert faults(checker, after, part) <= known


def faults(checker: etree.XMLSchema, opened: Opened, part: str) -> set[str]:
    checker.validate(opened.xml(part))
    return set(re.findall(r"ERROR:\S+: (.*)", str(checker.error_log)))


def test_python_docx_opens_the_result() -> None:
    opened = docx.Document(BytesIO(formatted().data))
    style = opened.paragraphs[0].style
    assert style is not None
    assert style.name == "公文标题"


def bare(body: str) -> bytes:
    """A file of a body and nothing else."""
    inside = Opened(word_file(body)).parts
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    return zip_of({"[Content_Types].xml": types} | {name: data.decode() for name, data in inside.items()})


def test_a_file_without_styles_or_settings_gets_them() -> None:
    opened = Opened(restyle(bare(p("在会上的讲话") + p("同志们：") + p("我讲一点。")), "稿.docx").data)
    assert {"word/styles.xml", "word/settings.xml", "word/footer-odd.xml"} <= opened.parts.keys()
    assert texts(opened) == ["在会上的讲话", "同志们：", "我讲一点。"]


def test_a_plain_speech_says_nothing_of_what_it_does_not_hold() -> None:
    told = " ".join(str(change) for change in restyle(saved(speech()), "稿.docx").changes)
    assert "批注" not in told
    assert "表格" not in told
