"""套话: which words are everybody's, and repeating them says nothing.

Two witnesses: how many families of texts use the words (ten drafts of one speech are one family, and
so are an office's own years), and a list that ships and can be added to. A set phrase is labelled,
never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from govdocs.resources import resource_files
from govdocs.reuse.fingerprint import RUN
from govdocs.reuse.fold import Letters, fold_texts

LEXICON = "corpora/lexicons/set-phrases.txt"
COMMON = 3
"""Words in this many families are common property; in a large collection, in half the root of its families."""
SHORTEST_PHRASE = 4
LONGEST_PHRASE = 90
"""A longer stretch is copied text, however many copied it (in letters)."""

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


def flag_listed(letters: str) -> Flags:
    """For each letter, whether it belongs to a listed phrase."""
    flags = np.zeros(len(letters), dtype=bool)
    for phrase in set_phrases():
        at = letters.find(phrase)
        while at >= 0:
            flags[at : at + len(phrase)] = True
            at = letters.find(phrase, at + 1)
    return flags


@cache
def _joined_phrases() -> str:
    return "\n".join(set_phrases())


def is_part_of_phrase(letters: str) -> bool:
    """Whether these letters are a good part of one listed phrase."""
    return len(letters) >= RUN and letters in _joined_phrases()


def count_families(
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64], families: Sequence[int]
) -> NDArray[np.int64]:
    """For each fingerprint, how many families of texts have it."""
    if not len(hashes):
        return np.zeros(0, np.int64)
    family = np.asarray(families, dtype=np.int64)[letters.text_of(positions.astype(np.int64))]
    _, number = np.unique(hashes, return_inverse=True)
    pairs = np.unique((number.astype(np.int64) << 32) | family)
    return np.bincount(pairs >> 32)[number]


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
