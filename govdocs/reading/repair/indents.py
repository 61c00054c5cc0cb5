"""Indents in the middle of a line: each was the beginning of a paragraph before the line ends were lost."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.ordinals import opens_section
from govdocs.reading.phrases import ends_like_title
from govdocs.reading.repair.edits import Edit
from govdocs.reading.volumes import volume_at

_INDENT = re.compile(
    r"[\u3000 \u00a0](?<=\S.)(?:(?<=\u3000)\u3000+|(?<= ) {3,}|(?<=\u00a0)\u00a0{3,})(?=\S)"
)
_STOPS = frozenset("。！？；：”）!?;:")
_LONGEST_HEADING = 60
_SHORTEST_BODY = 16
_SHORTEST_BELOW_CHAPTER = 8


def break_at_indents(text: str, lines: list[Line]) -> list[Edit]:
    """A line end for every indent that follows a stop, a heading or a title, or stands before an ordinal."""
    if not _INDENT.search(text):
        return []
    edits: list[Edit] = []
    for line in lines:
        if line.marks or text[line.start] == "|":
            continue
        begins = line.start
        found = list(_INDENT.finditer(text, line.start, line.end))
        ends = [*(match.start() for match in found[1:]), line.end]
        for match, until in zip(found, ends, strict=False):
            if _ends_paragraph(text, begins, match.start(), match.end(), until, line.end):
                edits.append(Edit("lost-line-end", match.start(), match.end(), "\n"))
                begins = match.end()
    return edits


def _ends_paragraph(text: str, begins: int, start: int, end: int, until: int, last: int) -> bool:
    """True where what stands before the indent `[start, end)` ends a paragraph; the next indent, or the end of the
    line, is at `until`."""
    if text[start - 1] in _STOPS:
        return end - begins > 1
    words = text[begins:start] if start - begins <= _LONGEST_HEADING else ""
    single = text[start - 2 : start - 1].isspace()  # 总　　则
    if not words or (single and end + 1 < last and text[end + 1].isspace()):
        return False
    if opens_section(text, end, last) or opens_section(text, end, until) or volume_at(text, begins, start):
        return True
    if opens_section(text, begins, start) and not single:
        return last - end >= (_SHORTEST_BELOW_CHAPTER if words[0] == "第" else _SHORTEST_BODY)
    return last - end > _LONGEST_HEADING and ends_like_title(words)
