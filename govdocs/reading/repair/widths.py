"""How wide a hard-wrapped text was set: told by where its unfinished lines break off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from govdocs.reading.lines import Line

UNFINISHED_NEEDED = 3
_FEWEST = 6
_WIDEST = 80
_NARROWEST = 12
_SHARE = 0.2
_LONGER = 0.04
FINISHED = frozenset("。！？；：…”’）》〉】」』!?;:)]|~～")
"""A line that ends in one of these may end a paragraph; another breaks off, or is a heading."""


@dataclass(frozen=True, slots=True)
class Width:
    """Lines of `least` to `most` characters are full: they were broken because there was no more room."""

    least: int
    most: int

    def is_full(self, length: int) -> bool:
        """True for a line that had no more room."""
        return self.least <= length <= self.most


def wrapped_width(text: str, lines: list[Line]) -> Width | None:
    """The width all of `lines` were wrapped at; None where they are paragraphs as typed."""
    lengths = [set_length(text, line) for line in lines if not line.marks]
    if len(lengths) < _FEWEST:
        return None
    longer = sorted(lengths)[-1 - int(len(lengths) * _LONGER)]
    if not _NARROWEST <= longer <= _WIDEST:
        return None
    broken = Counter(
        set_length(text, line) for line in lines if not line.marks and text[line.end - 1] not in FINISHED
    )
    width = _peak(broken, longer)
    if not width:
        return None
    least = width - (0 if _share(broken, width, 0) >= 0.9 * _share(broken, width, 3) else 3)
    full = sum(least <= length <= width + 1 for length in lengths)
    if full < max(_FEWEST // 2, _SHARE * len(lengths)) or longer > width + 2:
        return None
    unfinished = sum(count for length, count in broken.items() if least <= length <= width + 1)
    return Width(least, width + 1) if unfinished >= max(UNFINISHED_NEEDED, 0.4 * full) else None


def set_length(text: str, line: Line) -> int:
    """How much room the line takes: its characters and the wide blanks it is indented by."""
    at = line.begin
    while at and text[at - 1] == "\u3000":
        at -= 1
    return line.end - at


def _peak(broken: Counter[int], longest: int) -> int:
    """The length most unfinished lines have, or the longest of its neighbours that hang a mark."""
    candidates = [length for length in broken if _NARROWEST <= length <= longest + 1]
    if not candidates:
        return 0
    peak = max(candidates, key=lambda length: (broken[length], length))
    return max(
        length for length in candidates if peak <= length <= peak + 2 and broken[length] * 4 >= broken[peak]
    )


def _share(broken: Counter[int], width: int, reach: int) -> int:
    return sum(broken[length] for length in range(width - reach, width + 2))
