"""The passage detector: texts in, the passages they share out, as letters and as offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.borders import settle_borders
from govdocs.reuse.cluster import Clusters, cluster_runs
from govdocs.reuse.extend import extend_ends
from govdocs.reuse.fingerprint import add_short_texts, digest_texts, fingerprint_letters
from govdocs.reuse.fold import Letters, fold_texts
from govdocs.reuse.join import Meet, pair_places
from govdocs.reuse.runs import Runs, grow_runs
from govdocs.source import Span

Index = NDArray[np.int64]

Found: TypeAlias = tuple[int, Span, int, Span]
"""Number of a text, its span, number of the other text, its span."""

NEAR = 24
WIDE = 48
PILLAR = 13
"""What lies within `NEAR` letters is one passage; within `WIDE` only if both parts share `PILLAR` letters."""
FEWEST = 13
DENSITY = 0.4
EVIDENCE = 16.0
GAP_COST = 0.3


@dataclass(frozen=True)
class Overlaps:
    """Passages two texts share: numbers of the texts, letters `[start, end)` in the row of all letters.

    `runs` are their exact stretches, those of overlap n at `order[starts[n] : starts[n + 1]]`.
    """

    texts: tuple[Index, Index]
    here: tuple[Index, Index]
    there: tuple[Index, Index]
    same: Index
    runs: Runs
    order: Index
    starts: Index

    def __len__(self) -> int:
        return len(self.same)


def find_overlaps(
    letters: Letters, *, fewest: int = FEWEST, asked: int | None = None, meet: Meet | None = None
) -> Overlaps:
    """The passages any two texts of `letters` share, of at least `fewest` equal letters.

    With `asked`, only those with an end in one of the first `asked` texts. `meet` is what joins the
    fingerprints, see `govdocs.reuse.join`.
    """
    positions, hashes = add_short_texts(letters, *fingerprint_letters(letters))
    digests = digest_texts(letters, positions, hashes)
    here, there = pair_places(letters, positions, hashes, digests, meet)
    del positions, hashes
    if asked is not None:
        wanted = np.minimum(here, there) < letters.starts[asked]
        here, there = here[wanted], there[wanted]
    runs = _orient(letters, grow_runs(letters, here, there), digests)
    del here, there
    pairs = _text_pairs(letters, runs)
    clusters = cluster_runs(runs, pairs, NEAR)
    runs = _extend(letters, runs, clusters)
    pairs = _text_pairs(letters, runs)
    clusters = cluster_runs(runs, _bar_weak(pairs, cluster_runs(runs, pairs, NEAR)), WIDE)
    return _keep_sound(letters, runs, clusters, fewest)


def _orient(letters: Letters, runs: Runs, digests: NDArray[np.int64]) -> Runs:
    """The runs with the text of the lower digest `here`, so that the order of texts has no say."""
    turned = digests[letters.text_of(runs.here)] > digests[letters.text_of(runs.there)]
    return Runs(
        np.where(turned, runs.there, runs.here), np.where(turned, runs.here, runs.there), runs.length
    )


def _text_pairs(letters: Letters, runs: Runs) -> Index:
    return (letters.text_of(runs.here) << 31) | letters.text_of(runs.there)


def _bar_weak(pairs: Index, clusters: Clusters) -> Index:
    """The pairs, weak clusters set apart: a stray phrase is no pillar for a bridge over a wide gap."""
    weak = np.minimum(clusters.same_here, clusters.same_there) < PILLAR
    sizes = np.diff(clusters.starts)
    barred = pairs.copy()
    barred[clusters.order] = np.where(
        np.repeat(weak, sizes), -1 - np.repeat(np.arange(len(clusters)), sizes), barred[clusters.order]
    )
    return barred


def _extend(letters: Letters, runs: Runs, clusters: Clusters) -> Runs:
    """The runs, and those reached by hopping outwards from both ends of every cluster."""
    ends = clusters.starts[:-1], clusters.starts[1:]
    lefts = _outermost(runs.here, runs.there, clusters, ends)
    rights = _outermost(-runs.here - runs.length, -runs.there - runs.length, clusters, ends)
    before = extend_ends(letters, runs.here[lefts] - 1, runs.there[lefts] - 1, -1)
    after = extend_ends(
        letters, runs.here[rights] + runs.length[rights], runs.there[rights] + runs.length[rights], 1
    )
    grown = tuple(
        np.concatenate([getattr(part, side) for part in (runs, before, after)]) for side in ("here", "there", "length")
    )
    return Runs(*grown)


def _outermost(here: Index, there: Index, clusters: Clusters, ends: tuple[Index, Index]) -> Index:
    """The runs that stand first in their cluster, in either text (by negated ends: that stand last)."""
    if not len(clusters):
        return np.zeros(0, np.int64)
    found = []
    for side in (here[clusters.order], there[clusters.order]):
        lowest = np.repeat(np.minimum.reduceat(side, ends[0]), ends[1] - ends[0])
        found.append(clusters.order[side == lowest])
    return np.unique(np.concatenate(found))


def _keep_sound(letters: Letters, runs: Runs, clusters: Clusters, fewest: int) -> Overlaps:
    """The clusters that share enough letters, or a whole text, and whose runs fill enough of their span."""
    same = np.minimum(clusters.same_here, clusters.same_there)
    span = np.maximum(clusters.here[1] - clusters.here[0], clusters.there[1] - clusters.there[0])
    evidence = clusters.weight - GAP_COST * (span - same)
    texts = letters.text_of(clusters.here[0]), letters.text_of(clusters.there[0])
    sizes = [letters.starts[text + 1] - letters.starts[text] - 1 for text in texts]
    whole = clusters.longest == np.minimum(sizes[0], sizes[1])
    sound = (clusters.longest >= fewest) | (evidence >= EVIDENCE) | whole
    # A passage cannot overlap itself: that is one sentence said twice in a row.
    apart = (clusters.here[0] >= clusters.there[1]) | (clusters.here[1] <= clusters.there[0])
    keep = np.flatnonzero(sound & apart & (same >= DENSITY * span))
    runs_each = np.diff(clusters.starts)
    chosen = np.zeros(len(clusters), dtype=bool)
    chosen[keep] = True
    return Overlaps(
        (texts[0][keep], texts[1][keep]),
        (clusters.here[0][keep], clusters.here[1][keep]),
        (clusters.there[0][keep], clusters.there[1][keep]),
        same[keep],
        runs,
        clusters.order[np.repeat(chosen, runs_each)],
        np.concatenate([np.zeros(1, np.int64), np.cumsum(runs_each[keep])]),
    )


def detect_passages(
    texts: Sequence[str], spans: Sequence[Sequence[Span]] = (), *, meet: Meet | None = None
) -> list[Found]:
    """Passages any two of `texts` share, as offsets into the original texts.

    The order of `texts` has no say in what is found.
    """
    letters = fold_texts(texts, spans)
    overlaps = find_overlaps(letters, meet=meet)
    columns: list[list[int]] = []
    for numbers, (start, end) in zip(overlaps.texts, (overlaps.here, overlaps.there), strict=True):
        columns += [numbers.tolist(), letters.places(start).tolist(), (letters.places(end - 1) + 1).tolist()]
    found: list[Found] = []
    for here, start, end, there, low, high in zip(*columns, strict=True):
        spans_settled = settle_borders(texts[here], Span(start, end), texts[there], Span(low, high))
        found.append((here, spans_settled[0], there, spans_settled[1]))
    return found
