"""Draft text read: the steps in their order, from one linear source to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdocs.findings import Finding
from govdocs.model import Kind, Part
from govdocs.reading.clean import clean
from govdocs.reading.document import read_document
from govdocs.reading.draft import Draft
from govdocs.reading.lines import Line, split_lines
from govdocs.reading.notes import Notes
from govdocs.reading.split import split_collection
from govdocs.source import Source

if TYPE_CHECKING:
    from govdocs.reading.pictures import Pictures
    from govdocs.reading.repair.beside import Beside


def read_draft_text(
    source: Source,
    *,
    kind: Kind | None = None,
    findings: tuple[Finding, ...] = (),
    beside: Beside | None = None,
    pictures: Pictures | None = None,
) -> Draft:
    """The draft in `source`; `findings` are what its decoding had to report. Never raises."""
    notes = Notes(source, beside, pictures)
    notes.findings.extend(findings)
    text = clean(notes).text
    return read_lines(text, split_lines(text), notes, kind=kind)


def read_lines(text: str, lines: list[Line], notes: Notes, *, kind: Kind | None = None) -> Draft:
    """The draft that `lines` of the cleaned `text` make up."""
    reading = read_document(text, lines, kind, notes)
    if not any(isinstance(block, Part) and block.heading for block in reading.document.body):
        _report_collection(text, notes)
    findings, repairs = notes.sorted_findings(), tuple(notes.repairs)
    return Draft(reading.document, findings, notes.source, reading.trace, repairs, notes.working)


def _report_collection(text: str, notes: Notes) -> None:
    pieces = split_collection(text) if "篇" in text else ()
    if pieces:
        message = f"这是{len(pieces)}篇稿子的汇编，可用 govdocs split 拆成一篇一份"
        notes.report("collection", message, pieces[0].span.start, pieces[0].span.start)
