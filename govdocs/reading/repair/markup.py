"""What is left of a web page's markup: tags, entities, escapes."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_TAG = re.compile(
    r"</?(?:p|br|hr|div|span|strong|b|i|u|em|font|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|section|sup|sub|style|o:p)"
    r"(?:\s+[A-Za-z_:-]{1,30}(?:\s*=\s*(?:\"[^\"<>\n]{0,400}\"|'[^'<>\n]{0,400}'|[^\s\"'<>]{1,200}))?){0,20}\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_INSIDE_WORDS = re.compile(r"[\u4e00-\u9fff]{2}&[^;]*;[\u4e00-\u9fff]{2}")
_ESCAPE = re.compile(r"<U\+([0-9A-F]{4,5})>")
_ROW = re.compile(r"<tr\b[^<>]{0,400}>(?:(?!<tr\b|</tr>).){0,5000}</tr>", re.IGNORECASE | re.DOTALL)
_CLOSING = len("</tr>")
_PARTS_CELLS = re.compile(r"</t[dh]>\s*(?=<t[dh]\b)", re.IGNORECASE)
_BREAKS = re.compile(r"</?(?:p|br|div|tr|li|h[1-6])\b", re.IGNORECASE)


def take_out_markup(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out tags and writes entities as their characters.

    A paragraph's end becomes a line end, a table's row a line, with tabs between its cells.
    """
    if not any(pattern.search(text, lines[0].begin) for pattern in (_TAG, _ENTITY, _ESCAPE)):
        return []
    rows = [match.span() for match in _ROW.finditer(text, lines[0].begin, lines[-1].end)]
    return [
        edit for line in lines if not line.marks and text[line.start] != "|" for edit in _in_line(text, line, rows)
    ]


def _in_line(text: str, line: Line, rows: list[tuple[int, int]]) -> list[Edit]:
    edits = [_tag(text, line, match, rows) for match in _TAG.finditer(text, line.begin, line.end)]
    for match in _ENTITY.finditer(text, line.begin, line.end):
        # Pages of the 1990s end their lines with &sp;, which no standard knows.
        char = " " if match[0] == "&sp;" else html.unescape(match[0])
        if char != match[0]:
            stray = char.isspace() and _INSIDE_WORDS.match(text, match.start() - 2, match.end() + 2)
            edits.append(Edit("markup", match.start(), match.end(), "" if stray else _plain(char)))
    for match in _ESCAPE.finditer(text, line.begin, line.end):
        edits.append(Edit("markup", match.start(), match.end(), _plain(chr(int(match[1], 16)))))
    if _row_at(rows, line.end):
        below = line.end + len(text[line.end :]) - len(text[line.end :].lstrip())
        edits.append(Edit("markup", line.end, below))
    return edits


def _tag(text: str, line: Line, match: re.Match[str], rows: list[tuple[int, int]]) -> Edit:
    if _row_at(rows, match.start()):
        return Edit("markup", match.start(), match.end(), "\t" if _PARTS_CELLS.match(text, match.start()) else "")
    ends = _BREAKS.match(match[0]) and line.begin < match.start() and match.end() < line.end
    return Edit("markup", match.start(), match.end(), "\n" if ends else "")


def _row_at(rows: list[tuple[int, int]], at: int) -> bool:
    """True inside a row of a table, between the tags that open and close it."""
    index = bisect_right(rows, (at, 1 << 60)) - 1
    return index >= 0 and rows[index][0] < at < rows[index][1] - _CLOSING


def _plain(char: str) -> str:
    """Blanks of every width as a plain one; what cannot be printed as nothing."""
    return " " if char.isspace() else char if char.isprintable() else ""
