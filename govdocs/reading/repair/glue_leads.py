"""The first sentences of the paragraphs below a heading: where they are short and alike, that of its body is too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ORDINAL_OPENERS, ordinal_at
from govdocs.reading.repair.glue_evidence import USUAL_SPREAD, Leads

_MOST = 4
_SHORTEST_PARAGRAPH = 25
_LONGEST_LEAD = 26
_LEAST_SPREAD = 0.06
_DOUBT = 2
_WIDER = 1.25
"""The spread within a text is guessed from few paragraphs: as if two more of the usual spread had been seen, and
somewhat wider than it looks."""


def find_leads(text: str, lines: list[Line], numbers: Sequence[int]) -> list[Leads]:
    """The leads below each of the headings that stand on the lines `numbers`, their spread that of all together."""
    below = [_lengths_below(text, lines, number) for number in numbers]
    spread = _spread(below)
    return [Leads(_typical(lengths), spread) for lengths in below]


def _lengths_below(text: str, lines: list[Line], number: int) -> list[int]:
    """The lengths of the first sentences of the paragraphs from the next line to the next heading."""
    lengths = []
    for line in lines[number + 1 : number + 1 + _MOST]:
        if line.end - line.start < _SHORTEST_PARAGRAPH or _begins_with_ordinal(text, line):
            break
        stop = text.find("。", line.start, line.end)
        lengths.append((stop if stop >= 0 else line.end) - line.start)
    return lengths


def _begins_with_ordinal(text: str, line: Line) -> bool:
    return text[line.start] in ORDINAL_OPENERS and ordinal_at(text, line.start, line.end) is not None


def _typical(lengths: list[int]) -> float:
    middle = median(lengths) if lengths else 0.0
    return middle if middle <= _LONGEST_LEAD else 0.0


def _spread(below: list[list[int]]) -> float:
    apart = [
        abs(math.log((one + 1) / (other + 1)))
        for lengths in below
        for one, other in pairwise(length for length in lengths if length <= _LONGEST_LEAD)
    ]
    return max(_LEAST_SPREAD, (sum(apart) + _DOUBT * USUAL_SPREAD) / (len(apart) + _DOUBT) * _WIDER)
