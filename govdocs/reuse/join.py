"""Which fingerprints meet: pairs of places with the same eight letters.

What few texts share is paired each with each. What many share would cost the square of its number;
it is linked to its first place only, and its members meet each other where more letters of context
agree. So nothing popular is dropped, and the work grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fingerprint import hash_runs
from govdocs.reuse.fold import Letters

Index = NDArray[np.int64]
Meet: TypeAlias = Callable[[Letters, NDArray[np.int64], Index, NDArray[np.int64]], tuple[Index, Index, Index]]
"""From the letters, the digests of the texts, places and their hashes: pairs of places that meet, as two
columns, and the places that are in groups larger than `CLIQUE`, of which only the first of the text with
the lowest digest is paired with the others."""

CLIQUE = 16
CONTEXTS = (24, 56)
"""Groups larger than `CLIQUE` are split by this many letters of context, and again by the next."""


def pair_places(
    letters: Letters,
    positions: NDArray[np.int32],
    hashes: NDArray[np.int64],
    digests: NDArray[np.int64],
    meet: Meet | None = None,
) -> tuple[Index, Index]:
    """Pairs of letters where equal runs start; `digests` rank the texts, whatever their order is.

    `meet` says what joins the fingerprints: sorting, here, or an SQL engine.
    """
    meet = meet or meet_by_sorting
    places = positions.astype(np.int64)
    firsts: list[Index] = []
    seconds: list[Index] = []
    for context in (*CONTEXTS, 0):
        first, second, popular = meet(letters, digests, places, hashes)
        firsts.append(first)
        seconds.append(second)
        if not context or not len(popular):
            break
        places = np.sort(popular)
        places = places[_same_text(letters, places, context)]
        hashes = hash_runs(letters.codes, places, context)
    return np.concatenate(firsts), np.concatenate(seconds)


def meet_by_sorting(
    letters: Letters, digests: NDArray[np.int64], places: Index, hashes: NDArray[np.int64]
) -> tuple[Index, Index, Index]:
    """The pairs of `places` whose `hashes` are equal, and the places that are popular; see `Meet`."""
    rows, starts = group_rows(hashes)
    members = places[rows]
    popular = _rank_members(letters, members, starts, digests)
    small, large = _pair_small(starts), _pair_large(starts)
    return (
        np.concatenate([members[small[0]], members[large[0]]]),
        np.concatenate([members[small[1]], members[large[1]]]),
        popular,
    )


def _same_text(letters: Letters, places: Index, length: int) -> NDArray[np.bool_]:
    """Which runs of `length` letters do not run over the end of their text."""
    return np.asarray(places + length < letters.starts[letters.text_of(places) + 1])


def group_rows(hashes: NDArray[np.int64]) -> tuple[Index, Index]:
    """The rows that share a hash with another, side by side, in text order within; and where each group starts (+ the end).

    One plain sort: the row's number takes the low bits of its hash, which still leaves enough bits
    that a false meeting is rare, and runs are verified later.
    """
    low = (np.uint64(1) << np.uint64(max(len(hashes), 1).bit_length())) - np.uint64(1)
    keys = np.arange(len(hashes), dtype=np.uint64)
    room = hashes.view(np.uint64) & ~low
    keys |= room
    keys.sort()
    same = np.zeros(len(keys) + 1, dtype=bool)
    same[1:-1] = np.bitwise_xor(keys[1:], keys[:-1], out=room[1:]) <= low
    # A group's first row is like the next one only, its last like the one before only.
    members = np.flatnonzero(same[1:] | same[:-1])
    starts = np.flatnonzero(~same[members])
    return (keys[members] & low).astype(np.int64), np.append(starts, len(members))


def _rank_members(letters: Letters, members: Index, starts: Index, digests: NDArray[np.int64]) -> Index:
    """The members of large groups; `members` are put in order of their texts' digests, place by place."""
    sizes = np.diff(starts)
    large = np.flatnonzero(np.repeat(sizes > CLIQUE, sizes))
    popular = members[large]
    if len(popular):
        groups = np.repeat(np.arange(len(sizes)), sizes)[large]
        # Members come in text order, so a stable sort keeps a text's own places in order.
        members[large] = popular[np.lexsort((digests[letters.text_of(popular)], groups))]
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
