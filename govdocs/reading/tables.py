"""Tables in draft text: lines between bars, or rows pasted from a spreadsheet with tabs."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line

_ESCAPED = re.compile(r"\\([|\\-])")
_SEPARATOR = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ONLY_DASHES = re.compile(r":?-+:?")


def is_bar_row(text: str, line: Line) -> bool:
    """True for a line that begins and ends with a bar."""
    return line.end - line.start >= 2 and text[line.start] == "|" == text[line.end - 1]


def count_table_lines(text: str, lines: list[Line], at: int, *, announced: bool = False) -> int:
    """How many lines from `at` on form a table; 0 if none do. One row is enough where one was announced."""
    count = _run(lines, at, lambda line: is_bar_row(text, line))
    if count >= (1 if announced else 2):
        return count
    tabs = text.count("\t", lines[at].start, lines[at].end)
    if not tabs:
        return 0
    count = _run(lines, at, lambda line: text.count("\t", line.start, line.end) == tabs)
    return count if count >= (1 if announced else 2) else 0


def _run(lines: list[Line], at: int, fits: object) -> int:
    count = 0
    while at + count < len(lines) and fits(lines[at + count]):  # type: ignore[operator]
        if lines[at + count].marks:
            break
        count += 1
    return count


def read_rows(text: str, lines: list[Line]) -> list[list[str]]:
    """The cells of the table on `lines`, uneven as typed; a row of dashes only separates."""
    if not is_bar_row(text, lines[0]):
        return [[cell.strip() for cell in text[line.start : line.end].split("\t")] for line in lines]
    rows = []
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        if at == 1 and len(lines) > 2 and _SEPARATOR.fullmatch(words):
            continue
        rows.append(split_bars(words))
    return rows


def split_bars(words: str) -> list[str]:
    """The cells of one `| a | b |` line."""
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
    return f"\\{escaped}" if _ONLY_DASHES.fullmatch(cell) and cell.startswith("-") else escaped
