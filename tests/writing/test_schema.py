"""The JSON Schema takes what reading takes, and refuses what it refuses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from govdocs.model import Document
from govdocs.writing.schema import document_schema
from govdocs.writing.structured import plain_data
from tests.model.strategies import documents


@cache
def validator() -> Draft202012Validator:
    """The validator of the exported schema."""
    schema = document_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_every_document_fits_with_english_and_with_chinese_names(document: Document) -> None:
    names: tuple[Literal["en", "zh"], ...] = ("en", "zh")
    for language in names:
        assert not list(validator().iter_errors(plain_data(document, names=language)))


SPEECH: dict[str, Any] = {"文种": "讲话", "标题": "讲话", "正文": ["一段话。", {"标题": "一点", "内容": ["话。"]}]}


def test_a_document_as_a_drafter_types_it_fits() -> None:
    assert validator().is_valid(SPEECH)


@pytest.mark.parametrize(
    "change",
    [
        {"文种": "诗歌"},
        {"标题": 3},
        {"title": "两个名字写了同一项"},
        {"讲话稿人": "写错的名字"},
        {"稿别": "草稿"},
        {"正文": "不是一列"},
        {"正文": [{"标题": "一点", "內容": []}]},
        {"正文": [{"文字": ""}]},
        {"正文": [{"行": []}]},
        {"格式版本": 2},
    ],
    ids=str,
)
def test_a_mistake_does_not_fit(change: dict[str, Any]) -> None:
    assert not validator().is_valid(SPEECH | change)


def test_a_document_without_its_kind_does_not_fit() -> None:
    assert not validator().is_valid({"标题": "讲话"})


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(document_schema(), ensure_ascii=False)) == document_schema()
