"""Sections said again in other words: what few letters in a row can show, the choice of words still does.

A section is a bag of its words, rare ones counting more; order plays no part. Two sections are akin
when most of the weight of one is in the other as well. The shared words are the evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.subject import ReuseText
from govdocs.source import Span
from govdocs.words import cut_words, word_share

Index = NDArray[np.int64]

SHORTEST, LONGEST = 40, 800
"""A section to compare has this many characters; shorter ones join the next, longer ones are cut."""
AKIN = 0.5
SHARED = 25.0
FEWEST = 8
"""Fewer different words than this are a term both sections are about, not a wording they share."""
ENOUGH = 0.15
"""Of their weight two sections must share so much in rare words to be compared at all."""
POSTINGS = 40
"""A word in more sections than this brings none together, though it counts once they are compared."""
_PRIOR = 60.0
_WORDS_A_SECTION = 80
_WORD = re.compile(r"^(?:[一-鿿]{2,}|[A-Za-z]{2,})$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+\n?|\n")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True)
class Bag:
    """The words of one stretch of a text with their counts."""

    text: int
    span: Span
    words: Counter[str]


@dataclass(frozen=True)
class Kinship:
    """Two stretches said in like words: `likeness` from 0 to 1, the shared words, rarest first."""

    here: Bag
    there: Bag
    likeness: float
    words: tuple[str, ...]


def find_kin(texts: Sequence[ReuseText]) -> list[Kinship]:
    """The stretches of different texts that are said in like words, in the order of the texts."""
    bags = [bag for number, text in enumerate(texts) for bag in bag_text(text, number)]
    return compare_bags(bags)


def bag_text(text: ReuseText, number: int = 0) -> Iterator[Bag]:
    """The text as bags of words, a paragraph or so each; from `text.bags` where they were cut before."""
    if text.bags is not None:
        yield from (Bag(number, span, Counter(words)) for span, words in text.bags)
        return
    for span in _cut_stretches(text):
        words = Counter(_WORD.findall("\n".join(cut_words(text.excerpt(span)))))
        if words:
            yield Bag(number, span, words)


def _cut_stretches(text: ReuseText) -> Iterator[Span]:
    blocks = [block.span for block in text.blocks if block.role in ("paragraph", "closing", "table")]
    start = end = -1
    for block in blocks or [Span(line.start(), line.end()) for line in _LINE.finditer(text.text)]:
        for sentence in _SENTENCE.finditer(text.text, block.start, block.end):
            if start >= 0 and sentence.end() - start > LONGEST:
                yield Span(start, end)
                start = -1
            if sentence.end() > sentence.start():
                start, end = start if start >= 0 else sentence.start(), sentence.end()
        if start >= 0 and end - start >= SHORTEST:
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)


def compare_bags(bags: Sequence[Bag]) -> list[Kinship]:
    """The pairs of bags of different texts that share most of their weight."""
    spread = Counter(word for bag in bags for word in bag.words)
    weights = {word: _weight(word, count, len(bags)) for word, count in spread.items()}
    sums = [sum(weights[word] * count for word, count in bag.words.items()) for bag in bags]
    found = []
    for a, b in _meetings(bags, spread, weights, sums):
        small, large = (bags[a], bags[b]) if len(bags[a].words) <= len(bags[b].words) else (bags[b], bags[a])
        shared = sum(weights[word] * min(count, large.words[word]) for word, count in small.words.items() if word in large.words)
        likeness = shared / (sums[a] * sums[b]) ** 0.5
        common = sorted((word for word in small.words if word in large.words), key=lambda word: (-weights[word], word))
        if likeness >= AKIN and shared >= SHARED and len(common) >= FEWEST:
            found.append(Kinship(bags[a], bags[b], round(likeness, 4), tuple(common)))
    return found


def _weight(word: str, spread: int, total: int) -> float:
    """How telling a word is: rare among these sections, and rare in the language where sections are few."""
    expected = _PRIOR * min(1.0, _WORDS_A_SECTION * word_share(word))
    return log((total + _PRIOR) / (spread + expected) + 1)


def _meetings(
    bags: Sequence[Bag], spread: Counter[str], weights: dict[str, float], sums: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Pairs of bags of different texts that share rare words enough to be worth comparing."""
    rare = {word: number for number, (word, count) in enumerate(spread.items()) if 1 < count <= POSTINGS}
    rows = [(rare[word] << 32) | number for number, bag in enumerate(bags) for word in bag.words if word in rare]
    keys = np.sort(np.array(rows, dtype=np.int64))
    words, members = keys >> 32, keys & 0xFFFFFFFF
    worth = np.zeros(len(spread))
    worth[list(rare.values())] = [weights[word] for word in rare]
    met = [np.zeros(0, np.int64)]
    earned = [np.zeros(0)]
    first = np.arange(len(keys))
    for distance in range(1, POSTINGS):
        first = first[first + distance < len(keys)]
        first = first[words[first] == words[first + distance]]
        met.append((members[first] << 32) | members[first + distance])
        earned.append(worth[words[first]])
    pairs, place = np.unique(np.concatenate(met), return_inverse=True)
    total = np.bincount(place, weights=np.concatenate(earned), minlength=len(pairs))
    size = np.array(sums)
    enough = total >= ENOUGH * np.sqrt(size[pairs >> 32] * size[pairs & 0xFFFFFFFF])
    for pair in pairs[enough].tolist():
        a, b = pair >> 32, pair & 0xFFFFFFFF
        if bags[a].text != bags[b].text:
            yield a, b
