"""Canonical draft text reads back to the very same document, and bears marks only where it must."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from govdocs.model import (
    Document,
    Material,
    Numbering,
    OfficialDate,
    Paragraph,
    Part,
    Section,
    Speech,
    Stage,
    Table,
)
from govdocs.reading import read, read_text
from govdocs.writing.text import write_draft_text
from tests.model.strategies import PICTURES, documents

_SAMPLES = sorted((Path(__file__).parents[2] / "corpora" / "samples").glob("*/*.txt"))


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(documents)
def test_any_document_comes_back_from_its_text(document: Document) -> None:
    text = write_draft_text(document)
    again = read_text(text, pictures=PICTURES).document
    assert again == document
    assert write_draft_text(again) == text


@pytest.mark.parametrize("path", _SAMPLES, ids=[path.stem for path in _SAMPLES])
def test_an_ordinary_text_bears_no_mark_it_did_not_have(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert write_draft_text(read(path).document).count("〔") <= text.count("〔")


def test_a_speech_is_written_as_a_drafter_types_it() -> None:
    document = Speech(
        "在人才工作会议上的讲话",
        "李明",
        OfficialDate(2026, 11, 22),
        "同志们：",
        (
            Paragraph("这次会议很重要。"),
            Section("提高认识", (Paragraph("人才是第一资源。"),)),
            Section("抓好落实", (Section("健全机制", (Paragraph("各级要抓好。"),), True, "。"),)),
        ),
        (Paragraph("同志们，要抓好。"),),
        post="市委书记",
        occasion="人才工作会议",
        stage=Stage.FINAL,
    )
    assert write_draft_text(document) == (
        "---\n场合: 人才工作会议\n稿别: 定稿\n---\n在人才工作会议上的讲话\n（2026年11月22日）\n市委书记　李明\n\n同志们：\n"
        "　　这次会议很重要。\n一、提高认识\n　　人才是第一资源。\n二、抓好落实\n（一）健全机制。各级要抓好。\n　　同志们，要抓好。\n"
    )


def test_material_says_its_kind_and_is_signed_below() -> None:
    document = Material(
        "情况汇报", (Paragraph("顺利。"),), signature="市委人才办", date=OfficialDate(2026, 3, 1)
    )
    assert (
        write_draft_text(document)
        == "---\n文种: 材料\n---\n情况汇报\n\n　　顺利。\n市委人才办\n2026年3月1日\n"
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ((Paragraph("一、这不是标题"),), "　　〔领句：0〕〔正文〕一、这不是标题"),
        ((Section("甲", number="（四）"),), "〔一级〕〔原号：（四）〕〔独行〕甲"),
        ((Section("甲", number=""),), "〔一级〕〔无号〕〔独行〕甲"),
        (
            (Section("甲。乙", (Paragraph("丙。"),), True, "。"),),
            "〔一级〕〔领句：0〕〔接排：3〕一、甲。乙。丙。",
        ),
        ((Section("5亿元", form="1."),), "〔一级〕〔样式：1.〕〔自动号〕〔独行〕5亿元"),
        ((Table((("甲", "乙"),)),), "〔表题〕\n| 甲 | 乙 |"),
        (
            (Paragraph("开场。"), Section("甲", (Paragraph("总之，要抓好。"),))),
            "　　〔领句：0〕〔正文〕总之，要抓好。",
        ),
    ],
)
def test_what_reading_would_mistake_bears_a_mark(body: tuple[object, ...], line: str) -> None:
    text = write_draft_text(Speech("在会议上的讲话", body=body))  # type: ignore[arg-type]
    assert f"\n{line}\n" in text


def test_only_the_lines_in_doubt_bear_marks() -> None:
    body = (Paragraph("开场。"), Paragraph("一、这不是标题"), Section("甲", (Paragraph("乙。"),)))
    text = write_draft_text(Speech("在会议上的讲话", body=body))
    assert text == "在会议上的讲话\n\n　　开场。\n　　〔领句：0〕〔正文〕一、这不是标题\n一、甲\n　　乙。\n"


def test_two_parts_need_no_mark_where_the_numbers_show_them() -> None:
    first = Part((Paragraph("通报情况。"), Section("甲"), Section("乙")))
    second = Part((Paragraph("下面，我谈几点意见。"), Section("丙"), Section("丁")))
    assert "〔" not in write_draft_text(Speech("在会议上的讲话", body=(first, second)))


def test_a_numbering_that_cannot_be_seen_stands_in_the_head() -> None:
    document = Speech("在会议上的讲话", body=(Section("甲"),), numbering=Numbering(("一、", "1."), (2,)))
    assert "编号: 一、 1.连续\n" in write_draft_text(document)


@pytest.mark.parametrize(
    "title", ["同志们：", "---", "# 甲", "文种：讲话", "\ufeff甲", "一、甲", "没有句号。", "〔标题〕甲"]
)
def test_an_odd_title_comes_back(title: str) -> None:
    document = Speech(title, body=(Paragraph("开会。"),))
    assert read_text(write_draft_text(document)).document == document
