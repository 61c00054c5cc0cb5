"""What is added comes back as it was, once, and only what has changed is read again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.errors import UsageError
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.bags import fill_bags
from govdocs.reuse.archive.intake import add_files
from govdocs.reuse.archive.keep import forget_files, keep_texts, remove_texts
from govdocs.reuse.archive.listing import files_of, find_numbers, list_texts, measure
from govdocs.reuse.archive.rows import Entry
from govdocs.reuse.fingerprint import fingerprint_text
from govdocs.reuse.passage import Decision
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import ReuseText

from ..material import EDITED_SECOND, FIRST, OTHER, SECOND, THIRD, wrap
from .conftest import LAST_YEAR, THIS_YEAR, WATER, speech, text_of


def add(place: Path, *files: Path, allow_marked: bool = False) -> list[str]:
    """What became of each file."""
    with open_archive(place, write=True) as archive:
        return [taken.state for taken in add_files(archive, files, allow_marked=allow_marked)]


def test_a_text_comes_back_with_every_block_and_all_that_is_known_of_it(place: Path) -> None:
    text = text_of(speech(wrap(SECOND, 20), head="稿别: 印发稿\n场合: 全市人才工作会议\n"))
    with open_archive(place, write=True) as archive:
        (kept,) = keep_texts(archive, [Entry(text, text.about.path)])
        back = archive.load_texts([kept.number])[kept.number]
    assert back == text
    assert back.blocks == text.blocks
    assert back.about.issued


def test_a_file_that_has_not_changed_is_left_alone_and_one_that_has_is_read_again(folder: Path, place: Path) -> None:
    file = folder / "去年.txt"
    assert add(place, file) == ["added"]
    assert add(place, file) == ["unchanged"]
    file.write_text(speech(THIRD), encoding="utf-8")
    assert add(place, file) == ["changed"]
    with open_archive(place) as archive:
        (listed,) = list_texts(archive)
        assert THIRD in archive.load_texts([listed.number])[listed.number].text.replace("　", "")
        assert measure(archive).fingerprints == len(fingerprint_text(text_of(speech(THIRD))).hashes)


def test_the_same_words_in_another_file_are_kept_once_and_both_files_noted(folder: Path, place: Path) -> None:
    (folder / "副本.txt").write_text(LAST_YEAR, encoding="utf-8")
    assert add(place, folder / "去年.txt", folder / "副本.txt") == ["added", "same"]
    with open_archive(place) as archive:
        (listed,) = list_texts(archive)
        assert sorted(Path(path).name for path in listed.paths) == ["副本.txt", "去年.txt"]
        assert len(files_of(archive, listed.key)) == 2


def test_a_text_goes_when_its_last_file_does(folder: Path, place: Path) -> None:
    (folder / "副本.txt").write_text(LAST_YEAR, encoding="utf-8")
    add(place, folder / "去年.txt", folder / "副本.txt", folder / "水利.txt")
    with open_archive(place, write=True) as archive:
        assert forget_files(archive, [str(folder / "副本.txt")]) == 0
        assert forget_files(archive, [str(folder / "去年.txt")]) == 1
        assert [listed.about.speaker for listed in list_texts(archive)] == ["周琴"]
        assert archive.count("SELECT count(DISTINCT number) FROM fingerprints") == 1


def test_a_text_is_removed_by_its_number_and_an_unknown_name_removes_nothing(folder: Path, place: Path) -> None:
    add(place, folder / "去年.txt", folder / "水利.txt")
    with open_archive(place, write=True) as archive:
        with pytest.raises(UsageError, match="没有“九九”"):
            find_numbers(archive, ["1", "九九"])
        numbers, paths = find_numbers(archive, ["1"])
        assert (numbers, paths) == ([1], [])
        assert remove_texts(archive, numbers) == 1
        assert [listed.number for listed in list_texts(archive)] == [2]


def test_a_number_is_never_given_twice(folder: Path, place: Path) -> None:
    add(place, folder / "去年.txt")
    with open_archive(place, write=True) as archive:
        remove_texts(archive, [1])
    add(place, folder / "水利.txt")
    with open_archive(place) as archive:
        assert [listed.number for listed in list_texts(archive)] == [2]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path, place: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK no")
    with open_archive(place, write=True) as archive:
        bad, good = add_files(archive, [folder / "坏.docx", folder / "去年.txt"])
    assert (bad.state, good.state) == ("failed", "added")
    assert "坏.docx" in bad.error


def test_the_archive_finds_what_comparing_the_drafts_finds(folder: Path, place: Path) -> None:
    draft = text_of(speech(THIRD, EDITED_SECOND, date="2026-11-23"), "草稿.txt")
    add(place, *(folder / name for name in ("去年.txt", "今年.txt", "水利.txt")))
    with open_archive(place) as archive:
        found = find_reuse([draft], archive=archive, reworded=False)
    direct = find_reuse([draft, *map(text_of, (LAST_YEAR, THIS_YEAR, WATER))], reworded=False)
    told = {(p.key, p.sort, p.weight, p.same) for p in found.passages}
    assert told == {(p.key, p.sort, p.weight, p.same) for p in direct.passages if draft.key in (p.here.text, p.there.text)}
    assert len(told) >= 2


def test_a_draft_that_is_in_the_archive_is_not_compared_with_itself(folder: Path, place: Path) -> None:
    add(place, folder / "去年.txt", folder / "今年.txt")
    with open_archive(place) as archive:
        found = find_reuse([text_of(LAST_YEAR)], archive=archive, reworded=False)
    assert {text.about.date.year for text in found.texts.values() if text.about.date} == {2025, 2026}


def test_what_a_person_decided_is_remembered_until_it_is_taken_back(folder: Path, place: Path) -> None:
    add(place, folder / "去年.txt")
    draft = text_of(THIS_YEAR)
    with open_archive(place, write=True) as archive:
        key = find_reuse([draft], archive=archive, reworded=False).passages[0].key
        archive.decide(key, Decision.QUOTED)
        archive.decide(key, Decision.CHECKED)
    with open_archive(place, write=True) as archive:
        (passage,) = [p for p in find_reuse([draft], archive=archive, reworded=False).passages if p.key == key]
        assert passage.decision is Decision.CHECKED
        archive.decide(key, None)
        assert archive.decisions() == {}


def test_a_batch_that_fails_half_way_leaves_nothing_of_itself(folder: Path, place: Path) -> None:
    add(place, folder / "去年.txt")

    def fail() -> None:
        with open_archive(place, write=True) as archive, archive.writing():
            archive.connection.execute("DELETE FROM texts")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with open_archive(place) as archive:
        assert len(list_texts(archive)) == 1


def test_ten_states_of_one_speech_are_one_family_and_so_are_the_years_of_one_office(place: Path) -> None:
    states = [text_of(speech(FIRST, SECOND, THIRD + "好" * number, speaker="")) for number in range(5)]
    years = [text_of(speech(OTHER + str(year), speaker="周琴", date=f"{year}-03-01")) for year in range(2020, 2024)]
    with open_archive(place, write=True) as archive:
        for text in [*states, *years]:
            keep_texts(archive, [Entry(text)])
        hashes = np.unique(fingerprint_text(states[0]).hashes)
        assert set(archive.count_families(hashes).tolist()) == {1}
        assert archive.family_total == 2


PARAGRAPHS = (FIRST, SECOND, THIRD, OTHER, EDITED_SECOND)
TEXTS = st.lists(
    st.builds(
        lambda picked, speaker: text_of(speech(*(PARAGRAPHS[at] for at in picked), speaker=speaker)),
        st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True),
        st.sampled_from(["", "李明", "周琴"]),
    ),
    min_size=2,
    max_size=6,
    unique_by=lambda text: text.key,
)


@settings(max_examples=15, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False), st.integers(1, 3))
def test_neither_the_order_nor_the_batches_of_adding_change_what_is_found(
    tmp_path_factory: pytest.TempPathFactory, texts: list[ReuseText], chance: object, size: int
) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    hashes = np.unique(np.concatenate([fingerprint_text(text).hashes for text in texts]))
    told = []
    for order, batch in ((texts, len(texts)), (shuffled, size)):
        with open_archive(tmp_path_factory.mktemp("库") / "库.duckdb", write=True) as archive:
            for at in range(0, len(order), batch):
                keep_texts(archive, [Entry(text) for text in order[at : at + batch]])
            numbers, positions, found = archive.find_rows(hashes)
            keys = {number: text.key for number, text in archive.load_texts(numbers.tolist()).items()}
            rows = sorted(zip((keys[n] for n in numbers.tolist()), positions.tolist(), found.tolist(), strict=True))
            told.append((rows, archive.count_families(hashes).tolist(), archive.family_total))
    assert told[0] == told[1]


@pytest.mark.parametrize("strange", ["\ud800", "\x00", "😀", "\u202e", "'; DROP TABLE texts; --", "𠀀"])
def test_strange_characters_are_kept_in_place(place: Path, strange: str) -> None:
    words = f"{FIRST}{strange}{SECOND}"
    text = ReuseText("钥匙", f"稿{strange}.txt", words)
    with open_archive(place, write=True) as archive:
        keep_texts(archive, [Entry(text, f"/稿/{strange}.txt")])
        fill_bags(archive)
        back = archive.load_texts([1])[1].text
        assert len(back) == len(words)
        assert back == words or strange == "\ud800"
        assert find_reuse([ReuseText("另一", "另一", SECOND)], archive=archive).passages
