"""`--revisions` says what becomes of tracked changes, in every command that reads a draft for its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.word import p, r, word_file

from .conftest import Run

_BY = 'w:id="1" w:author="王某"'


@pytest.fixture(autouse=True)
def changed(folder: Path) -> None:
    """A Word file in which 乙 was put in and 丙 taken out."""
    changes = f"<w:ins {_BY}>{r('乙')}</w:ins><w:del {_BY}><w:r><w:delText>丙</w:delText></w:r></w:del>"
    (folder / "稿.docx").write_bytes(word_file(p("关于甲的情况汇报") + p("甲", extra=changes + r("丁。"))))


@pytest.mark.parametrize(
    ("choice", "text"), [((), "甲乙丁。"), (("--revisions", "reject"), "甲丙丁。"), (("--revisions", "show"), "甲【增：乙】【删：丙】丁。")]
)
def test_the_finished_text_is_that_of_the_choice(run: Run, folder: Path, choice: tuple[str, ...], text: str) -> None:
    assert run("build", "稿.docx", "--to", "txt", "-o", "成品/稿.txt", *choice).code == 0
    assert text in (folder / "成品" / "稿.txt").read_text(encoding="utf-8")
    assert run("fmt", "稿.docx", "-o", "整理.txt", *choice).code == 0
    assert text in (folder / "整理.txt").read_text(encoding="utf-8")
    assert text in run("show", "稿.docx", "--json", *choice).out


def test_another_choice_makes_finished_files_anew(run: Run, folder: Path) -> None:
    assert run("build", "稿.docx", "--to", "txt", "-o", "成品").code == 0
    assert run("build", "稿.docx", "--to", "txt", "-o", "成品", "--revisions", "reject").code == 0
    assert "甲丙丁。" in (folder / "成品" / "稿.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "fmt", "show"])
def test_a_choice_there_is_none_of_is_refused(run: Run, command: str) -> None:
    ended = run(command, "稿.docx", "--revisions", "maybe")
    assert ended.code == 2
    assert "accept、reject、show" in ended.err
