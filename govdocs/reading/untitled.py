"""A notice that was copied without its title: what its first lines tell of it all the same."""

from __future__ import annotations

import re

from govdocs.reading.addressee import find_addressee
from govdocs.reading.lines import Line
from govdocs.reading.phrases import is_document_number, is_salutation

_ISSUES = re.compile(r"现将.{0,40}?《([^《》]+(?:〈[^〈〉]+〉[^《》]*)?)》.{0,20}?(印发|转发|批转|发布|公布)")
_NEAR = 6


def is_untitled_notice(text: str, lines: list[Line], at: int) -> bool:
    """True where the addressees on line `at` stand below a 发文字号, or above words that issue a text."""
    if not opens_with_addressee(text, lines[at:]):
        return False
    numbered = at > 0 and is_document_number(text[lines[at - 1].start : lines[at - 1].end])
    return numbered or bool(passing_words(text, lines[at:]))


def opens_with_addressee(text: str, lines: list[Line]) -> bool:
    """True where the first of `lines` name the organs that a text goes to."""
    count, sure = find_addressee(text, lines[:_NEAR], "")
    return bool(count) and sure == 1 and not is_salutation(text[lines[0].start : lines[count - 1].end])


def passing_words(text: str, lines: list[Line]) -> str:
    """印发《…》 as the first paragraphs say it (现将《…》印发给你们); "" where they issue nothing."""
    for line in lines[:_NEAR]:
        if match := _ISSUES.search(text, line.start, line.end):
            return f"关于{match[2]}《{match[1]}》的通知"
    return ""
