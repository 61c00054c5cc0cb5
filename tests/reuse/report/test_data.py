"""The report as data keeps to its published schema, and its offsets lead to the words."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from govdocs.reuse.passage import Sort
from govdocs.reuse.report import Told, report_data
from govdocs.reuse.search import find_reuse

from ..material import SECOND
from .conftest import DRAFT, LAST, speech

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "reuse-report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("archive", ["", "库.duckdb"])
def test_the_report_keeps_to_its_schema(told: Told, archive: str) -> None:
    whole = Told(told.report, archive, 12, {DRAFT.key: ("/稿/今年.txt",)}, 2)
    data = json.loads(json.dumps(report_data(whole)))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert {passage["sort"] for passage in data["passages"]} >= {"edited", "within", "version"}


def test_a_report_without_anything_keeps_to_it_as_well() -> None:
    data = json.loads(json.dumps(report_data(Told(find_reuse([LAST])))))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert data["passages"] == []


def test_the_schema_would_notice_a_wrong_report(told: Told) -> None:
    data = json.loads(json.dumps(report_data(told)))
    data["passages"][0]["weight"] = "dreadful"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_spans_are_offsets_into_the_texts(told: Told) -> None:
    texts = {text.key: text.text for text in told.report.texts.values()}
    for passage in report_data(told)["passages"]:
        for side in (passage["here"], passage["there"]):
            start, end = side["span"]
            assert texts[side["text"]][start:end] == side["excerpt"]


def test_the_same_drafts_give_the_same_report(told: Told) -> None:
    again = Told(find_reuse([told.report.texts[key] for key in told.report.drafts]))
    assert report_data(again) == report_data(told)


def test_the_report_bears_the_highest_marking_of_its_drafts() -> None:
    secret = speech("密.txt", SECOND, head="密级: 机密\n")
    marked = speech("密.txt", "机密", SECOND)
    assert Told(find_reuse([LAST])).marking == ""
    assert {Told(find_reuse([LAST, secret])).marking, Told(find_reuse([LAST, marked])).marking} == {"机密"}


def test_words_marked_higher_than_the_drafts_are_left_out_even_if_the_search_found_them() -> None:
    secret = speech("密.txt", "机密", SECOND)
    found = find_reuse([LAST, secret])
    asked = type(found)(found.texts, (LAST.key,), found.passages, found.pairs)
    assert found.passages
    assert report_data(Told(asked))["passages"] == []


def test_what_matters_comes_once_even_if_several_states_share_it(told: Told) -> None:
    keys = [passage.key for passage in told.pressing()]
    assert len(keys) == len(set(keys))
    assert not {Sort.VERSION, Sort.SET_PHRASE} & {passage.sort for passage in told.pressing()}
