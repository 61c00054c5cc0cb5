"""Words are the same whichever segmenter cut them, and joined they are the text again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.resources import shipped_folder
from govdocs.words import cut_words, segment, word_share

SAMPLES = sorted((shipped_folder() / "corpora" / "samples").rglob("*.txt"))


@pytest.fixture
def without_rjieba(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    segment._cutter.cache_clear()
    yield
    segment._cutter.cache_clear()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
@settings(max_examples=50, deadline=None)
def test_the_words_of_any_text_joined_are_the_text(text: str) -> None:
    assert "".join(cut_words(text)) == text


def test_the_words_of_the_field_stay_whole() -> None:
    assert "高层次人才" in cut_words("培养高层次人才队伍")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_rjieba_and_jieba_cut_the_corpora_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert segment.load_rjieba()(text) == segment.load_jieba()(text)


@pytest.mark.usefixtures("without_rjieba")
def test_words_are_cut_where_rjieba_is_missing() -> None:
    assert "高层次人才" in cut_words("培养高层次人才队伍")


def test_a_common_word_has_a_larger_share_than_a_rare_one() -> None:
    assert word_share("工作") > word_share("柔性") > 0
    assert word_share("云陵澄溪梧岭") <= word_share("柔性")
