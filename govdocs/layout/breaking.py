"""Chinese line breaking: 避头尾, one hanging mark, unbroken numbers, ——, ……, words and justified lines.

GB/T 15834-2011 5.1 (which marks may not begin or end a line), GB/T 15835-2011 5.1.7.2 (numbers stay
whole). A `Measured` text knows where every character would stand on one endless line; lines are cut
from it by bisection, never character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from govdocs.layout.metrics import LATIN_RUN, WIDTHS
from govdocs.layout.sheet import BreakRules
from govdocs.words import find_names

BLANKS = " \u3000"
"""Blanks are passed over at a line's end, wide ones too: 市财政局　周谨言 never begins a line with its blank."""

_TOLERANCE = 0.01
"""Points a line may overrun by rounding alone."""


class BrokenLine(NamedTuple):
    """The characters `[start, end)` of a text; `hung` when the last of them stands outside the line.

    `early` when it ends before its room does, for what follows must stay on one line.
    """

    start: int
    end: int
    hung: bool = False
    early: bool = False


class Measured:
    """A text set on one endless line: `starts[i]` and `ends[i]` are the edges of character i, in pt.

    `whole_figures` asks for figures with their units, and names, with 同志 too, to stay on one line.
    `delta` is added to every advance; a gap of `rules.latin_gap` em stands between a hanzi and a
    Latin letter or digit.
    """

    def __init__(
        self, text: str, size: float, delta: float, rules: BreakRules, *, whole_figures: bool = False
    ) -> None:
        self.text = text
        self.rules = rules
        self.delta = delta
        self.latin = tuple(match.span() for match in LATIN_RUN.finditer(text))
        self.whole = _whole_spans(text) if whole_figures else ()
        full, count = size + delta, len(text)
        if not self.latin:
            ruler = _ruler(full, 1 << count.bit_length())
            self.starts, self.ends = ruler[:count], ruler[1 : count + 1]
            return
        moved = [full] * count
        for start, end in self.latin:
            moved[start:end] = [WIDTHS[char] * size + delta for char in text[start:end]]
        changes = [(index - 1, moved[index - 1], gap) for index, gap in self._gaps(rules.latin_gap * size)]
        for last, _, gap in changes:
            # Word processors leave the run spacing out where the script changes.
            moved[last] += gap - delta
        self.starts = list(accumulate(moved, initial=0.0))
        self.ends = self.starts[1:]
        for last, advance, _ in changes:
            self.ends[last] = self.starts[last] + advance
        self.starts.pop()

    def _gaps(self, gap: float) -> Iterator[tuple[int, float]]:
        """Where the script changes, and the gap there: `gap` between a hanzi and a letter or digit, else 0."""
        text = self.text
        for start, end in self.latin:
            if start:
                yield start, gap if text[start].isalnum() and _is_hanzi(text[start - 1]) else 0.0
            if end < len(text):
                yield end, gap if text[end - 1].isalnum() and _is_hanzi(text[end]) else 0.0

    def width(self, start: int, end: int) -> float:
        """How far the characters `[start, end)` reach, in pt."""
        return self.ends[end - 1] - self.starts[start] if end > start else 0.0

    @cached_property
    def stretch(self) -> list[int] | None:
        """`stretch[i]`: gaps before character i that justification may widen; None when that is i itself.

        Every gap beside a full-width character and every blank; never inside a number or a word.
        """
        if not self.latin:
            return None
        open_gap = [1] * len(self.text)
        for start, end in self.latin:
            for index in range(start, end - 1):
                if self.text[index] != " ":
                    open_gap[index] = 0
        return [0, *accumulate(open_gap)]


@lru_cache(maxsize=64)
def _ruler(full: float, count: int) -> list[float]:
    """The edges of `count` characters of one width; never changed, only cut from."""
    return [full * index for index in range(count + 1)]


def _is_hanzi(char: str) -> bool:
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char >= "\U00020000" or char == "〇"


def may_break(text: str, index: int, rules: BreakRules) -> bool:
    """True if a line may end before character `index` of `text`."""
    after = text[index]
    before = text[index - 1]
    if after in rules.no_start or before in rules.no_end:
        return False
    if before == after and after in rules.unbreakable:
        return False
    if after in BLANKS:
        return False
    if before in BLANKS or after not in WIDTHS or before not in WIDTHS:
        return True
    # Between figures too, as word processors do (2021-2025 is two numbers), but never behind a minus.
    return before == "-" and (after.isalpha() or (after.isdigit() and text[index - 2 : index - 1].isdigit()))


def break_lines(measured: Measured, first_width: float, width: float) -> list[BrokenLine]:
    """The lines of a paragraph: greedy, as word processors break, `first_width` pt for the first line."""
    text, starts, ends = measured.text, measured.starts, measured.ends
    rules, count = measured.rules, len(text)
    lines: list[BrokenLine] = []
    # The last character of a line keeps its full advance, as word processors have it.
    slack = _TOLERANCE + min(measured.delta, 0.0)
    start, room = 0, first_width
    while start < count:
        end = bisect_right(ends, starts[start] + room + slack, start)
        hung = early = False
        if end < count:
            end, hung = _settle(text, start, max(end, start + 1), rules)
            if measured.whole and not hung:
                full, end = end, _before_whole(measured.whole, start, end)
                early = end < full
        lines.append(BrokenLine(start, end, hung, early))
        start, room = end, width
    return lines


# 2026年11月22日; 68.4万人, 12.5%, 2026年, 第3号; 第十五次; 周启明同志, 欧阳文华院士, 李　明.
_WHOLE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月"
    r"|(?:第|约|近|超|达)?\d[\d,.]*(?:[—～-]\d[\d,.]*)?[%‰亿万千百多余]*(?:个百分点|平方米|平方公里|公里|[年月日号人名个项家所处场次户套台件元岁倍米吨亩])?"
    r"|第[一二三四五六七八九十百]+[次届期批号个]?"
    r"|[\u4e00-\u9fa5]　[\u4e00-\u9fa5](?:同志|院士|教授|研究员|先生|女士)?"
    r"|[\u4e00-\u9fa5]{2,3}(?:同志|院士|教授|研究员|先生|女士)"
)


def _whole_spans(text: str) -> tuple[tuple[int, int], ...]:
    """What must stay on one line; stretches that overlap are one: 欧阳文华 and the 文华院士 behind it."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted((*(match.span() for match in _WHOLE.finditer(text)), *find_names(text))):
        if merged and low < merged[-1][1]:
            merged[-1] = merged[-1][0], max(high, merged[-1][1])
        else:
            merged.append((low, high))
    return tuple(merged)


def _before_whole(spans: tuple[tuple[int, int], ...], start: int, end: int) -> int:
    """`end`, or the head of the figure or name it would cut, unless that begins the line."""
    for low, high in spans:
        if low < end < high:
            return low if low > start else end
    return end


def _settle(text: str, start: int, end: int, rules: BreakRules) -> tuple[int, bool]:
    """Where the line that holds up to `end` really ends: a mark hung, or as far back as the rules ask."""
    count = len(text)
    if text[end] in BLANKS:
        while end < count and text[end] in BLANKS:
            end += 1
        return end, False
    if text[end] in rules.hanging and (end + 1 == count or may_break(text, end + 1, rules)):
        return end + 1, True
    for candidate in range(end, start, -1):
        if may_break(text, candidate, rules):
            return candidate, False
    return end, False
