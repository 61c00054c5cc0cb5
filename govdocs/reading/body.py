"""A body from its lines: classified, levelled, parted, nested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdocs.model import Numbering, Paragraph
from govdocs.reading.classify import classify_lines
from govdocs.reading.closing import mark_closing, mark_formulas
from govdocs.reading.draft import NodeTrace
from govdocs.reading.ladder import infer_numbering
from govdocs.reading.leads import find_leads
from govdocs.reading.levels import assign_levels
from govdocs.reading.lines import Line
from govdocs.reading.nest import nest_rows
from govdocs.reading.notes import Notes
from govdocs.reading.parts import find_parts
from govdocs.reading.row import Row, Sort
from govdocs.reading.sentences import find_sentences
from govdocs.reading.volumes import find_volumes


@dataclass(frozen=True, slots=True)
class BodyReading:
    """Body, closing and the numbering in use, with the trace of their nodes."""

    body: tuple[Any, ...]
    closing: tuple[Paragraph, ...]
    numbering: Numbering
    trace: dict[str, NodeTrace]


def read_body(
    text: str,
    lines: list[Line],
    numbering: Numbering | None,
    usual: Numbering,
    notes: Notes,
    *,
    formulas: bool,
) -> BodyReading:
    """The body on `lines`, numbered as `numbering` says, else as it shows, else as `usual`.

    `formulas` tells that the closing is a formula (特此通知。), not an address to the hearers.
    """
    rows = _rows(text, lines, numbering, notes)
    (mark_formulas if formulas else mark_closing)(text, rows)
    find_sentences(text, rows)
    find_leads(text, rows)
    return _nest(text, rows, numbering or infer_numbering(rows, usual), notes)


def read_attached_body(
    text: str, lines: list[Line], numbering: Numbering | None, notes: Notes
) -> BodyReading:
    """The body of an attachment, which has no closing."""
    rows = _rows(text, lines, numbering, notes)
    for row in rows:
        row.closing = False
    find_sentences(text, rows)
    find_leads(text, rows)
    return _nest(text, rows, numbering or infer_numbering(rows, Numbering()), notes)


def _rows(text: str, lines: list[Line], numbering: Numbering | None, notes: Notes) -> list[Row]:
    rows = classify_lines(text, lines, notes)
    _doubt_headings(rows, notes)
    find_volumes(text, rows)
    assign_levels(text, rows, numbering, notes)
    return find_parts(text, rows, notes)


def _doubt_headings(rows: list[Row], notes: Notes) -> None:
    """Headings that a repair made are as sure as the repair."""
    if not notes.doubts:
        return
    for row in rows:
        if row.sort is Sort.HEADING:
            place = notes.working.offset(row.start)
            confidence = notes.doubts.get(place, 1.0)
            if place in notes.vouched:
                row.evidence.append("另一稿里这句是标题")
            if confidence < 1.0:
                row.confidence = min(row.confidence, confidence)
                row.evidence.append("与正文粘连，按词语和同类标题断开")


def _nest(text: str, rows: list[Row], numbering: Numbering, notes: Notes) -> BodyReading:
    nested = nest_rows(text, rows, numbering, notes)
    return BodyReading(nested.body, nested.closing, numbering, nested.trace)
