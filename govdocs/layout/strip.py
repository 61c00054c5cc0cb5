"""Strips: what pagination stacks. A strip is never cut; a piece is a row of strips with its manners.

Everything a flow can hold, a paragraph, a table, a letterhead, an imprint, becomes strips, so pages
are filled in one way only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from govdocs.layout.page import PlacedPicture, Rule, Segment
from govdocs.layout.sheet import ParagraphStyle

ASCENT = 0.86
"""How far above the baseline the em box of a Chinese face reaches, in em (仿宋, 宋体: 220/256)."""


@dataclass(slots=True)
class PlacedLine:
    """A line inside a strip: its baseline `rise` pt below the strip's top, and its table cell if any."""

    rise: float
    segments: list[Segment]
    first: bool = False
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class Strip:
    """What stays whole: `height` pt, lines and rules; ink begins and ends `lead` pt inside it.

    `seals` are the middles of seals, from the left of the page and the top of the strip; so are
    the places of pictures.
    """

    height: float
    lines: list[PlacedLine]
    rules: list[Rule] = field(default_factory=list)
    lead: float = 0.0
    seals: list[tuple[float, float]] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)


@dataclass(slots=True)
class Sentences:
    """A paragraph that pages may part only between sentences: the offsets after which one ends, the
    offset at which every strip ends, and how to set the characters from one offset to another."""

    ends: list[int]
    strip_ends: list[int]
    set_part: Callable[[int, int], list[Strip]]

    @property
    def first_strips(self) -> int:
        """How many strips the first sentence takes."""
        first = min(self.ends, default=self.strip_ends[-1])
        return sum(end < first for end in self.strip_ends) + 1


@dataclass(slots=True)
class Piece:
    """One block's strips and how they want to stand.

    `before` and `after` are blank pt. `keep` stays whole and with what follows; `follow` is never
    parted from the text before it; `repeated` strips open every further page;
    `sentences` is given where a page may end only with a sentence.
    """

    block: int
    strips: list[Strip]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    follow: bool = False
    new_page: bool = False
    repeated: int = 0
    sentences: Sentences | None = None

    @property
    def height(self) -> float:
        """The height of all its strips."""
        return sum(strip.height for strip in self.strips)

    @property
    def first_height(self) -> float:
        """The least of it that may stand at the foot of a page."""
        if self.keep or self.follow:
            return self.height
        if self.sentences:
            return sum(strip.height for strip in self.strips[: self.sentences.first_strips])
        return sum(strip.height for strip in self.strips[: max(1, self.repeated + 1)])


def text_strips(lines: list[list[Segment]], style: ParagraphStyle) -> list[Strip]:
    """A strip for every line of a paragraph."""
    rise, lead = baseline(style), (style.pitch - style.size) / 2
    return [
        Strip(style.pitch, [PlacedLine(rise, segments, number == 0)], lead=lead)
        for number, segments in enumerate(lines)
    ]


def stack(strips: list[Strip]) -> Strip:
    """Strips of one paragraph as a single one, which no page parts."""
    lines, y = [], 0.0
    for strip in strips:
        lines += [replace(line, rise=line.rise + y) for line in strip.lines]
        y += strip.height
    return Strip(y, lines, lead=strips[0].lead)


def counted_strips(count: int, style: ParagraphStyle) -> list[Strip]:
    """`count` strips of one empty line each: the same two for every paragraph, for nobody writes into them."""
    first, other = _empty_strips(baseline(style), style.pitch, (style.pitch - style.size) / 2)
    return [first, *[other] * (count - 1)] if count else []


@lru_cache(maxsize=64)
def _empty_strips(rise: float, pitch: float, lead: float) -> tuple[Strip, Strip]:
    """The first line of a paragraph, and any other."""
    return Strip(pitch, [PlacedLine(rise, [], True)], lead=lead), Strip(pitch, [PlacedLine(rise, [])], lead=lead)


def baseline(style: ParagraphStyle) -> float:
    """How far below the top of its line a style's baseline lies: the em box stands in the middle."""
    return (style.pitch - style.size) / 2 + ASCENT * style.size
