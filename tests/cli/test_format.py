"""`govdocs format`: the drafter's own file restyled into another one, and told what was changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govdocs
from tests.writing.restyle.material import add, saved, speech

from .conftest import Run, listed


@pytest.fixture
def typed(folder: Path) -> Path:
    """The current folder, holding a speech typed into Word."""
    (folder / "讲话稿.docx").write_bytes(saved(speech()))
    return folder


def test_the_result_stands_beside_the_draft_which_stays(run: Run, typed: Path) -> None:
    before = (typed / "讲话稿.docx").read_bytes()
    done = run("format", "讲话稿.docx")
    assert (done.code, done.out) == (0, "讲话稿_排版稿.docx\n")
    assert (typed / "讲话稿.docx").read_bytes() == before
    assert "页边距" in done.err
    assert "一级标题2" in done.err
    assert "第1段" not in done.err


def test_verbose_tells_every_paragraph(run: Run, typed: Path) -> None:
    assert (
        "第1段：设为“公文标题”（原来：正文，黑体 18 磅加粗，居中）" in run("format", "-v", "讲话稿.docx").err
    )


def test_json_holds_every_change_and_what_reading_found(run: Run, typed: Path) -> None:
    data = json.loads(run("format", "讲话稿.docx", "--json").out)
    item = data["items"][0]
    assert item["path"] == "讲话稿_排版稿.docx"
    assert {change["subject"] for change in item["changes"]} >= {"page", "footer", "style", "paragraph"}
    assert isinstance(item["findings"], list)


def test_again_gives_the_same_file_and_one_that_was_worked_on_is_left_alone(run: Run, typed: Path) -> None:
    run("format", "讲话稿.docx")
    assert run("format", "讲话稿.docx").out == "讲话稿_排版稿.docx\n"
    (typed / "讲话稿_排版稿.docx").write_bytes(b"worked on")
    assert run("format", "讲话稿.docx").out == "讲话稿_排版稿-2.docx\n"
    assert (typed / "讲话稿_排版稿.docx").read_bytes() == b"worked on"


def test_several_files_go_into_a_folder(run: Run, typed: Path) -> None:
    other = speech()
    add(other, "结束。")
    (typed / "另一篇.docx").write_bytes(saved(other))
    assert run("format", "讲话稿.docx", "另一篇.docx", "-o", "成品").code == 0
    assert listed(typed / "成品") == ["另一篇.docx", "讲话稿.docx"]


def test_a_folder_gives_its_word_files_only_and_no_earlier_results(run: Run, typed: Path) -> None:
    run("format", "讲话稿.docx")
    assert run("format", ".").out == "讲话稿_排版稿.docx\n"


def test_one_bad_file_does_not_stop_the_rest(run: Run, typed: Path) -> None:
    (typed / "坏.docx").write_bytes(b"PK\x03\x04junk")
    done = run("format", "坏.docx", "讲话稿.docx")
    assert (done.code, done.out) == (1, "讲话稿_排版稿.docx\n")
    assert "坏.docx：文件不完整或已损坏，打不开" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("讲话.txt",), 2, "讲话.txt：只能改 .docx 的版式"),
        (("没有.docx",), 2, "没有这个文件"),
        (("加密.docx",), 1, "文件加了密码"),
        (("空.docx",), 1, "文件是空的"),
        (("讲话稿.docx", "-o", "讲话稿.docx"), 2, "输出就是稿子本身，不能覆盖"),
        (("讲话稿.docx", "--style", "没有"), 1, "没有名为“没有”的版式表"),
        (("讲话稿.docx", "--kind", "诗"), 2, "没有“诗”这个文种"),
        (("讲话稿.docx", "空.docx", "-o", "一个.docx"), 2, "不能写成一个文件"),
    ],
)
def test_bad_input_gets_one_clear_line(
    run: Run, typed: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    (typed / "加密.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (typed / "空.docx").write_bytes(b"")
    before = listed(typed)
    done = run("format", *arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert listed(typed) == before


def test_from_python_the_report_is_a_value(typed: Path) -> None:
    report = govdocs.format_docx("讲话稿.docx", "成品.docx")
    assert isinstance(report, govdocs.FormatReport)
    assert report.path.is_file()
    assert any("页边距" in line for line in report.summary)
    with pytest.raises(govdocs.UsageError, match="不能覆盖"):
        govdocs.format_docx("讲话稿.docx", "./讲话稿.docx")
