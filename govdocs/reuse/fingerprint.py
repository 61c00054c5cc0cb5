"""Fingerprints: which runs of eight letters stand for a text.

A run of eight is taken when the rarest-ranked of its letters stands first or last in it (a closed
syncmer). Whether it is taken depends on these eight letters alone, so batches, workers, archives and
SQL engines agree to the last one; and any fifteen letters in a row hold at least one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fold import Codes, Letters, fold_texts
from govdocs.reuse.subject import ReuseText

FINGERPRINT_VERSION = 1
RUN = 8
GUARANTEE = 2 * RUN - 1
_BLOCK = 1 << 15
_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0xD6E8FEB86659FD93))


@dataclass(frozen=True)
class Fingerprints:
    """Where the taken runs start, counted in letters, and their hashes; `letters` is the text's length."""

    positions: NDArray[np.int32]
    hashes: NDArray[np.int64]
    letters: int


def _rank(codes: Codes) -> Codes:
    """A fixed shuffle of the letters: which one counts as rarest. 0, the end of a text, stays 0."""
    ranks = codes * np.uint16(0x9E37)
    ranks ^= ranks >> np.uint16(7)
    ranks *= np.uint16(0xD6E9)
    ranks ^= ranks >> np.uint16(9)
    return ranks


def fingerprint_text(text: ReuseText) -> Fingerprints:
    """The fingerprints of one text, as an archive keeps them; they depend on nothing but the text."""
    letters = fold_texts([text.text], [text.compared])
    positions, hashes = fingerprint_letters(letters)
    return Fingerprints(positions.astype(np.int32), hashes, letters.count(0))


def fingerprint_letters(letters: Letters) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Start and hash of every taken run in the whole row of letters, in order."""
    positions: list[NDArray[np.int32]] = []
    hashes: list[NDArray[np.int64]] = []
    for start in range(0, max(len(letters.codes) - RUN + 1, 0), _BLOCK):
        codes = letters.codes[start : start + _BLOCK + RUN - 1]
        at, hashed = _fingerprint_block(codes)
        positions.append((at + start).astype(np.int32))
        hashes.append(hashed)
    return (
        np.concatenate([*positions, np.zeros(0, np.int32)]),
        np.concatenate([*hashes, np.zeros(0, np.int64)]),
    )


def add_short_texts(
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The fingerprints, and the first eight letters of texts too short to have one, wherever they stand."""
    counts = np.diff(letters.starts) - 1
    short = np.flatnonzero((counts >= RUN) & (counts < GUARANTEE))
    taken = np.searchsorted(positions, letters.starts[short + 1]) - np.searchsorted(positions, letters.starts[short])
    short = short[taken == 0]
    if not len(short):
        return positions, hashes
    wanted = np.unique(hash_runs(letters.codes, letters.starts[short]))
    hinted = np.zeros(1 << 16, dtype=bool)
    hinted[wanted & 0xFFFF] = True
    found = [positions.astype(np.int64)]
    for start in range(0, len(letters.codes) - RUN + 1, _BLOCK):
        every = _hash_words(_pack(letters.codes[start : start + _BLOCK + RUN - 1]))
        at = np.flatnonzero(hinted[every & 0xFFFF])
        found.append(at[np.isin(every[at], wanted)] + start)
    at = np.unique(np.concatenate(found))
    return at.astype(np.int32), hash_runs(letters.codes, at)


def _hash_words(words: NDArray[np.uint64]) -> NDArray[np.int64]:
    return _mix(_mix(words[:-4]) * _ODD[0] + words[4:]).view(np.int64)


def digest_texts(
    letters: Letters, positions: NDArray[np.int32], hashes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """One number for each text, from its fingerprints: equal for equal letters."""
    bounds = np.searchsorted(positions, letters.starts.astype(np.int32))
    some = np.flatnonzero(np.diff(bounds))
    digests = np.zeros(len(bounds) - 1, np.int64)
    digests[some] = np.add.reduceat(hashes, bounds[some]) if len(some) else 0
    return digests


def _fingerprint_block(codes: Codes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    ranks = _rank(codes)
    lowest = np.minimum(ranks[:-1], ranks[1:])
    lowest = np.minimum(lowest[:-2], lowest[2:])
    lowest = np.minimum(lowest[:-4], lowest[4:])
    taken = (ranks[: 1 - RUN] == lowest) | (ranks[RUN - 1 :] == lowest)
    # A run over the end of a text has rank 0 somewhere: in the middle it is never taken, at its ends here.
    taken &= lowest != 0
    at = np.flatnonzero(taken)
    words = _pack(codes)
    return at, _mix(_mix(words.take(at)) * _ODD[0] + words[4:].take(at)).view(np.int64)


def _pack(codes: Codes) -> NDArray[np.uint64]:
    """Four letters as one word, from every place on, the first letter in its lowest bits."""
    little = codes.astype("<u2", copy=False)
    # The letters lie side by side in memory: a word is read off from every letter on.
    return np.ndarray((len(codes) - 3,), "<u8", little, strides=(2,)).astype(np.uint64)


def hash_runs(codes: Codes, at: NDArray[np.int64], length: int = RUN) -> NDArray[np.int64]:
    """The 64-bit hashes of the `length` letters (a multiple of 4) from each of `at`."""
    hashed = np.zeros(len(at), dtype=np.uint64)
    for offset in range(0, length, 4):
        word = codes[at + offset].astype(np.uint64)
        for step in range(1, 4):
            word |= codes[at + (offset + step)].astype(np.uint64) << np.uint64(16 * step)
        hashed = _mix(hashed * _ODD[0] + word)
    return hashed.view(np.int64)


def _mix(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    words = (words ^ (words >> np.uint64(31))) * _ODD[1]
    words ^= words >> np.uint64(29)
    words *= _ODD[2]
    words ^= words >> np.uint64(32)
    return words
