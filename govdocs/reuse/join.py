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
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64], digests: NDArray[np.int64]
) -> tuple[Index, Index]:
    """Pairs of letters where equal runs start; `digests` rank the texts, whatever their order is."""
    rows = np.arange(len(hashes), dtype=np.int64)
    firsts: list[Index] = []
    seconds: list[Index] = []
    for context in (*CONTEXTS, 0):
        rows, groups = _group_rows(rows, hashes)
        popular = _rank_members(letters, positions, rows, groups, digests)
        for first, second in (_pair_small(groups), _pair_large(groups)):
            firsts.append(positions[rows[first]].astype(np.int64))
            seconds.append(positions[rows[second]].astype(np.int64))
        if not len(popular):
            break
        rows = np.sort(popular)
        rows = rows[_same_text(letters, positions[rows], context)]
        hashes = hash_runs(letters.codes, positions[rows].astype(np.int64), context)
    return np.concatenate(firsts), np.concatenate(seconds)


def _same_text(letters: Letters, positions: NDArray[np.int32], length: int) -> NDArray[np.bool_]:
    """Which runs of `length` letters do not run over the end of their text."""
    ends = letters.starts[letters.text_of(positions.astype(np.int64)) + 1]
    return np.asarray(positions + length < ends)


def _group_rows(rows: Index, hashes: NDArray[np.int64]) -> tuple[Index, Index]:
    """The rows that share a hash, side by side, in text order within; and where each group starts (+ the end).

    `hashes` belongs to `rows` one to one. One plain sort: the row's rank takes the low bits of its
    hash, which still leaves enough bits that a false meeting is rare, and runs are verified later.
    """
    low = (np.uint64(1) << np.uint64(max(len(rows), 1).bit_length())) - np.uint64(1)
    keys = (hashes.view(np.uint64) & ~low) | np.arange(len(rows), dtype=np.uint64)
    keys.sort()
    same = np.zeros(len(keys) + 1, dtype=bool)
    same[1:-1] = keys[1:] ^ keys[:-1] <= low
    # A group's first row is like the next one only, its last like the one before only.
    members = np.flatnonzero(same[1:] | same[:-1])
    starts = np.flatnonzero(~same[members])
    ranks = (keys[members] & low).astype(np.int64)
    return rows[ranks], np.append(starts, len(members))


def _rank_members(
    letters: Letters, positions: NDArray[np.int32], rows: Index, starts: Index, digests: NDArray[np.int64]
) -> Index:
    """The rows of large groups; in `rows` they are put in order of their texts' digests, place by place."""
    sizes = np.diff(starts)
    members = np.flatnonzero(np.repeat(sizes > CLIQUE, sizes))
    popular = rows[members]
    if len(popular):
        groups = np.repeat(np.arange(len(sizes)), sizes)[members]
        # Rows come in text order, so a stable sort keeps a text's own places in order.
        order = np.lexsort((digests[letters.text_of(positions[popular].astype(np.int64))], groups))
        rows[members] = popular[order]
    return popular


def _pair_small(starts: Index) -> tuple[Index, Index]:
    """Every two members of each group of at most `CLIQUE`."""
    sizes = np.diff(starts)
    lefts = [np.zeros(0, np.int64)]
    rights = [np.zeros(0, np.int64)]
    for size in range(2, CLIQUE + 1):
        group = starts[:-1][sizes == size]
        for left in range(size - 1) if len(group) else ():
            for right in range(left + 1, size):
                lefts.append(group + left)
                rights.append(group + right)
    return np.concatenate(lefts), np.concatenate(rights)


def _pair_large(starts: Index) -> tuple[Index, Index]:
    """The first member of each larger group with every other."""
    sizes = np.diff(starts)
    large = np.flatnonzero(sizes > CLIQUE)
    counts = sizes[large] - 1
    hubs = np.repeat(starts[large], counts)
    members = hubs + 1 + np.arange(len(hubs)) - np.repeat(np.cumsum(counts) - counts, counts)
    return hubs, members
