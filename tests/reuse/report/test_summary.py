"""The summary tells what matters first, in at most ten items."""

from __future__ import annotations

from dataclasses import replace

from govdocs.reuse.passage import Decision
from govdocs.reuse.report import Told, tell
from govdocs.reuse.report.remarks import list_remarks

from .conftest import DRAFT, LAST


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
