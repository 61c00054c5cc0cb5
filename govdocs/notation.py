"""汉字数字, ordinals, dates and line marks: what reading, writing and checking share.

Facts: ordinals and what follows them, GB/T 15834-2011 annex B.3; levels 一、（一）1.（1）,
GB/T 9704-2012 7.3.3; dates in Arabic digits without padding, GB/T 9704-2012 7.3.5.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@lru_cache(maxsize=256)
def to_hanzi(number: int) -> str:
    """`number` (1 to 9999) as an ordinal is written: 十一, 一百零一, 一千零一十."""
    if not 1 <= number <= 9999:
        raise ValueError(f"汉字序号只到九千九百九十九：{number}")
    text, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if not digit:
            pending_zero = bool(text)
            continue
        one_silent = unit == 10 and digit == 1 and not text
        text += ("零" if pending_zero else "") + ("" if one_silent else _DIGITS[digit]) + name
        pending_zero = False
    return text


def from_hanzi(text: str) -> int | None:
    """The value of 汉字数字 up to 9999 (十一, 二百零三, 二〇二六), None if `text` is not one."""
    if not text or any(char not in _VALUES and char not in _UNITS for char in text):
        return None
    if len(text) > 1 and all(char in _VALUES for char in text):
        return int("".join(str(_VALUES[char]) for char in text)) if len(text) <= 4 else None
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _VALUES:
            if digit:
                return None
            digit = _VALUES[char]
            continue
        unit = _UNITS[char]
        if unit >= last_unit or (digit is None and (unit != 10 or total)) or digit == 0:
            return None
        total, digit, last_unit = total + (digit or 1) * unit, None, unit
    return total + (digit or 0)


@dataclass(frozen=True, slots=True)
class OrdinalStyle:
    """One way to number a section. `sample` (its first ordinal, 一、) is its name everywhere.

    `rank` is the level the form belongs to (一、 1, （一） 2, 1. 3, （1） 4, ① 5; 章 1, 节 2, 条 3).
    """

    sample: str
    rank: int
    pattern: re.Pattern[str]
    write: Callable[[int], str]

    def label(self, number: int) -> str:
        """The ordinal `number` in this style, with the mark that follows it: （三）."""
        return self.write(number)


_HAN = "[零〇一二两三四五六七八九十百千]"


def _hanzi_ordinal(number: int) -> str:
    """`number` in hanzi; in digits beyond what an ordinal in hanzi reaches, for counting never fails."""
    return to_hanzi(number) if 1 <= number <= 9999 else str(number)


def _style(sample: str, rank: int, pattern: str, write: Callable[[int], str]) -> OrdinalStyle:
    return OrdinalStyle(sample, rank, re.compile(pattern), write)


_STYLES = (
    _style("一、", 1, rf"({_HAN}{{1,7}})\s?(?:、|[．.](?!\d))", lambda n: f"{_hanzi_ordinal(n)}、"),
    _style("（一）", 2, rf"[（(〔]\s?({_HAN}{{1,7}})\s?[）)〕][、.．]?", lambda n: f"（{_hanzi_ordinal(n)}）"),
    _style("1.", 3, r"(\d{1,3})\s?(?:[、．]|\.(?![\d.]))", lambda n: f"{n}."),
    _style("（1）", 4, r"[（(]\s?(\d{1,3})\s?[）)][、.．]?", lambda n: f"（{n}）"),
    _style("①", 5, rf"([{_CIRCLED}])[、.．]?", lambda n: _CIRCLED[n - 1] if n <= 20 else f"（{n}）"),
    _style("第一章", 1, rf"第\s?({_HAN}{{1,7}}|\d{{1,3}})\s?章", lambda n: f"第{_hanzi_ordinal(n)}章"),
    _style("第一节", 2, rf"第\s?({_HAN}{{1,7}}|\d{{1,3}})\s?节", lambda n: f"第{_hanzi_ordinal(n)}节"),
    _style("第一条", 3, rf"第\s?({_HAN}{{1,7}}|\d{{1,3}})\s?条", lambda n: f"第{_hanzi_ordinal(n)}条"),
)
ORDINAL_STYLES: dict[str, OrdinalStyle] = {style.sample: style for style in _STYLES}
STANDARD_LADDER = ("一、", "（一）", "1.", "（1）", "①")
"""The ladder of GB/T 9704-2012 7.3.3, with ① below it (GB/T 15834-2011 B.3)."""

_FULLWIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal found at the head of a text: its style, value and `length` in characters."""

    style: str
    value: int
    length: int

    @property
    def label(self) -> str:
        """The same ordinal as the standard writes it."""
        return ORDINAL_STYLES[self.style].label(self.value)


