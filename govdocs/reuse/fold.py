"""Text reduced to its letters, each with its way back to the original.

Two drafts of one text differ in wraps, blanks, width, case, punctuation, figures and the masks put in
their place (`**` `xx` 某 ○); none of that is a letter here, so none of it can hide a copy. Figures
are compared later, where a passage is explained.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from govdocs.source import Span

Codes = NDArray[np.uint16]
Index = NDArray[np.int64]

_MASKS = "xX某"
_PLANE = 0x10000
_PRIVATE, _PRIVATE_SIZE = 0xE000, 0x1900
_BLOCK = 1 << 17


@cache
def letter_table() -> Codes:
    """Code point → letter code, 0 for what is no letter; rare planes share the private-use codes."""
    table = np.zeros(0x40000, dtype=np.uint16)
    for low, high in ((0x3400, 0xA000), (0xA000, 0xD7A4)):
        table[low:high] = np.arange(low, high)
    for code in (*range(0x3400), *range(0xF900, _PLANE)):
        letter = unicodedata.normalize("NFKC", chr(code)).casefold()[:1]
        if letter and ord(letter) < _PLANE and unicodedata.category(letter)[0] == "L":
            table[code] = ord(letter)
    for mask in (*_MASKS, "ｘ", "Ｘ"):
        table[ord(mask)] = 0
    ideographs = np.arange(0x20000, 0x40000)
    table[0x20000:0x40000] = _PRIVATE + ideographs % _PRIVATE_SIZE
    return table


@dataclass(frozen=True)
class Letters:
    """The letters of many texts in one row: a 0 stands after each text.

    `codes[starts[n] : starts[n + 1] - 1]` are the letters of text n and `places` their offsets in it.
    """

    codes: Codes
    places: NDArray[np.int32]
    starts: Index

    def text_of(self, letters: Index) -> Index:
        """The number of the text each of `letters` stands in."""
        return np.searchsorted(self.starts, letters, side="right") - 1

    def count(self, number: int) -> int:
        """How many letters text `number` has."""
        return int(self.starts[number + 1] - self.starts[number] - 1)


def fold_texts(texts: Sequence[str], spans: Sequence[Sequence[Span]] = ()) -> Letters:
    """The letters of `texts`; of text n only what `spans[n]` covers, all of it where that is empty."""
    codes: list[Codes] = []
    places: list[NDArray[np.int32]] = []
    counts: list[NDArray[np.int64]] = []
    for first, last in _batches(texts):
        part = _fold_batch(texts[first:last], spans[first:last] if spans else ())
        codes.append(part[0])
        places.append(part[1])
        counts.append(part[2])
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    if counts:
        np.cumsum(np.concatenate(counts), out=starts[1:])
    return Letters(
        np.concatenate([*codes, np.zeros(0, np.uint16)]),
        np.concatenate([*places, np.zeros(0, np.int32)]),
        starts,
    )


def _batches(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Ranges of texts of about one block of characters: small enough for the processor's cache."""
    ranges: list[tuple[int, int]] = []
    first = size = 0
    for number, text in enumerate(texts):
        size += len(text) + 1
        if size >= _BLOCK:
            ranges.append((first, number + 1))
            first, size = number + 1, 0
    if first < len(texts):
        ranges.append((first, len(texts)))
    return ranges


def _fold_batch(
    texts: Sequence[str], spans: Sequence[Sequence[Span]]
) -> tuple[Codes, NDArray[np.int32], NDArray[np.int64]]:
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    ends = np.cumsum(lengths)
    raw = np.frombuffer(("\0".join(texts) + "\0").encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = letter_table()[np.minimum(raw, 0x1FFFF) if raw.max() >= 0x40000 else raw]
    for number, covered in enumerate(spans):
        if covered:
            _clear_outside(codes[ends[number] - lengths[number] : ends[number] - 1], covered)
    keep = codes != 0
    keep[ends - 1] = True
    at = np.flatnonzero(keep)
    counts = np.diff(np.searchsorted(at, ends - 1), prepend=-1)
    places = at - np.repeat(ends - lengths, counts)
    return codes[at], places.astype(np.int32), counts


def _clear_outside(codes: Codes, covered: Sequence[Span]) -> None:
    at = 0
    for span in sorted(covered):
        codes[at : span.start] = 0
        at = max(at, span.end)
    codes[at:] = 0
