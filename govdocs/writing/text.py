"""Canonical draft text: what `fmt` writes, and reading turns back into the very same document.

Every line is first written as a drafter types it and read back; only what reading would take for
something else gets a line mark or goes into the head.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govdocs.model import Document
from govdocs.reading import Draft, read_text
from govdocs.writing.picture_files import pictures_by_name
from govdocs.writing.text_plan import DocumentPlan

_ROUNDS = 24


def write_draft_text(document: Document) -> str:
    """The canonical draft text of `document`: `read_text` gives back an equal document.

    Line marks stand only where a line would otherwise be taken for something else. Pictures are named; they are
    to be put beside the text (`write_pictures`).
    """
    plan = DocumentPlan(document)
    pictures = pictures_by_name(document)
    before = ""
    for _ in range(_ROUNDS):
        text = plan.text()
        if text == before:
            break
        before = text
        draft = read_text(text, pictures=pictures)
        if _is_right(draft, document):
            return _without_needless_marks(plan, text, pictures)
        plan.learn(draft.document)
    plan.mark_everything()
    return plan.text()


def _is_right(draft: Draft, document: Document) -> bool:
    return draft.document == document and not _doubts_kind(draft.findings)


def _without_needless_marks(plan: DocumentPlan, text: str, pictures: Mapping[str, bytes]) -> str:
    """The text without marks on title and salutation that what was learnt later made needless."""
    for name in sorted(plan.marked_lines):
        plan.marked_lines.discard(name)
        shorter = plan.text()
        if _is_right(read_text(shorter, pictures=pictures), plan.document):
            text = shorter
        else:
            plan.marked_lines.add(name)
    return text


def _doubts_kind(findings: tuple[Any, ...]) -> bool:
    return any(finding.rule == "reading.kind" for finding in findings)
