"""Draft text becomes the outline a drafter has in mind: every case a text and what it is to be read as."""

from __future__ import annotations

import pytest

from govdocs.reading import read_text
from govdocs.writing.text import write_draft_text
from tests.reading.outline import Case, load_cases, outline

_FILES = ("opening", "head", "sections", "glued", "closing", "marks", "elements", "issued", "sentences", "typed", "pasted", "web")
_CASES = [pytest.param(case, id=f"{name}：{case.title}") for name in _FILES for case in load_cases(name)]


@pytest.mark.parametrize("case", _CASES)
def test_a_text_is_read_as_its_outline_says(case: Case) -> None:
    assert outline(read_text(case.text)) == case.expected


@pytest.mark.parametrize("case", _CASES)
def test_its_canonical_text_reads_the_same_and_stays_the_same(case: Case) -> None:
    document = read_text(case.text).document
    canonical = write_draft_text(document)
    assert read_text(canonical).document == document
    assert write_draft_text(read_text(canonical).document) == canonical
