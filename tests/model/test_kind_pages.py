"""Every kind has a page in the manual, which says what the kind's customs say."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model import KINDS, Kind

_PAGES = Path(__file__).parents[2] / "docs" / "kinds"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_page_of_a_kind_gives_its_names_structure_and_formulas(kind: Kind) -> None:
    page = (_PAGES / f"{kind.name}.md").read_text(encoding="utf-8")
    customs = kind.customs
    expected = (kind.label, *kind.aliases, *customs.blocks, *customs.closings, customs.direction, *customs.ladder)
    assert not [words for words in expected if words not in page]


def test_the_list_of_kinds_leaves_none_out() -> None:
    page = (_PAGES / "index.md").read_text(encoding="utf-8")
    assert not [kind.name for kind in KINDS.values() if f"({kind.name}.md)" not in page]
