"""A draft says where every part came from, why, and how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from govdocs.model import walk
from govdocs.reading import Draft, read_text, replay_repairs
from govdocs.reading.draft import Repair
from govdocs.source import Excerpt, Span
from tests.reading.texts import drafts

_TEXT = "在会议上的讲话\n同志们：今天开会。\n一、甲\n1、乙。\x00丙。\n这是突破点所在，二、大力开发\n三、戊\n总之，要抓好。\n"


def test_every_node_and_field_has_its_trace() -> None:
    draft = read_text(_TEXT)
    ids = {node_id for node_id, _ in walk(draft.document.body)} | {"title", "salutation", "closing/p1"}
    assert ids <= set(draft.trace)


def _assert_in_place(draft: Draft, excerpt: Excerpt) -> None:
    for piece in excerpt.pieces:
        there = draft.source.text[piece.start : piece.start + piece.length]
        assert there == excerpt.text[piece.at : piece.at + piece.length]


@settings(max_examples=200, deadline=None)
@given(drafts)
def test_what_a_trace_shows_stands_there_in_the_source(text: str) -> None:
    draft = read_text(text)
    for trace in draft.trace.values():
        for excerpt in (trace.heading, trace.text):
            if excerpt is not None:
                _assert_in_place(draft, excerpt)
        assert 0 <= trace.confidence <= 1


@settings(max_examples=200, deadline=None)
@given(drafts)
def test_every_finding_has_a_rule_a_place_and_a_chinese_message(text: str) -> None:
    findings = read_text(text).findings
    for finding in findings:
        assert finding.rule.startswith("reading.")
        assert finding.place
        assert any("\u4e00" <= char <= "\u9fff" for char in finding.message)
    spans = [finding.span for finding in findings if finding.span]
    assert spans == sorted(spans)


def test_the_ordinal_is_kept_as_the_draft_had_it() -> None:
    draft = read_text(_TEXT)
    assert [draft.trace[name].number for name in ("s1", "s1/s1", "s2")] == ["一、", "1、", "二、"]
    assert "接排" in draft.trace["s1/s1"].evidence


def test_a_locked_number_is_less_sure_than_a_computed_one() -> None:
    draft = read_text("一、甲\n五、乙\n六、丙\n")
    assert draft.trace["s2"].confidence < draft.trace["s3"].confidence == 1


def test_repairs_are_listed_and_can_be_replayed() -> None:
    draft = read_text(_TEXT)
    assert {repair.step for repair in draft.repairs} == {
        "control-character",
        "glued-heading",
        "glued-salutation",
    }
    replayed = replay_repairs(_TEXT, draft.repairs)
    assert replayed == (
        "在会议上的讲话\n同志们：\n今天开会。\n一、甲\n1、乙。丙。\n这是突破点所在，\n二、大力开发\n三、戊\n总之，要抓好。\n"
    )
    assert read_text(replayed).document == draft.document


def test_replaying_goes_by_place_whatever_the_order() -> None:
    repairs = (Repair("乙", Span(3, 4), "丁"), Repair("甲", Span(0, 1)))
    assert replay_repairs("甲乙丙丁戊", repairs) == "乙丙丁戊"


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("一、甲\n三、乙\n", "reading.number", "第2段“三、乙”（第2行第1列）"),
        ("一、甲\n这是突破点所在的地方，二、大力开发\n", "reading.glued-heading", "第3段“二、大力开发”（第2行第12列）"),
        ("甲。\n\n　　乙\ue004。\n", "reading.private-use", "第2段“乙\ue004。”（第3行第4列）"),
    ],
)
def test_a_finding_stands_where_a_drafter_would_look(text: str, rule: str, place: str) -> None:
    found = [finding for finding in read_text(text).findings if finding.rule == rule]
    assert [finding.place for finding in found] == [place]
