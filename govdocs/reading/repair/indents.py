"""Indents in the middle of a line: each was the beginning of a paragraph before the line ends were lost."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.ordinals import opens_section
from govdocs.reading.phrases import ends_like_title
from govdocs.reading.repair.edits import Edit

_INDENT = re.compile(
    r"[\u3000 \u00a0](?<=\S.)(?:(?<=\u3000)\u3000+|(?<= ) {3,}|(?<=\u00a0)\u00a0{3,})(?=\S)"
)
_STOPS = frozenset("。！？；：”）!?;:")
_LONGEST_HEADING = 60


def break_at_indents(text: str, lines: list[Line]) -> list[Edit]:
    """A line end for every indent that follows a stop, a heading or a title, or stands before an ordinal."""
    if not _INDENT.search(text):
        return []
    edits: list[Edit] = []
    for line in lines:
        if line.marks or text[line.start] == "|":
            continue
        begins = line.start
        for match in _INDENT.finditer(text, line.start, line.end):
            if _ends_paragraph(text, begins, match.start(), match.end(), line.end):
                edits.append(Edit("lost-line-end", match.start(), match.end(), "\n"))
                begins = match.end()
    return edits


def _ends_paragraph(text: str, begins: int, start: int, end: int, last: int) -> bool:
    if text[start - 1] in _STOPS:
        return end - begins > 1
    words = text[begins:start] if start - begins <= _LONGEST_HEADING else ""
    if not words or (text[start - 2 : start - 1].isspace() and end + 1 < last and text[end + 1].isspace()):
        return False
    return opens_section(text, end, last) or (
        last - end > _LONGEST_HEADING and (opens_section(text, begins, start) or ends_like_title(words))
    )
