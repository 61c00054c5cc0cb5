"""How much of each text is in each other one: letters counted once, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from govdocs.reuse.align import Bounds
from govdocs.reuse.compare import Compared
from govdocs.reuse.family import CUT_OFF, Tail
from govdocs.reuse.passage import Pair
from govdocs.reuse.stock import Flags

_SHORTEST_TAIL = 20
_WHOLE = 0.9


def count_pairs(compared: Compared, flags: Mapping[int, Flags] | None = None) -> dict[tuple[int, int], Pair]:
    """The pairs of texts that share anything, by their numbers (the lower first).

    `flags` tells, for a text, which of its letters are set phrases.
    """
    ranges: dict[tuple[int, int], tuple[list[Bounds], list[Bounds]]] = defaultdict(lambda: ([], []))
    for match in compared.matches:
        if match.texts[0] != match.texts[1]:
            here, there = ranges[match.texts]
            here.append(match.bounds[0])
            there.append(match.bounds[1])
    pairs = {}
    for (a, b), sides in sorted(ranges.items()):
        counts = [_count(compared, number, bounds, flags) for number, bounds in zip((a, b), sides, strict=True)]
        pairs[a, b] = Pair(
            compared.texts[a].key,
            compared.texts[b].key,
            compared.letters.count(a),
            compared.letters.count(b),
            counts[0][0],
            counts[1][0],
            counts[0][1],
            counts[1][1],
        )
    return pairs


def _count(
    compared: Compared, number: int, bounds: Iterable[Bounds], flags: Mapping[int, Flags] | None
) -> tuple[int, int]:
    """Letters shared, and how many of them are set phrases."""
    covered = cover(compared, number, bounds)
    own = flags.get(number) if flags else None
    return int(covered.sum()), int((covered & own).sum()) if own is not None else 0


def cover(compared: Compared, number: int, bounds: Iterable[Bounds]) -> Flags:
    """For each letter of text `number`, whether it lies in one of `bounds`."""
    first = int(compared.letters.starts[number])
    covered = np.zeros(compared.letters.count(number), dtype=bool)
    for start, end in bounds:
        covered[start - first : end - first] = True
    return covered


def find_tail(compared: Compared, number: int, fuller: int, pair: Pair) -> Tail | None:
    """What text `number` lacks at the end of the `fuller` one, if it is otherwise all in it; else None."""
    contained = pair.here_contained if pair.here == compared.texts[number].key else pair.there_contained
    if contained < CUT_OFF:
        return None
    shared = compared.by_pair[min(number, fuller), max(number, fuller)]
    bounds = [match.bounds[match.texts.index(fuller)] for match in shared]
    covered = cover(compared, fuller, bounds)
    if not covered.any():
        return None
    # The text ends where covered letters outnumber the others most; a phrase that returns later does not count.
    last = int(np.argmax(np.cumsum(np.where(covered, 1, -1)))) + 1
    missing = len(covered) - last
    return Tail(missing) if missing >= _SHORTEST_TAIL and covered[:last].mean() >= _WHOLE else None