def parse_ordinal(text: str) -> Ordinal | None:
    """The ordinal `text` begins with, in any form drafters type (`1、` `(一)` `１．`); None if there is none."""
    return _ordinal_at_head(text[:12])


# A line is asked for its ordinal by every step of reading, and the heads of many drafts are the same.
@lru_cache(maxsize=4096)
def _ordinal_at_head(text: str) -> Ordinal | None:
    head = text.translate(_FULLWIDTH_DIGITS)
    for style in _STYLES:
        if match := style.pattern.match(head):
            value = _ordinal_value(match[1])
            return Ordinal(style.sample, value, match.end()) if value else None
    return None


def _ordinal_value(text: str) -> int | None:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    return int(text) if text.isdecimal() else from_hanzi(text)


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date that may be incomplete: None stands for the blank in 2026年　月　日."""

    year: int | None
    month: int | None
    day: int | None


_YEAR = r"(?P<y>\d{4}|[〇零一二三四五六七八九○]{4})"
_MONTH_AND_DAY = (
    r"\s*年\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*月\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})?\s*日"
)
_ISO_DATE = r"(?P<iy>\d{4})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})"
_DATE = re.compile(f"{_YEAR}{_MONTH_AND_DAY}|{_ISO_DATE}")
# Standing alone, even the year may be left blank (　　年　月　日).
_WHOLE_DATE = re.compile(f"{_YEAR}?{_MONTH_AND_DAY}|{_ISO_DATE}")


def parse_date(text: str) -> DateParts | None:
    """The date `text` is (and nothing else): 2026-11-22, 2026年11月22日, 二〇二六年…, 2026年　月　日."""
    match = _WHOLE_DATE.fullmatch(text.strip().translate(_FULLWIDTH_DIGITS))
    if not match:
        return None
    parts = [match["y"] or match["iy"], match["m"] or match["im"], match["d"] or match["id"]]
    return DateParts(*(None if part is None else _date_number(part) for part in parts))


def find_date(text: str) -> tuple[int, int] | None:
    """Where in `text` the first date stands, as (start, end); None if there is none."""
    match = _DATE.search(text.translate(_FULLWIDTH_DIGITS))
    return match.span() if match else None


def _date_number(text: str) -> int | None:
    return int(text) if text.isdecimal() else from_hanzi(text.replace("○", "〇"))


def format_date(year: int | None, month: int | None, day: int | None) -> str:
    """The date as official texts print it: 2026年1月5日; unknown parts stay blank (2026年　月　日)."""
    blank = "　"
    return f"{year or blank * 2}年{month or blank}月{day or blank}日"


LINE_MARKS = ("正文", "标题", "结尾", "部分", "称谓", "表题", "原号", "无号", "自动号", "样式", "接排", "独行", "领句",
              "强调", "引用", "注", "隐藏", "单位", "表注", "图片", "图题", "替代文字", "专栏", "专栏完", "附件", "附件横排", "附件说明", "编号",
              "印发件", "印发件完")
"""Names that may stand in 〔〕 at the head of a line of draft text, beside the levels (一级, 二级 …);
see docs/draft-text.md."""

FINAL_MARKS = frozenset(
    {"正文", "标题", "部分", "称谓", "表题", "接排", "独行", "单位", "表注", "图片", "图题", "替代文字", "专栏", "附件", "附件横排", "附件说明"}
)
"""Line marks that come last: whatever follows one of them is text, even if it looks like a mark."""

_LINE_MARK = re.compile(
    rf"〔(?:({'|'.join(LINE_MARKS)}|[一二三四五六七八九十]{{1,3}}级))(?:：((?:[^〔〕\\\n]|\\.)*))?〕"
)
_ESCAPED = re.compile(r"\\(.)")
_TO_ESCAPE = re.compile(r"[〔〕\\]")


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line mark: its name (`正文`), its argument ("" if none) and its `length` in characters."""

    name: str
    argument: str
    length: int

    @property
    def level(self) -> int:
        """The level 〔二级〕 names; 0 for every other mark."""
        return (from_hanzi(self.name[:-1]) or 0) if self.name.endswith("级") else 0


def parse_line_mark(text: str, at: int = 0) -> LineMark | None:
    """The line mark that stands in `text` at `at`, None if there is none."""
    match = _LINE_MARK.match(text, at)
    if not match:
        return None
    return LineMark(match[1], _ESCAPED.sub(r"\1", match[2] or ""), match.end() - at)


def write_line_mark(name: str, argument: str = "") -> str:
    """The line mark as text: 〔正文〕, 〔领句：12〕; `〔 〕 \\` in the argument get a backslash."""
    return f"〔{name}：{_TO_ESCAPE.sub(_escape, argument)}〕" if argument else f"〔{name}〕"


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
