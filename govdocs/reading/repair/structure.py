"""Line ends put right: those a wrap put in are taken out, those a paste lost are put back."""

from __future__ import annotations

from dataclasses import replace

from govdocs.notation import ORDINAL_STYLES
from govdocs.reading.lines import Line, is_indented
from govdocs.reading.ordinals import ORDINAL_OPENERS
from govdocs.reading.repair.breaks import Reading, carries_on, first_body_line, survey
from govdocs.reading.repair.candidates import (
    STATUTE,
    STYLES,
    Candidate,
    Where,
    fixed_candidate,
    middle_candidates,
)
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.lone_numbers import find_lone_numbers
from govdocs.reading.repair.sequence import consistent_headings, is_consistent
from govdocs.reading.repair.widths import FINISHED, wrapped_width

_DENSE = 450
"""Characters a line holds on average where line ends were lost."""
_LONG_LINE = 900
_LONGEST_ITEM = 60
_COUNTED = ("一、", "（一）")
_SUBSTANTIAL = 20


def put_line_ends_right(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out the line ends that a wrap put in, and puts back those that headings lost."""
    known = survey(text, lines, wrapped_width(text, lines))
    body = first_body_line(text, lines)
    candidates = _candidates(known, lines, body)
    doubtful = any(candidate.where is not Where.FIXED for candidate in candidates)
    headings = consistent_headings(candidates) if doubtful else {candidate.at for candidate in candidates}
    ordinals = {candidate.at: candidate for candidate in candidates if candidate.where is not Where.MIDDLE}
    split = {
        candidate.line: candidate.at
        for candidate in candidates
        if candidate.where is Where.MIDDLE and candidate.at in headings
    }
    lone = find_lone_numbers(text, lines, body)
    joins = _joins(known, lines, max(body, 1), headings, ordinals, split)
    joins = [join for join in joins if join.start not in lone]
    inside = [candidate for candidate in candidates if candidate.where is Where.MIDDLE]
    splits = [
        Edit("glued-heading", *_before(text, candidate.at), "\n")
        for candidate in inside
        if candidate.at in headings
    ]
    return [*joins, *lone.values(), *splits]


def _before(text: str, at: int) -> tuple[int, int]:
    """The blanks that stand before `at`."""
    start = at
    while text[start - 1].isspace():
        start -= 1
    return start, at


def _candidates(known: Reading, lines: list[Line], body: int) -> list[Candidate]:
    """The ordinals in their order: those at line starts, and inside lines where one may have been lost."""
    text = known.text
    own: list[Candidate | None] = []
    for at, line in enumerate(lines):
        if line.marks or text[line.start] not in ORDINAL_OPENERS:
            own.append(None)
            continue
        where = Where.BREAK if at > body and _may_carry_on(known, lines[at - 1], line) else Where.FIXED
        own.append(fixed_candidate(text, at, line, where, 0.3))
    dense = len(text) > _DENSE * len(lines)
    everywhere = dense or not is_consistent([candidate for candidate in own if candidate])
    found: list[Candidate] = []
    for at, (line, candidate) in enumerate(zip(lines, own, strict=True)):
        if candidate is not None:
            found.append(candidate)
        counts_on = line.end - line.start > _LONGEST_ITEM and _counts_on_inside(text, line, candidate)
        if (everywhere or counts_on or _may_hide_heading(known, line, candidate)) and not (
            line.marks or text[line.start] == "|"
        ):
            long = dense or counts_on or line.end - line.start > _LONG_LINE
            found += middle_candidates(text, at, line, candidate, long)
    return found


def _counts_on_inside(text: str, line: Line, own: Candidate | None) -> bool:
    """True where two ordinals that follow one another stand on the line, the second behind a full stop, with more
    between them than an item of an enumeration has."""
    for style in _COUNTED:
        value = own.value if own is not None and STYLES[own.style] == style else 1
        first = text.find(ORDINAL_STYLES[style].label(value), line.start, line.end)
        if first < 0:
            continue
        following = ORDINAL_STYLES[style].label(value + 1)
        second = max(text.find(stop + following, first, line.end) for stop in ("。", "。 "))
        if second - first >= _LONGEST_ITEM:
            return True
    return False


def _may_hide_heading(known: Reading, line: Line, own: Candidate | None) -> bool:
    """True where a heading may be glued to the end of the line, to the line's own heading, or lie far inside."""
    if own is not None and own.style in STATUTE and line.end - line.start > _SUBSTANTIAL:
        return True
    return line.end - line.start > _LONG_LINE or known.text[line.end - 1] not in FINISHED


def _may_carry_on(known: Reading, before: Line, line: Line) -> bool:
    """True where the line before breaks off, so that an ordinal at this line's start is in doubt."""
    text = known.text
    if (
        before.marks
        or line.marks
        or (line.follows_blank and not known.spaced)
        or text[before.end - 1] in FINISHED
        or text.startswith("附件", before.start)
        or (known.indented and is_indented(text, line.begin))
    ):
        return False
    if known.width is not None:
        return known.width.is_full(text, before)
    sentence = "。" in text[before.start : before.end] or "，" in text[before.start : before.end]
    return sentence and before.end - before.start >= _SUBSTANTIAL


def _joins(
    known: Reading,
    lines: list[Line],
    body: int,
    headings: set[int],
    ordinals: dict[int, Candidate],
    split: dict[int, int],
) -> list[Edit]:
    joins: list[Edit] = []
    for at in range(body, len(lines)):
        before, line = lines[at - 1], lines[at]
        own = ordinals.get(line.start)
        if at - 1 in split:
            before = replace(before, start=split[at - 1])
        if own is not None:
            joined = own.where is Where.BREAK and own.at not in headings
        else:
            joined = carries_on(known, before, line, bool(joins))
        if joined:
            joins.append(Edit("wrapped-line", before.end, line.begin))
    return joins
