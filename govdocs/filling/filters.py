"""The filters of 套打: `{{ 日期 | 日期 }}`, `{{ 金额 | 大写金额 }}`, each under a Chinese and an English name.

A value a filter can make nothing of stays as it is and is reported; an empty cell and a missing field pass
through, to be reported where they are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import Any, TypeAlias

from jinja2 import Undefined

from govdocs.filling.amounts import group_thousands, round_to_cents, write_capitals
from govdocs.filling.dates import print_date, print_hanzi_date
from govdocs.filling.notes import notes
from govdocs.filling.numbers import parse_number, print_percentage
from govdocs.filling.values import Lines, join, show
from govdocs.findings import Severity
from govdocs.notation import to_hanzi

Filter: TypeAlias = Callable[..., Any]

_MOST_DECIMALS = 10


def _is_empty(value: object) -> bool:
    return value is None or isinstance(value, Undefined) or (isinstance(value, str) and not value.strip())


def _reporting(rule: str) -> Callable[[Filter], Filter]:
    """A filter that lets empty values pass and reports, as `filling.<rule>`, the values it cannot take."""

    def decorate(convert: Filter) -> Filter:
        @wraps(convert)
        def apply(value: Any, *options: Any) -> Any:
            if _is_empty(value):
                return value
            try:
                return convert(value, *options)
            except ValueError as error:
                notes().report(rule, str(error), severity=Severity.ERROR)
                return value

        return apply

    return decorate


def _number(value: object) -> Decimal:
    number = parse_number(value)
    if number is None:
        raise ValueError(f"不是数：{show(value)[:20]}")
    return number


def _decimals(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= _MOST_DECIMALS:
        raise ValueError(f"小数位数应是0到{_MOST_DECIMALS}：{show(value)[:20]}")
    return value


def _note_rounding(amount: Decimal, decimals: int = 2) -> None:
    if amount != round(amount, decimals):
        notes().report("rounded", f"{amount:f} 四舍五入到{'分' if decimals == 2 else f'{decimals}位小数'}")


@_reporting("not-a-date")
def print_as_date(value: object) -> str:
    """日期: 2026年11月22日."""
    return print_date(value)


@_reporting("not-a-date")
def print_as_hanzi_date(value: object) -> str:
    """汉字日期: 二〇二六年十一月二十二日."""
    return print_hanzi_date(value)


@_reporting("not-a-number")
def print_as_amount(value: object, decimals: int = 2) -> str:
    """金额: 12,345.60."""
    amount = _number(value)
    _note_rounding(amount, _decimals(decimals))
    return group_thousands(amount, decimals)


@_reporting("not-a-number")
def print_in_capitals(value: object) -> str:
    """大写金额: 壹万贰仟叁佰肆拾伍元陆角整."""
    amount = _number(value)
    text = write_capitals(round_to_cents(amount))
    _note_rounding(amount)
    return text


@_reporting("not-a-number")
def print_as_percentage(value: object, decimals: int | None = None) -> str:
    """百分比: 0.125 → 12.5%."""
    return print_percentage(_number(value), None if decimals is None else _decimals(decimals))


@_reporting("not-a-number")
def print_in_hanzi(value: object) -> str:
    """汉字数字: 十一; whole numbers from 0 to 9999."""
    number = _number(value)
    if number != int(number) or not 0 <= number <= 9999:
        raise ValueError(f"汉字数字只写0到9999的整数：{show(value)[:20]}")
    return to_hanzi(int(number)) if number else "零"


@_reporting("not-a-number")
def as_number(value: object) -> Decimal:
    """数: the number in a text."""
    return _number(value)


@_reporting("not-a-number")
def round_number(value: object, decimals: int = 0) -> Decimal:
    """四舍五入: the number with so many decimals."""
    return _number(f"{_number(value):.{_decimals(decimals)}f}")


def keep_lines(value: object) -> object:
    """分段: the text with its line breaks kept, a paragraph each."""
    return value if _is_empty(value) or not isinstance(value, str) else Lines(value)


def use_default(value: object, default: object = "") -> object:
    """默认: `default` where the field is missing or empty."""
    return default if _is_empty(value) else value


def count(value: object) -> int:
    """个数: how many entries, or characters."""
    return len(value) if isinstance(value, str | list | tuple | dict) else 0


def total(values: object, field: str | None = None) -> Decimal:
    """合计: the sum of a list, or of one `field` of its entries; empty cells count nothing."""
    entries = values if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    found = [entry.get(field) if field is not None and isinstance(entry, dict) else entry for entry in entries]
    numbers = [parse_number(as_number(value)) for value in found if not _is_empty(value)]
    return sum((number for number in numbers if number is not None), Decimal(0))


_NAMES: dict[Filter, tuple[str, ...]] = {
    print_as_date: ("日期", "date"),
    print_as_hanzi_date: ("汉字日期", "hanzi_date"),
    print_as_amount: ("金额", "amount"),
    print_in_capitals: ("大写金额", "capital_amount"),
    print_as_percentage: ("百分比", "percent"),
    print_in_hanzi: ("汉字数字", "hanzi_number"),
    as_number: ("数", "number"),
    round_number: ("四舍五入", "round"),
    keep_lines: ("分段", "lines"),
    use_default: ("默认", "default"),
    join: ("连接", "join"),
    count: ("个数", "length"),
    total: ("合计", "sum"),
}
FILTERS: dict[str, Filter] = {name: function for function, names in _NAMES.items() for name in names}
"""Every filter a draft may use, by each of its names."""
