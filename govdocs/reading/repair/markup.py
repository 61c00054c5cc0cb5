"""What is left of a web page's markup: tags, entities, escapes."""

from __future__ import annotations

import html
import re

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_TAG = re.compile(
    r"</?(?:p|br|hr|div|span|strong|b|i|u|em|font|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|section|sup|sub|style|o:p)"
    r"(?:\s+[A-Za-z_:-]{1,30}(?:\s*=\s*(?:\"[^\"<>\n]{0,400}\"|'[^'<>\n]{0,400}'|[^\s\"'<>]{1,200}))?){0,20}\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_ESCAPE = re.compile(r"<U\+([0-9A-F]{4,5})>")
_BREAKS = re.compile(r"</?(?:p|br|div|tr|li|h[1-6])\b", re.IGNORECASE)


def take_out_markup(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out tags (a paragraph's end becomes a line end) and writes entities as their characters."""
    if not any(pattern.search(text, lines[0].begin) for pattern in (_TAG, _ENTITY, _ESCAPE)):
        return []
    return [
        edit for line in lines if not line.marks and text[line.start] != "|" for edit in _in_line(text, line)
    ]


def _in_line(text: str, line: Line) -> list[Edit]:
    edits = [_tag(line, match) for match in _TAG.finditer(text, line.begin, line.end)]
    for match in _ENTITY.finditer(text, line.begin, line.end):
        # Pages of the 1990s end their lines with &sp;, which no standard knows.
        char = " " if match[0] == "&sp;" else html.unescape(match[0])
        if char != match[0]:
            edits.append(Edit("markup", match.start(), match.end(), _plain(char)))
    for match in _ESCAPE.finditer(text, line.begin, line.end):
        edits.append(Edit("markup", match.start(), match.end(), _plain(chr(int(match[1], 16)))))
    return edits


def _tag(line: Line, match: re.Match[str]) -> Edit:
    ends = _BREAKS.match(match[0]) and line.begin < match.start() and match.end() < line.end
    return Edit("markup", match.start(), match.end(), "\n" if ends else "")


def _plain(char: str) -> str:
    """Blanks of every width as a plain one; what cannot be printed as nothing."""
    return " " if char.isspace() else char if char.isprintable() else ""
