"""Two texts block by block: which paragraph, article or heading of one is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.reuse.passage import Passage, ReuseReport
from govdocs.reuse.subject import ReuseText, TextBlock
from govdocs.source import Span

LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A block here and its counterpart there; None where it has none: then it is new, or gone.

    `alike` is the share of the longer one's characters that agree, 0 to 1.
    """

    here: TextBlock | None
    there: TextBlock | None
    alike: float


def pair_blocks(report: ReuseReport, here: str, there: str) -> tuple[Counterpart, ...]:
    """The blocks of the texts `here` and `there` (keys), side by side in the order of the first.

    Blocks of the second that have no counterpart stand after the one before them. Each block is
    paired once, with the block it shares most characters with.
    """
    texts = report.texts[here], report.texts[there]
    shared: Counter[tuple[int, int]] = Counter()
    indices = [{block.node: number for number, block in enumerate(text.blocks)} for text in texts]
    for one, other in _equal_stretches(report, here, there):
        for low, high, first, second in _split(texts, one, other):
            shared[indices[0][first.node], indices[1][second.node]] += high - low
    chosen: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for (a, b), size in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        alike = size / max(_length(texts[0].blocks[a]), _length(texts[1].blocks[b]))
        if a not in chosen and b not in taken and alike >= LEAST:
            chosen[a] = b, round(min(alike, 1.0), 4)
            taken.add(b)
    return tuple(_in_order(texts, chosen))


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


def _equal_stretches(report: ReuseReport, here: str, there: str) -> Iterator[tuple[Span, Span]]:
    for passage in report.passages:
        if (passage.here.text, passage.there.text) == (here, there):
            yield from _equal(passage)
        elif (passage.there.text, passage.here.text) == (here, there):
            yield from ((other, one) for one, other in _equal(passage))


def _equal(passage: Passage) -> Iterator[tuple[Span, Span]]:
    return ((change.here, change.there) for change in passage.changes if change.kind == "equal")


def _split(
    texts: tuple[ReuseText, ReuseText], one: Span, other: Span
) -> Iterator[tuple[int, int, TextBlock, TextBlock]]:
    """The stretch cut at the blocks of both texts; blanks and marks make the places there approximate."""
    scale = len(other) / max(len(one), 1)
    for block in texts[0].blocks_in(one):
        low, high = max(one.start, block.span.start), min(one.end, block.span.end)
        if low < high:
            middle = other.start + int(((low + high) / 2 - one.start) * scale)
            found = texts[1].block_at(min(max(middle, other.start), other.end - 1))
            if found:
                yield low, high, block, found


def _length(block: TextBlock) -> int:
    return max(sum(len(span) for span in block.spans), 1)
