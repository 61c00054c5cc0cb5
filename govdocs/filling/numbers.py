"""Numbers out of table cells, and how a computed number is printed.

Reckoning is decimal: 0.1 + 0.2 is 0.3, as it must be where the result is money.
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {"": Decimal(1), "元": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "%": Decimal("0.01")}
_NUMBER = re.compile(r"([-+]?)[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,30})(\.\d{1,30})?\s*([万亿]?)(元|%)?")
_FULLWIDTH = str.maketrans("０１２３４５６７８９，．－＋％−", "0123456789,.-+%-")
_SIGNIFICANT = 15  # what a spreadsheet keeps; beyond it stands the noise of binary fractions


def parse_number(value: object) -> Decimal | None:
    """The number in `value`: 12345.6, "12,345.60", "￥3", "1.5万元", "12%"; None if it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Decimal | int):
        number = Decimal(value)
        return number if number.is_finite() else None
    if isinstance(value, float):
        number = Decimal(f"{value:.{_SIGNIFICANT}g}")
        return number if number.is_finite() else None
    match = _NUMBER.fullmatch(value.strip().translate(_FULLWIDTH)) if isinstance(value, str) else None
    if not match:
        return None
    number = Decimal(match[1] + match[2].replace(",", "") + (match[3] or ""))
    return number * _UNITS[match[4]] * _UNITS[match[5] or ""]


def print_number(value: float | Decimal) -> str:
    """The number without exponent or trailing zeros: 12.5, 3, 0.3."""
    number = parse_number(value)
    if number is None:
        return str(value)
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    return f"{Decimal(f'{number:.{_SIGNIFICANT}g}').normalize():f}"


def print_percentage(ratio: Decimal, decimals: int | None = None) -> str:
    """The ratio as a percentage: 0.125 → 12.5%; with `decimals` exactly so many, else at most two."""
    percent = ratio * 100
    if decimals is not None:
        return f"{percent:.{decimals}f}%"
    return f"{print_number(round(percent, 2))}%"
