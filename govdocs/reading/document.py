"""A whole document from its lines: title block, body, ending, and the pieces that hang on an issued text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from govdocs.findings import Severity
from govdocs.model import Document, Kind, Notice, Official, find_kind
from govdocs.notation import LineMark
from govdocs.reading.attachments import read_attachments
from govdocs.reading.body import read_body
from govdocs.reading.draft import NodeTrace
from govdocs.reading.ending import take_ending
from govdocs.reading.fields import HeadValue, convert_head, field_names, head_kind
from govdocs.reading.genre import issued_title, kind_of_title
from govdocs.reading.head import is_fence, take_head
from govdocs.reading.imprint import take_imprint
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.official_remarks import remark_on_official
from govdocs.reading.overrule import overrule
from govdocs.reading.page_values import PageValue, read_page_values, trace_page_value
from govdocs.reading.people import is_organ
from govdocs.reading.picture_lines import hold_pictures
from govdocs.reading.pieces import Enclosed, Pieces, cut_pieces, give_back
from govdocs.reading.repair import repair_lines
from govdocs.reading.title_block import TitleBlock, take_title_block
from govdocs.reading.untitled import passing_words

_DEEPEST = 30
"""Texts issued in texts issued; further down a mark is no more than text."""

_HEAD = (LineMark("稿头", "", 0),)
"""What keeps a line from being repaired."""

Head = Mapping[str, HeadValue]


@dataclass(slots=True)
class Reading:
    """A document and the trace of its nodes by id."""

    document: Document
    trace: dict[str, NodeTrace] = field(default_factory=dict)


def read_document(
    text: str, lines: list[Line], kind: Kind | None, notes: Notes, *, depth: int = 0, asks: bool = True
) -> Reading:
    """The document that `lines` make up, with a head or without; `asks` whether an unknown kind is reported."""
    head, lines = take_head(text, lines, notes)
    if depth == 0:
        text, lines = _repaired(text, lines, notes)
    lines, pictures = hold_pictures(text, lines)
    kind = kind or head_kind(head, notes)
    page = read_page_values(notes) if depth == 0 else {}
    block = take_title_block(text, lines, head, kind, notes, page)
    chosen = block.kind or _material(notes, asks=asks)
    title = head["title"].text if "title" in head else str(block.fields.get("title", ""))
    official = issubclass(chosen.model, Official)
    imprint, lines = take_imprint(text, block.lines, notes, known=block.fields) if official else ({}, block.lines)
    named = title or passing_words(text, lines)
    pieces = _cut(text, lines, chosen, named, notes, depth)
    pictures.give_back(pieces, len(text))
    ending = take_ending(text, pieces.main, chosen, notes)
    _keep_ending(ending.fields | imprint, block, head, notes)
    _fill_from_page(page, block, head, chosen, notes)
    values = convert_head(head, chosen, notes)
    usual = chosen.model.numbering
    woven = pictures.weave(ending.lines)
    body = read_body(text, woven, values.get("numbering"), usual, notes, formulas=official)
    parts: dict[str, Any] = {"body": body.body, "closing": body.closing, "numbering": body.numbering}
    trace = _head_trace(head, values, notes) | block.trace | body.trace
    if pieces.enclosed is not None and ending.listed is not None:
        give_back(text, pieces, ending.listed.words(text))
    if official:
        attachments = read_attachments(text, pieces.attachments, ending.listed, notes)
        parts["attachments"] = attachments.attachments
        trace |= attachments.trace
    if pieces.enclosed is not None:
        inner = _read_enclosed(text, pieces.enclosed, issued_title(named), notes, depth)
        parts["enclosed"] = inner.document
        trace |= {f"enclosed/{name}": each for name, each in inner.trace.items()}
    document = cast(Document, chosen.model(**{**block.fields, **values, **parts}))
    if isinstance(document, Official):
        remark_on_official(document, chosen, trace, notes)
    return Reading(document, trace)


def _repaired(text: str, lines: list[Line], notes: Notes) -> tuple[str, list[Line]]:
    """Text and lines after every repair; the head of a text issued is no text, and kept from it."""
    if not any(line.marks and line.mark("印发件") for line in lines):
        return repair_lines(text, lines, notes)
    inside = False
    kept: list[Line] = []
    for at, line in enumerate(lines):
        begins = at > 0 and lines[at - 1].mark("印发件") is not None and is_fence(text, line)
        kept.append(replace(line, marks=_HEAD) if begins or inside else line)
        inside = begins or (inside and not is_fence(text, line))
    repaired, found = repair_lines(text, kept, notes)
    if found is kept:
        return repaired, lines
    return repaired, [replace(line, marks=()) if line.marks is _HEAD else line for line in found]


def _cut(text: str, lines: list[Line], kind: Kind, title: str, notes: Notes, depth: int) -> Pieces:
    if not issubclass(kind.model, Official):
        return Pieces(lines)
    encloses = issubclass(kind.model, Notice) and depth < _DEEPEST
    return cut_pieces(text, lines, title, notes, encloses=encloses)


def _read_enclosed(text: str, enclosed: Enclosed, title: str, notes: Notes, depth: int) -> Reading:
    kind = find_kind(enclosed.kind) or kind_of_title(title)
    if enclosed.kind and find_kind(enclosed.kind) is None and enclosed.lines:
        first = enclosed.lines[0]
        notes.report("kind", f"没有“{enclosed.kind}”这个文种，按标题认印发件", first.start, first.end)
    return read_document(text, enclosed.lines, kind, notes, depth=depth + 1, asks=False)


def _keep_ending(
    fields: Mapping[str, tuple[Any, Line, Line]], block: TitleBlock, head: Head, notes: Notes
) -> None:
    """Puts what stood at the end into the block's fields, where the head does not say otherwise."""
    for name, (value, first, last) in fields.items():
        if name in head:
            overrule(value, head[name], replace(first, marks=()), last.end, notes)
        elif name not in block.fields:
            excerpt = notes.working.cut(first.start, last.end)
            block.fields[name] = value
            sure = name != "signature" or all(map(is_organ, (value,) if isinstance(value, str) else value))
            block.trace[name] = NodeTrace(text=excerpt, confidence=1.0 if sure else 0.9, evidence=("文末",))


def _fill_from_page(
    page: Mapping[str, PageValue], block: TitleBlock, head: Head, kind: Kind, notes: Notes
) -> None:
    """The number a page gives a text that bears none itself."""
    number = page.get("document_number")
    if number and "document_number" in field_names(kind) and not {"document_number"} & (head.keys() | block.fields.keys()):
        block.fields["document_number"] = number.text
        block.trace["document_number"] = trace_page_value(number, "发文字号", notes)


def _head_trace(head: Head, values: Mapping[str, Any], notes: Notes) -> dict[str, NodeTrace]:
    return {
        name: NodeTrace(text=notes.working.cut(head[name].start, head[name].end), evidence=("稿头",))
        for name in values
        if name in head
    }


def _material(notes: Notes, *, asks: bool) -> Kind:
    if asks and notes.source.text.strip():
        message = "看不出文种，当作材料；可在稿头写“文种：讲话”"
        notes.report("kind", message, 0, 0, severity=Severity.INFO)
    found = find_kind("material")
    assert found is not None
    return found
