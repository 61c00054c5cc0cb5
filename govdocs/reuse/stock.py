"""套话: which words are everybody's, and repeating them says nothing.

Two witnesses: how many families of texts use the words (ten drafts of one speech are one family, and
so are an office's own years), and a list that ships and can be added to. A set phrase is labelled,
never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from govdocs.resources import resource_files
from govdocs.reuse.fingerprint import RUN
from govdocs.reuse.fold import Letters, fold_texts
from govdocs.reuse.join import group_rows

LEXICON = "corpora/lexicons/set-phrases.txt"
COMMON = 3
"""Words in this many families are common property; in a large collection, in half the root of its families."""
SHORTEST_PHRASE = 4
LONGEST_PHRASE = 90
"""A longer stretch is copied text, however many copied it (in letters)."""

_BODY = re.compile(r"(?:责任单位|牵头单位|配合单位)：|[一-鿿]{1,14}?(?:局|委|办|部|厅|院|会|组|中心|政府|党工委|办公室|单位)(?=[、，；。：）)\s]|$)[、，；。：）)]*")
_FEWEST_BODIES = 3
_MOSTLY_BODIES = 0.75

Flags = NDArray[np.bool_]


@cache
def set_phrases() -> tuple[str, ...]:
    """The listed phrases as letters, longest first: the user's own and the shipped ones."""
    lines = [
        line.strip()
        for path in resource_files(LEXICON)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    folded = {letters for letters in map(letters_of, lines) if len(letters) >= SHORTEST_PHRASE}
    return tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))


def letters_of(text: str) -> str:
    """The letters of `text` as a string."""
    folded = fold_texts([text])
    return folded.codes[:-1].tobytes().decode("utf-16-le", "surrogatepass")


def flag_listed(letters: Letters, wanted: Flags) -> Flags:
    """For each letter, whether it belongs to a listed phrase; asked only of the `wanted` ones."""
    near = wanted.copy()
    near[1:] |= wanted[:-1]
    near[:-1] |= wanted[1:]
    at = np.flatnonzero(near)
    # What is not wanted becomes a gap, so that no phrase is found across one.
    words = np.where(wanted[at], letters.codes[at], 0).astype(np.uint16).tobytes().decode("utf-16-le", "surrogatepass")
    flags = np.zeros(len(wanted), dtype=bool)
    for phrase in set_phrases():
        place = words.find(phrase)
        while place >= 0:
            flags[at[place : place + len(phrase)]] = True
            place = words.find(phrase, place + 1)
    return flags


@cache
def _joined_phrases() -> str:
    return "\n".join(set_phrases())


def is_part_of_phrase(letters: str) -> bool:
    """Whether these letters are a good part of one listed phrase."""
    return len(letters) >= RUN and letters in _joined_phrases()


def is_list_of_bodies(words: str) -> bool:
    """Whether these words do little but name offices in a row, as every list of 责任单位 does."""
    named = sum(len(found[0]) for found in _BODY.finditer(words))
    return words.count("、") >= _FEWEST_BODIES - 1 and named >= _MOSTLY_BODIES * len(words)


def count_families(
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64], families: Sequence[int]
) -> NDArray[np.int64]:
    """For each fingerprint, how many families of texts have it."""
    counts = np.ones(len(hashes), dtype=np.int64)
    rows, starts = group_rows(hashes)
    if len(rows):
        family = np.asarray(families, dtype=np.int64)[letters.text_of(positions[rows].astype(np.int64))]
        group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        pairs = np.sort((group << 32) | family)
        distinct = pairs[np.diff(pairs, prepend=-1) != 0]
        counts[rows] = np.bincount(distinct >> 32)[group]
    return counts


def commonness(families: int) -> int:
    """How many families must share words for these to be common property."""
    return max(COMMON, round(sqrt(families) / 2))


def flag_common(size: int, positions: NDArray[np.int32], common: Flags) -> Flags:
    """For each of `size` letters, whether the fingerprints that stand for it are common.

    A common fingerprint is enough: one that reaches out of a common phrase is uncommon and says
    nothing. Letters no fingerprint stands for go with the common ones beside them.
    """
    if not common.any():
        return np.zeros(size, dtype=bool)
    return _cover(size, positions[common]) | ~_cover(size, positions[~common])


def _cover(size: int, positions: NDArray[np.int32]) -> Flags:
    edges = np.bincount(positions, minlength=size + RUN) - np.bincount(positions + RUN, minlength=size + RUN)
    return np.asarray(np.cumsum(edges)[:size] > 0)


def drop_long(flags: Flags) -> Flags:
    """The flags without stretches longer than `LONGEST_PHRASE`."""
    if len(flags) <= LONGEST_PHRASE:
        return flags
    kept = flags.copy()
    for low, high in stretches(flags):
        if high - low > LONGEST_PHRASE:
            kept[low:high] = False
    return kept


def stretches(flags: Flags) -> list[tuple[int, int]]:
    """The runs of true flags as ranges."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.view(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
