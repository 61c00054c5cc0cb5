"""Headings a line mark announces: level, number and boundary as it says, nothing guessed."""

from __future__ import annotations

from govdocs.notation import ORDINAL_STYLES, LineMark, Ordinal, parse_ordinal
from govdocs.reading.boundary import Boundary, find_boundary
from govdocs.reading.headings import boundary_after, heading_row, whole_line
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.row import Row

_HEADING_MARKS = ("独行", "接排", "原号", "无号", "自动号", "样式")
_LONGEST_ORDINAL = 16


def demands_heading(line: Line) -> bool:
    """True where a mark makes the line a heading."""
    return line.mark(*_HEADING_MARKS) is not None or any(mark.level for mark in line.marks)


def marked_heading(text: str, line: Line, notes: Notes) -> Row | None:
    """The heading the marks demand; None where they name no level and no ordinal gives one."""
    level = next((mark.level for mark in line.marks if mark.level), 0)
    number = _demanded_number(line)
    ordinal, after = None, 0
    if own := line.mark("序号"):
        # A Word style sets the ordinal apart, whatever stands behind it.
        ordinal, number, after = _styled_ordinal(text, line, int(own.argument))
    elif number is None and line.mark("自动号") is None:
        ordinal = _any_ordinal(text, line)
    if not level and ordinal is None:
        level = 1
    start = line.start + (ordinal.length if ordinal else after)
    while start < line.end and text[start].isspace():
        start += 1
    row = heading_row(text, line, start, _boundary(text, line, start, notes), notes)
    row.ordinal, row.level, row.number, row.marked = ordinal, level, number, line.mark("式样") is None
    row.form = _demanded_form(line, notes)
    row.evidence.append("行标" if row.marked else "式样")
    return row


def _styled_ordinal(text: str, line: Line, length: int) -> tuple[Ordinal | None, str | None, int]:
    """The ordinal in the first `length` characters, or the label to lock the heading to; and its length."""
    label = text[line.start : line.start + length]
    ordinal = parse_ordinal(label)
    if ordinal is not None and ordinal.length == length:
        return ordinal, None, length
    return None, label.strip(), length


def _any_ordinal(text: str, line: Line) -> Ordinal | None:
    return parse_ordinal(text[line.start : min(line.end, line.start + _LONGEST_ORDINAL)])


def _demanded_number(line: Line) -> str | None:
    if line.mark("无号"):
        return ""
    own = line.mark("原号")
    return own.argument.replace("\t", " ").strip() if own else None


def _demanded_form(line: Line, notes: Notes) -> str | None:
    mark = line.mark("样式")
    if mark is None or mark.argument in ORDINAL_STYLES:
        return mark.argument if mark else None
    notes.report("line-mark", f"没有“{mark.argument}”这种序号，行标〔样式〕没有采用", line.begin, line.end)
    return None


def _boundary(text: str, line: Line, start: int, notes: Notes) -> Boundary:
    if alone := line.mark("独行"):
        return Boundary(line.end) if alone.argument == "无" else whole_line(text, start, line.end)
    if run_in := line.mark("接排"):
        return _run_in_boundary(text, line, start, run_in, notes) or whole_line(text, start, line.end)
    natural = boundary_after(text, start, line.end, "")
    return whole_line(text, start, line.end) if natural.refused else natural


def _run_in_boundary(text: str, line: Line, start: int, mark: LineMark, notes: Notes) -> Boundary | None:
    boundary = _demanded_boundary(text, line, start, mark.argument)
    if boundary is None:
        notes.report("line-mark", f"行标〔接排：{mark.argument}〕不成立，没有采用", line.begin, line.end)
    return boundary


def _demanded_boundary(text: str, line: Line, start: int, argument: str) -> Boundary | None:
    if not argument:
        natural = find_boundary(text, start, line.end)
        return natural if natural.body else None
    digits = argument.removesuffix("无")
    if not digits.isdecimal() or len(digits) > 8:
        return None
    end = start + int(digits)
    stop = "" if argument.endswith("无") else text[end : end + 1]
    body = end + len(stop)
    while body < line.end and text[body].isspace():
        body += 1
    return Boundary(end, stop, body) if body < line.end and stop in ("", "。", "：") else None
