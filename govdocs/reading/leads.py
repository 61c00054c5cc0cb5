"""Lead sentences without an ordinal: 坚持全面覆盖。…… told by the paragraphs beside it, which open alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.reading.row import Row, Sort

_LEAD = re.compile(r"([\u4e00-\u9fff“”]{4,14})。(?=\S)")
_FEWEST = 4
_FEWEST_STATEMENTS = 3
_STATEMENT = re.compile(r"[\u4e00-\u9fff]{2,16}(?:意见|提出|答复|建议)：(?=\S)")
_SPREAD = 3
_SHORTEST_BODY = 10
_CONFIDENCE = 0.85
_NO_LEAD = re.compile("同志们|各位|会议|大家|我|你|这|那|此|他")


def find_leads(text: str, rows: list[Row]) -> None:
    """Gives a lead to each of four or more paragraphs in a row that open with a short sentence of like length."""
    _find_statements(text, rows)
    for run in _runs(text, rows):
        lengths = [length for _, length in run]
        if len(run) >= _FEWEST and max(lengths) - min(lengths) <= _SPREAD:
            for row, length in run:
                row.lead = length
                row.confidence = min(row.confidence, _CONFIDENCE)
                row.evidence.append("与前后几段一样，以短句领起")


def _find_statements(text: str, rows: list[Row]) -> None:
    """市发展改革委意见：…… wherever several paragraphs of the text say so whose view they give."""
    said = [
        (row, match.end() - (row.body_start or row.start))
        for row in rows
        if row.sort is Sort.TEXT and not (row.marked or row.closing or row.lead)
        if (match := _STATEMENT.match(text, row.body_start or row.start, row.end))
    ]
    if len(said) >= _FEWEST_STATEMENTS:
        for row, length in said:
            row.lead = length
            row.confidence = min(row.confidence, _CONFIDENCE)
            row.evidence.append("几段都以某某意见领起")


def _runs(text: str, rows: list[Row]) -> Iterator[list[tuple[Row, int]]]:
    run: list[tuple[Row, int]] = []
    for row in rows:
        length = _length(text, row)
        if length:
            run.append((row, length))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _length(text: str, row: Row) -> int:
    """The length of the short sentence a paragraph opens with, its full stop with it; 0 where it may be no lead."""
    if row.sort is not Sort.TEXT or row.marked or row.closing or row.lead or row.marks:
        return 0
    start = row.body_start or row.start
    match = _LEAD.match(text, start, row.end)
    if match is None or row.end - match.end() < _SHORTEST_BODY or _NO_LEAD.match(match[1]):
        return 0
    return match.end() - start
