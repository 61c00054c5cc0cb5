"""Old Word, WPS, RTF, ODT, PDF and OFD: read by way of the machine's own programs, or one line says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govdocs import render_bytes
from govdocs.errors import UnreadableFileError
from govdocs.model import OfficialDate, Paragraph, Section, Speech
from govdocs.reading import Draft, files, read_bytes
from govdocs.reading.foreign import FOREIGN_SUFFIXES, programs
from tests.libreoffice import REQUIRED, require_libreoffice
from tests.reading.numbering import abstract, item, level, num
from tests.reading.outline import outline
from tests.reading.word import p, word_file, zip_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _rules(draft: Draft) -> list[str]:
    return [finding.rule for finding in draft.findings]


@pytest.mark.parametrize(
    ("suffix", "words"),
    [
        *((suffix, "LibreOffice.*另存为 .docx") for suffix in (".doc", ".wps", ".rtf", ".odt")),
        (".pdf", "pdftotext.*存成 .txt"),
    ],
)
def test_without_the_program_one_line_says_what_to_do(
    suffix: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdocs.reading.foreign.office.find_program", lambda *_: None)
    monkeypatch.setattr("govdocs.reading.foreign.pdf.find_program", lambda *_: None)
    with pytest.raises(UnreadableFileError, match=words) as caught:
        read_bytes(b"x", f"稿{suffix}")
    assert str(caught.value).startswith(f"稿{suffix}：")
    assert "\n" not in str(caught.value)


def test_files_and_reader_know_the_same_suffixes() -> None:
    assert set(files.FOREIGN) == set(FOREIGN_SUFFIXES)


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".wps", ".odt"])
def test_libreoffice_gives_the_text_with_numbers_and_headings(suffix: str, tmp_path: Path) -> None:
    ladder = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + num(1)
    body = p("在会议上的讲话") + item("提高认识") + item("健全机制。要健全机制。", 1) + item("抓好落实") + p("要抓好。")
    original = word_file(body, numbering=ladder)
    draft = read_bytes(_from_libreoffice(original, suffix, tmp_path), f"稿{suffix}", kind="speech")
    wanted = outline(read_bytes(original, "稿.docx", kind="speech")).splitlines()
    assert outline(draft).splitlines() == [*wanted, "! converted"]


def _from_libreoffice(data: bytes, suffix: str, folder: Path) -> bytes:
    """The file in that form; Kingsoft's .wps is that of old Word."""
    form = ".doc" if suffix == ".wps" else suffix
    soffice = require_libreoffice()
    (folder / "in.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", form[1:], "--outdir", str(folder), str(folder / "in.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / f"in{form}").read_bytes()


@pytest.mark.libreoffice
def test_an_rtf_is_read() -> None:
    require_libreoffice()
    lines = ("在会议上的讲话", "同志们：", "一、提高认识", "要抓好。")
    coded = "".join("".join(f"\\u{ord(char)}?" for char in line) + "\\par\n" for line in lines)
    draft = read_bytes(f"{{\\rtf1\\ansi\\uc1 {coded}}}".encode("ascii"), "稿.rtf", kind="speech")
    assert draft.source.text.split() == list(lines)
    assert "[一、] 提高认识" in outline(draft)


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt"])
def test_a_file_nothing_can_be_made_of_is_refused_in_one_line(suffix: str) -> None:
    require_libreoffice()
    with pytest.raises(UnreadableFileError, match="没有转换成功") as caught:
        read_bytes(_OLE, f"稿{suffix}")
    assert "\n" not in str(caught.value)


def test_a_docx_that_is_called_doc_is_read_as_what_it_is() -> None:
    draft = read_bytes(word_file(p("关于甲的情况汇报") + p("甲。")), "稿.doc", kind="material")
    assert draft.document.title == "关于甲的情况汇报"
    assert "reading.converted" not in _rules(draft)


# ---- PDF


def _require_pdftotext() -> None:
    if shutil.which("pdftotext") is None:
        if os.environ.get(REQUIRED) == "1":
            pytest.fail("pdftotext is not installed")
        pytest.skip("pdftotext is not installed")


def test_a_pdf_is_read_with_its_lines_joined_and_its_page_numbers_gone() -> None:
    _require_pdftotext()
    long = "人才是第一资源，各级各部门要把人才工作摆到更加突出的位置上来抓，研究具体措施，确保落到实处。" * 12
    speech = Speech(
        "在临江市人才工作会议上的讲话",
        "李明",
        OfficialDate(2026, 11, 22),
        "同志们：",
        (
            Section("提高认识", (Paragraph(long),)),
            Section("抓好落实", (Paragraph(long),)),
        ),
    )
    made = render_bytes(speech, "pdf")
    draft = read_bytes(made if isinstance(made, bytes) else made.data or b"", "讲话.pdf", kind="speech")
    sections = [block for block in draft.document.body if isinstance(block, Section)]
    assert [(one.heading, [getattr(block, "text", "") for block in one.blocks]) for one in sections] == [
        ("提高认识", [long]),
        ("抓好落实", [long]),
    ]
    assert draft.findings[0].rule == "reading.converted"


def test_a_pdf_that_is_none_is_refused_in_one_line() -> None:
    _require_pdftotext()
    with pytest.raises(UnreadableFileError, match="PDF 打不开"):
        read_bytes(b"x", "稿.pdf")


# ---- OFD


def _ofd(*pages: str) -> bytes:
    names = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    parts = {
        "OFD.xml": f"<ofd:OFD {names}>{root}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {names}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, inside in enumerate(pages):
        layer = f"<ofd:Content><ofd:Layer>{inside}</ofd:Layer></ofd:Content>"
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = f"<ofd:Page {names}>{layer}</ofd:Page>"
    return zip_of(parts)


def _at(x: float, y: float, text: str) -> str:
    code = f'<ofd:TextCode X="0" Y="5">{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} {5.6 * len(text)} 6" Size="5.6">{code}</ofd:TextObject>'


def test_an_ofd_is_read_line_by_line_in_the_order_of_its_places() -> None:
    first = _at(28, 60, "同志们：") + _at(60, 40, "在会议上的讲话") + _at(39.2, 70, "人才是第一") + _at(67.2, 70.4, "资源。")
    draft = read_bytes(_ofd(first, _at(28, 40, "一、提高认识") + _at(39.2, 50, "要抓好。")), "稿.ofd", kind="speech")
    assert draft.source.text == "在会议上的讲话\n同志们：\n　　人才是第一资源。\n一、提高认识\n　　要抓好。\n"
    assert "[一、] 提高认识" in outline(draft)
    assert draft.findings[0].rule == "reading.converted"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"x", "不是 OFD 文件"),
        (zip_of({"a.txt": "甲"}), "没有 OFD.xml"),
        (_ofd(""), "没有文字"),
        (_ofd('<ofd:TextObject Boundary="甲"><ofd:TextCode/></ofd:TextObject>'), "没有文字"),
        (zip_of({"OFD.xml": "<a"}), "XML 不完整"),
    ],
)
def test_an_ofd_without_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read_bytes(data, "稿.ofd")


# ---- programs


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_takes_too_long_is_stopped_with_what_it_started(tmp_path: Path) -> None:
    script, mark = tmp_path / "slow", tmp_path / "still-there"
    script.write_text(f"#!/bin/sh\n(sleep 1; touch {mark}) &\nsleep 30\n", encoding="utf-8")
    script.chmod(0o755)
    assert programs.run_program([str(script)], timeout=0.3) == (-1, b"")
    time.sleep(1.2)
    assert not mark.exists()
