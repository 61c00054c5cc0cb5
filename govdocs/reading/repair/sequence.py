"""Ordinals judged as one sequence: which reading makes 一、二、三 and （一）（二） of the whole text consistent.

A beam search over the ordinals in their order. A state is the levels open and what each style counted last;
an ordinal taken as a heading scores by how well it carries on, one passed over scores nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.notation import ORDINAL_STYLES
from govdocs.reading.repair.candidates import STATUTE, STYLES, Candidate, Where

_BEAM = 8
_RANKS = tuple(ORDINAL_STYLES[style].rank for style in STYLES)
_ARTICLE = STYLES.index("第一条")

_CARRIES_ON = 2.0
_OPENS = 0.3
_COUNTS_ON = 1.0
_STARTS_AGAIN = -0.5
_REPEATS = -2.5
_LEAVES_GAP = -1.5
_UNEXPECTED = -2.0


@dataclass(frozen=True, slots=True)
class _State:
    """A reading so far: its score, the levels open with the ordinal each is at, what each style counted last."""

    score: float
    open: tuple[tuple[int, int], ...]
    last: tuple[int, ...]
    taken: tuple[Candidate, tuple] | None = None  # type: ignore[type-arg]


def consistent_headings(candidates: list[Candidate]) -> set[int]:
    """The offsets of those `candidates` that open a section in the most consistent reading."""
    beam = [_State(0.0, (), (0,) * len(STYLES))]
    for candidate in candidates:
        beam = _extend(beam, candidate)
    chosen: set[int] = set()
    taken = beam[0].taken
    while taken is not None:
        chosen.add(taken[0].at)
        taken = taken[1] or None
    return chosen


def is_consistent(candidates: list[Candidate]) -> bool:
    """True where every one of `candidates` carries on from those before it."""
    opened: tuple[tuple[int, int], ...] = ()
    last = [0] * len(STYLES)
    for candidate in candidates:
        points, opened = _place(opened, last, candidate)
        if points < 0:
            return False
        last[candidate.style] = candidate.value
    return True


def _extend(beam: list[_State], candidate: Candidate) -> list[_State]:
    best: dict[tuple[object, ...], _State] = {}
    for state in beam:
        for following in _readings(state, candidate):
            key = (following.open, following.last)
            if key not in best or following.score > best[key].score:
                best[key] = following
    return sorted(best.values(), key=_worst_first)[:_BEAM]


def _worst_first(state: _State) -> float:
    return -state.score


def _readings(state: _State, candidate: Candidate) -> list[_State]:
    points, opened = _place(state.open, state.last, candidate)
    last = list(state.last)
    last[candidate.style] = candidate.value
    taken = _State(
        state.score + points + candidate.favour, opened, tuple(last), (candidate, state.taken or ())
    )
    return [taken] if candidate.where is Where.FIXED else [taken, state]


def _place(
    levels: tuple[tuple[int, int], ...], last: Sequence[int], candidate: Candidate
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """How well the ordinal carries on below `levels`, and the levels open after it."""
    style, value = candidate.style, candidate.value
    for depth in range(len(levels) - 1, -1, -1):
        if levels[depth][0] == style:
            opened = (*levels[:depth], (style, value))
            return _among_siblings(levels[depth][1], value, depth), opened
    kept = _levels_above(levels, style)
    return _first_below(levels, last[style], candidate), (*kept, (style, value))


def _levels_above(levels: tuple[tuple[int, int], ...], style: int) -> tuple[tuple[int, int], ...]:
    depth = len(levels)
    while depth and style in STATUTE and _RANKS[levels[depth - 1][0]] >= _RANKS[style]:
        depth -= 1
    return levels[:depth]


def _among_siblings(before: int, value: int, depth: int) -> float:
    if value == before + 1:
        return _CARRIES_ON
    if value == 1:
        return _STARTS_AGAIN if before >= 2 and not depth else _REPEATS + 0.5 * (before >= 2)
    return _LEAVES_GAP if before < value <= before + 3 else _REPEATS


def _first_below(levels: tuple[tuple[int, int], ...], last: int, candidate: Candidate) -> float:
    style, value = candidate.style, candidate.value
    if value == last + 1:
        points = _CARRIES_ON if style == _ARTICLE else _OPENS if value == 1 else _COUNTS_ON
    elif value == 1:
        points = _OPENS
    else:
        points = _UNEXPECTED
    if levels and style not in STATUTE and levels[-1][0] not in STATUTE:
        points -= 1.5 * (_RANKS[style] < _RANKS[levels[-1][0]])
    return points
