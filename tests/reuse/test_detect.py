"""The passage detector finds what was copied, however it was cut, damaged or moved, and nothing else."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.reuse.detect import Found, detect_passages
from govdocs.reuse.join import CLIQUE
from govdocs.source import Span
from tests.reuse.material import EDITED_SECOND, FIRST, OPENING, OTHER, SECOND, THIRD, wrap


def only(found: list[Found]) -> tuple[Span, Span]:
    assert len(found) == 1
    here, span, _, other = found[0]
    return (span, other) if here == 0 else (other, span)


def test_a_copied_passage_is_found_with_its_exact_borders() -> None:
    here, there = only(detect_passages([OPENING + SECOND + OTHER, FIRST + SECOND + THIRD]))
    assert (here.start, here.end) == (len(OPENING), len(OPENING + SECOND))
    assert (there.start, there.end) == (len(FIRST), len(FIRST + SECOND))


def test_texts_that_share_nothing_share_nothing() -> None:
    assert detect_passages([FIRST, OTHER, SECOND]) == []


@pytest.mark.parametrize(
    "damaged",
    [
        wrap(SECOND, 11),
        SECOND.replace("，", ",").replace("。", "."),
        SECOND.replace("七个", "7个 "),
        EDITED_SECOND,
        "".join(reversed([part + "。" for part in SECOND.split("。") if part])),
    ],
    ids=["wrapped", "half-width", "figure", "edited", "sentences turned round"],
)
def test_damage_does_not_hide_a_copy(damaged: str) -> None:
    here, there = only(detect_passages([OTHER + SECOND, damaged + FIRST]))
    assert here.start == len(OTHER)
    assert here.end == len(OTHER + SECOND)
    assert there == Span(0, len(damaged))


def test_a_quotation_of_thirty_characters_is_found() -> None:
    quote = SECOND[:30]
    here, there = only(detect_passages([SECOND, OTHER[:40] + quote + OTHER[40:]]))
    assert here.end >= 29
    assert there.start <= 40
    assert there.end >= 69


@given(st.lists(st.integers(1, len(FIRST + SECOND + THIRD) - 1), max_size=9))
@settings(max_examples=60, deadline=None)
def test_paragraphs_have_no_say_in_what_is_found(cuts: list[int]) -> None:
    text = FIRST + SECOND + THIRD
    pieces = [text[a:b] for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), len(text)], strict=True)]
    here, there = only(detect_passages([OTHER + text, "\n　　".join(pieces)]))
    assert here == Span(len(OTHER), len(OTHER + text))
    assert there.end - there.start >= len(text)


def test_the_order_of_the_texts_has_no_say_in_what_is_found() -> None:
    texts = [FIRST + SECOND, SECOND + THIRD, wrap(THIRD + FIRST, 9), EDITED_SECOND + OTHER]
    results = set()
    for order in permutations(range(len(texts))):
        found = detect_passages([texts[number] for number in order])
        results.add(frozenset(frozenset({(order[a], x), (order[b], y)}) for a, x, b, y in found))
    assert len(results) == 1


def test_what_many_texts_share_is_linked_and_not_dropped() -> None:
    copies = CLIQUE * 3
    texts = [f"{chr(0x4E00 + 97 * n) * 9}。{SECOND}" for n in range(copies)]
    found = detect_passages(texts)
    assert {number for here, _, there, _ in found for number in (here, there)} == set(range(copies))
    assert len(found) < copies * 3


def test_two_popular_passages_in_the_same_order_are_found_as_one_in_every_two_texts() -> None:
    mixed = [f"{chr(0x4E00 + 97 * n) * 9}。{SECOND}" for n in range(CLIQUE * 2)]
    pair = [FIRST[:42] + SECOND + "一", SECOND[:0] + FIRST[:42] + SECOND + "二"]
    found = detect_passages([*mixed, *pair])
    numbers = {len(mixed), len(mixed) + 1}
    joined = [(x, y) for a, x, b, y in found if {a, b} == numbers]
    assert any(len(x) >= len(FIRST[:42] + SECOND) for x, _ in joined)


def test_a_passage_said_twice_in_one_text_is_found() -> None:
    found = detect_passages([SECOND + OTHER + SECOND])
    assert [(here, there) for here, _, there, _ in found] == [(0, 0)]


def test_a_text_shorter_than_the_guarantee_is_found_inside_another() -> None:
    assert len(detect_passages(["当前人才工作的重中之重。", OPENING + "这是当前人才工作的重中之重，必须抓好。"])) == 1


def test_no_texts_and_empty_texts_are_no_trouble() -> None:
    assert detect_passages([]) == []
    assert detect_passages(["", "。", "\n"]) == []


@pytest.mark.parametrize("size", [64, 300, 1 << 17])
def test_how_the_work_is_cut_into_pieces_has_no_say(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [FIRST + SECOND, wrap(SECOND + THIRD, 13), OTHER, THIRD + OPENING + FIRST]
    whole = detect_passages(texts)
    for room in ("fold", "fingerprint"):
        monkeypatch.setattr(f"govdocs.reuse.{room}._BLOCK", size)
    monkeypatch.setattr("govdocs.reuse.extend._BATCH", 1 + size % 7)
    assert detect_passages(texts) == whole
