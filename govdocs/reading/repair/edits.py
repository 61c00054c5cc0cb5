"""Edits: what a step wants changed, and how the working text and the list of repairs take it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdocs.reading.notes import Notes
from govdocs.source import Excerpt, join_excerpts


@dataclass(frozen=True, slots=True)
class Edit:
    """`replacement` for the characters `[start, end)` of the working text, by the step `step`.

    `confidence` is that of the heading which begins at `heading` (-1 for an edit that makes none).
    """

    step: str
    start: int
    end: int
    replacement: str = ""
    confidence: float = 1.0
    heading: int = -1


def apply_edits(edits: Iterable[Edit], notes: Notes) -> int:
    """Makes the working text of `notes` what `edits` say and lists them as repairs; how many there were.

    Of edits that overlap the first one counts.
    """
    working = notes.working
    parts: list[Excerpt] = []
    at = count = 0
    for edit in sorted(edits, key=_place):
        if edit.start < at or not _has_place(working, edit):
            continue
        if edit.heading >= 0:
            notes.doubts[working.offset(edit.heading)] = edit.confidence
        notes.repair(edit.step, edit.start, edit.end, edit.replacement)
        parts += (working.cut(at, edit.start), Excerpt(edit.replacement))
        at = edit.end
        count += 1
    if count:
        notes.working = join_excerpts((*parts, working.cut(at)))
    return count


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _has_place(working: Excerpt, edit: Edit) -> bool:
    """True where the first and the last character that would go came from the source."""
    if edit.start == edit.end:
        return True
    return working.is_from_source(edit.start) and working.is_from_source(edit.end - 1)
