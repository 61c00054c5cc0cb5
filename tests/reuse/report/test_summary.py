"""The summary tells what matters first, in at most ten items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.reading import read_text
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.intake import add_files
from govdocs.reuse.passage import Decision
from govdocs.reuse.prepare import reuse_text
from govdocs.reuse.report import Told, tell
from govdocs.reuse.report.remarks import list_remarks
from govdocs.reuse.search import find_reuse

from ..material import FIRST, OTHER, SECOND, THIRD
from .conftest import DRAFT, LAST, MORE


def test_the_weightiest_come_first_with_the_colleagues_note(told: Told) -> None:
    lines = list(tell(told))
    assert lines[0].startswith("查了 4 篇：必须处理 ")
    first = lines.index("必须处理：")
    assert "《今年.txt》" in lines[first + 1]
    assert "李明同志2025年3月12日" in "".join(lines[first:])
    assert "%" not in "".join(line for line in lines if line.startswith("《"))


def test_states_of_one_text_are_told_apart_from_reuse(told: Told) -> None:
    lines = list(tell(told))
    assert any(line.startswith("同一篇稿子：《今年.txt》、《今年的另一稿.txt》") for line in lines)
    assert any("标明定稿或印发的是《今年的另一稿.txt》" in line for line in lines)


def test_no_more_than_asked_are_listed_and_the_rest_is_counted(told: Told) -> None:
    lines = list(tell(told, most=1))
    total = len(list(told.pressing()))
    assert sum(line.startswith("  1. ") for line in lines) == 1
    assert lines[-1].startswith(f"还有 {total - 1} 处")
    assert not any("还有" in line for line in tell(told, most=None))


def test_a_passage_a_person_has_decided_on_is_not_brought_up_again(told: Told) -> None:
    passages = tuple(replace(passage, decision=Decision.CHECKED) for passage in told.report.passages)
    quiet = Told(replace(told.report, passages=passages))
    assert not list(quiet.pressing())
    assert not list_remarks(quiet, DRAFT.key)


def test_a_draft_that_is_archived_already_and_texts_withheld_are_mentioned(told: Told) -> None:
    lines = "\n".join(tell(Told(told.report, "库.duckdb", 1204, {LAST.key: ("/档/去年.txt",)}, 2)))
    assert "与档案库中 1,204 篇比对" in lines
    assert "《去年.txt》已在档案库中：/档/去年.txt" in lines
    assert "另有 2 篇密级高于这些稿子" in lines


def test_what_several_archived_states_of_one_text_hold_is_said_once(tmp_path: Path) -> None:
    old = "\n".join(("在全市人才工作会议上的讲话\n", SECOND, THIRD, *MORE))
    (tmp_path / "旧稿.txt").write_text(f"{old}\n{OTHER}\n", encoding="utf-8")
    (tmp_path / "旧稿 另存.txt").write_text(f"{old}\n", encoding="utf-8")
    draft = reuse_text(read_text("在推进会上的讲话\n\n" + FIRST + SECOND + "\n", "新.txt"), name="新.txt")
    with open_archive(tmp_path / "库.duckdb", write=True) as archive:
        add_files(archive, sorted(tmp_path.glob("*.txt")), words=False)
        told = Told(find_reuse([draft], archive=archive, reworded=False), "库.duckdb", 2)
    (passage,) = told.pressing()
    assert "（库中同题的另1份也有。）" in told.note(passage)
    assert len(list_remarks(told, draft.key)) == 1
    assert len(told.passages) == 2
