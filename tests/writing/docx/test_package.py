"""The file as a whole: same bytes, official faces, no theme, no clock, and what it says about itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

from govdocs.layout import StyleSheet
from govdocs.templating import Flow, TableBlock, TextBlock
from govdocs.writing.docx import write_docx
from govdocs.writing.docx.archive import pack_static, zip_parts
from govdocs.writing.docx.deflate import choose_deflate
from tests.writing.docx.opened import Opened, W, text_of, value


def test_the_same_flow_gives_the_same_bytes(flow: Flow, sheet: StyleSheet, written: Opened) -> None:
    assert write_docx(flow, sheet) == written.data


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; from govdocs.layout import load_sheet; from govdocs.templating import Flow, TextBlock;"
        "from govdocs.writing.docx import write_docx;"
        "flow = Flow((TextBlock('body', '人才“2026”'),), 'speech', date='2026-11-22');"
        "print(hashlib.sha256(write_docx(flow, load_sheet())).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=None, cwd=tmp_path
        ).stdout
        for _ in range(2)
    }
    assert len(seen) == 1


def test_no_part_bears_a_time_of_its_own(written: Opened) -> None:
    assert {info.date_time for info in written.infos} == {(1980, 1, 1, 0, 0, 0)}
    core = written.parts["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-22T00:00:00Z"}
    assert not [name for name, part in written.parts.items() if b"rsid" in part]


def test_an_unfinished_date_is_no_property(sheet: StyleSheet) -> None:
    opened = Opened(write_docx(Flow((TextBlock("body", "正文"),), "speech"), sheet))
    assert b"dcterms:created" not in opened.parts["docProps/core.xml"]


def test_no_theme_is_left_and_every_style_names_official_faces(sheet: StyleSheet, written: Opened) -> None:
    assert not [name for name in written.parts if "theme" in name]
    assert not [name for name, part in written.parts.items() if re.search(rb"[a-z]Theme=", part)]
    official = {role.official for role in sheet.fonts.values()}
    for part in ("word/styles.xml", "word/document.xml", "word/fontTable.xml"):
        for fonts in written.find("//w:rFonts", part):
            named = {fonts.get(f"{W}{key}") for key in ("ascii", "hAnsi", "eastAsia", "cs")} - {None}
            assert named <= official
            assert len(fonts.attrib) in (1, 4, 5)


def test_overflow_punctuation_is_left_to_the_default(written: Opened) -> None:
    assert not [name for name, part in written.parts.items() if b"overflowPunct" in part]


def test_page_and_grid_are_those_of_the_standard(written: Opened) -> None:
    margins = written.find("//w:pgMar")[0]
    found = {key: int(margins.get(f"{W}{key}", "0")) for key in ("top", "bottom", "left", "right", "footer")}
    assert found == {"top": 2098, "bottom": 1984, "left": 1587, "right": 1474, "footer": 1450}
    grid = written.find("//w:docGrid")[0]
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch"), grid.get(f"{W}charSpace")) == (
        "lines",
        "579",
        None,
    )


def test_settings_keep_marks_full_width_and_pages_two_sided(sheet: StyleSheet, written: Opened) -> None:
    settings = written.xml("word/settings.xml")
    assert value(settings, "w:characterSpacingControl") == "doNotCompress"
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert set(value(settings, "w:noLineBreaksBefore")) == set(sheet.breaking.no_start)
    assert set(value(settings, "w:noLineBreaksAfter")) == set(sheet.breaking.no_end)


@pytest.mark.parametrize(("part", "side"), [("word/footer1.xml", "right"), ("word/footer2.xml", "left")])
def test_the_page_number_stands_one_character_in(part: str, side: str, written: Opened) -> None:
    footer = written.xml(part)
    assert text_of(footer) == "— 1 —"
    assert "".join(node.text or "" for node in footer.iter(f"{W}instrText")).strip() == "PAGE"
    assert value(footer, "w:p/w:pPr/w:jc") == side
    assert value(footer, "w:p/w:pPr/w:ind", side) == "280"


def test_notes_are_a_part_only_where_there_are_notes(sheet: StyleSheet) -> None:
    opened = Opened(write_docx(Flow((TextBlock("body", "正文"),), "speech"), sheet))
    assert "word/footnotes.xml" not in opened.parts
    assert b"footnotes" not in opened.parts["[Content_Types].xml"]


def test_python_docx_opens_it_and_finds_what_the_file_says_about_itself(written: Opened) -> None:
    document = docx.Document(BytesIO(written.data))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("在云陵市人才工作会议上的讲话", "李明")
    assert properties.created is not None
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "公文标题"
    custom = written.parts["docProps/custom.xml"].decode()
    assert 'name="govdocs-kind"' in custom
    assert "<vt:lpwstr>speech</vt:lpwstr>" in custom


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_headings_and_text(written: Opened, tmp_path: Path) -> None:
    path = tmp_path / "讲话.docx"
    path.write_bytes(written.data)
    made = subprocess.run(
        ["pandoc", str(path), "-t", "plain"], capture_output=True, check=True, text=True
    ).stdout
    assert "提高认识" in made
    assert "同志们：" in made


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(written: Opened) -> None:
    rows = written.find("//w:tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    widths = [int(one.get(f"{W}w", "0")) for one in written.find("//w:gridCol")]
    assert abs(sum(widths) - 8845) <= 1


def test_tables_that_touch_stay_two_and_never_end_the_body(sheet: StyleSheet) -> None:
    table = TableBlock("table", (("一", "二"), ("三", "四")))
    opened = Opened(write_docx(Flow((table, table), "material"), sheet))
    tags = [child.tag.removeprefix(W) for child in opened.find("//w:body/*")]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("fast", [True, False])
def test_an_archive_holds_its_parts_whichever_compressor_made_it(
    fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdocs.writing.docx.archive.deflate", choose_deflate(fast=fast))
    data = zip_parts(pack_static([("a.xml", b"<a/>" * 99)]), [("乙.xml", "<乙/>".encode()), ("c.xml", b"")])
    assert Opened(data).parts == {"a.xml": b"<a/>" * 99, "乙.xml": "<乙/>".encode(), "c.xml": b""}
