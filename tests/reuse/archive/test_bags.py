"""Words are cut once and kept; by them a section said in other words is found in the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.reuse.archive import Filter, open_archive
from govdocs.reuse.archive import bags as bags_room
from govdocs.reuse.archive.bags import fill_bags
from govdocs.reuse.archive.intake import add_files
from govdocs.reuse.archive.keep import keep_texts, remove_texts
from govdocs.reuse.archive.rows import Entry
from govdocs.reuse.candidates import find_candidates
from govdocs.reuse.passage import Sort
from govdocs.reuse.rewording import bag_text
from govdocs.reuse.search import find_reuse

from ..material import FIRST, OTHER, SECOND, THIRD
from .conftest import LAST_YEAR, THIS_YEAR, WATER, speech, text_of

SAID = (
    "退役军人创办的养蜂合作社去年卖出蜂蜜八吨，社里的技术员由农校教授手把手辅导，蜂箱租金和运输保险由县里垫付，"
    "今年准备再发展五十户，把蜂蜜加工车间建到镇上。"
)
AGAIN = (
    "县里先垫运输保险、蜂箱的租金，请农校的教授辅导每位技术员；养蜂的合作社是退役军人所办，蜂蜜去年销了八吨，"
    "加工的车间今年要往镇上搬，农户再添五十家。"
)


def test_kept_words_are_the_words_that_cutting_gives(folder: Path, place: Path) -> None:
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "去年.txt", folder / "今年.txt"])
        texts = archive.load_texts([1, 2])
    for text, words in zip(texts.values(), (LAST_YEAR, THIS_YEAR), strict=True):
        assert text.bags is not None
        assert list(bag_text(text)) == list(bag_text(text_of(words)))


def test_words_are_cut_for_what_is_new_only(folder: Path, place: Path) -> None:
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "去年.txt"], words=False)
        assert archive.load_texts([1])[1].bags is None
        keep_texts(archive, [Entry(text_of("短。"))])
        assert fill_bags(archive) == 2
        assert fill_bags(archive) == 0
        keep_texts(archive, [Entry(text_of(WATER))])
        assert fill_bags(archive) == 1


def test_another_lexicon_means_cutting_anew_and_until_then_nothing_stale_is_used(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "去年.txt"])
    monkeypatch.setattr(bags_room, "own_words", lambda: iter([("爬坡过坎", 9000)]))
    with open_archive(place) as archive:
        assert archive.load_texts([1])[1].bags is None
        assert archive.find_akin([text_of(LAST_YEAR)]) == []
    with open_archive(place, write=True) as archive:
        assert fill_bags(archive) == 1
        assert archive.load_texts([1])[1].bags is not None


def test_the_words_of_a_removed_text_go_with_it(folder: Path, place: Path) -> None:
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "去年.txt", folder / "水利.txt"])
        remove_texts(archive, [1])
        assert archive.count("SELECT count(DISTINCT number) FROM bags") == 1
        assert archive.count("SELECT count(*) FROM words WHERE bag NOT IN (SELECT bag FROM bags)") == 0


@pytest.fixture
def retold(place: Path) -> Path:
    """Many speeches, one of which says `SAID`."""
    others = [speech(f"第{number}项工作由第{number}组承担，{OTHER}", FIRST, THIRD) for number in range(30)]
    with open_archive(place, write=True) as archive:
        keep_texts(archive, [Entry(text_of(words)) for words in (*others, speech(SECOND, SAID))])
        fill_bags(archive)
    return place


def test_a_section_said_in_other_words_is_found_though_no_letters_in_a_row_agree(retold: Path) -> None:
    draft = text_of(speech(AGAIN, "此外没有别的事，散会以后请大家到楼下取材料。", date="2026-11-22"))
    with open_archive(retold) as archive:
        assert not any(SAID in text.text for text in find_candidates([draft], archive))
        passages = find_reuse([draft], archive=archive).passages
    reworded = [passage for passage in passages if passage.sort is Sort.REWORDED]
    assert len(reworded) == 1
    assert {"养蜂", "蜂蜜", "技术员"} <= set(reworded[0].words)


def test_texts_that_may_not_be_shown_are_not_found_by_their_words_either(retold: Path) -> None:
    draft = text_of(speech(AGAIN))
    with open_archive(retold) as archive:
        assert len(archive.find_akin([draft])) == 1
    with open_archive(retold, only=Filter(since="2026")) as archive:
        assert archive.find_akin([draft]) == []


def test_an_ordinary_draft_brings_in_nothing_by_its_words(retold: Path) -> None:
    draft = text_of(speech("会议强调，要坚持问题导向，推动各项工作落到实处，以实际成效迎接检查。"))
    with open_archive(retold) as archive:
        assert archive.find_akin([draft]) == []
