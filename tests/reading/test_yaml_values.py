"""YAML is read alike by either parser: the quick one is believed only where the careful one agrees."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.errors import InvalidDocumentError
from govdocs.model import Paragraph, Section, Speech, Table
from govdocs.reading import yaml_values
from govdocs.reading.value_tree import Value
from govdocs.reading.yaml_values import parse_yaml
from govdocs.writing.structured import write_yaml

SPEECH = Speech(
    "2026：是“年”吗",
    body=(
        Paragraph("yes"),
        Section("null", (Paragraph("12.5%的人 #1"), Table((("甲", "1"), ("~", "[乙]"))))),
    ),
)

_LINES = st.sampled_from(("", "a", "甲：乙", "yes", "~", "null", "1.0", "'", '"', "\\", "''", "\\n", "&x ", "*x", "=", "`"))
_SIGNS = st.sampled_from(("\n", "\n  ", "\n- ", "- ", ": ", ":", "? ", "#", " #", "[", "]", "{", "}", ", ", "---\n", "...\n"))
_ODD = st.sampled_from(("\t", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "\0", "!", "!!null ", "|", "|-\n  ", ">", "%YAML 1.2\n", "@"))
yaml_texts = st.lists(_LINES | _SIGNS | _ODD, max_size=14).map("".join)


def _careful(text: str) -> Value | None:
    try:
        return yaml_values._parse(text)
    except InvalidDocumentError:
        return None


@settings(max_examples=500, deadline=None)
@given(yaml_texts)
def test_what_the_quick_parser_reads_the_careful_one_reads_alike_places_and_all(text: str) -> None:
    pytest.importorskip("yaml")
    quick = yaml_values._parse_fast(text)
    assert quick is None or quick == _careful(text)


def test_what_the_program_writes_is_read_by_the_quick_parser() -> None:
    pytest.importorskip("yaml")
    text = write_yaml(SPEECH)
    assert yaml_values._parse_fast(text) == yaml_values._parse(text)


def test_without_the_quick_parser_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_yaml(SPEECH)
    read = parse_yaml(text)
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert yaml_values._parse_fast(text) is None
    assert parse_yaml(text) == read


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("[" * 100_000, "嵌套太深", 1, 202),
        ("- " * 100_000, "嵌套太深", 1, 403),
        ("甲: &x [1]\n乙: *x\n", "不支持 &锚点和 *别名", 1, 4),
        ("甲: *x\n", "不支持 *别名", 1, 4),
        ("甲: 1\n甲: 2\n", "“甲”写了两遍", 2, 1),
        ("[甲]: 1\n", "名称应是一个词", 1, 1),
        ("甲: 1\n---\n乙: 2\n", "只能有一份文稿", 2, 1),
    ],
)
def test_what_a_draft_may_not_hold_is_refused_at_its_place(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(InvalidDocumentError, match=message.replace("*", "[*]")) as caught:
        parse_yaml(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_the_alias_of_a_word_stands_for_the_word() -> None:
    read = parse_yaml("甲: &x 词\n乙: *x\n")
    assert read.entries is not None
    assert read.entries["乙"].scalar == "词"
