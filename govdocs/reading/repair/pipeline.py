"""The steps in their order, and what they tell the drafter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeAlias

from govdocs.findings import Severity
from govdocs.reading.lines import Line, split_lines
from govdocs.reading.notes import Notes
from govdocs.reading.repair.blanks import close_up
from govdocs.reading.repair.carried import part_empty, put_back, take_up
from govdocs.reading.repair.characters import find_mojibake, take_out_invisible
from govdocs.reading.repair.chrome import take_out_chrome
from govdocs.reading.repair.contents import take_out_contents
from govdocs.reading.repair.doubled import take_out_doubled
from govdocs.reading.repair.edits import Edit, apply_edits
from govdocs.reading.repair.glue import SURE, cut_glued_bodies
from govdocs.reading.repair.indents import break_at_indents
from govdocs.reading.repair.marks_width import set_widths
from govdocs.reading.repair.markup import take_out_markup
from govdocs.reading.repair.one_line import break_at_blanks
from govdocs.reading.repair.opening import take_title_off
from govdocs.reading.repair.pages import take_out_pages
from govdocs.reading.repair.structure import put_line_ends_right

STEPS: Mapping[str, str] = {
    "invisible": "去掉看不见的字符",
    "markup": "去掉网页标记",
    "lost-line-end": "补上丢了的换行",
    "web-page": "去掉网页上不属于正文的字",
    "page-number": "去掉页码",
    "running-head": "去掉页眉",
    "contents": "去掉目录",
    "doubled-text": "正文贴了两遍，去掉后一遍",
    "stray-blank": "去掉字间的空格",
    "odd-blank": "特殊空格改为普通空格",
    "half-width-mark": "半角标点改为全角",
    "full-width-figure": "全角数字、字母改为半角",
    "wrapped-line": "硬换行接上",
    "lone-number": "序号单独成行，与后面的文字接上",
    "glued-heading": "粘在上一段的标题拆开",
    "glued-body": "标题与正文粘在一起，没有标点，从中断开",
}
"""Name of every step → what it does, for reports."""

Step: TypeAlias = Callable[[str, list[Line]], list[Edit]]

_IN_ORDER: tuple[Step, ...] = (
    take_out_invisible,
    take_out_markup,
    break_at_indents,
    break_at_blanks,
    take_title_off,
    take_out_chrome,
    take_out_pages,
    take_out_contents,
    take_out_doubled,
    put_line_ends_right,  # before blanks go, which tell an article's beginning from a mention of it
    close_up,
    set_widths,
    cut_glued_bodies,
)

_EACH = 6
"""Up to this many changes of one step are reported one by one."""


def repair_lines(text: str, lines: list[Line], notes: Notes) -> tuple[str, list[Line]]:
    """The text with `lines`, which follow one upon another, repaired, and what these lines are in it."""
    lines, empty = part_empty(lines)
    if not lines:
        return text, empty
    start, below = lines[0].begin, len(text) - lines[-1].end
    places = take_up(empty, notes.working)
    for step in _steps(notes):
        if edits := step(text, lines):
            _report(text, edits, notes)
            carried = take_up(lines, notes.working)
            apply_edits(edits, notes)
            text = notes.working.text
            last = len(text) - below
            lines = [line for line in split_lines(text) if start <= line.begin and line.end <= last]
            lines = put_back(carried, lines, notes.working)
            if not lines:
                break
    _report_mojibake(text, start, notes)
    return text, put_back(places, lines, notes.working)


def _steps(notes: Notes) -> tuple[Step, ...]:
    """The steps in their order; what another draft knows comes before what is only likely."""
    beside = notes.beside
    if beside is None:
        return _IN_ORDER

    def cut_as_beside(text: str, lines: list[Line]) -> list[Edit]:
        edits = beside.cut(text, lines)
        notes.vouched.update(notes.working.offset(edit.heading) for edit in edits)
        return edits

    return (*_IN_ORDER[:-1], cut_as_beside, _IN_ORDER[-1])


def _report_mojibake(text: str, start: int, notes: Notes) -> None:
    if found := find_mojibake(text, start):
        shown = text[max(found[0] - 6, 0) : found[1] + 6].replace("\n", " ")
        notes.report("mojibake", f"“{shown}”像是乱码，请从原文件重新复制", *found)


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
