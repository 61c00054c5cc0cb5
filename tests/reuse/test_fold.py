"""Folding keeps letters, drops what two drafts of one text differ in, and knows the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.reuse.fold import fold_texts
from govdocs.source import Span

TEXTS = st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=8)


def letters_of(text: str) -> str:
    folded = fold_texts([text])
    return "".join(map(chr, folded.codes[: folded.count(0)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("引进人才320人", "引进人才***人"),
        ("增长15.6%。", "增长xx.x"),
        ("全 市\n人才，工作", "全市人才工作"),
        ("ＧＤＰ总量", "gdp总量"),
        ("某某市２０２５年", "○○市～年"),
        ("“三支队伍”（试行）", '"三支队伍"(试行)'),
    ],
)
def test_damage_that_says_nothing_leaves_no_trace(one: str, other: str) -> None:
    assert letters_of(one) == letters_of(other)


def test_words_that_differ_stay_different() -> None:
    assert letters_of("引进人才") != letters_of("引进人材")


def test_chinese_numerals_are_letters() -> None:
    assert letters_of("一、（二）第三") == "一二第三"


@given(TEXTS)
def test_every_letter_knows_its_place_in_its_own_text(texts: list[str]) -> None:
    folded = fold_texts(texts)
    assert len(folded.starts) == len(texts) + 1
    for number, text in enumerate(texts):
        first, last = int(folded.starts[number]), int(folded.starts[number + 1]) - 1
        assert folded.codes[last] == 0
        for letter in range(first, last):
            place = int(folded.offsets[letter] - folded.origins[number])
            assert letters_of(text[place]) == chr(folded.codes[letter])


@given(TEXTS)
def test_texts_fold_alike_alone_and_together(texts: list[str]) -> None:
    folded = fold_texts(texts)
    together = ["".join(map(chr, folded.codes[a : b - 1])) for a, b in zip(folded.starts, folded.starts[1:], strict=False)]
    assert together == [letters_of(text) for text in texts]


def test_only_what_the_spans_cover_is_folded() -> None:
    folded = fold_texts(["页眉正文页脚"], [[Span(2, 4)]])
    assert "".join(map(chr, folded.codes[:2])) == "正文"
    assert folded.places(folded.starts[:1]).tolist() == [2]


def test_ideographs_beyond_the_basic_plane_are_letters_with_right_offsets() -> None:
    folded = fold_texts(["一𠀀二", "三"])
    assert folded.count(0) == 3
    assert (folded.offsets[:3] - folded.origins[0]).tolist() == [0, 1, 2]
    assert folded.count(1) == 1
