"""Paragraphs of body text, with the lead sentence some of them open with."""

from __future__ import annotations

import re

from govdocs.reading.boundary import LONGEST_HEADING, first_stop
from govdocs.reading.lines import Line
from govdocs.reading.marks import read_lead, read_marks
from govdocs.reading.notes import Notes
from govdocs.reading.row import Row, Sort

_LEAD = re.compile(r"[一二三四五六七八九十]{1,3}是|——|--")
_LEAD_FIRST = frozenset("一二三四五六七八九十—-")


def read_paragraph(text: str, line: Line, notes: Notes) -> Row:
    """The line as a paragraph."""
    row = Row(Sort.TEXT, line.start, line.end, body_start=line.start, marked=bool(line.marks))
    add_body(row, text, line, notes)
    return row


def add_body(row: Row, text: str, line: Line, notes: Notes) -> None:
    """Gives `row` the lead and marks of the paragraph that begins at its `body_start`."""
    start = row.body_start
    if not line.marks:
        row.lead = _natural_lead(text, start, line.end)
    else:
        lead = read_lead(line, line.end - start, notes)
        row.lead = _natural_lead(text, start, line.end) if lead is None else lead
        row.marks = read_marks(line, start, notes)
    if line.run_in and start == line.start and row.sort is Sort.TEXT:
        row.lead = line.run_in
        row.evidence.append("字体")


def _natural_lead(text: str, start: int, end: int) -> int:
    """The length of a lead sentence, its full stop with it; only 一是…… and ——…… are sure to have one."""
    if text[start] not in _LEAD_FIRST or not _LEAD.match(text, start, end):
        return 0
    at = first_stop(text, start, min(end, start + LONGEST_HEADING + 1))
    return at + 1 - start if 0 <= at < end - 1 else 0
