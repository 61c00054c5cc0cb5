"""A passage side by side: which words stayed, which were changed, put in, left out or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from govdocs.reuse.fold import Letters
from govdocs.reuse.passage import Change
from govdocs.source import Span

_MOST_RUNS = 600
_LARGEST_GAP = 40_000
_SHORTEST_FILL = 2

Block = tuple[int, int, int]
"""Letters `[here, here + length)` equal `[there, there + length)`: here, there, length."""
Bounds = tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """The blocks that stayed in order, the letters that moved, and the bounds in letters on both sides."""

    blocks: tuple[Block, ...]
    moved: int
    here: Bounds
    there: Bounds

    @property
    def same(self) -> int:
        """Letters equal on both sides, moved ones included."""
        return sum(length for _, _, length in self.blocks) + self.moved

    @property
    def changed(self) -> int:
        """Letters replaced, put in or left out; what was replaced counts once."""
        return max(sum(max(a[1] - a[0], b[1] - b[0]) for a, b in self.gaps()) - self.moved, 0)

    @property
    def similarity(self) -> float:
        """Twice the equal letters over the letters of both sides, 0 to 1."""
        size = self.here[1] - self.here[0] + self.there[1] - self.there[0]
        return min(2 * self.same / size, 1.0) if size else 0.0

    def gaps(self) -> Iterator[tuple[Bounds, Bounds]]:
        """The stretches between the blocks, in both texts."""
        here, there = self.here[0], self.there[0]
        for start, other, length in (*self.blocks, (self.here[1], self.there[1], 0)):
            if start > here or other > there:
                yield (here, start), (there, other)
            here, there = start + length, other + length

    def counterpart(self, letter: int) -> int | None:
        """The letter there that `letter` here stands for; None where it has none."""
        at = bisect_left(self.blocks, (letter + 1,)) - 1
        if at < 0:
            return None
        here, there, length = self.blocks[at]
        return there + letter - here if letter < here + length else None


def align_runs(letters: Letters, runs: Sequence[Block], here: Bounds, there: Bounds) -> Alignment:
    """The longest chain of `runs` that keeps its order, within the bounds, filled in; the rest moved."""
    inside = sorted(set(filter(None, (_clip(run, here, there) for run in runs))))
    chain = _chain(inside if len(inside) <= _MOST_RUNS else sorted(inside, key=lambda run: -run[2])[:_MOST_RUNS])
    covered = _covered([(a, a + length) for a, _, length in chain])
    whole = _covered([(a, a + length) for a, _, length in inside])
    covered_there = _covered([(b, b + length) for _, b, length in chain])
    whole_there = _covered([(b, b + length) for _, b, length in inside])
    moved = min(whole - covered, whole_there - covered_there)
    filled = [*chain, *_fill_gaps(letters, Alignment(tuple(chain), moved, here, there))]
    return Alignment(tuple(sorted(filled)), moved, here, there)


def _fill_gaps(letters: Letters, alignment: Alignment) -> Iterator[Block]:
    """The words between the blocks that stayed as well; a letter alone is chance."""
    for (a, b), (x, y) in list(alignment.gaps()):
        if 0 < (b - a) * (y - x) <= _LARGEST_GAP:
            matcher = SequenceMatcher(None, letters.codes[a:b].tolist(), letters.codes[x:y].tolist(), autojunk=False)
            for block in matcher.get_matching_blocks():
                if block.size >= _SHORTEST_FILL:
                    yield a + block.a, x + block.b, block.size


def _clip(run: Block, here: Bounds, there: Bounds) -> Block | None:
    cut = max(here[0] - run[0], there[0] - run[1], 0)
    end = min(here[1] - run[0], there[1] - run[1], run[2])
    return (run[0] + cut, run[1] + cut, end - cut) if end > cut else None


def _chain(runs: Sequence[Block]) -> list[Block]:
    """The runs of the heaviest chain, cut where they overlap."""
    runs = sorted(runs)
    best: list[int] = []
    before: list[int] = []
    for at, (here, there, length) in enumerate(runs):
        score, link = length, -1
        for earlier in range(at):
            a, b, size = runs[earlier]
            overlap = max(a + size - here, b + size - there, 0)
            if a <= here and b <= there and overlap < length and best[earlier] + length - overlap > score:
                score, link = best[earlier] + length - overlap, earlier
        best.append(score)
        before.append(link)
    at = max(range(len(runs)), key=best.__getitem__, default=-1)
    chain: list[Block] = []
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return list(_cut_overlaps(reversed(chain)))


def _cut_overlaps(chain: Iterator[Block]) -> Iterator[Block]:
    here = there = -1
    for a, b, length in chain:
        cut = max(here - a, there - b, 0)
        if cut < length:
            yield a + cut, b + cut, length - cut
            here, there = a + length, b + length


def _covered(ranges: list[Bounds]) -> int:
    total, reach = 0, -1
    for start, end in sorted(ranges):
        total += max(end - max(start, reach), 0)
        reach = max(reach, end)
    return total


def list_changes(alignment: Alignment, letters: Letters, spans: tuple[Span, Span]) -> tuple[Change, ...]:
    """The alignment as steps over the original texts, in reading order; `spans` are the passage's."""
    steps: list[tuple[str, Bounds, Bounds]] = [
        ("equal", (a, a + length), (b, b + length)) for a, b, length in alignment.blocks
    ]
    for here, there in alignment.gaps():
        kind = "delete" if here[0] == here[1] else "insert" if there[0] == there[1] else "replace"
        steps.append((kind, here, there))
    steps.sort(key=lambda step: (step[1][0], step[2][0], step[1][1]))
    return tuple(
        Change(kind, _span(letters, here, spans[0]), _span(letters, there, spans[1])) for kind, here, there in steps
    )


def _span(letters: Letters, bounds: Bounds, within: Span) -> Span:
    start, end = bounds
    if start < end:
        return Span(place(letters, start), place(letters, end - 1) + 1)
    # Missing words are marked behind the letter before them.
    at = place(letters, start - 1) + 1 if start > 0 and letters.codes[start - 1] else 0
    at = min(max(at, within.start), within.end)
    return Span(at, at)


def place(letters: Letters, letter: int) -> int:
    """The offset of `letter` in its own text."""
    number = int(letters.starts.searchsorted(letter, side="right")) - 1
    return int(letters.offsets[letter] - letters.origins[number])
