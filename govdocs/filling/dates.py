"""Dates out of table cells: real dates, text in any customary form, and the day numbers of a spreadsheet."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from govdocs.notation import format_date, parse_date, to_hanzi

_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet, so that day 61 is 1 March 1900 (the 29 February 1900 they count never was)."""

_LAST_SERIAL = 2_958_465  # 31 December 9999
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}.*$")
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*月?")
_YEAR_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def print_date(value: object) -> str:
    """The date in `value` as official texts print it: 2026年11月22日; 2026年11月 where the day is not given.

    Takes dates, text (2026-11-22, 2026/11/22, 20261122, 2026年11月22日, 2026-11), and a spreadsheet's day
    numbers. Raises ValueError for anything else and for days no calendar has.
    """
    if isinstance(value, str) and (month := _MONTH.fullmatch(value.strip())):
        found = datetime.date(int(month[1]), int(month[2]), 1)
        return f"{found.year}年{found.month}月"
    day = find_day(value)
    return format_date(day.year, day.month, day.day)


def print_hanzi_date(value: object) -> str:
    """The date in hanzi, as certificates bear it: 二〇二六年十一月二十二日. Takes and raises as `print_date`."""
    day = find_day(value)
    return f"{str(day.year).translate(_YEAR_DIGITS)}年{to_hanzi(day.month)}月{to_hanzi(day.day)}日"


def find_day(value: object) -> datetime.date:
    """The day `value` means. Raises ValueError."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, bool):
        raise ValueError(f"不是日期：{value}")
    if isinstance(value, int | float | Decimal):
        return _from_serial(value)
    if isinstance(value, str):
        return _from_text(value)
    raise ValueError(f"不是日期：{value}")


def _from_serial(value: float | Decimal) -> datetime.date:
    if not 61 <= value <= _LAST_SERIAL:
        raise ValueError(f"不是日期：{value}")
    return _EPOCH + datetime.timedelta(days=int(value))


def _from_text(text: str) -> datetime.date:
    stripped = _TIME.sub("", text.strip())
    if compact := _COMPACT.fullmatch(stripped):
        return datetime.date(*map(int, compact.groups()))
    parts = parse_date(stripped)
    if parts is None:
        raise ValueError(f"不是日期：{text}")
    if parts.year is None or parts.month is None or parts.day is None:
        raise ValueError(f"日期不全：{text}")
    return datetime.date(parts.year, parts.month, parts.day)
