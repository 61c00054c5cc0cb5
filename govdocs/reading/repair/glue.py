"""A heading glued to its body without a mark between them: told where all headings of its kind are, and cut off.

A numbered line that runs on for more than a heading's length without a full stop is either body text that
begins with an ordinal or such a heading. Headings of one kind are judged together: where most of them have no
stop of their own, the few whose first sentence happens to be short are glued as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from govdocs.reading.boundary import LONGEST_HEADING
from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.glue_evidence import find_places
from govdocs.reading.repair.glue_leads import find_leads
from govdocs.reading.repair.glue_lines import Form, Numbered, first_length, group_numbered, may_be_glued
from govdocs.reading.repair.glue_shapes import Guess, Place, Shape, guess_together, shape_of
from govdocs.reading.sentences import is_sentence

_SAYS_WHO = re.compile("[对由为向]|各级|各地|各[县区部]|[本你该][市省区县州院局]|[市区县]级")
_WINDOW = 8000
_TOGETHER = 60
_LEAST_SHARE = 0.3
"""Below this nobody could say where the heading ends, and the line stays as it is."""
_PER_LENGTH, _PER_SCORE, _PER_WORDS, _SENTENCE, _WHO, _AT_FIRST = 0.4, 0.7, 0.45, -2.25, -2.0, -3.8
"""What speaks for a line being a heading glued to its body: the length up to its first full stop (its logarithm),
how well the likeliest place fits, how much some words within it are an end and a beginning; against it that the
heading would say what is to be done, or by whom, or for whom. Fitted to public texts, glued and as they are."""
_PER_HARMONY, _MOST_HARMONY = 1.1, 0.5
"""The same for how much more alike the headings are when cut than when they end at their full stops, and the most
that counts for a line, since body text may be cut evenly too."""
_LEAST_WORDS = -0.3
"""What the lines must say on average without it."""
_FEW = 3
"""Where every third heading would be a sentence, all are body text."""
_LEAST, _LEAST_AMONG_GLUED = (0.5, 5.0), (-0.3, 2.0)
"""What that must be for a line on average, and what a single line must bring along on top, two lines half of it and
so on, since few lines prove little; less where other headings of the text were glued."""
_LONG_BEGINNING = 8
"""So many characters that another line begins with too make a phrase, and a heading says as much again after it."""
_SURE_BY_SHARE, _SURE_BY_SCORE, _SURE_BY_WORDS, _SURE_AT_FIRST = 0.75, 0.14, 0.25, -1.4
"""How sure a boundary is (its logit) by its share (its logit), by all that speaks for it and by its words. Fitted to
public texts, and half a unit lower, since one that is wrong and called sure does more harm than a look at one right."""
_SUREST = 0.99
SURE = 0.8
"""Below this a boundary is reported as unsure."""


def cut_glued_bodies(text: str, lines: list[Line]) -> list[Edit]:
    """A line end after every heading that runs on into its body without a mark."""
    groups = [
        group[at : at + _TOGETHER]
        for group in group_numbered(text, lines)
        # Of thousands of headings of one kind, those nearby say as much as all.
        for at in range(0, len(group), _TOGETHER)
    ]
    edits: list[Edit] = []
    others = []
    for group in groups:
        found = _cut(text, lines, group, _LEAST) if may_be_glued(text, group, among_glued=False) else []
        if found:
            edits += found
        else:
            others.append(group)
    if edits:
        # What happened to some headings of a text happened to others too.
        for group in others:
            if may_be_glued(text, group, among_glued=True):
                edits += _cut(text, lines, group, _LEAST_AMONG_GLUED)
    return edits


def _cut(text: str, lines: list[Line], group: list[Numbered], least: tuple[float, float]) -> list[Edit]:
    own = [shape_of(text[one.start : one.line.end]) for one in group if one.form is Form.OWN]
    running = [one for one in group if one.form is not Form.OWN]
    if not running:
        return []
    places = _find_all_places(text, lines, running)
    bar = least[0] * len(running) + least[1] / len(group)
    most_harmony = _MOST_HARMONY * len(group)
    evidence = sum(_weigh_places(one, its) for one, its in zip(running, places, strict=True))
    if evidence < max(_LEAST_WORDS * len(running), bar - most_harmony):
        return []
    guesses = guess_together(places, own)
    against = [
        _weigh_heading(_words(text, one)[: guess.length])
        for one, guess in zip(running, guesses.each, strict=True)
        if guess is not None
    ]
    if sum(map(bool, against)) * _FEW >= len(running):
        return []
    evidence += sum(against)
    harmony = _PER_HARMONY * (guesses.harmony - _harmony_run_in(text, running, own))
    if evidence < _LEAST_WORDS * len(running) or evidence + min(harmony, most_harmony) < bar:
        return []
    edits = []
    for one, guess in zip(running, guesses.each, strict=True):
        if guess is not None and guess.share >= _LEAST_SHARE and _is_heading(text, one, guess):
            at = one.start + guess.length
            edits.append(Edit("glued-body", at, at, "\n", _how_sure(guess), one.line.start))
    return edits


def _find_all_places(text: str, lines: list[Line], running: list[Numbered]) -> list[list[Place]]:
    """Where each heading may end: not within the words that another line begins with too (各级党委要……)."""
    leads = find_leads(text, lines, [one.number for one in running])
    shared = _shared_beginnings([_words(text, one) for one in running])
    return [
        [place for place in find_places(_words(text, one), _around(text, one), lead) if place.shape.length > same]
        for one, lead, same in zip(running, leads, shared, strict=True)
    ]


def _shared_beginnings(texts: list[str]) -> list[int]:
    """For each of the texts how many characters it begins with that another one begins with."""
    shared = [0] * len(texts)
    for one, other in pairwise(sorted(range(len(texts)), key=texts.__getitem__)):
        same = _same_beginning(texts[one], texts[other])
        same += same if same > _LONG_BEGINNING else 0
        shared[one], shared[other] = max(shared[one], same), max(shared[other], same)
    return shared


def _same_beginning(one: str, other: str) -> int:
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        same += 1
    return same


def _harmony_run_in(text: str, running: list[Numbered], own: list[Shape]) -> float:
    """How alike the headings are if they end at their full stops."""
    shapes = [shape_of(text[one.start : one.stop]) for one in running if one.stop >= 0]
    return guess_together([[Place(shape, 0.0)] for shape in shapes], own).harmony


def _weigh_places(one: Numbered, places: Sequence[Place]) -> float:
    """How much likelier the line is a heading glued to its body than a heading run in, or body text."""
    return (
        _PER_LENGTH * math.log1p(first_length(one))
        + _PER_SCORE * max((place.score for place in places), default=0.0)
        + _PER_WORDS * max((place.words for place in places), default=0.0)
        + _AT_FIRST
    )


def _weigh_heading(heading: str) -> float:
    """What the heading itself says against it."""
    return _SENTENCE * is_sentence(heading) + _WHO * (_SAYS_WHO.match(heading) is not None)


def _how_sure(guess: Guess) -> float:
    share = min(max(guess.share, 1 - _SUREST), _SUREST)
    logit = _SURE_BY_SHARE * math.log(share / (1 - share)) + _SURE_AT_FIRST
    logit += _SURE_BY_SCORE * guess.place.score + _SURE_BY_WORDS * guess.place.words
    return round(min(1 / (1 + math.exp(-logit)), _SUREST), 2)


def _is_heading(text: str, one: Numbered, guess: Guess) -> bool:
    words = _words(text, one)
    return not is_sentence(words[: guess.length]) and words[guess.length : guess.length + 1] not in ("（", "(")


def _words(text: str, one: Numbered) -> str:
    return text[one.start : min(one.line.end, one.start + 2 * LONGEST_HEADING)]


def _around(text: str, one: Numbered) -> str:
    return text[max(0, one.start - _WINDOW) : one.start + _WINDOW]
