"""Numbers are computed; a locked one wins and counting goes on from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from govdocs.model import Document, Numbering, Part, Section, number_sections, walk
from govdocs.model.renumber import renumber
from tests.model.strategies import documents


def _labels(*body: object, continuous: tuple[int, ...] = ()) -> list[str]:
    return [labelled.label for labelled in number_sections(body, Numbering(continuous=continuous))]


def _tree(*counts: int) -> tuple[Section, ...]:
    return tuple(Section("甲", tuple(Section("乙") for _ in range(count))) for count in counts)


def test_levels_restart_under_each_parent() -> None:
    assert _labels(*_tree(2, 1)) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_continuous_level_counts_on_through_the_whole_text() -> None:
    assert _labels(*_tree(2, 1), continuous=(2,)) == ["一、", "（一）", "（二）", "二、", "（三）"]


def test_each_part_counts_from_one() -> None:
    assert _labels(Part(_tree(0, 0)), Part(_tree(0))) == ["一、", "二、", "一、"]


def test_a_locked_number_wins_and_counting_goes_on_from_it() -> None:
    assert _labels(Section("甲"), Section("乙", number="四、"), Section("丙")) == ["一、", "四、", "五、"]


def test_a_heading_without_an_ordinal_is_not_counted() -> None:
    assert _labels(Section("甲"), Section("乙", number=""), Section("丙")) == ["一、", "", "二、"]


def test_a_section_may_have_a_form_of_its_own() -> None:
    body = Section("甲", (Section("乙", form="1."), Section("丙", form="1.")))
    assert _labels(body) == ["一、", "1.", "2."]


@settings(max_examples=200, deadline=None)
@given(documents)
def test_every_section_is_labelled_once_in_reading_order(document: Document) -> None:
    labelled = number_sections(document.body, document.numbering)
    assert [item.id for item in labelled] == [
        name for name, node in walk(document.body) if isinstance(node, Section)
    ]
    assert all(item.label == item.section.number for item in labelled if item.section.number is not None)


@settings(max_examples=200, deadline=None)
@given(documents)
def test_renumbered_a_document_bears_computed_numbers_only(document: Document) -> None:
    fresh = renumber(document)
    assert all(item.label in ("", item.computed) for item in number_sections(fresh.body, fresh.numbering))
    assert renumber(fresh) == fresh


@pytest.mark.parametrize("wrong", [(0,), (6,), (2, 2), (3, 2)])
def test_a_continuous_level_must_be_on_the_ladder(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        Numbering(continuous=wrong)


def test_an_unknown_style_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="没有这种序号：甲"):
        Numbering(("甲",))
