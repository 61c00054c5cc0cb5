"""Words looked up: across line ends, by speaker and date, with the sentence and its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import UsageError
from govdocs.reuse.archive import Filter, open_archive
from govdocs.reuse.archive.filters import parse_day
from govdocs.reuse.archive.keep import keep_texts
from govdocs.reuse.archive.rows import Entry
from govdocs.reuse.archive.words import search_words

from ..material import OTHER, SECOND, THIRD, wrap
from .conftest import LAST_YEAR, THIS_YEAR, WATER, speech, text_of


@pytest.fixture
def filled(place: Path) -> Path:
    """Three speeches: 李明 2025 and 2026, 周琴 2024."""
    with open_archive(place, write=True) as archive:
        keep_texts(archive, [Entry(text_of(words)) for words in (LAST_YEAR, THIS_YEAR, WATER)])
    return place


def found(place: Path, *terms: str, **only: str) -> list[tuple[str, int | None]]:
    """Speaker and year of every hit, in order."""
    with open_archive(place, only=Filter(**only)) as archive:
        hits = search_words(archive, terms).hits
    return [(hit.text.about.speaker, hit.text.about.date.year if hit.text.about.date else None) for hit in hits]


def test_a_phrase_is_found_with_its_sentence_and_place_the_latest_first(filled: Path) -> None:
    assert found(filled, "经营果园") == [("李明", 2026), ("李明", 2025)]
    with open_archive(filled) as archive:
        hit = search_words(archive, ["登门说明"]).hits[0]
    assert hit.excerpt == SECOND[SECOND.index("凡是") :]
    assert hit.block == SECOND
    assert hit.place == "开头第2段"
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["登门说明"]


@pytest.mark.parametrize(
    ("only", "years"),
    [
        ({"since": "2026"}, [2026]),
        ({"since": "2025-04"}, [2026]),
        ({"since": "2025-03"}, [2026, 2025]),
        ({"since": "2025年3月12日"}, [2026, 2025]),
        ({"speaker": "周琴"}, []),
        ({"speaker": "李　明"}, [2026, 2025]),
        ({"kind": "讲话"}, [2026, 2025]),
        ({"kind": "material"}, []),
    ],
)
def test_filters_leave_out_what_they_should(filled: Path, only: dict[str, str], years: list[int]) -> None:
    assert [year for _, year in found(filled, "经营果园", **only)] == years


def test_every_word_must_stand_in_the_same_paragraph(filled: Path) -> None:
    assert found(filled, "果园", "登门") == [("李明", 2026), ("李明", 2025)]
    assert found(filled, "果园", "水库") == []


def test_line_ends_blanks_and_case_hide_nothing(place: Path) -> None:
    with open_archive(place, write=True) as archive:
        keep_texts(archive, [Entry(text_of(speech("\n".join(wrap(THIRD, 20).split("\n　")))))])
        keep_texts(archive, [Entry(text_of(speech("建设 AI Lab 三个。")))])
        assert search_words(archive, ["带技术来的团队"]).hits[0].block == THIRD
        assert search_words(archive, ["ai lab"]).hits[0].excerpt == "建设AI Lab三个。"


@pytest.mark.parametrize("term", ["（一）", "a.b", "[]", "50%", "\\d", "^$", "*", "某“某”"])
def test_marks_mean_themselves(place: Path, term: str) -> None:
    with open_archive(place, write=True) as archive:
        keep_texts(archive, [Entry(text_of(speech(f"其中{term}之后。"))), Entry(text_of(speech(OTHER)))])
        assert [hit.excerpt for hit in search_words(archive, [term]).hits] == [f"其中{term}之后。"]


def test_only_so_many_are_shown_and_all_are_counted(filled: Path) -> None:
    with open_archive(filled) as archive:
        answer = search_words(archive, ["果园"], most=1)
    assert (len(answer.hits), answer.texts) == (1, 2)


def test_no_word_and_no_date_are_usage_errors(filled: Path) -> None:
    with open_archive(filled) as archive, pytest.raises(UsageError, match="查什么词"):
        search_words(archive, [" ", ""])
    for words in ("去年", "2025-13", "25", "2025-02-30"):
        with pytest.raises(UsageError, match="看不懂日期"):
            parse_day(words)
