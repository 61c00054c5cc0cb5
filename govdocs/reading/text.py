"""Draft text read: the steps in their order, from one linear source to a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govdocs.findings import Finding, Severity
from govdocs.model import Kind, find_kind
from govdocs.reading.classify import classify_lines
from govdocs.reading.clean import clean
from govdocs.reading.closing import mark_closing
from govdocs.reading.draft import Draft, NodeTrace
from govdocs.reading.fields import HeadValue, convert_head, head_kind
from govdocs.reading.glued import split_glued_headings
from govdocs.reading.head import take_head
from govdocs.reading.ladder import infer_numbering
from govdocs.reading.levels import assign_levels
from govdocs.reading.lines import Line, split_lines
from govdocs.reading.nest import nest_rows
from govdocs.reading.notes import Notes
from govdocs.reading.parts import find_parts
from govdocs.reading.signoff import take_signoff
from govdocs.reading.split import split_collection
from govdocs.reading.title_block import take_title_block
from govdocs.source import Source, Span


def read_draft_text(source: Source, *, kind: Kind | None = None, findings: tuple[Finding, ...] = ()) -> Draft:
    """The draft in `source`; `findings` are what its decoding had to report. Never raises."""
    notes = Notes(source)
    notes.findings.extend(findings)
    text = clean(notes).text
    return read_lines(text, split_lines(text), notes, kind=kind)


def read_lines(text: str, lines: list[Line], notes: Notes, *, kind: Kind | None = None) -> Draft:
    """The draft that `lines` of the cleaned `text` make up."""
    _report_collection(text, notes)
    head, lines = take_head(text, lines, notes)
    kind = kind or head_kind(head, notes)
    block = take_title_block(text, lines, head, kind, notes)
    chosen = block.kind or _material_for_want_of_evidence(notes)
    take_signoff(text, block, chosen, head, notes)
    values = convert_head(head, chosen, notes)
    numbering = values.get("numbering")
    rows = classify_lines(text, split_glued_headings(text, block.lines, notes), notes)
    assign_levels(text, rows, numbering, notes)
    rows = find_parts(text, rows, notes)
    mark_closing(text, rows)
    nested = nest_rows(text, rows, numbering or infer_numbering(rows), notes)
    document = chosen.model(
        **{
            **block.fields,
            **values,
            "body": nested.body,
            "closing": nested.closing,
            "numbering": numbering or infer_numbering(rows),
        }
    )
    trace = {**_head_trace(head, values, notes), **block.trace, **nested.trace}
    return Draft(document, notes.sorted_findings(), notes.source, trace, tuple(notes.repairs))


def _report_collection(text: str, notes: Notes) -> None:
    pieces = split_collection(text) if "篇" in text else ()
    if pieces:
        message = f"这是{len(pieces)}篇稿子的汇编，可用 govdocs split 拆成一篇一份"
        notes.report("collection", message, pieces[0].span.start, pieces[0].span.start)


def _head_trace(
    head: Mapping[str, HeadValue], values: Mapping[str, Any], notes: Notes
) -> dict[str, NodeTrace]:
    return {
        name: NodeTrace(text=notes.working.cut(head[name].start, head[name].end), evidence=("稿头",))
        for name in values
        if name in head
    }


def _material_for_want_of_evidence(notes: Notes) -> Kind:
    if notes.source.text.strip():
        message = "看不出文种，当作材料；可在稿头写“文种：讲话”"
        span = Span(0, 0)
        notes.report_at("kind", message, span, severity=Severity.INFO)
    found = find_kind("material")
    assert found is not None
    return found
