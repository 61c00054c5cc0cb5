"""Issued texts that govdocs wrote, read back: every paragraph says by its style what it is, so nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from govdocs.model import Attachment, Kind, Notice, Numbering, Official, document_adapter, find_kind
from govdocs.reading.body import BodyReading, read_attached_body, read_body
from govdocs.reading.docx.content import WordBlock
from govdocs.reading.docx.elements import AttachedLines, Sorted, sort_elements
from govdocs.reading.docx.facts import list_of, part_of, settle
from govdocs.reading.docx.linear import Linear
from govdocs.reading.draft import Draft, NodeTrace
from govdocs.reading.notes import Notes
from govdocs.templating.said import CONTENT, Printed, fields_said, usual_values

_MADE = "任务分工表"


def read_own(
    linear: Linear, blocks: Sequence[WordBlock], kind: Kind, facts: Mapping[str, Any], notes: Notes
) -> Draft | None:
    """The draft of an issued text, None where its facts and its page no longer make a document."""
    main, enclosed = sort_elements(linear, blocks, facts)
    reader = _OwnReader(linear.text, notes)
    try:
        values = reader.document(kind, main, facts)
        inner = part_of(facts, "enclosed")
        if inner and kind.model is Notice:
            values["enclosed"] = reader.enclosed(inner, enclosed)
        document = document_adapter().validate_python(values)
    except ValidationError:
        return None
    return Draft(document, notes.sorted_findings(), notes.source, reader.trace, tuple(notes.repairs))


class _OwnReader:
    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.trace: dict[str, NodeTrace] = {}

    def document(
        self, kind: Kind, found: Sorted, facts: Mapping[str, Any], parent: str = ""
    ) -> dict[str, Any]:
        """The values of the document that `found` makes up."""
        official = issubclass(kind.model, Official)
        defaults = _defaults(kind)
        said = {name: value for name, value in fields_said(found.printed).items() if name in defaults}
        values = settle(said, facts, defaults)
        numbering = _numbering(values.pop("numbering", None), kind)
        body = read_body(self.text, found.lines, numbering, numbering, self.notes, formulas=official)
        self._keep(body, parent)
        values |= {"kind": kind.name, "body": body.body, "closing": body.closing, "numbering": numbering}
        if official:
            values["attachments"] = self._attachments(found.attachments, facts, parent)
        return values

    def enclosed(self, facts: Mapping[str, Any], found: Sorted) -> dict[str, Any]:
        """The values of the text a notice issues; it may be there in the facts alone."""
        if "whole" in facts:
            return part_of(facts, "whole")
        kind = find_kind(str(facts.get("kind", ""))) or find_kind("material")
        assert kind is not None
        values = self.document(kind, found, facts, "enclosed")
        if inner := part_of(facts, "enclosed"):
            values["enclosed"] = self.enclosed(inner, Sorted(Printed()))
        return values

    def _attachments(
        self, found: Sequence[AttachedLines], facts: Mapping[str, Any], parent: str
    ) -> list[Attachment]:
        described = list_of(facts, "attachments")
        made = facts.get("made", 0)
        if made and found and found[-1].title == _MADE:
            found = found[:-1]
        return [
            self._attachment(number, one, described[number - 1] if number <= len(described) else {}, parent)
            for number, one in enumerate(found, 1)
        ]

    def _attachment(
        self, number: int, found: AttachedLines, facts: Mapping[str, Any], parent: str
    ) -> Attachment:
        numbering = _as_numbering(facts.get("numbering")) or Numbering()
        body = read_attached_body(self.text, found.lines, numbering, self.notes)
        name = f"attachment{number}"
        self._keep(body, f"{parent}/{name}" if parent else name)
        title = found.title or "（无标题）"
        return Attachment(title, body.body, bool(facts.get("landscape", False)), numbering)

    def _keep(self, body: BodyReading, parent: str) -> None:
        base = f"{parent}/" if parent else ""
        self.trace |= {f"{base}{name}": trace for name, trace in body.trace.items()}


def _defaults(kind: Kind) -> dict[str, Any]:
    return {name: value for name, value in usual_values(cast(Any, kind.model)).items() if name not in CONTENT}


def _numbering(value: Any, kind: Kind) -> Numbering:
    return _as_numbering(value) or kind.model.numbering


@cache
def _numbering_adapter() -> TypeAdapter[Numbering]:
    return TypeAdapter(Numbering)


def _as_numbering(value: Any) -> Numbering | None:
    if value is None:
        return None
    try:
        return _numbering_adapter().validate_python(value)
    except ValidationError:
        return None
