"""Excerpts cut into stretches that look alike: changed words, figures, leftover names, the rest.

Long stretches that are equal on both sides are folded: nobody reads 5,000 equal characters to find nine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdocs.reuse.passage import Passage, Sort
from govdocs.reuse.subject import ReuseText
from govdocs.source import Span

LONG = 240
"""An equal stretch of more characters is folded to its beginning and end."""
KEPT = 90
CONTEXT = 24
_ELLIPSIS = "……"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters, how to show them ("" plain, changed, figure, leftover, shared, context, folded) and a remark."""

    words: str
    look: str = ""
    remark: str = ""


def paint(passage: Passage, text: ReuseText, *, here: bool) -> tuple[Stretch, ...]:
    """One side of a passage as stretches, with a few characters of context on either side."""
    span = passage.here.span if here else passage.there.span
    looks = list(_looks(passage, text, here=here))
    inner = list(_cut(text, span, looks))
    before = text.text[max(span.start - CONTEXT, 0) : span.start].rpartition("\n")[2].lstrip()
    after = text.text[span.end : span.end + CONTEXT].partition("\n")[0].rstrip()
    return tuple(
        piece
        for piece in (
            Stretch(before and _ELLIPSIS + before, "context"),
            *inner,
            Stretch(after and after + _ELLIPSIS, "context"),
        )
        if piece.words
    )


def _looks(passage: Passage, text: ReuseText, *, here: bool) -> Iterator[tuple[Span, str, str]]:
    """What is to be shown specially: the more particular first."""
    if here:
        yield from ((span, "leftover", "别处的名称") for span in passage.leftovers)
    yield from ((figure.here if here else figure.there, "figure", figure.note) for figure in passage.figures)
    if passage.sort is Sort.REWORDED:
        span = passage.here.span if here else passage.there.span
        words = "|".join(map(re.escape, sorted(passage.words, key=lambda word: (-len(word), word))))
        for found in re.finditer(words, text.excerpt(span)) if words else ():
            yield Span(span.start + found.start(), span.start + found.end()), "shared", ""
        return
    for change in passage.changes:
        own = change.here if here else change.there
        if change.kind != "equal" and own.end > own.start:
            yield own, "changed", ""


def _cut(text: ReuseText, span: Span, looks: Sequence[tuple[Span, str, str]]) -> Iterator[Stretch]:
    ends = (at for look, _, _ in looks for at in (look.start, look.end))
    cuts = sorted({span.start, span.end, *(at for at in ends if span.start < at < span.end)})
    painted = [_stretch(text, start, end, looks) for start, end in pairwise(cuts)]
    yield from (part for piece in _join(painted) for part in _fold(piece))


def _stretch(text: ReuseText, start: int, end: int, looks: Sequence[tuple[Span, str, str]]) -> Stretch:
    for span, look, remark in looks:
        if span.start <= start and end <= span.end:
            return Stretch(text.text[start:end], look, remark)
    return Stretch(text.text[start:end])


def _join(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours that look alike as one."""
    joined: list[Stretch] = []
    for piece in pieces:
        if joined and (joined[-1].look, joined[-1].remark) == (piece.look, piece.remark):
            joined[-1] = Stretch(joined[-1].words + piece.words, piece.look, piece.remark)
        else:
            joined.append(piece)
    return joined


def _fold(piece: Stretch) -> Iterator[Stretch]:
    if piece.look or len(piece.words) <= LONG:
        yield piece
        return
    yield Stretch(piece.words[:KEPT])
    yield Stretch(f"（此处{len(piece.words) - 2 * KEPT:,}字相同，从略）", "folded")
    yield Stretch(piece.words[-KEPT:])
