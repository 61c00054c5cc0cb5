"""What a .docx must carry beside its text, so that it comes back as the very document it was made from.

Only what the page does not say: a value kept back before issue, 盖章, the kind of the text a notice issues.
A drafter who deletes a line in Word deletes it for good; nothing that can be read on the page is kept twice.
"""

from __future__ import annotations

import json
from typing import Any

from govdocs.layout.roles import STYLE_IDS, style_id
from govdocs.model import Attachment, Document, Notice, Numbering, Official, document_adapter
from govdocs.templating.elements import all_attachments
from govdocs.templating.flow import Flow, MarkBlock, TextBlock
from govdocs.templating.said import Printed, fields_of_enclosed, fields_unsaid, plain_value, printed_by

_LONGEST = 250
"""Characters in one property: Word's own dialogue takes 255."""
_USUAL_NUMBERING = Numbering()
_USUAL = {"letter-number": "document-number", "attendance-first": "present"}


def write_facts(document: Document, flow: Flow, *, blank: bool = False) -> str:
    """The facts as JSON; "" where the text says all there is. `blank`: the mark is not in the file."""
    if isinstance(document, Official):
        printed = printed_by(block for block in flow.blocks if not (blank and isinstance(block, MarkBlock)))
        facts = _facts(document, printed)
        if restyled := _restyled(flow):
            facts["as"] = restyled
    else:
        stage = document.stage
        facts = {"fields": {"stage": [None, stage.value]}} if stage and not stage.printed else {}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) if facts else ""


def cut_facts(facts: str) -> dict[str, str]:
    """The facts in properties short enough for Word, by name."""
    pieces = [facts[at : at + _LONGEST] for at in range(0, len(facts), _LONGEST)]
    return {f"facts-{number}": piece for number, piece in enumerate(pieces, 1)}


def _facts(document: Document, printed: Printed) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if unsaid := fields_unsaid(document, printed):
        facts["fields"] = unsaid
    if isinstance(document, Official) and (attachments := all_attachments(document)):
        facts["attachments"] = [_described(attachment) for attachment in attachments]
        if made := len(attachments) - len(document.attachments):
            facts["made"] = made
    if isinstance(document, Notice) and document.enclosed is not None:
        facts["enclosed"] = _enclosed(document.enclosed, printed)
    return facts


def _described(attachment: Attachment) -> dict[str, Any]:
    """How the pages of an attachment, printed or made, lie and how it counts, where not as usual."""
    return {
        name: plain_value(value)
        for name, usual in (("landscape", False), ("numbering", _USUAL_NUMBERING))
        if (value := getattr(attachment, name)) != usual
    }


def _enclosed(issued: Document, printed: Printed) -> dict[str, Any]:
    facts = {"kind": issued.kind, **_facts(issued, fields_of_enclosed(printed))}
    if isinstance(issued, Notice) and issued.enclosed is not None:
        # A text issued in an issued text is not printed at all.
        facts["enclosed"] = {"whole": document_adapter().dump_python(issued.enclosed, mode="json")}
    return facts


def _restyled(flow: Flow) -> dict[str, list[str]]:
    """Of styles that a template gave to other elements: the elements that bear them, in order."""
    found: dict[str, list[str]] = {}
    for block in flow.blocks:
        if isinstance(block, TextBlock) and "/" not in block.id and _is_element(block):
            found.setdefault(block.style, []).append(block.id)
    return {
        style_id(style): elements
        for style, elements in found.items()
        if any(_USUAL.get(style, style) != element for element in elements)
    }


def _is_element(block: TextBlock) -> bool:
    return block.id in STYLE_IDS or block.id in ("present", "excused", "observers")
