"""专栏: paragraphs in a frame, between 〔专栏〕 with its title and 〔专栏完〕."""

from __future__ import annotations

from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import opens_section
from govdocs.reading.paragraphs import read_paragraph
from govdocs.reading.row import Row, Sort

_OUTSIDE = frozenset({"专栏", "表题", "单位", "部分", "结尾", "附件", "附件横排", "印发件", "印发件完"})


def read_box(text: str, lines: list[Line], at: int, notes: Notes) -> tuple[int, Row | None]:
    """How many lines from `at` on form a box, and its row; (0, None) if none do."""
    mark = lines[at].mark("专栏")
    if mark is None:
        return 0, None
    end = _find_end(lines, at + 1)
    closed = end is not None
    stop = end if end is not None else _find_break(text, lines, at + 1)
    title = text[lines[at].start : lines[at].end].replace("\t", " ").strip()
    inside = [line for line in lines[at + 1 : stop] if line.start < line.end]
    if not inside:
        notes.report("empty-box", f"专栏“{title}”里没有内容，当作正文", lines[at].begin, lines[at].end)
        return 0, None
    if not closed:
        message = f"专栏“{title}”没有写〔专栏完〕，到下一个标题或表格为止"
        notes.report("unclosed-box", message, lines[at].begin, lines[at].end)
    for line in lines[at:stop]:
        if line.begin < line.start:
            notes.repair("line-mark", line.begin, line.start)
    row = Row(Sort.BOX, lines[at].start, inside[-1].end, caption=title, marked=True)
    row.inner = tuple(read_paragraph(text, line, notes) for line in inside)
    row.evidence.append("行标")
    return stop - at + _take_end(lines, stop, notes, closed=closed), row


def _take_end(lines: list[Line], stop: int, notes: Notes, *, closed: bool) -> int:
    """1 where the line that closes the box says nothing more; else it stays, for its words."""
    if not closed:
        return 0
    last = lines[stop]
    if last.start < last.end:
        return 0
    notes.repair("line-mark", last.begin, last.start)
    return 1


def _find_end(lines: list[Line], at: int) -> int | None:
    for place in range(at, len(lines)):
        if lines[place].mark("专栏完"):
            return place
        if _opens_other(lines[place]):
            return None
    return None


def _find_break(text: str, lines: list[Line], at: int) -> int:
    for place in range(at, len(lines)):
        line = lines[place]
        if _opens_other(line) or text[line.start : line.start + 1] == "|":
            return place
        if not line.marks and opens_section(text, line.start, line.end):
            return place
    return len(lines)


def _opens_other(line: Line) -> bool:
    return any(mark.name in _OUTSIDE or mark.level for mark in line.marks)
