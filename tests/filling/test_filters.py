"""The filters, under both their names, and what becomes of values they can make nothing of."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.filling import Filled, Form, Row
from govdocs.filling.dates import print_date
from govdocs.filling.filters import FILTERS
from govdocs.filling.numbers import parse_number, print_number


def fill(draft: str, **values: Any) -> Filled:
    """The draft filled with `values`."""
    return Form(draft).fill(Row(values, "第2行"))


def show(expression: str, value: Any) -> str:
    """What `{{ 值 | … }}` prints, nothing being reported."""
    filled = fill(f"{{{{ 值 | {expression} }}}}。", 值=value)
    assert not filled.findings
    return filled.text.removesuffix("。")


@pytest.mark.parametrize(
    "value",
    [
        datetime.date(2026, 11, 2),
        datetime.datetime(2026, 11, 2, 9, 30),
        "2026-11-02",
        "2026/11/2",
        "2026.11.2",
        "20261102",
        "2026-11-02 00:00:00",
        "2026-11-02T09:30:00",
        "2026年11月2日",
        " ２０２６年１１月２日 ",
        46328,
        46328.395,
        "二〇二六年十一月二日",
    ],
)
@pytest.mark.parametrize("name", ["日期", "date"])
def test_a_date_is_printed_officially_whatever_the_cell_held(name: str, value: Any) -> None:
    assert show(name, value) == "2026年11月2日"


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)))
def test_the_day_numbers_of_a_spreadsheet_are_its_days(day: datetime.date) -> None:
    serial = (day - datetime.date(1899, 12, 30)).days
    assert print_date(serial) == print_date(day) == f"{day.year}年{day.month}月{day.day}日"


def test_a_month_stays_a_month_and_a_certificate_has_its_date_in_hanzi() -> None:
    assert show("日期", "2026-07") == show("日期", "2026年07月") == "2026年7月"
    assert show("汉字日期", "2026-10-20") == show("hanzi_date", "2026-10-20") == "二〇二六年十月二十日"


@pytest.mark.parametrize("value", ["2026-02-30", "明年", "2026-13-01", 7, True, "2026年　月　日"])
def test_what_is_no_date_stays_and_is_reported(value: Any) -> None:
    filled = fill("{{ 值 | 日期 }}。", 值=value)
    assert [finding.rule for finding in filled.findings] == ["filling.not-a-date"]
    assert filled.text.strip("。") in (str(value), "是")


@pytest.mark.parametrize("value", [12345.6, "12345.6", "12,345.60", "￥12,345.60", "１２３４５．６元", Decimal("12345.6")])
def test_an_amount_is_grouped_and_written_in_capitals(value: Any) -> None:
    assert show("金额", value) == show("amount", value) == "12,345.60"
    assert show("大写金额", value) == show("capital_amount", value) == "壹万贰仟叁佰肆拾伍元陆角整"


def test_amounts_in_ten_thousands_and_with_other_decimals() -> None:
    assert show("大写金额", "1.5万元") == "壹万伍仟元整"
    assert show("金额(0)", "1200000") == "1,200,000"
    assert show("金额(3)", "1.5") == "1.500"


def test_rounding_money_is_reported() -> None:
    filled = fill("{{ 值 | 大写金额 }}{{ 值 | 金额 }}", 值="1.005")
    assert filled.text == "壹元零壹分1.01"
    assert [finding.rule for finding in filled.findings] == ["filling.rounded"]
    assert show("大写金额", 0.1 + 0.2) == "叁角整"


@pytest.mark.parametrize("name", ["金额", "大写金额", "百分比", "汉字数字", "数", "四舍五入"])
@pytest.mark.parametrize("value", ["若干", "1.2.3", "nan", "inf", "1e400", "12,34", "=1+1"])
def test_what_is_no_number_stays_and_is_reported(name: str, value: str) -> None:
    filled = fill(f"{{{{ 值 | {name} }}}}。", 值=value)
    assert filled.text == f"{value}。"
    assert [finding.rule for finding in filled.findings] == ["filling.not-a-number"]


@pytest.mark.parametrize(
    ("expression", "value", "printed"),
    [
        ("百分比", 0.125, "12.5%"),
        ("percent", "0.98", "98%"),
        ("百分比", "12.5%", "12.5%"),
        ("百分比", 1 / 3, "33.33%"),
        ("百分比(1)", 0.98, "98.0%"),
        ("百分比(0)", 0.5, "50%"),
        ("汉字数字", 11, "十一"),
        ("hanzi_number", "203", "二百零三"),
        ("汉字数字", 0, "零"),
        ("四舍五入(1)", "2.25", "2.2"),
        ("四舍五入", 2.6, "3"),
        ("number", "1,200.50", "1200.5"),
        ("个数", ["甲", "乙"], "2"),
        ("连接('；')", ["甲", "乙"], "甲；乙"),
        ("合计", [1, "2.5", None, ""], "3.5"),
        ("合计('数')", [{"数": "1"}, {"数": 2}, {}], "3"),
        ("默认('无')", "", "无"),
        ("default('无')", "有", "有"),
    ],
)
def test_the_other_filters(expression: str, value: Any, printed: str) -> None:
    assert show(expression, value) == printed


@pytest.mark.parametrize("value", [10_000, -1, 1.5])
def test_hanzi_numbers_stop_where_ordinals_do(value: Any) -> None:
    assert fill("{{ 值 | 汉字数字 }}", 值=value).findings[0].rule == "filling.not-a-number"


def test_a_bad_number_of_decimals_is_reported() -> None:
    assert "小数位数" in fill("{{ 值 | 金额(99) }}", 值=1).findings[0].message


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_no_filter_crashes_on_an_empty_or_missing_value(name: str) -> None:
    filled = fill(f"{{{{ 空 | {name} }}}}{{{{ 缺 | {name} }}}}{{{{ 字 | {name} }}}}", 空=None, 字="字")
    assert not filled.text.startswith("None")


@given(st.decimals(-(10**14), 10**14, places=4))
def test_a_number_printed_is_the_number_parsed(number: Decimal) -> None:
    assert parse_number(print_number(number)) == parse_number(f"{number:.15g}") or abs(number) >= 10**11


@given(st.text(max_size=20))
def test_parsing_a_number_never_raises(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (datetime.date(2026, 11, 2), "2026年11月2日"),
        (datetime.datetime(2026, 11, 2, 9, 5), "2026年11月2日9:05"),
        (datetime.time(15, 30), "15:30"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (True, "是"),
        (False, "否"),
        (["甲", 3, datetime.date(2026, 1, 5)], "甲、3、2026年1月5日"),
        ("甲\n乙", "甲 乙"),
        ("{{ 7 }}"[2:-2], "7"),
    ],
)
def test_a_value_without_a_filter_prints_as_official_texts_have_it(value: Any, printed: str) -> None:
    assert fill("为{{ 值 }}。", 值=value).text.replace(" 7 ", "7") == f"为{printed}。"


def test_an_identity_number_spoilt_by_a_spreadsheet_is_reported() -> None:
    assert fill("{{ 值 }}", 值=5.105211990010113e17).findings[0].rule == "filling.long-number"
    assert not fill("{{ 值 }}", 值="510521199001011234").findings


def test_what_cannot_be_printed_is_reported() -> None:
    assert fill("{{ 值 }}", 值={"甲": 1}).findings[0].rule == "filling.unprintable"
    assert fill("{{ 值 }}", 值=[["甲"]]).findings[0].rule == "filling.unprintable"
