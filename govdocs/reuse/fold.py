"""Text reduced to its letters, each with its way back to the original.

Two drafts of one text differ in wraps, blanks, width, case, punctuation, figures and the masks put in
their place (`**` `xx` 某 ○); none of that is a letter here, so none of it can hide a copy. Figures
are compared later, where a passage is explained.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from govdocs.source import Span

Codes = NDArray[np.uint16]
Index = NDArray[np.int64]

_MASKS = "xX某"
_PLANE = 0x10000
_PRIVATE, _PRIVATE_SIZE = 0xE000, 0x1900
_BLOCK = 1 << 15


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

    `codes[starts[n] : starts[n + 1] - 1]` are the letters of text n. `offsets` are their places in
    all texts joined, where text n begins at `origins[n]`.
    """

    codes: Codes
    offsets: NDArray[np.int32]
    starts: Index
    origins: Index

    def text_of(self, letters: Index) -> Index:
        """The number of the text each of `letters` stands in."""
        return np.searchsorted(self.starts, letters, side="right") - 1

    def places(self, letters: Index) -> Index:
        """The offset of each of `letters` in its own text."""
        return self.offsets[letters] - self.origins[self.text_of(letters)]

    def count(self, number: int) -> int:
        """How many letters text `number` has."""
        return int(self.starts[number + 1] - self.starts[number] - 1)


def fold_texts(texts: Sequence[str], spans: Sequence[Sequence[Span]] = ()) -> Letters:
    """The letters of `texts`; of text n only what `spans[n]` covers, all of it where that is empty."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    origins = np.cumsum(lengths) - lengths
    size = int(lengths.sum())
    codes, offsets = np.empty(size, np.uint16), np.empty(size, np.int32)
    ends = [np.zeros(1, np.int64)]
    folded = 0
    for first, last in _batches(origins):
        letters, places, lasts = _fold_batch(texts[first:last], lengths[first:last], spans[first:last])
        after = folded + len(letters)
        codes[folded:after] = letters
        np.add(places, origins[first], out=offsets[folded:after], casting="unsafe")
        ends.append(lasts + (folded + 1))
        folded = after
    return Letters(codes[:folded], offsets[:folded], np.concatenate(ends), origins)


def _batches(origins: Index) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about one block of characters: small enough for the processor's cache."""
    size = int(origins[-1]) + 1 if len(origins) else 0
    cuts = np.unique(np.searchsorted(origins, np.arange(0, size, _BLOCK)))
    yield from pairwise([*cuts.tolist(), len(origins)])


def _fold_batch(
    texts: Sequence[str], lengths: Index, spans: Sequence[Sequence[Span]]
) -> tuple[Codes, Index, Index]:
    """Letters and places of some texts, and at which letter the 0 after each of them stands."""
    ends = np.cumsum(lengths) - 1
    codes = _letter_codes("\0".join(texts) + "\0")
    for number, covered in enumerate(spans):
        if covered:
            _clear_outside(codes[ends[number] + 1 - lengths[number] : ends[number]], covered)
    keep = codes != 0
    keep[ends] = True
    at = np.flatnonzero(keep)
    return codes.take(at), at, np.searchsorted(at, ends)


def _letter_codes(text: str) -> Codes:
    """The letter code of every character of `text`."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    codes: Codes = letter_table().take(characters, mode="clip")
    return codes


def _clear_outside(codes: Codes, covered: Sequence[Span]) -> None:
    at = 0
    for span in sorted(covered):
        codes[at : span.start] = 0
        at = max(at, span.end)
    codes[at:] = 0
