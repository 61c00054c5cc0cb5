"""A title at the head of the one line that holds everything gets a line of its own."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.phrases import ends_like_title
from govdocs.reading.repair.edits import Edit

_LONGEST_TITLE = 80
_LONG_LINE = 120
_KIND_ENDS = re.compile("[话辞词言讲语幕持见知告定划纲要案法则函示复报例结点计材汇提稿程法]")
_DATE = re.compile(r"[（(]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]")
_FOLLOWS = re.compile(
    r"\s*(?:第一[章条节]|一、|（一）|[（(]?\d{4}年\d{1,2}月|[（(](?:讨论稿|征求意见稿|送审稿|试行)|[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\]）)]\d{1,5}号|"
    r"(?:各|尊敬的|同志们|女士们)[^。]{0,50}[：:])"
)


def take_title_off(text: str, lines: list[Line]) -> list[Edit]:
    """A line end after the title where something follows on the same line that no title goes on with."""
    first = lines[0]
    if first.marks or first.end - first.start < _LONG_LINE:
        return []
    for match in _KIND_ENDS.finditer(text, first.start + 3, first.start + _LONGEST_TITLE):
        at = match.end()
        follows = _FOLLOWS.match(text, at, first.end)
        if follows and ends_like_title(text[first.start : at]):
            blanks = len(text[at : at + 20]) - len(text[at : at + 20].lstrip())
            return [Edit("lost-line-end", at, at + blanks, "\n"), *_behind_date(text, at + blanks, first.end)]
    return []


def _behind_date(text: str, start: int, end: int) -> list[Edit]:
    """A line end behind the date in brackets that follows the title, where more follows."""
    date = _DATE.match(text, start, end)
    if date is None or date.end() == end:
        return []
    blanks = len(text[date.end() : end][:20]) - len(text[date.end() : end][:20].lstrip())
    return [Edit("lost-line-end", date.end(), date.end() + blanks, "\n")]
