"""Lines into rows: heading, paragraph, table or part, each line on its own evidence."""

from __future__ import annotations

from govdocs.notation import Ordinal
from govdocs.reading.articles import Articles
from govdocs.reading.boxes import read_box
from govdocs.reading.headings import fewest_hashes, hash_heading, natural_heading
from govdocs.reading.lines import Line
from govdocs.reading.marked import demands_heading, marked_heading
from govdocs.reading.notes import Notes
from govdocs.reading.paragraphs import read_paragraph
from govdocs.reading.picture_lines import read_picture
from govdocs.reading.row import Row, Sort
from govdocs.reading.tables import may_open_table, read_table


def classify_lines(text: str, lines: list[Line], notes: Notes) -> list[Row]:
    """The rows of the body, one for each line, table or picture, in order."""
    rows: list[Row] = []
    at, closing = 0, False
    articles = Articles(text, lines)
    fewest = fewest_hashes(text, lines)
    item: Ordinal | None = None
    while at < len(lines):
        line = lines[at]
        if line.marks:
            closing = closing or line.mark("结尾") is not None
        taken, row = 0, None
        if line.marks:
            taken, row = read_picture(text, lines, at, notes)
        if not taken and not closing and (line.marks or may_open_table(text, line)):
            taken, row = _read_block(text, lines, at, notes)
        if not taken and not closing:
            taken, row = articles.read(lines, at, notes)
        if taken:
            item = None
        else:
            if line.begin < line.start:
                notes.repair("line-mark", line.begin, line.start)
            taken = 1
            row, item = (_closing_row(text, line, notes), None) if closing else _row(text, line, item, fewest, notes)
        if row is not None:
            row.closing = closing and row.sort is not Sort.PICTURE
            rows.append(row)
        at += taken
    return rows


def _read_block(text: str, lines: list[Line], at: int, notes: Notes) -> tuple[int, Row | None]:
    """How many lines from `at` on form a table or a box, and its row; (0, None) if none do."""
    taken, row = read_table(text, lines, at, notes)
    return (taken, row) if taken else read_box(text, lines, at, notes)


def _row(
    text: str, line: Line, item: Ordinal | None, fewest: int, notes: Notes
) -> tuple[Row | None, Ordinal | None]:
    """The row of a line, and its ordinal if it is an item of a list; `item` is that of the line before."""
    if line.marks and not line.loose:
        return _marked_row(text, line, notes), None
    found = hash_heading(text, line, fewest, notes) or natural_heading(text, line, item, notes)
    if isinstance(found, Row):
        return found, None
    return read_paragraph(text, line, notes), found


def _closing_row(text: str, line: Line, notes: Notes) -> Row | None:
    return read_paragraph(text, line, notes) if line.start < line.end else None


def _marked_row(text: str, line: Line, notes: Notes) -> Row | None:
    if part := line.mark("部分"):
        beside = text[line.start : line.end]
        heading = (part.argument or beside).replace("\t", " ").strip()
        return Row(Sort.PART, line.start, line.end, caption=heading, marked=True)
    if line.mark("正文") is None and demands_heading(line) and (row := marked_heading(text, line, notes)):
        return row
    if line.start >= line.end:
        return None
    return read_paragraph(text, line, notes)
