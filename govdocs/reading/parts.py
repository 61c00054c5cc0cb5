"""Parts: a text that numbers 一、二、三 twice falls into two."""

from __future__ import annotations

import re

from govdocs.reading.notes import Notes
from govdocs.reading.row import Row, Sort

_LEADS_IN = re.compile(
    r"^(?:下面|接下来|在此|借此机会|最后|此外|同时|为此|下一步).*|.*(?:意见|要求|建议|几点|几个方面|问题|工作|体会)[。：]$"
)
_LONGEST_LEAD_IN = 120


def find_parts(text: str, rows: list[Row], notes: Notes) -> list[Row]:
    """The rows with a part row before each run of top-level ordinals after the first.

    The paragraph that leads in the new run goes with it. Where a mark names a part, nothing is guessed.
    """
    if any(row.sort is Sort.PART for row in rows):
        return rows
    starts = [_with_lead_in(text, rows, at) for at in _restarts(rows)]
    if not starts:
        return rows
    for start in starts:
        message = "最上一级的序号从头数起，从这里起当作新的一部分"
        notes.report("second-run", message, rows[start].start, rows[start].end)
    parted: list[Row] = []
    for at, row in enumerate(rows):
        if at in starts:
            parted.append(Row(Sort.PART, row.start, row.start, confidence=0.9, evidence=["序号从头数起"]))
        parted.append(row)
    return parted


def _restarts(rows: list[Row]) -> list[int]:
    found, style, last = [], "", 0
    for at, row in enumerate(rows):
        if row.sort is not Sort.HEADING or row.depth != 1 or not row.ordinal or row.marked:
            continue
        style = style or row.style
        if row.style != style:
            continue
        if row.value == 1 and last >= 2:
            found.append(at)
        last = row.value
    return found


def _with_lead_in(text: str, rows: list[Row], at: int) -> int:
    before = rows[at - 1]
    words = text[before.start : before.end]
    if before.sort is Sort.TEXT and len(words) <= _LONGEST_LEAD_IN and _LEADS_IN.match(words):
        return at - 1
    return at
