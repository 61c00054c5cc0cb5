"""Amounts of money as official texts and bank forms write them: 12,345.60 and 壹万贰仟叁佰肆拾伍元陆角整.

The capitals follow 《支付结算办法》附一《正确填写票据和结算凭证的基本规定》 二、三、四; where it allows
two spellings, the one it names first is written (壹仟陆佰捌拾元零叁角贰分).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

LARGEST = Decimal(10) ** 16
"""Amounts are written below this (一亿亿)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("仟", "佰", "拾", "")
_CENT = Decimal("0.01")


def round_to_cents(amount: Decimal) -> Decimal:
    """The amount in whole 分, halves away from zero. Raises ValueError from 一亿亿 on."""
    if abs(amount) >= LARGEST:
        raise ValueError("金额太大，超过一亿亿元")
    return amount.quantize(_CENT, ROUND_HALF_UP)


def group_thousands(amount: Decimal, decimals: int = 2) -> str:
    """The amount with separators: 12,345.60. Raises ValueError from 一亿亿 on."""
    if abs(amount) >= LARGEST:
        raise ValueError("金额太大，超过一亿亿元")
    return f"{amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,.{decimals}f}"


def write_capitals(amount: Decimal) -> str:
    """The amount in capitals, without 人民币 before it: 壹万贰仟叁佰肆拾伍元陆角整; 负 stands before debts.

    Fractions of a 分 are rounded. Raises ValueError from 一亿亿 on.
    """
    rounded = round_to_cents(amount)
    cents = int(abs(rounded) * 100)
    yuan, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    sign = "负" if rounded < 0 and cents else ""
    text = f"{_write_integer(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{sign}{text}整"
    # A zero before the 角 when the 元 is zero, before the 分 when the 角 is.
    if text and (yuan % 10 == 0 or not jiao):
        text += "零"
    text += f"{_DIGITS[jiao]}角" if jiao else ""
    return sign + text + (f"{_DIGITS[fen]}分" if fen else "整")


def _write_integer(number: int) -> str:
    """A whole number in capitals; 零 for 0."""
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            # A gap in the digits is one 零: 壹万零伍拾, not 壹万伍拾.
            gap = "零" if 0 < low < unit // 10 else ""
            return f"{_write_integer(high)}{name}{gap}{_write_integer(low) if low else ''}"
    return _write_section(number) or "零"


def _write_section(number: int) -> str:
    text, gap = "", False
    for digit, unit in zip(f"{number:04d}", _UNITS, strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[int(digit)] + unit
        gap = False
    return text
