"""From a document to a finished file: the suffix chooses, and what was noticed comes back."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

import govdocs
from govdocs.errors import FontError, OutputError, StyleSheetError, TemplateError, UsageError
from govdocs.model import Paragraph, Section, Speech
from govdocs.writing.render import FORMATS, Look, render, render_bytes

SPEECH = Speech("在全市人才工作会议上的讲话", "李明", body=(Section("提高认识", (Paragraph("人才是第一资源。"),)),))
BEGINNINGS = {
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "txt": "在全市人才工作会议上的讲话\n".encode(),
    "yaml": b"kind: speech",
    "json": b'{\n  "kind": "speech"',
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_suffix_chooses_the_writer(tmp_path: Path, suffix: str) -> None:
    done = render(SPEECH, tmp_path / f"讲话.{suffix}")
    assert done.path == tmp_path / f"讲话.{suffix}"
    assert done.path.read_bytes().startswith(BEGINNINGS[suffix])
    assert done.pages == (1 if suffix == "pdf" else None)
    assert done.data == b""


def test_the_format_can_be_named_apart_from_the_file(tmp_path: Path) -> None:
    assert render(SPEECH, tmp_path / "讲话", to="json").path == tmp_path / "讲话"
    assert json.loads((tmp_path / "讲话").read_text(encoding="utf-8"))["title"] == SPEECH.title


@pytest.mark.parametrize("name", ["讲话.doc", "讲话.ofd", "讲话"])
def test_a_format_there_is_no_writer_for_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="docx、pdf、html、txt、yaml、json"):
        render(SPEECH, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_bytes_are_what_the_file_would_hold(tmp_path: Path) -> None:
    for suffix in FORMATS:
        render(SPEECH, tmp_path / f"讲话.{suffix}")
        assert render_bytes(SPEECH, suffix).data == (tmp_path / f"讲话.{suffix}").read_bytes()


def test_a_pdf_says_which_fonts_it_does_without_and_a_word_file_names_the_official_ones() -> None:
    pdf = render_bytes(SPEECH, "pdf", system_fonts=False)
    assert {notice.wanted for notice in pdf.substitutions} >= {"仿宋_GB2312", "黑体", "方正小标宋简体"}
    assert render_bytes(SPEECH, "docx", system_fonts=False).substitutions == ()


def test_a_character_no_font_has_is_reported_with_how_often() -> None:
    odd = replace(SPEECH, body=(Paragraph("\ue004和\ue004"),))
    assert [(glyph.char, glyph.count) for glyph in render_bytes(odd, "pdf").missing_glyphs] == [("\ue004", 2)]


def test_what_was_there_stays_when_rendering_fails(tmp_path: Path) -> None:
    target = tmp_path / "讲话.pdf"
    target.write_bytes(b"old")
    faults: list[tuple[dict[str, object], type[Exception]]] = [
        ({"style": "没有这种"}, StyleSheetError),
        ({"template": tmp_path / "没有.xml.j2"}, TemplateError),
        ({"fonts": [tmp_path / "没有.ttf"]}, FontError),
    ]
    for options, fault in faults:
        with pytest.raises(fault):
            render(SPEECH, target, **options)  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["讲话.pdf"]


def test_a_folder_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="已有同名文件夹"):
        render(SPEECH, tmp_path, to="docx")


def test_the_public_face_renders_what_it_reads(tmp_path: Path) -> None:
    for suffix in ("txt", "yaml", "json"):
        done = govdocs.render(SPEECH, tmp_path / f"讲话.{suffix}")
        assert done.path
        assert govdocs.read(done.path).document == SPEECH


def test_a_look_finds_its_sheet_and_faces_once_and_takes_neither_along() -> None:
    look = Look(system_fonts=False)
    assert look.sheet is look.sheet
    assert look.book is look.book
    assert len(pickle.dumps(look)) == len(pickle.dumps(Look(system_fonts=False)))
    assert pickle.loads(pickle.dumps(look)) == look
