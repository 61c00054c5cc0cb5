"""Headings no mark announces: an ordinal or hashes at the line start."""

from __future__ import annotations

import re

from govdocs.notation import Ordinal
from govdocs.reading.boundary import LONGEST_HEADING, Boundary, find_boundary
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.paragraphs import add_body
from govdocs.reading.row import Row, Sort

_LONGEST_CLAUSE = 30
_LONGEST_STOPPED, _LONG_STOPPED = 36, 0.6
"""Characters of a heading with a stop behind it, of which more are rare, and how sure such a one is."""
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


def natural_heading(text: str, line: Line, item: Ordinal | None, notes: Notes) -> Row | Ordinal | None:
    """The heading on a line that begins with an ordinal; the ordinal alone where it is an item of a list.

    `item` is the ordinal of the list item on the line before, None if that was none: the last item of
    a list ends in a full stop and is no more a heading than those before it. A list is reported once.
    """
    ordinal = ordinal_at(text, line.start, line.end)
    if ordinal is None:
        return None
    if line.run_in > ordinal.length:
        return _shown_heading(text, line, ordinal, notes)
    carries_on = item is not None and (item.style, item.value + 1) == (ordinal.style, ordinal.value)
    boundary = boundary_after(text, line.start + ordinal.length, line.end, ordinal.style)
    if carries_on and not boundary.body:
        return ordinal
    after = line.start + ordinal.length
    doubt = ""
    if boundary.refused:
        shown = text[line.start : after]
        doubt = f"“{shown}”起头的这一行{boundary.refused}，当作正文"
        if boundary.listed or text[after : line.end].isspace() or after == line.end:
            notes.report("unsure-heading", doubt, line.start, line.end)
            return ordinal if boundary.listed else None
        boundary = _from_the_start(text, after, line.end)
    boundary = _no_heading(text, boundary, after)
    row = heading_row(text, line, after, boundary, notes)
    row.ordinal, row.doubt = ordinal, doubt
    row.evidence.append("序号")
    if (boundary.body or boundary.stop == "。") and boundary.end - after > _LONGEST_STOPPED:
        # It may be a heading and the first sentence of its body, glued.
        row.confidence = _LONG_STOPPED
        row.evidence.append("有句号的标题少有这样长")
    return row


def _shown_heading(text: str, line: Line, ordinal: Ordinal, notes: Notes) -> Row:
    """The run-in heading that bold, or a face of its own, sets apart from its body."""
    body = line.start + line.run_in
    end = body - 1 if text[body - 1] in "。：" else body
    row = heading_row(text, line, line.start + ordinal.length, Boundary(end, text[end:body], body), notes)
    row.ordinal = ordinal
    row.evidence += ["序号", "字体"]
    return row


def _from_the_start(text: str, start: int, end: int) -> Boundary:
    """No heading: the body begins behind the ordinal."""
    while start < end and text[start].isspace():
        start += 1
    return Boundary(start, "", start)


def _no_heading(text: str, boundary: Boundary, start: int) -> Boundary:
    """A long sentence of several clauses is what the ordinal counts, and no heading over it."""
    while start < boundary.end and text[start].isspace():
        start += 1
    words = text[start : boundary.end]
    return Boundary(start, "", start) if len(words) > _LONGEST_CLAUSE and "；" in words else boundary


def boundary_after(text: str, start: int, end: int, style: str) -> Boundary:
    """The end of the heading that follows an ordinal of `style`, which ends at `start`."""
    while start < end and text[start].isspace():
        start += 1
    if style != "第一条":
        return find_boundary(text, start, end)
    # An article has no heading: what follows its number is its first clause.
    whole = text[start:end]
    if "。" in whole or len(whole) > LONGEST_HEADING or whole[-1:] in ("；", "："):
        return Boundary(start, "", start)
    return find_boundary(text, start, end)


def heading_row(text: str, line: Line, start: int, boundary: Boundary, notes: Notes) -> Row:
    """The row of a heading whose words begin at or after `start` and end where `boundary` says."""
    end = boundary.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    row = Row(Sort.HEADING, line.start, line.end, min(start, end), end, boundary.body, boundary.stop)
    row.evidence.append("接排" if boundary.body else "独行")
    if boundary.body:
        add_body(row, text, line, notes)
    return row


def fewest_hashes(text: str, lines: list[Line]) -> int:
    """With how many hashes the highest headings of `lines` are written; 1 without any."""
    if "#" not in text:
        return 1
    found = [
        len(hashes[1])
        for line in lines
        if text[line.start : line.start + 1] == "#"
        and not line.marks
        and (hashes := _HASHES.match(text, line.start, line.end))
    ]
    return min(found, default=1)


def hash_heading(text: str, line: Line, fewest: int, notes: Notes) -> Row | None:
    """The heading after `##`, as Markdown writes it, `fewest` hashes being the first level; None without hashes."""
    hashes = _HASHES.match(text, line.start, line.end) if text[line.start] == "#" else None
    if hashes is None:
        return None
    start = hashes.end()
    notes.repair("hash-heading", line.start, start)
    ordinal = ordinal_at(text, start, line.end)
    after = start + (ordinal.length if ordinal else 0)
    natural = boundary_after(text, after, line.end, ordinal.style) if ordinal else None
    boundary = natural if natural and natural.body else whole_line(text, after, line.end)
    row = heading_row(text, Line(start, line.end, start), after, boundary, notes)
    row.ordinal, row.level, row.number = ordinal, len(hashes[1]) - fewest + 1, None if ordinal else ""
    row.evidence.append("井号")
    return row


def whole_line(text: str, start: int, end: int) -> Boundary:
    """All up to `end` as heading; a 。 or ： at its end is the mark after it."""
    if end > start and text[end - 1] in "。：":
        return Boundary(end - 1, text[end - 1])
    return Boundary(end)
