"""How wide a hard-wrapped text was set: told by where its unfinished lines break off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from govdocs.notation import parse_date
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.volumes import volume_at

UNFINISHED_NEEDED = 3
_FEWEST = 6
_WIDEST = 80
_NARROWEST = 12
_NARROW = 20
_SHARE = 0.2
_FEWEST_PARTLY, _SHORTEST_PARTLY, _MOST = 4, 20, 0.6
_LONGER = 0.04
FINISHED = frozenset("。！？；：…”’）》〉】」』!?;:)]|~～")
"""A line that ends in one of these may end a paragraph; another breaks off, or is a heading."""


@dataclass(frozen=True, slots=True)
class Width:
    """Lines that take `least` to `most` were broken because there was no more room: counted in characters, or
    (`columns`) in columns, of which hanzi take two and letters and figures one."""

    least: int
    most: int
    columns: bool = False

    def is_full(self, text: str, line: Line) -> bool:
        """True for a line that had no more room."""
        return self.least <= (set_columns if self.columns else set_length)(text, line) <= self.most


def wrapped_width(text: str, lines: list[Line]) -> Width | None:
    """The width all of `lines` were wrapped at; None where they are paragraphs as typed."""
    bare = [line.end - line.begin for line in lines if not line.marks]
    if len(bare) < _FEWEST or not _NARROWEST <= _longest(bare) <= _WIDEST:
        return None
    plain = [line for line in lines if not line.marks]
    broken = [line for line in plain if _breaks_off(text, line)]
    in_characters, explained = _width_in(set_length, text, plain, broken, 1)
    # Figures and letters take half the room on a page or a screen.
    in_columns, more = _width_in(set_columns, text, plain, broken, 2)
    width = in_columns if more > explained else in_characters
    return width if width and _runs_on(text, plain, width) else None


def _runs_on(text: str, lines: list[Line], width: Width) -> bool:
    """True unless the text is narrow and no paragraph has three lines: then it is headings of one length, each above
    a short paragraph."""
    if width.most > _NARROW * (2 if width.columns else 1):
        return True
    full = [width.is_full(text, line) and _breaks_off(text, line) for line in lines]
    return any(one and other for one, other in pairwise(full))


def partial_width(text: str, lines: list[Line]) -> Width | None:
    """The width that only some paragraphs were wrapped at: that of most lines that break off in a sentence."""
    broken = [line for line in lines if not line.marks and _is_part_of_sentence(text, line)]
    if len(broken) < _FEWEST_PARTLY:
        return None
    for measure, scale in ((set_length, 1), (set_columns, 2)):
        lengths = Counter(measure(text, line) for line in broken)
        most = max(lengths, key=lambda length: (_share(lengths, length - 1, scale - 1), length))
        if _share(lengths, most - 1, scale - 1) >= max(_FEWEST_PARTLY, _MOST * len(broken)):
            return Width(most - scale, most, scale == 2)
    return None


def _is_part_of_sentence(text: str, line: Line) -> bool:
    if not _SHORTEST_PARTLY <= line.end - line.start <= _WIDEST or not _breaks_off(text, line):
        return False
    return any(text.find(mark, line.start, line.end) >= 0 for mark in "，。")


def _breaks_off(text: str, line: Line) -> bool:
    """True for a line that ends in the middle of a sentence; a heading of its own, or a day, ends in none."""
    if text[line.end - 1] in FINISHED:
        return False
    if text[line.end - 1] == "日" and parse_date(text[line.start : line.end]) is not None:
        return False
    if text.find("。", line.start, line.end) >= 0:
        return True
    ordinal = ordinal_at(text, line.start, line.end)
    if ordinal is None:
        return not volume_at(text, line.start, line.end)
    return ordinal.style == "第一条"


def _width_in(
    measure: Callable[[str, Line], int], text: str, lines: list[Line], broken: list[Line], scale: int
) -> tuple[Width | None, int]:
    lengths = [measure(text, line) for line in lines]
    return _width_of(lengths, Counter(measure(text, line) for line in broken), scale)


def _longest(lengths: list[int]) -> int:
    """The length of the longest lines but a few."""
    return sorted(lengths)[-1 - int(len(lengths) * _LONGER)]


def _width_of(lengths: list[int], broken: Counter[int], scale: int) -> tuple[Width | None, int]:
    """The width in units of which a hanzi takes `scale`, and how many of the lines broken off it explains."""
    longer = _longest(lengths)
    width = _peak(broken, longer)
    if not width:
        return None, 0
    # One column stays empty where a hanzi had no room.
    spare = scale - 1
    least = width - (spare if _share(broken, width, spare) >= 0.9 * _share(broken, width, 3) else 3)
    full = sum(least <= length <= width + scale for length in lengths)
    if full < max(_FEWEST // 2, _SHARE * len(lengths)) or longer > width + 2 * scale:
        return None, 0
    unfinished = sum(count for length, count in broken.items() if least <= length <= width + scale)
    enough = unfinished >= max(UNFINISHED_NEEDED, 0.4 * full)
    return (Width(least, width + scale, scale == 2), unfinished) if enough else (None, 0)


def set_columns(text: str, line: Line) -> int:
    """How many columns the line takes with its indent."""
    words = text[line.begin : line.end]
    # Nearly all that is not ASCII has three bytes, so that half of characters and bytes are the columns.
    wide = (len(words) + len(words.encode("utf-8", "surrogatepass"))) // 2
    return wide + 2 * (set_length(text, line) - len(words))


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
