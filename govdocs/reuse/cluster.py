"""From runs to overlaps: runs of two texts that lie close together in both of them are one overlap.

Closeness counts in both texts and the order of the runs does not, so that a passage whose sentences
were reshuffled is one overlap, while a stray phrase cannot stretch one over text it does not share.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.runs import Runs

Index = NDArray[np.int64]
SLIGHT = 3
"""So many letters in a row agree by chance: they count for nothing as evidence."""
_FAR = 33
_MOST_ROUNDS = 8


@dataclass(frozen=True)
class Clusters:
    """Groups of runs. `order` lists the runs group by group, `starts` where each group begins (+ the end).

    `here` and `there` bound each group, end exclusive; `same_*` are the letters its runs cover there;
    `longest` is its longest run, `weight` the sum of its runs, each less `SLIGHT` letters.
    """

    order: Index
    starts: Index
    here: tuple[Index, Index]
    there: tuple[Index, Index]
    same_here: Index
    same_there: Index
    longest: Index
    weight: Index

    def __len__(self) -> int:
        return len(self.same_here)


def cluster_runs(runs: Runs, pairs: Index, gap: int) -> Clusters:
    """The runs grouped so that, within a pair of texts, no gap of a group is longer than `gap` letters."""
    groups = _dense(pairs)
    count = -1
    for start in (runs.here, runs.there) * _MOST_ROUNDS:
        groups = _split(groups, start, runs.length, gap)
        found = int(groups.max()) + 1 if len(groups) else 0
        # What one text's gaps have not split, the other's, by which it was split before, will not either.
        if found == count:
            break
        count = found
    return _measure(runs, groups)


def _dense(pairs: Index) -> Index:
    return np.unique(pairs, return_inverse=True)[1].astype(np.int64)


def _sweep(groups: Index, start: Index, length: Index) -> tuple[Index, Index, Index]:
    """Runs by group and start; and, for each, how far the runs before it in its group reach (-1: none)."""
    order = np.argsort((groups << _FAR) | start, kind="stable")
    sorted_groups = groups[order] << _FAR
    reach = np.maximum.accumulate(sorted_groups | (start + length)[order])
    before = np.full(len(order), -1)
    if len(order):
        before[1:] = np.where(sorted_groups[1:] == sorted_groups[:-1], reach[:-1] - sorted_groups[1:], -1)
    return order, start[order], before


def _split(groups: Index, start: Index, length: Index, gap: int) -> Index:
    order, starts, before = _sweep(groups, start, length)
    fresh = (before < 0) | (starts - before > gap)
    split = np.empty_like(groups)
    split[order] = np.cumsum(fresh) - 1
    return split


def _covered(groups: Index, start: Index, length: Index) -> tuple[Index, Index]:
    """Runs by group and start, and how many letters each adds to those before it."""
    order, starts, before = _sweep(groups, start, length)
    ends = starts + length[order]
    return order, np.maximum(ends - np.maximum(starts, before), 0)


def _measure(runs: Runs, groups: Index) -> Clusters:
    order, added_here = _covered(groups, runs.here, runs.length)
    order_there, added_there = _covered(groups, runs.there, runs.length)
    fresh_there = np.empty_like(added_there)
    fresh_there[order_there] = added_there
    ordered = groups[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    here, there = runs.here[order], runs.there[order]
    ends = runs.length[order]
    none = np.zeros(0, np.int64)
    if not len(first):
        return Clusters(none, np.zeros(1, np.int64), (none, none), (none, none), none, none, none, none)
    return Clusters(
        order,
        np.append(first, len(order)),
        (np.minimum.reduceat(here, first), np.maximum.reduceat(here + ends, first)),
        (np.minimum.reduceat(there, first), np.maximum.reduceat(there + ends, first)),
        np.add.reduceat(added_here, first),
        # Both orders list the groups alike, so that the same cuts serve.
        np.add.reduceat(added_there, first),
        np.maximum.reduceat(ends, first),
        np.add.reduceat(np.maximum(np.minimum(added_here, fresh_there[order]) - SLIGHT, 0), first),
    )
