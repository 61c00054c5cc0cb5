"""The ladder a draft uses, and which of its levels count on through the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from govdocs.model import Numbering
from govdocs.notation import STANDARD_LADDER
from govdocs.reading.levels import DEEPEST
from govdocs.reading.row import Row, Sort


def infer_numbering(rows: Iterable[Row], usual: Numbering) -> Numbering:
    """The numbering that makes the most of the ordinals in `rows` computed ones; `usual` where it does as well."""
    headings = [row for row in rows if row.sort is Sort.PART or (row.sort is Sort.HEADING and row.ordinal)]
    unusual = _misfits(headings, usual)
    if not unusual:
        return usual
    ladder = _complete(_styles_by_level(headings))
    continuous = tuple(_continuous_levels(headings, ladder))
    if ladder == usual.ladder and continuous == usual.continuous:
        return usual
    inferred = Numbering(ladder, continuous)
    return usual if unusual <= _misfits(headings, inferred) else inferred


def _misfits(headings: list[Row], numbering: Numbering) -> int:
    """How many of the headings would need a form or a number of their own."""
    running = {numbering.style(level) for level in numbering.continuous}
    carried: dict[str, int] = {}
    below: list[dict[str, int]] = [{}]
    misfits = 0
    for row in headings:
        if row.sort is Sort.PART:
            below = [{}]
            continue
        del below[row.depth :]
        style, value = row.style, row.value
        counts = carried if style in running else below[-1]
        misfits += style != numbering.style(row.depth) or counts.get(style, 0) + 1 != value
        counts[style] = value
        below.append({})
    return misfits


def _styles_by_level(headings: list[Row]) -> list[str]:
    """For each level its style: one that stands deeper elsewhere (1. under （一） and under 一、) waits."""
    counts: Counter[tuple[int, str]] = Counter((row.depth, row.style) for row in headings if row.ordinal)
    deepest: dict[str, int] = {}
    for depth, style in counts:
        deepest[style] = max(depth, deepest.get(style, 0))
    ladder: list[str] = []
    for level in range(1, max(deepest.values(), default=0) + 1):
        here = [(style, count) for (depth, style), count in counts.items() if depth == level]
        own = [pair for pair in here if deepest[pair[0]] == level] or here
        if not own:
            ladder.append(_standard_below(ladder))
        else:
            ladder.append(max(own, key=lambda pair: pair[1])[0])
    return ladder


def _standard_below(ladder: list[str]) -> str:
    return next((style for style in STANDARD_LADDER if style not in ladder), STANDARD_LADDER[-1])


def _complete(styles: list[str]) -> tuple[str, ...]:
    """The ladder carried on downwards by the standard's own."""
    if tuple(styles) == STANDARD_LADDER[: len(styles)]:
        return STANDARD_LADDER
    last = max((STANDARD_LADDER.index(style) for style in styles if style in STANDARD_LADDER), default=-1)
    if last < 0 and styles[-1:] == ["第一条"]:
        last = 0  # below 条 stand 项, （一）
    return (*styles, *STANDARD_LADDER[last + 1 :])


def _continuous_levels(headings: list[Row], ladder: tuple[str, ...]) -> Iterable[int]:
    deepest = min(max((row.depth for row in headings), default=0), len(ladder))
    first = 1 if any(row.sort is Sort.PART for row in headings) else 2
    for level in range(first, deepest + 1):
        if ladder[level - 1] not in ladder[: level - 1] and _counts_on(headings, ladder[level - 1]):
            yield level


def _counts_on(headings: list[Row], style: str) -> bool:
    """True where every parent but the first goes on counting where the one before left off."""
    last, carried, highest = 0, 0, DEEPEST
    for row in headings:
        if row.style == style:
            if last and highest < row.depth:
                if row.value != last + 1:
                    return False
                carried += 1
            last, highest = row.value, DEEPEST
        else:
            highest = min(highest, row.depth)
    return carried > 0
