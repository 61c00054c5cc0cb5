"""Ordinals, dates and line marks are read in every form drafters type and written in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.notation import (
    LINE_MARKS,
    ORDINAL_STYLES,
    Ordinal,
    find_date,
    format_date,
    from_hanzi,
    parse_date,
    parse_line_mark,
    parse_ordinal,
    to_hanzi,
    write_line_mark,
)


@given(st.integers(1, 9999))
def test_a_number_in_hanzi_reads_back(number: int) -> None:
    assert from_hanzi(to_hanzi(number)) == number


# The forms GB/T 15835-2011 writes.
@pytest.mark.parametrize(
    ("number", "text"),
    [
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
    ],
)
def test_hanzi_numbers_are_written_as_the_standard_does(number: int, text: str) -> None:
    assert to_hanzi(number) == text


@pytest.mark.parametrize("text", ["", "十十", "百", "一二十", "人", "十百", "零十", "一二三四五"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert from_hanzi(text) is None


@pytest.mark.parametrize("number", [0, 10_000])
def test_numbers_out_of_reach_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="九千九百九十九"):
        to_hanzi(number)


@given(st.sampled_from(sorted(ORDINAL_STYLES)), st.integers(1, 20))
def test_every_label_is_parsed_to_its_style_and_value(sample: str, number: int) -> None:
    label = ORDINAL_STYLES[sample].label(number)
    assert parse_ordinal(label + "加强") == Ordinal(sample, number, len(label))
    assert ORDINAL_STYLES[sample].label(1) == sample


@given(st.sampled_from(sorted(ORDINAL_STYLES)), st.integers(1, 100_000))
def test_counting_never_fails(sample: str, number: int) -> None:
    assert ORDINAL_STYLES[sample].label(number)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一．甲", "一、", 1), ("十二. 甲", "一、", 12), ("(三)甲", "（一）", 3), ("（四）、甲", "（一）", 4), ("〔五〕甲", "（一）", 5),
        ("1、甲", "1.", 1), ("１２．甲", "1.", 12), ("(3)甲", "（1）", 3), ("③、甲", "①", 3), ("第十二条　甲", "第一条", 12), ("第3章 甲", "第一章", 3),
    ],
)  # fmt: skip
def test_the_forms_drafters_type_are_taken(text: str, style: str, value: int) -> None:
    ordinal = parse_ordinal(text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.value) == (style, value)


@pytest.mark.parametrize(
    "text", ["一是甲", "3.5亿元", "2026.1.5", "一个", "第一，甲", "（2026年）", "零、甲", "人", ""]
)
def test_what_only_looks_like_an_ordinal_is_none(text: str) -> None:
    assert parse_ordinal(text) is None


@given(st.none() | st.integers(1000, 9999), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31))
def test_a_date_as_printed_reads_back_however_much_of_it_is_blank(
    year: int | None, month: int | None, day: int | None
) -> None:
    parts = parse_date(format_date(year, month, day))
    assert parts is not None
    assert (parts.year, parts.month, parts.day) == (year, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026.11.22",
        "2026/11/22",
        "２０２６年１１月２２日",
        "二〇二六年十一月二十二日",
        "二○二六年十一月二十二日",
        "2026 年 11 月 22 日",
    ],
)
def test_dates_are_read_in_every_form(text: str) -> None:
    parts = parse_date(text)
    assert parts is not None
    assert (parts.year, parts.month, parts.day) == (2026, 11, 22)


@pytest.mark.parametrize("text", ["", "2026年", "11月22日", "2026年11月22日上午", "昨天", "26年1月5日"])
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_is_found_inside_a_sentence_but_not_made_up_from_its_words() -> None:
    assert find_date("会议于2026年1月5日召开") == (3, 12)
    assert find_date("请填年月日") is None


@given(
    st.sampled_from(sorted({*LINE_MARKS} - {"正文"})),
    st.text(st.characters(exclude_characters="\n", codec="utf-8")),
)
def test_a_line_mark_reads_back_whatever_its_argument(name: str, argument: str) -> None:
    written = write_line_mark(name, argument)
    mark = parse_line_mark(f"前{written}后", 1)
    assert mark is not None
    assert (mark.name, mark.argument, mark.length) == (name, argument, len(written))


@pytest.mark.parametrize(("name", "level"), [("一级", 1), ("五级", 5), ("十二级", 12), ("正文", 0)])
def test_levels_of_any_depth_are_marks(name: str, level: int) -> None:
    mark = parse_line_mark(f"〔{name}〕")
    assert mark is not None
    assert mark.level == level


@pytest.mark.parametrize("text", ["〔2026〕3号", "〔正文", "正文〕", "〔甲〕", "【正文】"])
def test_other_brackets_are_no_marks(text: str) -> None:
    assert parse_line_mark(text) is None


def test_a_heading_may_begin_with_a_year() -> None:
    ordinal = parse_ordinal("一、2026年工作回顾")
    assert ordinal is not None
    assert (ordinal.style, ordinal.value, ordinal.length) == ("一、", 1, 2)
    assert parse_ordinal("一.5亿元") is None
