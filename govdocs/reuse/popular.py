"""Passages that stand in many texts, gathered: one entry with every place, instead of every pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from govdocs.reuse.passage import Occurrences, Passage, Side, Sort
from govdocs.reuse.subject import ReuseText

FEWEST = 3
ALIKE = 0.8


def group_occurrences(
    passages: Sequence[Passage], texts: Mapping[str, ReuseText], families: Mapping[str, int]
) -> tuple[Occurrences, ...]:
    """The passages found in at least three texts, the most widespread first."""
    sides = sorted({side for passage in passages for side in (passage.here, passage.there)}, key=_place)
    parent = {side: side for side in sides}

    def root(side: Side) -> Side:
        while parent[side] != side:
            parent[side] = parent[parent[side]]
            side = parent[side]
        return side

    def join(a: Side, b: Side) -> None:
        low, high = sorted((root(a), root(b)), key=_place)
        parent[high] = low

    for passage in passages:
        if passage.sort is not Sort.REWORDED:
            join(passage.here, passage.there)
    for one, other in pairwise(sides):
        if one.text == other.text and _alike(one, other):
            join(one, other)
    groups: dict[Side, list[Side]] = defaultdict(list)
    for side in sides:
        groups[root(side)].append(side)
    phrases = {side for p in passages if p.sort is Sort.SET_PHRASE for side in (p.here, p.there)}
    found = [
        Occurrences(
            _shortest(group, texts),
            tuple(group),
            len({families[side.text] for side in group}),
            all(side in phrases for side in group),
        )
        for group in groups.values()
        if len({side.text for side in group}) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda item: (-item.families, -len(item.sides), item.words)))


def _shortest(group: Sequence[Side], texts: Mapping[str, ReuseText]) -> str:
    side = min(group, key=lambda side: (len(side.span), _place(side)))
    return texts[side.text].excerpt(side.span)


def _place(side: Side) -> tuple[str, int, int]:
    return side.text, side.span.start, side.span.end


def _alike(one: Side, other: Side) -> bool:
    """Two places in one text that are the same place but for their borders."""
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return shared >= ALIKE * max(len(one.span), len(other.span))
