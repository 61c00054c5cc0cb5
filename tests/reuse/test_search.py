"""The search takes what it is given, finds what the archive holds, and never fails for a strange text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.errors import UsageError
from govdocs.model import Paragraph, Section, Speech
from govdocs.reading import read_text
from govdocs.reuse.passage import Sort
from govdocs.reuse.prepare import find_occasion, reuse_text
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import ReuseText
from tests.reuse.archived import Kept
from tests.reuse.material import FIRST, OPENING, OTHER, SECOND, THIRD

PIECES = st.sampled_from([FIRST, SECOND[:40], THIRD, "“", "《", "1", "\n", "x", "。", "😀", "\ud83d", "2026年", "沈", "\x00"])
STRANGE = st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=4)


@given(STRANGE)
@settings(max_examples=80, deadline=None)
def test_no_text_is_too_strange(texts: list[str]) -> None:
    report = find_reuse([ReuseText(str(n), f"第{n}篇", words) for n, words in enumerate(texts)], reworded=False)
    for passage in report.passages:
        for side in (passage.here, passage.there):
            assert 0 <= side.span.start < side.span.end <= len(report.texts[side.text].text)
        for change in passage.changes:
            assert passage.here.span.start <= change.here.start <= change.here.end <= passage.here.span.end


def test_nothing_to_compare_is_a_wrong_call() -> None:
    with pytest.raises(UsageError):
        find_reuse([])


def test_a_draft_of_line_wrapped_text_is_reported_in_its_own_offsets() -> None:
    wrapped = f"在全市人才工作会议上的讲话\n同志们：\n{OTHER}\n一、把环境做优\n{SECOND[:30]}\n{SECOND[30:]}\n"
    draft = read_text(wrapped, "今稿.txt")
    document = Speech("讲话", body=(Section("别的事", (Paragraph(OPENING + SECOND),)),))
    report = find_reuse([draft, document], reworded=False)
    (passage,) = report.passages
    side = passage.here if passage.here.text == report.drafts[0] else passage.there
    assert wrapped[side.span.start : side.span.end].replace("\n", "") == SECOND
    assert "第一部分" in side.place


def test_an_archive_brings_in_the_texts_that_share_something_and_no_others() -> None:
    archive = Kept([ReuseText("旧稿", "旧稿", THIRD + SECOND), ReuseText("无关", "无关", OTHER)])
    report = find_reuse([ReuseText("今稿", "今稿", OPENING + SECOND)], archive=archive, reworded=False)
    assert archive.loaded == [1]
    assert [(p.here.text, p.there.text) for p in report.passages] == [("今稿", "旧稿")]


def test_archived_texts_are_not_compared_with_each_other() -> None:
    archive = Kept([ReuseText("甲", "甲", SECOND + THIRD), ReuseText("乙", "乙", THIRD + SECOND)])
    report = find_reuse([ReuseText("今稿", "今稿", SECOND + OTHER)], archive=archive, reworded=False)
    assert report.passages
    assert all("今稿" in (passage.here.text, passage.there.text) for passage in report.passages)


def test_what_many_archived_families_say_is_a_set_phrase() -> None:
    phrase = "谁家的孩子谁家抱，谁家的责任谁家扛"
    archive = Kept([ReuseText(str(n), str(n), chr(0x4E00 + 50 * n) * 20 + phrase) for n in range(5)])
    report = find_reuse([ReuseText("今稿", "今稿", f"{FIRST}{phrase}。")], archive=archive, reworded=False)
    assert {passage.sort for passage in report.passages} == {Sort.SET_PHRASE}


def test_a_passage_in_many_texts_is_gathered_with_all_its_places() -> None:
    texts = [ReuseText(str(n), str(n), chr(0x4E00 + 50 * n) * 20 + SECOND) for n in range(6)]
    (popular,) = find_reuse(texts, reworded=False).popular
    assert popular.words == SECOND
    assert {side.text for side in popular.sides} == {text.key for text in texts}


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("在全市人才工作会议上的讲话", "全市人才工作会议"),
        ("李明同志在云陵市青年科技人才座谈会上的讲话", "云陵市青年科技人才座谈会"),
        ("关于全市人才工作情况的汇报", ""),
    ],
)
def test_the_occasion_is_taken_from_the_title(title: str, occasion: str) -> None:
    assert find_occasion(title) == occasion


def test_a_marking_is_read_from_the_first_lines() -> None:
    draft = read_text(f"机密★1年\n\n关于人才工作的汇报\n\n{OTHER}\n", "a.txt")
    assert reuse_text(draft).about.marking == "机密"


def test_the_contract_loads_no_arrays() -> None:
    code = "import govdocs, govdocs.reuse.passage, govdocs.reuse.past, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
