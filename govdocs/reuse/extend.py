"""Growing a match over edits: from the end of an exact run, hop to where the texts agree again.

A hop looks a few letters ahead in both texts for three equal letters in a row. It is taken while what
agrees after the hops outweighs what they skip; the hops after the best place are given back.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fingerprint import RUN
from govdocs.reuse.fold import Letters
from govdocs.reuse.runs import Runs, equal_letters

Index = NDArray[np.int64]

SEED = 3
WINDOW = 20
SKIP_COST = 0.25
DROP = 9.0
MOST_HOPS = 60
_BATCH = 1 << 14
_ODD = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))


def extend_ends(letters: Letters, here: Index, there: Index, direction: Index) -> Runs:
    """The runs reached by hopping from `here` and `there`, each going its own `direction`.

    These are the letters after a run's end where the direction is 1, before its start where it is -1.
    """
    found = [Runs(*(np.zeros(0, np.int64) for _ in range(3)))]
    ended = (letters.codes.take(here, mode="wrap") == 0) | (letters.codes.take(there, mode="wrap") == 0)
    here, there, direction = here[~ended], there[~ended], direction[~ended]
    for start in range(0, len(here), _BATCH):
        batch = slice(start, start + _BATCH)
        found.extend(_hop(letters, here[batch].copy(), there[batch].copy(), direction[batch]))
    return Runs(
        np.concatenate([runs.here for runs in found]),
        np.concatenate([runs.there for runs in found]),
        np.concatenate([runs.length for runs in found]),
    )


def _hop(letters: Letters, here: Index, there: Index, direction: Index) -> list[Runs]:
    count = len(here)
    score, best, best_hop = np.zeros(count), np.zeros(count), np.full(count, -1)
    hops: list[tuple[Index, Runs]] = []
    active = np.arange(count)
    for hop in range(MOST_HOPS):
        ways = direction[active]
        skip_here, skip_there, found = _next_agreement(letters, here[active], there[active], ways)
        active, ways = active[found], ways[found]
        if not len(active):
            break
        skip_here, skip_there = skip_here[found], skip_there[found]
        here[active] += ways * skip_here
        there[active] += ways * skip_there
        apart = np.abs(there[active] - here[active]) >= RUN
        if not apart.all():
            active, ways, skip_here, skip_there = (part[apart] for part in (active, ways, skip_here, skip_there))
        length = equal_letters(letters, here[active], there[active], ways)
        low = np.where(ways < 0, length - 1, 0)
        hops.append((active, Runs(here[active] - low, there[active] - low, length)))
        here[active] += ways * length
        there[active] += ways * length
        score[active] += length - SKIP_COST * np.maximum(skip_here, skip_there) - 1
        better = active[score[active] > best[active]]
        best[better], best_hop[better] = score[better], hop
        active = active[score[active] > best[active] - DROP]
    return [runs.take(best_hop[ends] >= hop) for hop, (ends, runs) in enumerate(hops)]


@cache
def _skips() -> tuple[Index, Index, Index]:
    """The squares of a window, nearest first: their order, and the letters skipped here and there."""
    here, there = np.divmod(np.arange(WINDOW * WINDOW), WINDOW)
    order = np.lexsort((np.abs(here - there), here + there + 2 * np.abs(here - there)))
    return order, here[order], there[order]


def _next_agreement(
    letters: Letters, here: Index, there: Index, direction: Index
) -> tuple[Index, Index, NDArray[np.bool_]]:
    """How many letters to skip here and there to the nearest three that agree, and whether any do."""
    order, skip_here, skip_there = _skips()
    a = _window(letters, here, direction)
    b = _window(letters, there, direction)
    equal = (a[:, :, None] == b[:, None, :]) & (a != 0)[:, :, None]
    equal = equal.reshape(len(here), WINDOW * WINDOW)
    hit = np.flatnonzero(equal.any(axis=1))
    found = np.zeros(len(here), dtype=bool)
    found[hit] = True
    nearest = np.zeros(len(here), dtype=np.int64)
    nearest[hit] = equal[hit][:, order].argmax(axis=1)
    return skip_here[nearest], skip_there[nearest], found


def _window(letters: Letters, start: Index, direction: Index) -> NDArray[np.uint32]:
    """Three letters as one word from each place of the window on; 0 past the end of the text."""
    last = len(letters.codes) - 1
    steps = direction[:, None] * np.arange(WINDOW + SEED - 1)
    codes = letters.codes.take(np.clip(start[:, None] + steps, -1, last), mode="wrap").astype(np.uint32)
    words: NDArray[np.uint32] = codes[:, :WINDOW] * _ODD[0]
    for step in range(1, SEED):
        words += codes[:, step : step + WINDOW] * _ODD[step]
    # Words that agree by chance are found out letter by letter.
    words[np.logical_or.accumulate(codes == 0, axis=1)[:, SEED - 1 :]] = 0
    return words
