"""Exact runs: where two texts agree letter by letter, from pairs of fingerprints grown to their ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fingerprint import RUN
from govdocs.reuse.fold import Codes, Letters

Index = NDArray[np.int64]
_STEP = 24
_BATCH = 1 << 14


@dataclass(frozen=True)
class Runs:
    """Equal stretches: letters `[here, here + length)` are `[there, there + length)`."""

    here: Index
    there: Index
    length: Index

    def take(self, which: NDArray[np.int64] | NDArray[np.bool_]) -> Runs:
        """The runs at these indices."""
        return Runs(self.here[which], self.there[which], self.length[which])


def grow_runs(letters: Letters, first: Index, second: Index) -> Runs:
    """The exact runs through the places where fingerprints meet, each run once, the earlier place `here`."""
    here, there = np.minimum(first, second), np.maximum(first, second)
    keys = ((there - here) << 32) | here
    keys.sort()
    diagonal, start = keys >> 32, keys & 0xFFFFFFFF
    # Runs taken at most RUN letters apart on one diagonal touch or overlap: one exact run.
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (diagonal[1:] != diagonal[:-1]) | (start[1:] - start[:-1] > RUN)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(keys)) - 1 if len(first) else first
    here, length, diagonal = start[first], start[last] + RUN - start[first], diagonal[first]
    there = here + diagonal
    sound = _equal_runs(letters, here, there)
    here, there, length = here[sound], there[sound], length[sound]
    left = equal_letters(letters, here - 1, there - 1, np.full(len(here), -1))
    right = equal_letters(letters, here + length, there + length, np.ones(len(here), np.int64))
    return _drop_repeats(here - left, there - left, length + left + right)


def _equal_runs(letters: Letters, here: Index, there: Index) -> NDArray[np.bool_]:
    """Truth for runs whose first letters really agree, and do not overlap themselves."""
    sound: NDArray[np.bool_] = there - here >= RUN
    for step in range(RUN):
        sound &= letters.codes[here + step] == letters.codes[there + step]
    return sound


def _drop_repeats(here: Index, there: Index, length: Index) -> Runs:
    """Runs of one diagonal that grew into the same run count once; order is kept."""
    keep = np.ones(len(here), dtype=bool)
    keep[1:] = (here[1:] != here[:-1]) | (there[1:] != there[:-1])
    return Runs(here[keep], there[keep], length[keep])


def equal_letters(letters: Letters, here: Index, there: Index, direction: Index) -> Index:
    """How many letters agree from `here` and `there` on, going in `direction` (1 or -1 each)."""
    counts = np.zeros(len(here), dtype=np.int64)
    for start in range(0, len(here), _BATCH):
        batch = slice(start, start + _BATCH)
        counts[batch] = _count_equal(letters.codes, here[batch], there[batch], direction[batch])
    return counts


def _count_equal(codes: Codes, here: Index, there: Index, direction: Index) -> Index:
    last = len(codes) - 1
    counts = np.zeros(len(here), dtype=np.int64)
    steps = np.arange(_STEP)
    active = np.arange(len(here))
    while len(active):
        offset = (counts[active, None] + steps) * direction[active, None]
        # Every text is followed by a 0, so that no run leaves its text; before the first stands none.
        a = codes.take(np.clip(here[active][:, None] + offset, -1, last), mode="wrap")
        b = codes.take(np.clip(there[active][:, None] + offset, -1, last), mode="wrap")
        differ = (a != b) | (a == 0)
        stop = differ.argmax(axis=1)
        done = differ[np.arange(len(active)), stop]
        counts[active] += np.where(done, stop, _STEP)
        active = active[~done]
    return counts
