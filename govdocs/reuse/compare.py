"""Texts compared: the overlaps the detector found, as spans a reader would name, minus mere echoes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from govdocs.reuse.align import Block, Bounds
from govdocs.reuse.borders import settle_borders
from govdocs.reuse.detect import FEWEST, Overlaps, find_overlaps
from govdocs.reuse.fold import Letters, fold_texts
from govdocs.reuse.subject import ReuseText
from govdocs.source import Span

ECHO = 0.9


@dataclass(frozen=True)
class Match:
    """A passage before judgement: numbers of the texts, spans there, letters there, equal stretches."""

    texts: tuple[int, int]
    spans: tuple[Span, Span]
    bounds: tuple[Bounds, Bounds]
    runs: tuple[Block, ...]

    def turned(self) -> Match:
        """The same seen from the other text."""
        return replace(
            self,
            texts=(self.texts[1], self.texts[0]),
            spans=(self.spans[1], self.spans[0]),
            bounds=(self.bounds[1], self.bounds[0]),
            runs=tuple((there, here, length) for here, there, length in self.runs),
        )


@dataclass(frozen=True)
class Compared:
    """The texts, their letters, and every match between them."""

    texts: tuple[ReuseText, ...]
    letters: Letters
    matches: tuple[Match, ...]

    @cached_property
    def by_pair(self) -> dict[tuple[int, int], list[Match]]:
        """The matches of every two texts, the lower number first."""
        pairs: dict[tuple[int, int], list[Match]] = {}
        for match in self.matches:
            pairs.setdefault((min(match.texts), max(match.texts)), []).append(match)
        return pairs

    @cached_property
    def by_text(self) -> dict[int, list[tuple[int, Match]]]:
        """For every text, which matches it shares with another one, by their number among all matches."""
        texts: dict[int, list[tuple[int, Match]]] = {}
        for number, match in enumerate(self.matches):
            for text in set(match.texts) if match.texts[0] != match.texts[1] else ():
                texts.setdefault(text, []).append((number, match))
        return texts


def compare_texts(texts: Sequence[ReuseText], *, asked: int | None = None, fewest: int = FEWEST) -> Compared:
    """Every passage two of `texts` share, or that one says twice; see `find_overlaps` for `asked`."""
    letters = fold_texts([text.text for text in texts], [text.compared for text in texts])
    overlaps = find_overlaps(letters, fewest=fewest, asked=asked)
    matches = [*_settle(texts, letters, overlaps), *_equal_headings(texts, letters, asked)]
    return Compared(tuple(texts), letters, tuple(drop_echoes(matches)))


def letter_at(letters: Letters, number: int, offset: int) -> int:
    """The first letter of text `number` at or after `offset`."""
    first, last = int(letters.starts[number]), int(letters.starts[number + 1]) - 1
    own = letters.offsets[first:last]
    return first + int(np.searchsorted(own, offset + int(letters.origins[number])))


def bounds_of(letters: Letters, number: int, span: Span) -> Bounds:
    """The letters of `span` of text `number`."""
    return letter_at(letters, number, span.start), letter_at(letters, number, span.end)


def _settle(texts: Sequence[ReuseText], letters: Letters, overlaps: Overlaps) -> Iterator[Match]:
    columns = [overlaps.texts[0], overlaps.texts[1]]
    for start, end in (overlaps.here, overlaps.there):
        columns += [letters.places(start), letters.places(end - 1) + 1]
    runs = [part[overlaps.order].tolist() for part in (overlaps.runs.here, overlaps.runs.there, overlaps.runs.length)]
    starts = overlaps.starts.tolist()
    for number, (a, b, start, end, low, high) in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        here, there = settle_borders(texts[a].text, Span(start, end), texts[b].text, Span(low, high))
        here, there = _leave_headings(texts[a], Span(start, end), here), _leave_headings(texts[b], Span(low, high), there)
        first, last = starts[number], starts[number + 1]
        blocks = tuple(zip(*(part[first:last] for part in runs), strict=True))
        yield Match((a, b), (here, there), (bounds_of(letters, a, here), bounds_of(letters, b, there)), blocks)


def _leave_headings(text: ReuseText, found: Span, settled: Span) -> Span:
    """The settled span, but not into a heading that the letters found do not reach."""
    first, last = text.block_at(found.start), text.block_at(max(found.end - 1, found.start))
    before, after = text.block_at(settled.start), text.block_at(max(settled.end - 1, settled.start))
    start, end = settled.start, settled.end
    if first and before is not first and before and before.role == "heading":
        start = max(start, min(first.span.start, found.start))
    if last and after is not last and after and after.role == "heading":
        end = min(end, max(last.span.end, found.end))
    return Span(start, end)


_SHORT_HEADING = 8


def _equal_headings(texts: Sequence[ReuseText], letters: Letters, asked: int | None) -> Iterator[Match]:
    """Headings of the same letters that are too short for the detector: people hear these first."""
    seen: dict[bytes, list[tuple[int, Span, Bounds]]] = {}
    for number, text in enumerate(texts):
        for block in text.blocks:
            if block.role == "heading":
                bounds = bounds_of(letters, number, block.span)
                if _SHORT_HEADING <= bounds[1] - bounds[0] < FEWEST:
                    words = letters.codes[slice(*bounds)].tobytes()
                    for other, span, there in seen.get(words, ()):
                        if other != number and (asked is None or other < asked):
                            run = (bounds[0], there[0], bounds[1] - bounds[0])
                            yield Match((number, other), (block.span, span), (bounds, there), (run,))
                    seen.setdefault(words, []).append((number, block.span, bounds))


def drop_echoes(matches: Sequence[Match]) -> Iterator[Match]:
    """The matches, but for those that lie in larger ones of the same two texts on both sides.

    Where two texts share a long passage, a phrase it uses twice would match itself crosswise.
    """
    by_pair: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        turned = match.texts[0] > match.texts[1]
        found = match.turned() if turned else match
        by_pair.setdefault(found.texts, []).append(found)
    for pair in sorted(by_pair):
        kept: list[Match] = []
        ranked = sorted(by_pair[pair], key=lambda m: (m.bounds[0][0] - m.bounds[0][1], m.bounds))
        for match in ranked:
            if pair[0] == pair[1] or not all(_inside(match, kept, side) for side in (0, 1)):
                kept.append(match)
        yield from sorted(kept, key=lambda m: m.bounds)


def _inside(match: Match, kept: Sequence[Match], side: int) -> bool:
    start, end = match.bounds[side]
    shared = sum(max(min(end, other.bounds[side][1]) - max(start, other.bounds[side][0]), 0) for other in kept)
    return shared >= ECHO * max(end - start, 1)
