"""Stray blanks inside sentences. 李　明 in a list of names keeps its own."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.repair.edits import Edit

_BLANKS = "[ \u00a0\u2002-\u200a\u202f\u205f]"
_HANZI = "\u4e00-\u9fff"
_STRAY = re.compile(
    rf"{_BLANKS}(?<=[{_HANZI}，。；：、！？”》）].){_BLANKS}{{0,2}}(?=[{_HANZI}，。；：、！？“”《》（）\d])|"
    rf"{_BLANKS}(?<=[\d%].){_BLANKS}*(?=[{_HANZI}，。；：、])"
)
_ODD_BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_ODD = re.compile(f"[{_ODD_BLANKS}]")
_SENTENCE = re.compile("[，。；]")
_FORM = re.compile(r"\t|\{[{%]")  # a table, a form to be filled in
_LEAST = 20
_SEPARATORS = frozenset("，。；：、！？“”《》（） \u3000\u00a0\t\n")


def close_up(text: str, lines: list[Line]) -> list[Edit]:
    """Takes blanks out of sentences; blanks of odd widths elsewhere become plain ones."""
    odd = any(char in text for char in _ODD_BLANKS)
    if not odd and " " not in text:
        return []
    edits: list[Edit] = []
    for line in lines:
        if not odd and text.find(" ", line.start, line.end) < 0:
            continue
        if line.marks or text[line.start] == "|" or _FORM.search(text, line.start, line.end):
            continue
        before = len(edits)
        edits += _stray(text, line)
        if odd:
            taken = {at for edit in edits[before:] for at in range(edit.start, edit.end)}
            edits += [
                Edit("odd-blank", match.start(), match.end(), " ")
                for match in _ODD.finditer(text, line.start, line.end)
                if match.start() not in taken
            ]
    return edits


def _stray(text: str, line: Line) -> list[Edit]:
    if line.end - line.start < _LEAST or not _SENTENCE.search(text, line.start, line.end):
        return []
    ordinal = ordinal_at(text, line.start, line.end)
    start = line.start + (ordinal.length + 1 if ordinal else 0)
    return [
        Edit("stray-blank", match.start(), match.end())
        for match in _STRAY.finditer(text, start, line.end)
        if not _parts_name(text, match.start(), match.end()) and not _ends_name(text, match.start())
    ]


def _ends_name(text: str, start: int) -> bool:
    """True after the figures of GB/T 9704, which belong to Latin letters."""
    head = text[max(0, start - 12) : start]
    return head[-1:].isdigit() and head.rstrip("0123456789.%-").rstrip()[-1:].isascii()


def _parts_name(text: str, start: int, end: int) -> bool:
    """True for the blank of 李 明: a single character on either side, then a mark or another blank."""
    alone_before = start < 2 or text[start - 2] in _SEPARATORS
    alone_after = end + 1 >= len(text) or text[end + 1] in _SEPARATORS
    return alone_before and alone_after
