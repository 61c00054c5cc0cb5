"""A head wins over the text: what both say is taken from the head, and the difference reported."""

from __future__ import annotations

from typing import Any

from govdocs.model import OfficialDate
from govdocs.reading.fields import HeadValue
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes


def overrule(value: Any, said: HeadValue, line: Line, end: int, notes: Notes) -> None:
    """Lists that what a head says stands for what the text says, and reports it where they differ."""
    written = value.written if isinstance(value, OfficialDate) else value
    shown = "、".join(written) if isinstance(written, tuple) else str(written)
    same = said.text == shown or (isinstance(value, OfficialDate) and said.text == str(value))
    if not same:
        typed = notes.working.text[line.start : end]
        notes.report(
            "head-overrules", f"稿头写的是“{said.text}”，正文写的是“{typed}”，以稿头为准", line.start, end
        )
    notes.repair("head-overrules", line.begin, end)
