"""主送机关 above the body: on one line or several, with its colon or without."""

from __future__ import annotations

import re

from govdocs.notation import find_date
from govdocs.reading.lines import Line
from govdocs.reading.people import is_addressee, is_organ

_MOST_LINES = 4
_SHORTEST_FULL_LINE = 15
_SHORTEST_BODY = 8
_WITHOUT_COLON = 0.8


def find_addressee(text: str, lines: list[Line], title: str) -> tuple[int, float]:
    """How many of the first `lines` name the addressees, and how sure that is; (0, 0.0) if they do not."""
    words = ""
    for count, line in enumerate(lines[:_MOST_LINES], 1):
        if line.marks:
            break
        words += text[line.start : line.end]
        if is_addressee(words):
            return count, 1.0
        if words[-1] not in "，、,；" and line.end - line.start < _SHORTEST_FULL_LINE:
            break
    return (1, _WITHOUT_COLON) if _lacks_colon(text, lines, title) else (0, 0.0)


def _lacks_colon(text: str, lines: list[Line], title: str) -> bool:
    """True where organs stand alone between the title and a body, and are not those that issue the text."""
    if len(lines) < 2 or lines[0].marks or lines[1].marks:
        return False
    words, below = (text[line.start : line.end] for line in lines[:2])
    names = re.split("[，、,；]", words)
    if re.search("[。：！？;:|]", words) or not all(is_organ(name.strip()) for name in names) or words in title:
        return False
    return len(below) >= _SHORTEST_BODY and below[-1] in "。：；" and find_date(below[:20]) is None
