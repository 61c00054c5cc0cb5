"""How rare a word is in Chinese at large, from the counts that come with jieba's dictionary."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from govdocs.words.segment import own_words


def word_share(word: str) -> float:
    """The share of running words that are `word`, 0 to 1; that of a word seen once where it is unknown."""
    counts, total = _counts()
    return max(counts.get(word, 1), 1) / total


@cache
def _counts() -> tuple[dict[str, int], int]:
    counts: dict[str, int] = {}
    found = find_spec("jieba")
    if found and found.origin:
        for line in (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
            word, count, _ = line.split(" ", 2)
            counts[word] = int(count)
    for word, frequency in own_words():
        if frequency:
            counts[word] = frequency
    return counts, max(sum(counts.values()), 1)
