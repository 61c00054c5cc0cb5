"""The closing: the paragraphs at the end that sum up and call upon the hearers."""

from __future__ import annotations

import re

from govdocs.reading.row import Row, Sort

_CLOSES = re.compile(
    "(?:同志们|朋友们|各位代表|各位委员|各位领导|各位来宾|各位同志|各位专家|各位朋友|女士们|总之|最后)[，、,！!：:]"
)
_COUNTS = re.compile("(?:首先|其次|再次|第[一二三四五六七八九十]|[一二三四五六七八九十]是)")
_FARTHEST = 5


def mark_closing(text: str, rows: list[Row]) -> None:
    """Marks the rows of the closing, which begins among the last paragraphs below the last heading."""
    if any(row.closing for row in rows):
        return
    first = len(rows)
    while first and rows[first - 1].sort is Sort.TEXT:
        first -= 1
    if not first or rows[first - 1].sort is not Sort.HEADING:
        return
    for at in range(max(first, len(rows) - _FARTHEST), len(rows)):
        if rows[at].marked:
            continue
        words = text[rows[at].start : min(rows[at].end, rows[at].start + 12)]
        if _CLOSES.match(words) and not _ends_enumeration(text, rows[first - 1 : at], words):
            for row in rows[at:]:
                row.closing = True
            rows[at].evidence.append("结尾用语")
            return


def _ends_enumeration(text: str, before: list[Row], words: str) -> bool:
    """True for the 最后 of 首先、其次、最后."""
    if not words.startswith("最后"):
        return False
    return any(_COUNTS.match(text, row.body_start or row.start, row.end) for row in before)
