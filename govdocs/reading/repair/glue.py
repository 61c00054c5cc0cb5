"""A heading glued to its body without a mark between them: told where all headings of its kind are, and cut off.

A numbered line that runs on for more than a heading's length without a full stop is either body text that
begins with an ordinal or such a heading. Headings of one kind are judged together: where most of them have no
stop of their own, the few whose first sentence happens to be short are glued as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from govdocs.reading.boundary import LONGEST_HEADING, first_stop
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ORDINAL_OPENERS, ordinal_at
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.glue_evidence import (
    Guess,
    choose_place,
    find_common_shape,
    find_places,
    score_run_in,
    shape_of,
)
from govdocs.reading.sentences import is_sentence

_STYLES = frozenset(("一、", "（一）", "第一章", "第一节"))
_LIST_ENDS = frozenset("；;")
_WINDOW = 8000
_TOGETHER = 60
_SHORTEST_BODY = 8
_LEAST = 0.3
"""Below this nobody could say where the heading ends, and the line stays as it is."""
_WEIGHT = 0.5
_USUAL_MARGIN = 2.5
_ENDLESS_MARGIN = 3.0
_LEAST_POINTS = -0.05
_SMALL_GROUP = 1.5
"""How far a guess must be ahead of the full stop to count for it, what a group must reach on average, and what more
it must bring along, since two or three lines prove little."""
_LEAST_AMONG_GLUED = -0.6
_LONG_AMONG_GLUED = 17
"""The same where other headings of the text were glued."""
_LONG = 24
"""Characters up to the first full stop: run-in headings are seldom longer on average."""
_SUREST = 0.99
SURE = 0.75
"""Below this a boundary is reported as unsure."""


class _Form(Enum):
    OWN = auto()
    RUN_IN = auto()
    ENDLESS = auto()


class _Numbered(NamedTuple):
    """A numbered line: its words begin at `start`; `stop` is the place of its first full stop, -1 without."""

    line: Line
    style: str
    value: int
    start: int
    stop: int
    form: _Form


def cut_glued_bodies(text: str, lines: list[Line]) -> list[Edit]:
    """A line end after every heading that runs on into its body without a mark."""
    groups = [
        group[at : at + _TOGETHER]
        for group in _groups(text, lines)
        # Of thousands of headings of one kind, those nearby say as much as all.
        for at in range(0, len(group), _TOGETHER)
    ]
    edits: list[Edit] = []
    others = []
    for group in groups:
        if _may_be_glued(text, group, _LONG):
            found = _cut(text, group, _LEAST_POINTS)
            edits += found
        else:
            found = []
        if not found:
            others.append(group)
    if edits:
        # What happened to some headings of a text happened to others too.
        for group in others:
            if _may_be_glued(text, group, _LONG_AMONG_GLUED):
                edits += _cut(text, group, _LEAST_AMONG_GLUED)
    return edits


def _groups(text: str, lines: list[Line]) -> Iterator[list[_Numbered]]:
    """The numbered lines of one form that count on from one another."""
    groups: dict[str, list[_Numbered]] = {}
    for line in lines:
        if line.marks or text[line.start] not in ORDINAL_OPENERS:
            continue
        numbered = _numbered(text, line)
        if numbered is None:
            continue
        group = groups.setdefault(numbered.style, [])
        if group and numbered.value <= group[-1].value:
            yield group
            group = groups[numbered.style] = []
        group.append(numbered)
    yield from groups.values()


def _numbered(text: str, line: Line) -> _Numbered | None:
    ordinal = ordinal_at(text, line.start, line.end)
    if ordinal is None or ordinal.style not in _STYLES:
        return None
    start = line.start + ordinal.length
    while start < line.end and text[start].isspace():
        start += 1
    stop = first_stop(text, start, min(line.end, start + LONGEST_HEADING + 1))
    if stop >= 0 and line.end - stop > _SHORTEST_BODY:
        form = _Form.RUN_IN
    elif stop >= 0 or line.end - start <= LONGEST_HEADING:
        form = _Form.OWN
    else:
        form = _Form.ENDLESS
    return _Numbered(line, ordinal.style, ordinal.value, start, stop, form)


def _may_be_glued(text: str, group: list[_Numbered], long: int) -> bool:
    """True where a line has no stop, or the first sentences are long for headings; never for items of a list."""
    glued = [one for one in group if one.form is not _Form.OWN]
    lengths = [one.stop - one.start if one.stop >= 0 else LONGEST_HEADING for one in glued]
    if not glued or (sum(lengths) < long * len(lengths) and all(one.form is _Form.RUN_IN for one in glued)):
        return False
    return 2 * sum(text[one.line.end - 1] in _LIST_ENDS for one in group) < len(group)


def _cut(text: str, group: list[_Numbered], least: float) -> list[Edit]:
    own = [text[one.start : one.line.end] for one in group if one.form is _Form.OWN]
    glued = [one for one in group if one.form is not _Form.OWN]
    places = {one.start: find_places(_words(text, one), _around(text, one)) for one in glued}
    alone = {one.start: _plausible(text, one, choose_place(places[one.start], None)) for one in glued}
    if not _are_glued(text, glued, alone, least):
        return []
    common = find_common_shape([shape_of(heading) for heading in own], list(places.values()))
    guesses = {one.start: _plausible(text, one, choose_place(places[one.start], common)) for one in glued}
    edits = []
    for one in glued:
        guess = guesses[one.start]
        if guess is not None and guess.confidence >= _LEAST:
            at = one.start + guess.length
            edits.append(
                Edit("glued-body", at, at, "\n", round(min(guess.confidence, _SUREST), 2), one.line.start)
            )
    return edits


def _are_glued(text: str, glued: list[_Numbered], guesses: dict[int, Guess | None], least: float) -> bool:
    """True where headings that end without a mark are likelier, all together, than headings run in or body text."""
    found = [(one, guess) for one in glued if (guess := guesses[one.start]) is not None]
    if not found:
        return False
    points = sum(guess.score + _WEIGHT * (_margin(text, one, guess) - _USUAL_MARGIN) for one, guess in found)
    return points >= least * len(found) + _SMALL_GROUP


def _margin(text: str, one: _Numbered, guess: Guess) -> float:
    """By how much more the heading ends where `guess` says than at its full stop."""
    if one.stop < 0:
        return _ENDLESS_MARGIN
    return guess.score - score_run_in(_words(text, one), one.stop - one.start, _around(text, one))


def _plausible(text: str, one: _Numbered, guess: Guess | None) -> Guess | None:
    """The guess, None where no heading ends there."""
    words = _words(text, one)
    if (
        guess is None
        or is_sentence(words[: guess.length])
        or words[guess.length : guess.length + 1] in ("（", "(")
    ):
        return None
    return guess


def _words(text: str, one: _Numbered) -> str:
    return text[one.start : min(one.line.end, one.start + 2 * LONGEST_HEADING)]


def _around(text: str, one: _Numbered) -> str:
    return text[max(0, one.start - _WINDOW) : one.start + _WINDOW]
