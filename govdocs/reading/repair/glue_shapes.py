"""What headings of one kind have in common: how long they are, how many commas, how long after the last.

着力推进……，……加快 and 着力深化……，……成效 may each end in several places, but alike in one only. So every shape
that some of them could have is taken for that of all in turn, strictly (to the character) or loosely; how well all
fit it is its weight, and under all shapes by their weight every place gets its share.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

_COMMA = re.compile("[，,]")
_STRICTLY, _LOOSELY, _BY_ENDING = 0.35, 0.57, 0.03
"""How often headings of one kind are of one length, how often at least of similar lengths, how often they end with
the same word (关于……问题)."""
_SAME_LENGTH = (2.6, 0.3, -1.0, -2.0, -3.0)
_SAME_LAST = (1.3, -0.2, -1.0, -2.0, -2.5)
_SIMILAR = (1.0, 0.7, 0.4, 0.0, -0.3, -0.6, -1.0)
_COMMAS = (0.4, -1.6, -3.0)
"""How much likelier a heading differs by so many characters (commas) from another of its kind than from any
heading, its logarithm: strictly in its length and after its last comma, loosely in both."""
_SAME_ENDING, _OTHER_ENDING = 2.5, -1.5
_WEIGHED, _TRIED = 8, 5
"""Places of every heading that are weighed, and whose shape may be that of all."""
_MOST_SHAPES = 30


class Kind(Enum):
    """What headings have in common: their lengths to the character, about their lengths, their last word."""

    STRICT = auto()
    LOOSE = auto()
    ENDING = auto()


class Shape(NamedTuple):
    """What a heading looks like: its length, its commas, its length after the last comma, its last two characters."""

    length: int
    commas: int
    last: int
    ending: str = ""


class Place(NamedTuple):
    """Where a heading may end, by the shape it would have; what speaks for that, and what its words alone say."""

    shape: Shape
    score: float
    words: float = 0.0


class Guess(NamedTuple):
    """The place where a heading ends, and its share (0 to 1) among all places where it may."""

    place: Place
    share: float

    @property
    def length(self) -> int:
        """Of the heading."""
        return self.place.shape.length


def shape_of(heading: str) -> Shape:
    """What a heading looks like."""
    clauses = _COMMA.split(heading)
    return Shape(len(heading), len(clauses) - 1, len(clauses[-1]), heading[-2:])


class Guesses(NamedTuple):
    """Where each heading ends, None for one without places; and how much likelier that they look as alike as they
    do, its logarithm, than for headings that have nothing to do with one another."""

    each: list[Guess | None]
    harmony: float


def guess_together(glued: Sequence[Sequence[Place]], finished: Sequence[Shape]) -> Guesses:
    """Where the headings `glued` end, seeing all of them and the `finished` ones."""
    likely = [_likeliest(places) for places in glued]
    shares = [_shares([place.score for place in places]) for places in likely]
    totals = [[0.0] * len(places) for places in likely]
    views = _views(likely, shares, finished)
    heaviest = max(weight for weight, _ in views)
    for weight, seen in views:
        for total, own in zip(totals, seen, strict=True):
            for at, share in enumerate(own):
                total[at] += share * math.exp(weight - heaviest)
    harmony = heaviest + math.log(sum(math.exp(weight - heaviest) for weight, _ in views))
    return Guesses([_best(places, total) for places, total in zip(likely, totals, strict=True)], harmony)


def _likeliest(places: Sequence[Place]) -> list[Place]:
    """The places worth weighing, in order."""
    bar = sorted((place.score for place in places), reverse=True)[:_WEIGHED]
    return [place for place in places if place.score >= bar[-1]]


def _best(places: Sequence[Place], shares: list[float]) -> Guess | None:
    if not places:
        return None
    best = max(range(len(places)), key=shares.__getitem__)
    return Guess(places[best], shares[best] / sum(shares))


_View = tuple[float, list[list[float]]]
"""The weight of a shape, its logarithm, and the shares of all places if it is that of all headings."""


def _views(
    glued: Sequence[Sequence[Place]], shares: list[list[float]], finished: Sequence[Shape]
) -> list[_View]:
    if len(finished) + sum(map(bool, glued)) < 2:
        return [(0.0, shares)]
    shapes = _likely_shapes(glued, shares, finished)
    distinct = {*finished, *(place.shape for places in glued for place in places)}
    views: list[_View] = [(math.log(1 - _STRICTLY - _LOOSELY - _BY_ENDING), shares)]
    for kind, often, those in (
        (Kind.STRICT, _STRICTLY, shapes),
        (Kind.LOOSE, _LOOSELY, shapes),
        (Kind.ENDING, _BY_ENDING, _common_endings(glued, finished)),
    ):
        for shape in those:
            factors = {one: math.exp(likeness(one, shape, kind)) for one in distinct}
            weight = math.log(often / len(those)) + sum(math.log(factors[one]) for one in finished)
            seen: list[list[float]] = []
            for places, own in zip(glued, shares, strict=True):
                fitting = [share * factors[place.shape] for share, place in zip(own, places, strict=True)]
                whole = sum(fitting)
                weight += math.log(whole) if fitting else 0.0
                seen.append([one / whole for one in fitting])
            views.append((weight, seen))
    return views


def _common_endings(glued: Sequence[Sequence[Place]], finished: Sequence[Shape]) -> list[Shape]:
    """A shape for each ending that more than half of the headings could have."""
    having = Counter(ending for places in glued for ending in {place.shape.ending for place in places})
    having.update(shape.ending for shape in finished)
    all_shapes = {place.shape.ending: place.shape for places in glued for place in places}
    enough = (len(glued) + len(finished)) / 2
    return [all_shapes[ending] for ending, count in having.items() if count > enough and ending in all_shapes]


def _likely_shapes(
    glued: Sequence[Sequence[Place]], shares: list[list[float]], finished: Sequence[Shape]
) -> list[Shape]:
    points: dict[Shape, float] = dict.fromkeys(finished, 1.0)
    for places, own in zip(glued, shares, strict=True):
        for share, place in sorted(zip(own, places, strict=True), reverse=True)[:_TRIED]:
            points[place.shape] = points.get(place.shape, 0.0) + share
    return sorted(points, key=lambda shape: (-points[shape], shape))[:_MOST_SHAPES]


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores, default=0.0)
    weights = [math.exp(score - highest) for score in scores]
    return [weight / sum(weights) for weight in weights]


def likeness(shape: Shape, other: Shape, kind: Kind) -> float:
    """How much likelier a heading is of this shape where headings of its kind look like `other`, its logarithm."""
    if kind is Kind.ENDING:
        return _SAME_ENDING if shape.ending == other.ending else _OTHER_ENDING
    by_length, by_last = (_SAME_LENGTH, _SAME_LAST) if kind is Kind.STRICT else (_SIMILAR, _SIMILAR)
    points = _COMMAS[min(abs(shape.commas - other.commas), len(_COMMAS) - 1)]
    points += by_length[min(abs(shape.length - other.length), len(by_length) - 1)]
    if shape.commas or other.commas:
        points += by_last[min(abs(shape.last - other.last), len(by_last) - 1)]
    return points
