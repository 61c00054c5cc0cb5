"""Titles broken by meaning: 梯形 or 菱形, words and 《》 whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.layout import load_sheet
from govdocs.layout.metrics import text_width
from govdocs.layout.shape import shape_title

RULES = load_sheet().breaking


def shape(text: str) -> tuple[str, ...]:
    return shape_title(text, 20.0, RULES)


def test_thirteen_and_twenty_characters_stay_on_one_line() -> None:
    assert shape("在全市人才工作会议上的讲话") == ("在全市人才工作会议上的讲话",)
    assert (
        len(shape("在全市人才工作领导小组第一次全体会议上讲话")[0]) == 20
        or len(shape("在全市人才工作领导小组第一次会议上的讲话")) == 1
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("在市人才工作宣传小组第一次工作会议上的讲话", ("在市人才工作宣传小组", "第一次工作会议上的讲话")),
        (
            "云陵市人民政府办公室关于进一步加强新时代高技能人才队伍建设的实施意见",
            ("云陵市人民政府办公室关于进一步加强新时代", "高技能人才队伍建设的实施意见"),
        ),
        (
            "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
            ("关于全面推行行政执法公示", "制度执法全过程记录制度重大", "执法决定法制审核制度的指导意见"),
        ),
    ],
)
def test_titles_break_between_words(title: str, lines: tuple[str, ...]) -> None:
    assert shape(title) == lines


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        (
            "（2026年5月20日市委人才工作领导小组2026年第二次会议通过）",
            ("（2026年5月20日市委人才工作领导小组", "2026年第二次会议通过）"),
        ),
        ("（2026年4月10日市委组织部部务会议通过）", ("（2026年4月10日市委组织部部务会议通过）",)),
    ],
)
def test_a_note_in_brackets_leaves_no_single_character_on_its_last_line(note: str, lines: tuple[str, ...]) -> None:
    assert shape_title(note, 26, load_sheet().breaking) == lines


def test_a_year_may_open_a_line_and_other_numbers_may_not() -> None:
    assert shape("中共云陵市委人才工作领导小组2026年第二次会议纪要")[1] == "2026年第二次会议纪要"
    assert not any(line[0].isdigit() for line in shape("云陵市人才发展工程第3期高级研修班100名学员的通知"))


def test_a_title_in_book_marks_is_never_cut() -> None:
    for line in shape("中共云陵市委云陵市人民政府关于印发《云陵市高层次人才引进培养暂行办法》的通知"):
        assert line.count("《") == line.count("》")


@pytest.mark.parametrize(
    "title",
    [
        "在全省高层次人才创新创业座谈会暨重点人才工程推进会上的讲话",
        "在青岚省专业技术人才知识更新工程高级研修班开班式上的讲话",
        "在中国共产党云陵市第九届委员会第七次全体会议暨全市人才工作会议上的讲话",
    ],
)
def test_line_lengths_never_fall_and_rise_again(title: str) -> None:
    widths = [text_width(line) for line in shape(title)]
    fell = False
    for before, after in pairwise(widths):
        assert not (fell and after > before)
        fell = fell or after < before
    assert len(widths) > 1


@settings(max_examples=60)
@given(st.text(alphabet="关于在全市人才工作会议上的讲话通知《》（）2026ab ，", min_size=1, max_size=70))
def test_the_lines_joined_are_the_title_and_none_is_too_wide(title: str) -> None:
    lines = shape(title)
    assert "".join(lines) == title
    assert all(text_width(line) <= 20.0 or len(line) == 1 for line in lines)
