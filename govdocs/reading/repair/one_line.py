"""Blanks that stand for line ends: a whole text on one line, its paragraphs no more than a blank apart."""

from __future__ import annotations

import re

from govdocs.notation import parse_date
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ORDINAL_OPENERS, opens_section, ordinal_at
from govdocs.reading.phrases import ends_like_title, is_document_number
from govdocs.reading.repair.edits import Edit

_BLANK = re.compile(r"[^\S\n\r]+(?=\S)")
_SHORTEST_TEXT = 200
_SHORTEST_REST = 2
_MOST_LINES = 3
_LONGEST_HEADING = 40
_FEWEST = 3
_FEW = 0.2
_GLUED = re.compile("[。；：](?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,6}[章节条]|[1-9][.、．])")
_STOPS = frozenset("。！？；：）)!?;:”")


def break_at_blanks(text: str, lines: list[Line]) -> list[Edit]:
    """A line end for every blank of a text on one line that ends a paragraph, a heading, a title, or opens a section.

    Only where ordinals have a blank before them: then it is line ends that the blanks stand for.
    """
    if len(lines) > _MOST_LINES:
        return []
    return [edit for line in lines for edit in _in_line(text, line)]


def _in_line(text: str, line: Line) -> list[Edit]:
    if line.marks or line.end - line.start < _SHORTEST_TEXT or text[line.start] == "|":
        return []
    blanks = [match.span() for match in _BLANK.finditer(text, line.start, line.end)]
    if not _part_paragraphs(text, line, blanks):
        return []
    edits, begins = [], line.start
    for start, end in blanks:
        if line.end - end >= _SHORTEST_REST and _ends_paragraph(text, begins, start, end, line.end):
            edits.append(Edit("lost-line-end", start, end, "\n"))
            begins = end
    return edits


def _part_paragraphs(text: str, line: Line, blanks: list[tuple[int, int]]) -> bool:
    """True where ordinals have a blank before them, and few none."""
    with_blank = sum(text[end] in ORDINAL_OPENERS and opens_section(text, end, end + 12) for _, end in blanks)
    if with_blank < _FEWEST:
        return False
    without = sum(1 for _ in _GLUED.finditer(text, line.start, line.end))
    return without <= _FEW * with_blank


def _ends_paragraph(text: str, begins: int, start: int, end: int, last: int) -> bool:
    words = text[begins:start]
    ordinal = ordinal_at(text, begins, start)
    if ordinal is not None and ordinal.length == len(words):
        return False  # the blank of 第一条　为了……
    if text[start - 2].isspace() and end + 1 < last and text[end + 1].isspace():
        return False  # 总 则
    if text[start - 1] in _STOPS or opens_section(text, end, min(last, end + _LONGEST_HEADING)):
        return True
    if len(words) > _LONGEST_HEADING:
        return False
    return (ordinal is not None and "。" not in words) or ends_like_title(words) or is_document_number(words) or parse_date(words) is not None
