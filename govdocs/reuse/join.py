"""Which fingerprints meet: pairs of places with the same eight letters.

What few texts share is paired each with each. What many share would cost the square of its number;
it is linked to its first place only, and its members meet each other where more letters of context
agree. So nothing popular is dropped, and the work grows with the text alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fingerprint import hash_runs
from govdocs.reuse.fold import Letters

Index = NDArray[np.int64]

CLIQUE = 16
CONTEXTS = (24, 56)
"""Groups larger than `CLIQUE` are split by this many letters of context, and again by the next."""


def pair_places(
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64]
) -> tuple[Index, Index]:
    """Pairs of letters (the earlier first) where equal runs start, each pair once."""
    rows = np.arange(len(hashes), dtype=np.int64)
    firsts: list[Index] = []
    seconds: list[Index] = []
    for context in (*CONTEXTS, 0):
        rows, groups = _group_rows(rows, hashes)
        close, hubs = _pair_groups(groups, popular=context == 0)
        for first, second in (close, hubs):
            firsts.append(positions[rows[first]].astype(np.int64))
            seconds.append(positions[rows[second]].astype(np.int64))
        if not len(hubs[0]):
            break
        rows = np.sort(rows[_popular_members(groups)])
        rows = rows[_same_text(letters, positions[rows], context)]
        hashes = hash_runs(letters.codes, positions[rows].astype(np.int64), context)
    return np.concatenate(firsts), np.concatenate(seconds)


def _same_text(letters: Letters, positions: NDArray[np.int32], length: int) -> NDArray[np.bool_]:
    """Which runs of `length` letters do not run over the end of their text."""
    ends = letters.starts[letters.text_of(positions.astype(np.int64)) + 1]
    return np.asarray(positions + length < ends)


def _group_rows(rows: Index, hashes: NDArray[np.int64]) -> tuple[Index, Index]:
    """Rows that share a hash side by side, in text order within; and where each group starts (+ the end).

    `hashes` belongs to `rows` one to one. One plain sort: the row's rank takes the low bits of its
    hash, which still leaves enough bits that a false meeting is rare, and runs are verified later.
    """
    bits = np.uint64(max(len(rows), 1).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    keys = (hashes.view(np.uint64) & ~low) | np.arange(len(rows), dtype=np.uint64)
    keys.sort()
    ranks = (keys & low).astype(np.int64)
    keys >>= bits
    change = np.flatnonzero(keys[1:] != keys[:-1]) + 1
    starts = np.concatenate([np.zeros(1, np.int64), change, np.array([len(rows)], np.int64)])
    return rows[ranks], starts


def _pair_groups(starts: Index, *, popular: bool) -> tuple[tuple[Index, Index], tuple[Index, Index]]:
    """Pairs within each group by index: all of small groups; of large ones, each member and the first."""
    sizes = np.diff(starts)
    lefts: list[Index] = []
    rights: list[Index] = []
    for size in range(2, CLIQUE + 1):
        group = starts[:-1][sizes == size]
        for left in range(size - 1) if len(group) else ():
            for right in range(left + 1, size):
                lefts.append(group + left)
                rights.append(group + right)
    large = np.flatnonzero(sizes > CLIQUE)
    counts = sizes[large] - 1
    hubs = np.repeat(starts[large], counts)
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)[:-1]]) if len(counts) else counts
    members = hubs + 1 + np.arange(len(hubs)) - np.repeat(first, counts)
    none = np.zeros(0, np.int64)
    close = (np.concatenate([*lefts, none]), np.concatenate([*rights, none]))
    return close, (hubs, members)


def _popular_members(starts: Index) -> Index:
    sizes = np.diff(starts)
    return np.flatnonzero(np.repeat(sizes > CLIQUE, sizes))
