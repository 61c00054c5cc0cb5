"""Nothing is refused, and nothing is lost: what is not in the document is listed as taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.model import Box, Document, Official, Paragraph, Part, Section, Table, number_sections, walk
from govdocs.reading import Draft, read_text, replay_repairs
from govdocs.writing.structured import plain_data
from govdocs.writing.text import write_draft_text
from tests.reading.texts import damaged, drafts

_SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"
_SPEECH = (_SAMPLES / "speech" / "在全市人才工作会议上的讲话.txt").read_text(encoding="utf-8")
_NOTICE = next((_SAMPLES / "notice").glob("*申报*.txt")).read_text(encoding="utf-8")

# Ordinals and dates are written anew, so their own characters cannot be counted.
_REWRITTEN = set(
    "零〇○一二三四五六七八九十百千两第章节条年月日0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)


def _words(text: str) -> Counter[str]:
    return Counter(
        char for char in text if (char.isalnum() or "\ue000" <= char <= "\uf8ff") and char not in _REWRITTEN
    )


def _body_text(document: Document) -> str:
    labels = {labelled.id: labelled.label for labelled in number_sections(document.body, document.numbering)}
    texts: list[str] = []
    for node_id, node in walk(document.body):
        if isinstance(node, Section):
            texts += (labels[node_id] if node.number else "", node.heading, node.stop)
        elif isinstance(node, Paragraph):
            texts.append(node.text)
        elif isinstance(node, Part):
            texts.append(node.heading)
        elif isinstance(node, Table):
            texts += (node.caption, node.unit, node.note, *(cell for row in node.rows for cell in row))
        elif isinstance(node, Box):
            texts.append(node.title)
    return "".join(texts) + "".join(paragraph.text for paragraph in document.closing)


def _strings(value: object) -> Iterator[str]:
    """Every string of plain data but field names."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    else:
        yield str(value)


def _printed(draft: Draft) -> str:
    """All the document prints but what came from a head or stands in a line mark."""
    document, texts = draft.document, [_body_text(draft.document)]
    if isinstance(document, Official):
        return "".join(_strings(plain_data(document)))
    taken = {name for name, trace in draft.trace.items() if "稿头" not in trace.evidence}
    for name in ("title", "subtitle", "salutation", "source_note", "signature", "stage", "date"):
        if name in taken:
            texts.append(str(getattr(document, name, "")))
    if "dateline" in taken and "date" not in taken:
        texts.append(str(getattr(document, "dateline", "")))
    if "byline" in taken:
        texts.append(str(getattr(document, "byline", "")))
    elif "speaker" in taken:
        texts += (str(getattr(document, "post", "")), str(getattr(document, "speaker", "")))
    return "".join(texts)


def _assert_nothing_lost(text: str) -> None:
    draft = read_text(text)
    left = replay_repairs(draft.source.text, draft.repairs)
    lost = _words(left) - _words(_printed(draft))
    assert not lost, (lost, draft)


@settings(max_examples=600, deadline=None)
@given(drafts)
def test_every_word_of_any_text_is_in_the_document_or_listed_as_taken_out(text: str) -> None:
    _assert_nothing_lost(text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nor_does_a_damaged_notice(data: st.DataObject) -> None:
    _assert_nothing_lost(data.draw(damaged(_NOTICE)))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_speech_loses_nothing_either(data: st.DataObject) -> None:
    _assert_nothing_lost(data.draw(damaged(_SPEECH)))


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_at_all_is_read_and_its_canonical_text_reads_the_same(text: str) -> None:
    document = read_text(text).document
    assert read_text(write_draft_text(document)).document == document


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000,
        "一、" * 50_000,
        "〔一级〕" * 20_000,
        "“。" * 50_000,
        "---\n" * 20_000,
        "|" * 50_000,
        "一\n" * 20_000,
    ],
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    read_text(text)


@pytest.mark.parametrize(
    "text",
    [
        # An article number on a line of its own, out of sequence after a line that breaks off.
        "云陵市人才资金管理办法\n第八条　本办法自印发之日起施行。同时停止执行的有关文件\n第一条\n市委人才办主要职责：\n第二条　略。\n",
        "云陵市人才资金管理办法\n第八条　本办法自印发之日起施行。同时停止执行的有关文件\n第一条\u2028\n市委人才办主要职责：\n第二条　略。\n",
        # An article number above those present, of whom the recorder alone is no field.
        "人才工作领导小组会议纪要\n会议研究了人才公寓建设。\n第一条\n出席：李明\n记录：郑晓\n分送：市委。\n",
        # A line end that one repair put in, taken out by another.
        "第四条\u3000<div>条文。",
        # A glued heading beside a sibling that has no words.
        "（一）人才短9.2万业技术推广、基层医疗等岗位长期招不满。产业升级的需要。\n（三）",
    ],
)
def test_what_once_broke_reading_is_read_and_nothing_is_lost(text: str) -> None:
    _assert_nothing_lost(text)
    document = read_text(text).document
    assert read_text(write_draft_text(document)).document == document


def test_deep_levels_are_raised_instead_of_exhausting_the_stack() -> None:
    names = [
        f"{tens}{ones}"
        for tens in ("", "十", "二十", "三十", "四十", "五十")
        for ones in "一二三四五六七八九"
    ]
    draft = read_text("".join(f"〔{name}级〕甲\n" for name in names))
    depth = max(
        node_id.count("/") + 1 for node_id, node in walk(draft.document.body) if not isinstance(node, Part)
    )
    assert depth == 40
    assert "reading.level-gap" in {finding.rule for finding in draft.findings}


def test_control_characters_are_taken_out_and_reported_with_their_place() -> None:
    draft = read_text("甲\x00乙。\n丙\x07\x08丁。")
    assert _body_text(draft.document) == "甲乙。丙丁。"
    places = [(finding.rule, finding.place) for finding in draft.findings if finding.rule != "reading.kind"]
    assert places == [
        ("reading.control-character", "第1段“甲乙。”（第1行第2列）"),
        ("reading.control-character", "第2段“丙丁。”（第2行第2列）"),
    ]
    assert replay_repairs("甲\x00乙。\n丙\x07\x08丁。", draft.repairs) == "甲乙。\n丙丁。"


def test_private_characters_stay_and_are_reported_one_by_one() -> None:
    draft = read_text("同志们：\n建设的主力军。\ue004\n再来\ue005一个。")
    assert "\ue004" in _body_text(draft.document)
    found = [finding for finding in draft.findings if finding.rule == "reading.private-use"]
    assert [finding.place for finding in found] == [
        "第2段“建设的主力军。\ue004”（第2行第8列）",
        "第3段“再来\ue005一个。”（第3行第3列）",
    ]
    assert "U+E004" in found[0].message
