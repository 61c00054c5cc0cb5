"""Amounts: the spellings of the regulation, and every capital text readable back to its amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocs.filling.amounts import group_thousands, write_capitals

# 《支付结算办法》附一, 二至四, with the spelling it names first; 到“角”为止 may bear 整, and here does.
OF_THE_REGULATION = [
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
    ("107000.53", "壹拾万柒仟元零伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
]
OTHERS = [
    ("12345.60", "壹万贰仟叁佰肆拾伍元陆角整"),
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("0.53", "伍角叁分"),
    ("10", "壹拾元整"),
    ("10.05", "壹拾元零伍分"),
    ("100000000", "壹亿元整"),
    ("100000001", "壹亿零壹元整"),
    ("100010000", "壹亿零壹万元整"),
    ("120003400", "壹亿贰仟万叁仟肆佰元整"),
    ("1000000000000", "壹万亿元整"),
    ("20305.00", "贰万零叁佰零伍元整"),
    ("-12.30", "负壹拾贰元叁角整"),
    ("-0.001", "零元整"),
]
DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}


def read_capitals(text: str) -> Decimal:
    """The amount a text in capitals means, read character by character, knowing nothing of how it was written."""
    sign = -1 if text.startswith("负") else 1
    whole = section = digit = cents = 0
    for char in text.removeprefix("负").removesuffix("整"):
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[char]
            digit = 0
        elif char == "万":
            whole, section, digit = whole + (section + digit) * 10**4, 0, 0
        elif char == "亿":
            whole, section, digit = (whole + section + digit) * 10**8, 0, 0
        elif char == "元":
            whole, section, digit = whole + section + digit, 0, 0
        elif char == "角":
            cents, digit = cents + digit * 10, 0
        else:
            assert char == "分", char
            cents, digit = cents + digit, 0
    return sign * (Decimal(whole) + Decimal(cents) / 100)


@pytest.mark.parametrize(("amount", "written"), OF_THE_REGULATION + OTHERS)
def test_an_amount_is_spelt_as_the_regulation_spells_it(amount: str, written: str) -> None:
    assert write_capitals(Decimal(amount)) == written


amounts = st.integers(-(10**18) + 1, 10**18 - 1).map(lambda cents: Decimal(cents) / 100)
sparse = st.lists(st.sampled_from("0001020050090"), min_size=1, max_size=16).map(lambda digits: Decimal("".join(digits)))


@given(amounts | sparse | st.integers(0, 200_000).map(lambda cents: Decimal(cents) / 100))
@example(Decimal("10000000000000.01"))
def test_what_is_written_reads_back_to_the_amount(amount: Decimal) -> None:
    assert read_capitals(write_capitals(amount)) == amount


@given(amounts | sparse)
def test_zeros_are_never_doubled_and_units_never_follow_a_zero(amount: Decimal) -> None:
    text = write_capitals(amount)
    assert "零零" not in text
    assert not any(f"零{unit}" in text for unit in "拾佰仟万亿角分整")
    assert "零元" not in text or text.removeprefix("负") == "零元整"
    assert text.endswith("分") != text.endswith("整")


def test_fractions_of_a_cent_are_rounded_away_from_zero() -> None:
    assert write_capitals(Decimal("1.005")) == "壹元零壹分"
    assert write_capitals(Decimal("0.995")) == "壹元整"


def test_an_amount_beyond_all_names_is_refused() -> None:
    with pytest.raises(ValueError, match="一亿亿"):
        write_capitals(Decimal(10) ** 16)
    with pytest.raises(ValueError, match="一亿亿"):
        group_thousands(Decimal(10) ** 16)


@pytest.mark.parametrize(
    ("amount", "decimals", "written"),
    [("12345.6", 2, "12,345.60"), ("0", 2, "0.00"), ("1234567.891", 2, "1,234,567.89"), ("-1000", 0, "-1,000")],
)
def test_thousands_are_separated(amount: str, decimals: int, written: str) -> None:
    assert group_thousands(Decimal(amount), decimals) == written
