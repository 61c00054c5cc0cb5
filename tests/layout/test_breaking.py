"""Line breaking: 避头尾, one hanging mark, whole numbers and words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.layout import load_sheet
from govdocs.layout.breaking import Measured, break_lines

SHEET = load_sheet()
RULES = SHEET.breaking
CELL = 15.75


def lines(text: str, cells: int, first: int | None = None) -> list[str]:
    measured = Measured(text, 16.0, -0.25, RULES)
    # 156 mm is a little more than 28 cells, so every column here is too.
    broken = break_lines(measured, (cells if first is None else first) * CELL + 0.5, cells * CELL + 0.5)
    return [text[line.start : line.end] for line in broken]


def test_a_line_of_hanzi_holds_as_many_as_there_are_cells() -> None:
    assert lines("人才工作要抓紧抓实抓出成效来", 5) == ["人才工作要", "抓紧抓实抓", "出成效来"]


def test_the_first_line_is_shorter_by_its_indent() -> None:
    assert lines("人才工作要抓紧抓实", 5, first=3) == ["人才工", "作要抓紧抓", "实"]


def test_one_mark_hangs_outside_the_line() -> None:
    assert lines("人才工作要，抓紧抓实", 5) == ["人才工作要，", "抓紧抓实"]


def test_a_mark_does_not_hang_when_what_follows_may_not_begin_a_line() -> None:
    assert lines("他说“人才，”然后走了", 5) == ["他说“人", "才，”然后", "走了"]


def test_closing_marks_that_do_not_hang_pull_a_character_along() -> None:
    assert lines("人才工作要）抓紧抓实", 5) == ["人才工作", "要）抓紧抓", "实"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert lines("人才工作《办法》好", 5) == ["人才工作", "《办法》好"]


def test_dashes_and_ellipses_stay_in_one_piece() -> None:
    assert lines("人才工作——很重要", 5) == ["人才工作", "——很重要"]
    assert lines("人才工作……很重要", 5)[1].startswith("作……") or "……" in lines("人才工作……很重要", 5)[1]


def test_numbers_are_never_cut() -> None:
    assert lines("总量达到12345万人次", 5) == ["总量达到", "12345万人", "次"]
    assert lines("总量达到3,200.5人次", 5) == ["总量达到", "3,200.5人", "次"]


def test_a_percent_sign_stays_with_its_number() -> None:
    assert all(not line.startswith("%") for line in lines("增长了百分12.5%以上的水平啊", 5))


def test_english_words_break_only_at_blanks_and_hyphens() -> None:
    assert lines("talent policy research", 5) == ["talent policy ", "research"]


def test_figures_joined_by_a_hyphen_break_behind_it_but_a_minus_stays() -> None:
    assert lines("行动方案2021-2025年", 7) == ["行动方案2021-", "2025年"]
    assert lines("增长了百分-12345", 6) == ["增长了百分", "-12345"]


def test_a_wide_blank_is_passed_over_at_the_edge_and_begins_no_line() -> None:
    assert lines("市财政局沈　敬川到会", 5) == ["市财政局沈　", "敬川到会"]


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    assert "".join(lines("A" * 50, 5)) == "A" * 50


def test_a_gap_stands_between_hanzi_and_digits_but_not_beside_marks() -> None:
    plain = Measured("到2024年", 16.0, 0.0, RULES)
    assert plain.starts[1] == 16.0 + 0.2 * 16.0
    assert plain.starts[5] == pytest.approx(16.0 + 2 * 0.2 * 16.0 + 4 * 8.0)
    marked = Measured("，2024，", 16.0, 0.0, RULES)
    assert marked.starts[1] == 16.0


TEXTS = st.text(alphabet="人才工作抓紧，。、；：“”《》（）—…··12,.%ab- ", min_size=1, max_size=120)


@given(TEXTS, st.integers(3, 30))
def test_lines_joined_are_the_text_again(text: str, cells: int) -> None:
    assert "".join(lines(text, cells)) == text


@given(TEXTS, st.integers(4, 30))
def test_at_most_one_mark_stands_outside_the_line(text: str, cells: int) -> None:
    measured = Measured(text, 16.0, -0.25, RULES)
    for line in break_lines(measured, cells * CELL, cells * CELL):
        shown = len(text[line.start : line.end].rstrip(" ")) + line.start
        inside = shown - 1 if line.hung else shown
        assert inside - line.start <= 1 or measured.width(line.start, inside) <= cells * CELL + 0.02
        if line.hung:
            assert text[line.end - 1] in RULES.hanging


@given(TEXTS)
def test_no_line_begins_with_a_forbidden_mark_unless_nothing_else_can(text: str) -> None:
    broken = lines(text, 12)
    for before, after in pairwise(broken):
        if after[0] in RULES.no_start:
            # Only a run of marks longer than the line may be cut.
            assert (
                all(
                    char in RULES.no_start
                    or before[index - 1] in RULES.no_end
                    or index == 0
                    or not char.isalnum()
                    or before[index - 1].isascii()
                    for index, char in enumerate(before)
                )
                or len(before) <= 24
            )
