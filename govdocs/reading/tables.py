"""Tables in draft text: lines between bars, or rows pasted from a spreadsheet with tabs."""

from __future__ import annotations

import re
from collections.abc import Callable

from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.row import Row, Sort

_ESCAPED = re.compile(r"\\([|\\:-])")
_SEPARATOR = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ONLY_DASHES = re.compile(r":?-+:?")
_FEWEST_ROWS = (3, 2)
"""Rows without bars at their ends that make a table: of two columns, of more."""
_NUMBER = re.compile(r"[0-9]{1,6}")


def read_table(text: str, lines: list[Line], at: int, notes: Notes) -> tuple[int, Row | None]:
    """How many lines from `at` on form a table, and its row; (0, None) if none do."""
    above = _count_marked(lines, at, ("表题", "单位"))
    if not above and not may_open_table(text, lines[at]):
        return 0, None
    first = at + above
    count = _count_rows(text, lines, first, least=1 if above else 2)
    if not count:
        return 0, None
    used = lines[first : first + count]
    after = _count_marked(lines, first + count, ("表注",))
    end = first + count + after
    row = Row(Sort.TABLE, lines[at].start, lines[end - 1].end, marked=bool(above))
    for line in (*lines[at:first], *lines[first + count : end]):
        _take_mark(row, text, line, notes)
    row.cells = _even_rows(read_rows(text, used), used, notes)
    row.evidence.append("竖线" if text[used[0].start] == "|" else "制表符")
    return end - at, row


def _count_marked(lines: list[Line], at: int, names: tuple[str, ...]) -> int:
    """How many lines from `at` on bear these marks, each once: what belongs to the table beside its rows."""
    left, end = list(names), at
    while end < len(lines) and (mark := lines[end].mark(*left)) is not None:
        left.remove(mark.name)
        end += 1
    return end - at


def _take_mark(row: Row, text: str, line: Line, notes: Notes) -> None:
    """表题, 单位 or 表注, by the mark of the line."""
    words = text[line.start : line.end].replace("\t", " ").strip()
    if caption := line.mark("表题"):
        row.caption = words
        row.header_rows = int(caption.argument) if _NUMBER.fullmatch(caption.argument) else 1
    elif line.mark("单位"):
        row.unit = words
    else:
        row.note = words
    notes.repair("line-mark", line.begin, line.start)


def may_open_table(text: str, line: Line) -> bool:
    """True for a line without marks that has a bar or a tab where the row of a table has one."""
    if line.marks:
        return False
    return text.find("|", line.start, line.end) >= 0 or text.find("\t", line.start, line.end) >= 0


def _count_rows(text: str, lines: list[Line], at: int, *, least: int) -> int:
    """How many lines from `at` on are rows of one table; 0 if less than `least`."""
    if at >= len(lines):
        return 0
    bars = _run(lines, at, lambda line: is_bar_row(text, line))
    if bars >= least:
        return bars
    if inner := count_inner_bars(text, lines[at]):
        count = _run(lines, at, lambda line: count_inner_bars(text, line) == inner)
        return count if count >= _FEWEST_ROWS[inner > 1] else 0
    tabs = text.count("\t", lines[at].start, lines[at].end)
    if not tabs:
        return 0
    if tabs == 1:
        count = _run(lines, at, lambda line: text.count("\t", line.start, line.end) == 1)
    else:
        # Three columns are no accident: rows that lack cells, as pasted ones do, are rows all the same.
        count = _run(lines, at, lambda line: _is_tab_row(text, line))
    return count if count >= least else 0


def _is_tab_row(text: str, line: Line) -> bool:
    return text.find("\t", line.start, line.end) >= 0 and text.find("。", line.start, line.end) < 0


def _run(lines: list[Line], at: int, fits: Callable[[Line], bool]) -> int:
    end = at
    while end < len(lines) and not lines[end].marks and fits(lines[end]):
        end += 1
    return end - at


def is_bar_row(text: str, line: Line) -> bool:
    """True for a line that begins and ends with a bar."""
    return line.end - line.start >= 2 and text[line.start] == "|" == text[line.end - 1]


def count_inner_bars(text: str, line: Line) -> int:
    """How many bars part the cells of a row that has none at its ends: 甲|乙|丙; 0 for a line that is no such row."""
    bars = text.count("|", line.start, line.end)
    if not bars or "|" in (text[line.start], text[line.end - 1]) or text.find("。", line.start, line.end) >= 0:
        return 0
    return bars


def _even_rows(rows: list[list[str]], lines: list[Line], notes: Notes) -> tuple[tuple[str, ...], ...]:
    width = max(len(row) for row in rows)
    if any(len(row) != width for row in rows):
        message = f"表格各行的格数不同，短的补了空格（最多{width}格）"
        notes.report("uneven-table", message, lines[0].start, lines[-1].end)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def read_rows(text: str, lines: list[Line]) -> list[list[str]]:
    """The cells of the table on `lines`, uneven as typed; a row of dashes only separates."""
    if count_inner_bars(text, lines[0]):
        return [split_bars(f"|{text[line.start : line.end]}|") for line in lines]
    if not is_bar_row(text, lines[0]):
        return _tab_rows(text, lines)
    rows = []
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        if at == 1 and len(lines) > 2 and _SEPARATOR.fullmatch(words):
            continue
        rows.append(split_bars(words))
    return rows


def _tab_rows(text: str, lines: list[Line]) -> list[list[str]]:
    """The cells between tabs; tabs that a row has before its first word, and others have not, are empty cells."""
    before = [_tabs_before(text, line) for line in lines]
    common = min(before)
    return [
        [""] * (tabs - common) + [cell.strip() for cell in text[line.start : line.end].split("\t")]
        for line, tabs in zip(lines, before, strict=True)
    ]


def _tabs_before(text: str, line: Line) -> int:
    at = line.start
    while at and text[at - 1] in "\t \u3000":
        at -= 1
    return text.count("\t", at, line.start)


def split_bars(words: str) -> list[str]:
    """The cells of one `| a | b |` line."""
    if "\\" not in words:
        inside = words.replace("\t", " ")[1:]
        return [cell.strip() for cell in inside.removesuffix("|").split("|")] if inside else []
    cells, at = [], 1
    for match in _CELL_END.finditer(words, 1):
        cells.append(_ESCAPED.sub(r"\1", words[at : match.end() - 1].replace("\t", " ").strip()))
        at = match.end()
    if at < len(words):
        cells.append(_ESCAPED.sub(r"\1", words[at:].replace("\t", " ").strip()))
    return cells


def write_bars(cells: tuple[str, ...]) -> str:
    """The line that `split_bars` reads as `cells`."""
    return f"| {' | '.join(_escape(cell) for cell in cells)} |"


def _escape(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("|", "\\|")
    return f"\\{escaped}" if _ONLY_DASHES.fullmatch(cell) else escaped
