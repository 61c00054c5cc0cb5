"""Two texts block by block: which paragraph, article or heading of one is which of the other.

What was rewritten for the most part still keeps its neighbours: two blocks need less in common where pairing
them keeps the order of the texts than where one of them must have been moved.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from govdocs.reuse.passage import ReuseReport
from govdocs.reuse.subject import ReuseText, TextBlock

IN_ORDER = 0.2
MOVED = 0.5
"""So much alike are two blocks at least that are paired."""

Grams = Counter[str]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A block here and its counterpart there; None where it has none: then it is new, or gone.

    `alike` is how much of their pairs of neighbouring characters they share, rare ones counting more, 0 to 1.
    """

    here: TextBlock | None
    there: TextBlock | None
    alike: float


def pair_blocks(report: ReuseReport, here: str, there: str) -> tuple[Counterpart, ...]:
    """The blocks of the texts `here` and `there` (keys), side by side in the order of the first.

    Blocks of the second that have no counterpart stand after the one before them. Each block is
    paired once, with the one most like it that is not more like another.
    """
    texts = report.texts[here], report.texts[there]
    chosen: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    kept: list[tuple[int, int]] = []
    for alike, a, b in _rank(*(list(map(Counter, map(_neighbours, _words(text)))) for text in texts)):
        if a not in chosen and b not in taken and (alike >= MOVED or _keeps_order(kept, a, b)):
            chosen[a] = b, alike
            taken.add(b)
            insort(kept, (a, b))
    return tuple(_in_order(texts, chosen))


def _words(text: ReuseText) -> Iterator[str]:
    for block in text.blocks:
        yield "".join("".join(text.excerpt(span) for span in block.spans).split())


def _neighbours(words: str) -> Iterator[str]:
    """Every two neighbouring characters of `words`, the edges of it counting as one."""
    return (one + other for one, other in pairwise(f"\n{words}\n"))


def _rank(first: Sequence[Grams], second: Sequence[Grams]) -> list[tuple[float, int, int]]:
    """Pairs of blocks by how alike they are, the most alike first and of equals the nearest in place."""
    spread = Counter(gram for grams in (*first, *second) for gram in grams)
    worth = {gram: log(1 + (len(first) + len(second)) / count) for gram, count in spread.items()}
    sizes = [[sum(worth[gram] * count for gram, count in grams.items()) for grams in side] for side in (first, second)]
    holders: dict[str, list[int]] = defaultdict(list)
    for b, grams in enumerate(second):
        for gram in grams:
            holders[gram].append(b)
    found = []
    for a, grams in enumerate(first):
        shared: dict[int, float] = defaultdict(float)
        for gram, count in grams.items():
            for b in holders.get(gram, ()):
                shared[b] += worth[gram] * min(count, second[b][gram])
        ranked = ((round(2 * size / (sizes[0][a] + sizes[1][b]), 4), a, b) for b, size in shared.items())
        found += [pair for pair in ranked if pair[0] >= IN_ORDER]
    scale = len(second) / max(len(first), 1)
    return sorted(found, key=lambda pair: (-pair[0], abs(pair[1] * scale - pair[2]), pair))


def _keeps_order(kept: Sequence[tuple[int, int]], a: int, b: int) -> bool:
    """Whether the pair stands between the pairs before and after it in both texts."""
    at = bisect_left(kept, (a, b))
    return (at == 0 or kept[at - 1][1] < b) and (at == len(kept) or b < kept[at][1])


def _in_order(texts: tuple[ReuseText, ReuseText], chosen: dict[int, tuple[int, float]]) -> Iterator[Counterpart]:
    waiting = sorted(set(range(len(texts[1].blocks))) - {b for b, _ in chosen.values()})
    for number, block in enumerate(texts[0].blocks):
        if number not in chosen:
            yield Counterpart(block, None, 0.0)
            continue
        other, alike = chosen[number]
        while waiting and waiting[0] < other:
            yield Counterpart(None, texts[1].blocks[waiting.pop(0)], 0.0)
        yield Counterpart(block, texts[1].blocks[other], alike)
    for number in waiting:
        yield Counterpart(None, texts[1].blocks[number], 0.0)
