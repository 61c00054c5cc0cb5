"""`govdocs split`: nothing of a compilation is lost, nothing that stood there is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run, listed

COLLECTION = """第一篇：在人才工作会议上的讲话

同志们：
　　第一篇的话。
第二篇：在座谈会上的讲话/发言？

各位专家：
　　第二篇的话。
"""


@pytest.fixture
def collection(folder: Path) -> Path:
    """A compilation of two."""
    path = folder / "汇编.txt"
    path.write_text(COLLECTION, encoding="utf-8")
    return path


def test_every_piece_becomes_a_draft_of_its_own(run: Run, folder: Path, collection: Path) -> None:
    done = run("split", "汇编.txt", "-o", "拆开")
    assert done.code == 0
    names = ["01_在人才工作会议上的讲话.txt", "02_在座谈会上的讲话发言？.txt"]
    assert done.out.split() == [f"拆开/{name}" for name in names]
    assert listed(folder / "拆开") == names
    first = (folder / "拆开" / names[0]).read_text(encoding="utf-8")
    assert "第一篇的话" in first
    assert "第二篇" not in first
    assert run("build", "拆开", "--to", "pdf", "-o", "成品").code == 0


def test_splitting_again_changes_nothing(run: Run, folder: Path, collection: Path) -> None:
    run("split", "汇编.txt", "-o", "拆开")
    assert run("split", "汇编.txt", "-o", "拆开").code == 0


def test_a_piece_somebody_edited_is_not_overwritten_unless_forced(run: Run, folder: Path, collection: Path) -> None:
    run("split", "汇编.txt", "-o", "拆开")
    edited = folder / "拆开" / "02_在座谈会上的讲话发言？.txt"
    edited.write_text("改过的", encoding="utf-8")
    refused = run("split", "汇编.txt", "-o", "拆开")
    assert (refused.code, refused.out) == (2, "")
    assert "没有覆盖" in refused.err
    assert edited.read_text(encoding="utf-8") == "改过的"
    assert run("split", "汇编.txt", "-o", "拆开", "--force").code == 0
    assert "第二篇的话" in edited.read_text(encoding="utf-8")


def test_a_single_draft_is_no_compilation(run: Run, folder: Path) -> None:
    done = run("split", "讲话.txt", "-o", "拆开")
    assert done.code == 2
    assert "不是汇编" in done.err
    assert not (folder / "拆开").exists()


def test_words_before_the_first_piece_are_not_passed_over_in_silence(run: Run, folder: Path, collection: Path) -> None:
    collection.write_text("二〇二六年讲话选编\n\n" + COLLECTION, encoding="utf-8")
    assert "第一篇之前还有9个字" in run("split", "汇编.txt", "-o", "拆开").err


def test_json_lists_files_and_titles(run: Run, collection: Path) -> None:
    told = json.loads(run("split", "汇编.txt", "-o", "拆开", "--json").out)
    assert told[0] == {"path": "拆开/01_在人才工作会议上的讲话.txt", "title": "在人才工作会议上的讲话"}
