"""Lines into rows: heading, paragraph, table or part, each line on its own evidence."""

from __future__ import annotations

import re

from govdocs.notation import ORDINAL_STYLES, LineMark
from govdocs.reading.boundary import LONGEST_HEADING, Boundary, find_boundary, first_stop
from govdocs.reading.lines import Line
from govdocs.reading.marks import read_lead, read_marks
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.row import Row, Sort
from govdocs.reading.tables import count_table_lines, read_rows

_LEAD = re.compile(r"[一二三四五六七八九十]{1,3}是|——|--")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_LEAD_FIRST = frozenset("一二三四五六七八九十—-")


def classify_lines(text: str, lines: list[Line], notes: Notes) -> list[Row]:
    """The rows of the body, one for each line or table, in order."""
    return _Classifier(text, lines, notes).rows()


class _Classifier:
    def __init__(self, text: str, lines: list[Line], notes: Notes) -> None:
        self.text = text
        self.lines = lines
        self.notes = notes

    def rows(self) -> list[Row]:
        rows: list[Row] = []
        at, closing = 0, False
        while at < len(self.lines):
            line = self.lines[at]
            taken, row = self._table(at) if self._may_open_table(line) else (0, None)
            if not taken:
                taken, row = 1, self._row(line)
            closing = closing or line.mark("结尾") is not None
            if row is not None:
                row.closing = closing
                rows.append(row)
            at += taken
        return rows

    def _row(self, line: Line) -> Row | None:
        if line.marks:
            self.notes.repair("line-mark", line.begin, line.start)
            return self._marked(line)
        first = self.text[line.start]
        if first == "#" and (hashes := _HASHES.match(self.text, line.start, line.end)):
            return self._hash_heading(line, hashes)
        ordinal = ordinal_at(self.text, line.start, line.end)
        if ordinal is None:
            return self._paragraph(line)
        boundary = self._boundary(line, line.start + ordinal.length, ordinal.style)
        if boundary.refused:
            shown = self.text[line.start : line.start + ordinal.length]
            self.notes.report("unsure-heading", f"“{shown}”起头的这一行{boundary.refused}，当作正文", line.start, line.end)
            return self._paragraph(line)
        row = self._heading(line, line.start + ordinal.length, boundary)
        row.ordinal = ordinal
        row.evidence.append("序号")
        return row

    # ---- headings

    def _boundary(self, line: Line, start: int, style: str) -> Boundary:
        while start < line.end and self.text[start].isspace():
            start += 1
        if style != "第一条":
            return find_boundary(self.text, start, line.end)
        # An article has no heading: what follows its number is its first clause.
        whole = self.text[start : line.end]
        if "。" in whole or len(whole) > LONGEST_HEADING or whole[-1:] in "；：":
            return Boundary(start, "", start) if whole else Boundary(start, refused="只有序号")
        return find_boundary(self.text, start, line.end)

    def _heading(self, line: Line, start: int, boundary: Boundary) -> Row:
        while start < boundary.end and self.text[start].isspace():
            start += 1
        end = boundary.end
        while end > start and self.text[end - 1].isspace():
            end -= 1
        row = Row(Sort.HEADING, line.start, line.end, start, end, boundary.body, boundary.stop)
        row.evidence.append("接排" if boundary.body else "独行")
        if boundary.body:
            self._add_body(row, line, boundary.body)
        return row

    def _add_body(self, row: Row, line: Line, start: int) -> None:
        length = line.end - start
        lead = read_lead(line, length, self.notes) if line.marks else None
        row.lead = self._natural_lead(start, line.end) if lead is None else lead
        row.marks = read_marks(line, length, self.notes) if line.marks else ()

    def _hash_heading(self, line: Line, hashes: re.Match[str]) -> Row:
        start = hashes.end()
        self.notes.repair("hash-heading", line.start, start)
        ordinal = ordinal_at(self.text, start, line.end)
        inner = Line(start, line.end, line.begin)
        end = line.end - 1 if self.text[line.end - 1] in "。：" and line.end - 1 > start else line.end
        stop = self.text[end : line.end]
        row = self._heading(inner, start + (ordinal.length if ordinal else 0), Boundary(end, stop))
        row.ordinal, row.level, row.number = ordinal, len(hashes[1]), None if ordinal else ""
        row.evidence.append("井号")
        return row

    # ---- marked lines

    def _marked(self, line: Line) -> Row | None:
        if part := line.mark("部分"):
            rest = self.text[line.start : line.end].strip()
            heading = part.argument.replace("\t", " ").strip() or rest
            row = Row(Sort.PART, line.start, line.end, marked=True)
            row.caption = heading
            return row
        level = next((mark for mark in line.marks if mark.level), None)
        if level is not None and line.mark("正文") is None:
            return self._marked_heading(line, level.level)
        if line.start >= line.end:
            return None
        if level is None and line.mark("正文") is None and self._opens_heading(line):
            return self._row(Line(line.start, line.end, line.start))
        return self._paragraph(line)

    def _opens_heading(self, line: Line) -> bool:
        return line.mark("领句", "强调", "引用", "隐藏", "注", "称谓", "标题") is None

    def _marked_heading(self, line: Line, level: int) -> Row:
        number = self._demanded_number(line)
        start, ordinal = line.start, None
        if number is None and line.mark("自动号") is None and line.start < line.end:
            ordinal = self._any_ordinal(line)
            start += ordinal.length if ordinal else 0
        while start < line.end and self.text[start].isspace():
            start += 1
        row = self._heading(line, start, self._marked_boundary(line, start))
        row.ordinal, row.level, row.number, row.marked = ordinal, level, number, True
        row.evidence.append("行标")
        return row

    def _any_ordinal(self, line: Line) -> object:
        from govdocs.notation import parse_ordinal

        return parse_ordinal(self.text[line.start : min(line.end, line.start + 16)])

    def _demanded_number(self, line: Line) -> str | None:
        if line.mark("无号"):
            return ""
        own = line.mark("原号")
        return own.argument.replace("\t", " ").strip() if own else None

    def _marked_boundary(self, line: Line, start: int) -> Boundary:
        if run_in := line.mark("接排"):
            boundary = self._run_in_boundary(line, start, run_in)
            if boundary is not None:
                return boundary
        elif alone := line.mark("独行"):
            return self._own_line_boundary(start, line.end, alone)
        else:
            boundary = self._boundary(line, start, "")
            if not boundary.refused:
                return boundary
        return self._own_line_boundary(start, line.end, None)

    def _own_line_boundary(self, start: int, end: int, alone: LineMark | None) -> Boundary:
        with_stop = end > start and self.text[end - 1] in "。：" and not (alone and alone.argument == "无")
        return Boundary(end - 1, self.text[end - 1]) if with_stop else Boundary(end)

    def _run_in_boundary(self, line: Line, start: int, mark: LineMark) -> Boundary | None:
        if not mark.argument:
            boundary = find_boundary(self.text, start, line.end)
            return boundary if boundary.body else None
        digits = mark.argument.removesuffix("无")
        end = start + int(digits) if digits.isdecimal() and len(digits) < 9 else line.end
        stop = "" if mark.argument.endswith("无") else self.text[end : end + 1]
        body = end + len(stop)
        while body < line.end and self.text[body].isspace():
            body += 1
        if body >= line.end or stop not in ("", "。", "："):
            shown = f"〔接排：{mark.argument}〕"
            self.notes.report("line-mark", f"行标{shown}不成立，没有采用", line.begin, line.end)
            return None
        return Boundary(end, stop, body)

    # ---- paragraphs and tables

    def _paragraph(self, line: Line) -> Row:
        row = Row(Sort.TEXT, line.start, line.end, body_start=line.start, marked=bool(line.marks))
        self._add_body(row, line, line.start)
        return row

    def _natural_lead(self, start: int, end: int) -> int:
        if self.text[start] not in _LEAD_FIRST or not _LEAD.match(self.text, start, end):
            return 0
        at = first_stop(self.text, start, min(end, start + LONGEST_HEADING + 1))
        return at + 1 - start if 0 <= at < end - 1 else 0

    def _may_open_table(self, line: Line) -> bool:
        if line.mark("表题"):
            return True
        if line.marks:
            return False
        return self.text[line.start] == "|" or self.text.find("\t", line.start, line.end) >= 0

    def _table(self, at: int) -> tuple[int, Row | None]:
        line = self.lines[at]
        caption = line.mark("表题")
        first = at + 1 if caption else at
        if first >= len(self.lines):
            return 0, None
        count = count_table_lines(self.text, self.lines, first, announced=caption is not None)
        if not count:
            return 0, None
        used = self.lines[first : first + count]
        row = Row(Sort.TABLE, line.start, used[-1].end, marked=caption is not None)
        if caption:
            self.notes.repair("line-mark", line.begin, line.start)
            row.caption = self.text[line.start : line.end].replace("\t", " ").strip()
            row.header_rows = int(caption.argument) if caption.argument.isdecimal() else 1
        row.cells = self._even_rows(read_rows(self.text, used), used)
        row.evidence.append("竖线" if self.text[used[0].start] == "|" else "制表符")
        return first + count - at, row

    def _even_rows(self, rows: list[list[str]], lines: list[Line]) -> tuple[tuple[str, ...], ...]:
        width = max(len(row) for row in rows)
        if any(len(row) != width for row in rows):
            message = f"表格各行的格数不同，短的补了空格（最多{width}格）"
            self.notes.report("uneven-table", message, lines[0].start, lines[-1].end)
        return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def typed_ordinal(text: str, row: Row) -> str:
    """The ordinal of `row` as the draft has it."""
    return text[row.start : row.start + row.ordinal.length] if row.ordinal else ""


def canonical_label(row: Row) -> str:
    """The ordinal of `row` as the standard writes it, "" without one."""
    return ORDINAL_STYLES[row.style].label(row.value) if row.ordinal else ""
