"""Half-width marks among hanzi and full-width figures, where there is no doubt what was meant."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.repair.edits import Edit

_HALF = ",;:!?"
_MARK = re.compile(r"[,;:!?](?<=[\u4e00-\u9fff”》）)].)(?=[\u4e00-\u9fff“《（\d]|$)", re.MULTILINE)
_BRACKETS = re.compile(r"\((?<=[\u4e00-\u9fff”》].)([^()（）\n]{0,60}[\u4e00-\u9fff][^()（）\n]{0,60})\)")
_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff]{2}.)$", re.MULTILINE)
_OTHER_MARK = re.compile("[，、；：,;:]")
_FIGURES = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．](?:[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ％])?")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def set_widths(text: str, lines: list[Line]) -> list[Edit]:
    """Marks between hanzi full-width, figures and letters half-width."""
    start = lines[0].begin
    halves = any(pattern.search(text, start) for pattern in (_MARK, _BRACKETS, _STOP))
    figures = any(figure in text for figure in "０１２３４５６７８９％Ａ")
    if not halves and not figures:
        return []
    edits: list[Edit] = []
    for line in lines:
        if line.marks or text[line.start] == "|" or text.find("{{", line.start, line.end) >= 0:
            continue
        if halves:
            edits += _marks(text, line)
        if figures:
            edits += _figures(text, line)
    return edits


def _marks(text: str, line: Line) -> list[Edit]:
    edits = [
        Edit("half-width-mark", match.start(), match.end(), match[0].translate(_WIDE))
        for match in _MARK.finditer(text, line.start, line.end)
    ]
    if text[line.end - 1] == "." and _STOP.match(text, line.end - 1) and _OTHER_MARK.search(text, line.start, line.end):
        edits.append(Edit("half-width-mark", line.end - 1, line.end, "。"))
    for match in _BRACKETS.finditer(text, line.start, line.end):
        edits.append(Edit("half-width-mark", match.start(), match.start() + 1, "（"))
        edits.append(Edit("half-width-mark", match.end() - 1, match.end(), "）"))
    return edits


def _figures(text: str, line: Line) -> list[Edit]:
    """Figures inside a line; those of an ordinal at its start are read as they are."""
    ordinal = ordinal_at(text, line.start, line.end)
    start = line.start + (ordinal.length if ordinal else 0)
    return [
        Edit("full-width-figure", match.start(), match.end(), match[0].translate(_NARROW))
        for match in _FIGURES.finditer(text, start, line.end)
    ]
