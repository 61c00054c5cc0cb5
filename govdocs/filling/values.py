"""How a value prints when the draft says no more than its name."""

from __future__ import annotations

import datetime
from decimal import Decimal

from govdocs.filling.dates import print_date
from govdocs.filling.missing import Blank, MissingField
from govdocs.filling.notes import check_length, notes
from govdocs.filling.numbers import print_number
from govdocs.findings import Severity
from govdocs.notation import parse_line_mark


class Lines(str):
    """A text whose line breaks are kept: each of its lines becomes a line of the draft."""

    __slots__ = ()


def show(value: object) -> str:
    """`value` as it stands in a document: dates in official form, lists with 、 between, 是 and 否.

    Blank cells and what cannot be printed are reported. Line breaks become spaces, except those of `Lines`.
    """
    if isinstance(value, str):
        return _show_text(value)
    if isinstance(value, MissingField):
        return value.note()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return _show_number(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _show_moment(value)
    if isinstance(value, list | tuple):
        return join(value, "、")
    notes().report("unprintable", "这里的值不是文字、数字或日期，印不出来", severity=Severity.ERROR)
    return ""


def join(values: object, separator: str = "") -> str:
    """The texts of a list with `separator` between; lists inside it cannot be printed."""
    if not isinstance(values, list | tuple | range):
        return show(values)
    texts = [show(value if not isinstance(value, list | tuple) else {}) for value in values]
    check_length(sum(map(len, texts)) + len(separator) * len(texts))
    return separator.join(texts)


def _show_text(text: str) -> str:
    if isinstance(text, Blank):
        text.note()
        return ""
    if "〔" in text and any(parse_line_mark(line.strip()) for line in text.splitlines()):
        notes().report("line-mark", f"填进来的文字以行标开头，会当作行标读：{text.strip()[:20]}")
    if isinstance(text, Lines):
        return text
    return " ".join(filter(None, map(str.strip, text.splitlines()))) if "\n" in text or "\r" in text else text


def _show_number(value: float | Decimal) -> str:
    # A spreadsheet keeps fifteen digits; an identity number typed as a number has lost its end.
    if not isinstance(value, Decimal) and abs(value) >= 10**15:
        notes().report("long-number", f"{value:.0f} 超过15位，表格里存成数字会走样；请把这一列设为文本再填")
    return print_number(value)


def _show_moment(value: datetime.date | datetime.time) -> str:
    if isinstance(value, datetime.time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{print_date(value)}{value.hour}:{value.minute:02d}"
    return print_date(value)
