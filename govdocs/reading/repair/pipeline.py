"""The steps in their order, and what they tell the drafter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from govdocs.findings import Severity
from govdocs.reading.lines import Line, split_lines
from govdocs.reading.notes import Notes
from govdocs.reading.repair.edits import Edit, apply_edits
from govdocs.reading.repair.glue import SURE, cut_glued_bodies
from govdocs.reading.repair.structure import put_line_ends_right

STEPS: Mapping[str, str] = {
    "wrapped-line": "硬换行接上",
    "glued-heading": "粘在上一段的标题拆开",
    "glued-body": "标题与正文粘在一起，没有标点，从中断开",
}
"""Name of every step → what it does, for reports."""

_EACH = 6
"""Up to this many changes of one step are reported one by one."""


def repair_lines(text: str, lines: list[Line], notes: Notes) -> tuple[str, list[Line]]:
    """The repaired text, of which `lines` are what stands below the head, and its lines."""
    if not lines:
        return text, lines
    start = lines[0].begin
    for step in (put_line_ends_right, cut_glued_bodies):
        if edits := step(text, lines):
            _report(text, edits, notes)
            apply_edits(edits, notes)
            text = notes.working.text
            lines = [line for line in split_lines(text) if line.begin >= start]
    return text, lines


def _report(text: str, edits: list[Edit], notes: Notes) -> None:
    """One remark for each change that is unsure; for the others one each, or one for all of a step where they
    are many."""
    _report_unsure(text, [edit for edit in edits if edit.confidence < SURE], notes)
    sure = [edit for edit in edits if edit.confidence >= SURE]
    for step, count in Counter(edit.step for edit in sure).items():
        mine = [edit for edit in sure if edit.step == step]
        if count > _EACH:
            message = f"{STEPS[step]}，共{count}处"
            notes.report(step, message, mine[0].start, mine[0].end, severity=Severity.INFO)
            continue
        for edit in mine:
            notes.report(step, _message(text, edit), edit.start, edit.end, severity=Severity.INFO)


def _report_unsure(text: str, edits: list[Edit], notes: Notes) -> None:
    for edit in edits:
        message = f"{_message(text, edit)}（把握{edit.confidence:.0%}，请核对）"
        notes.report(f"unsure-{edit.step}", message, edit.start, edit.end)


def _message(text: str, edit: Edit) -> str:
    before = text[max(0, edit.start - 8) : edit.start].rpartition("\n")[2]
    after = text[edit.end : edit.end + 12].partition("\n")[0]
    return f"{STEPS[edit.step]}：“……{before}｜{after}……”"
