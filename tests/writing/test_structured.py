"""YAML and JSON carry a whole document, and only what is in it."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from hypothesis import given, settings

from govdocs.model import Document, Mark, MarkRole, Paragraph, Part, Section, Speech, Table
from govdocs.reading import read_bytes
from govdocs.writing.structured import plain_data, write_json, write_yaml
from tests.model.strategies import documents

SPEECH = Speech(
    "在全市人才工作会议上的讲话",
    "李明",
    "2026-11-22",  # type: ignore[arg-type]
    "同志们：",
    (Paragraph("我讲两点。"), Section("提高认识", (Paragraph("人才是第一资源。"),))),
)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_a_document_written_as_yaml_reads_back_equal(document: Document) -> None:
    assert read_bytes(write_yaml(document).encode(), "稿.yaml").document == document


@settings(max_examples=150, deadline=None)
@given(documents)
def test_a_document_written_as_json_with_chinese_names_reads_back_equal(document: Document) -> None:
    assert read_bytes(write_json(document, names="zh").encode(), "稿.json").document == document


@pytest.mark.parametrize("names", ["en", "zh"])
def test_a_part_with_a_heading_does_not_come_back_as_a_section(names: Literal["en", "zh"]) -> None:
    body = (Part((Section("甲"),), "上篇"), Part((Section("乙"),), "下篇"))
    document = Speech("标题", body=body)
    assert read_bytes(write_yaml(document, names=names).encode(), "稿.yaml").document == document


def test_yaml_is_what_a_person_would_type() -> None:
    assert write_yaml(SPEECH, names="zh") == (
        "文种: 讲话\n格式版本: 1\n标题: 在全市人才工作会议上的讲话\n讲话人: 李明\n日期: '2026-11-22'\n"
        "称谓: 同志们：\n正文:\n  - 我讲两点。\n  - 标题: 提高认识\n    内容:\n      - 人才是第一资源。\n"
    )


def test_json_keeps_chinese_characters_and_english_names() -> None:
    data = json.loads(write_json(SPEECH))
    assert list(data) == ["kind", "schema_version", "title", "speaker", "date", "salutation", "body"]
    assert "人才是第一资源" in write_json(SPEECH)


def test_a_paragraph_is_a_plain_string_only_while_nothing_is_lost() -> None:
    marked = Paragraph("引进人才。", 4, (Mark(0, 2, MarkRole.FOOTNOTE, "见附表"),))
    body = plain_data(Speech("标题", body=(Paragraph("平常。"), marked)))["body"]
    assert body[0] == "平常。"
    assert body[1] == {
        "text": "引进人才。",
        "lead": 4,
        "marks": [{"start": 0, "end": 2, "role": "footnote", "note": "见附表"}],
    }


def test_a_table_row_stands_on_one_line() -> None:
    text = write_yaml(Speech("标题", body=(Table((("项目", "人数"), ("引进", "120"))),)))
    assert "- [项目, 人数]" in text
    assert "- [引进, '120']" in text
