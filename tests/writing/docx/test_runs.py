"""Which face every stretch is set in, and what a character style says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from govdocs.layout import StyleSheet
from govdocs.templating import FlowMark
from govdocs.writing.docx.runs import RunWriter
from tests.writing.docx.opened import NS, Opened, W, runs, text_of, value


def paragraph(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{NS["w"]}">{xml}</w:p>')


def write(sheet: StyleSheet, text: str, style: str = "body", **more: object) -> etree._Element:
    return paragraph(RunWriter(sheet).write(sheet.style(style), text, **more))  # type: ignore[arg-type]


def faces(element: etree._Element) -> list[tuple[str, str, str]]:
    """(text, ASCII face, Chinese face) of every run; "" where the style decides."""
    path = "w:rPr/w:rFonts"
    return [
        (text_of(run), value(run, path, "ascii"), value(run, path, "eastAsia"))
        for run in element.findall("w:r", NS)
    ]


@pytest.mark.parametrize(
    "text", ["人才工作", "“引进”人才——培养……", "第2章", "2026年", "2026年，占50%", "（3）", "A，B"]
)
def test_a_plain_text_is_one_run(text: str, sheet: StyleSheet) -> None:
    assert len(write(sheet, text).findall("w:r", NS)) == (2 if text.startswith("“") else 1)


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("建设“2026”年", ["”"]),
        ("“开头”", ["“"]),
        ("2024—2026年", ["—"]),
        ("GDP……", ["……"]),
        ("列·伊", ["·"]),
        ("3×4÷2", ["×", "÷"]),
        ("降至5℃", ["℃"]),
    ],
)
def test_marks_that_follow_latin_or_open_a_paragraph_name_the_chinese_face_for_every_script(
    text: str, neutral: list[str], sheet: StyleSheet
) -> None:
    fangsong = sheet.fonts["fangsong"].official
    named = [
        (part, ascii_face, chinese) for part, ascii_face, chinese in faces(write(sheet, text)) if ascii_face
    ]
    assert named == [(part, fangsong, fangsong) for part in neutral]


def test_such_marks_take_the_face_of_their_own_paragraph_or_stretch(sheet: StyleSheet) -> None:
    heading = faces(write(sheet, "实施“2026”计划", "heading1"))
    assert heading[1][1] == sheet.fonts["heiti"].official
    body = write(sheet, "“2026”", "heading2-run-in", marks=(FlowMark(0, 6, "body"),))
    assert faces(body)[0][1] == sheet.fonts["fangsong"].official


def test_a_blank_behind_a_hanzi_is_a_latin_blank(sheet: StyleSheet) -> None:
    latin = sheet.fonts["latin"].official
    blanks = [part for part in faces(write(sheet, "人才 2026 年 计划")) if part[0] == " "]
    assert blanks == [(" ", latin, latin)] * 2


def test_every_run_of_text_hints_at_chinese(written: Opened) -> None:
    for run in written.find("//w:r[w:t]"):
        fonts = run.find("w:rPr/w:rFonts", NS)
        assert fonts is not None
        assert fonts.get(f"{W}hint") == "eastAsia" or text_of(run).isspace()


def test_the_label_stands_apart_from_the_heading(written: Opened) -> None:
    assert runs(written.paragraph("Heading1")) == [("一、", "GovLabel"), ("提高认识", "")]


def test_after_a_run_in_heading_the_body_bears_its_own_style(written: Opened) -> None:
    label, heading, body, emphasis, rest = runs(written.paragraph("GovRunIn2"))[:5]
    assert (label, heading) == (("（一）", "GovLabel"), ("健全机制。", ""))
    assert (body[1], emphasis[1], rest[1]) == ("GovRunInBody", "GovRunInBodyEmphasis", "GovRunInBody")


def test_marks_that_meet_get_a_style_with_the_look_of_both(written: Opened) -> None:
    style = written.find("//w:style[@w:styleId='GovRunInBodyEmphasis']", "word/styles.xml")[0]
    assert style.find("w:rPr/w:b", NS) is not None
    assert value(style, "w:rPr/w:rFonts", "eastAsia") == "仿宋_GB2312"


def test_emphasis_in_a_bold_paragraph_stays_bold(sheet: StyleSheet) -> None:
    bold = replace(sheet.style("heading3-run-in"), bold=True)
    marks = (FlowMark(0, 2, "emphasis"), FlowMark(2, 4, "body"))
    emphasis, body = paragraph(RunWriter(sheet).write(bold, "重点其余", marks=marks)).findall("w:r", NS)
    assert (value(emphasis, "w:rPr/w:b"), value(body, "w:rPr/w:b")) == ("1", "0")


def test_a_hidden_stretch_is_hidden_by_its_style(written: Opened) -> None:
    style = written.find("//w:style[@w:styleId='GovHidden']", "word/styles.xml")[0]
    assert style.find("w:rPr/w:vanish", NS) is not None
    assert [
        text for text, mark in runs(written.find("//w:p[w:r/w:footnoteReference]")[0]) if mark == "GovHidden"
    ]


def test_a_footnote_is_a_real_one(written: Opened) -> None:
    (reference,) = written.find("//w:footnoteReference")
    number = reference.get(f"{W}id")
    (note,) = written.find(f"//w:footnote[@w:id='{number}']", "word/footnotes.xml")
    assert text_of(note) == "见《云陵市人才条例》<第3条> & “附则”。"


def test_a_mark_that_opens_a_line_of_a_title_names_the_chinese_face(sheet: StyleSheet) -> None:
    lines = ("关于商请选派专家参加", "“百名专家进企业”行动的函")
    found = faces(write(sheet, "".join(lines), "title", lines=lines))
    named = [(part, ascii_face) for part, ascii_face, _ in found if ascii_face]
    assert named == [("“", sheet.fonts["xiaobiaosong"].official)]


def test_a_shaped_title_breaks_where_its_lines_do(sheet: StyleSheet) -> None:
    lines = ("在云陵市人才工作会议", "暨青年人才座谈会上的讲话")
    title = write(sheet, "".join(lines), "title", lines=lines)
    parts = [node.text if node.tag == f"{W}t" else "|" for node in title.iter(f"{W}t", f"{W}br")]
    assert "".join(part or "" for part in parts) == "|".join(lines)
