"""A heading glued to its body without a mark between them: told where all headings of its kind are, and cut off.

A numbered line that runs on for more than a heading's length without a full stop is either body text that
begins with an ordinal or such a heading. Headings of one kind are judged together: where most of them have no
stop of their own, the few whose first sentence happens to be short are glued as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from govdocs.notation import ORDINAL_STYLES
from govdocs.reading.boundary import LONGEST_HEADING, first_stop
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.glue_evidence import Guess, Siblings, guess_heading, likeness

_STYLES = frozenset(("一、", "（一）", "第一章", "第一节"))
_LIST_ENDS = frozenset("；;")
_WINDOW = 8000
_TOGETHER = 60
_SHORTEST_BODY = 8
_LEAST = 0.3
"""Below this nobody could say where the heading ends, and the line stays as it is."""
_LEAST_TOGETHER = 0.65
"""What a whole group must reach on average; numbered paragraphs of body text do not."""
SURE = 0.75
"""Below this a boundary is reported as unsure."""


class _Form(Enum):
    OWN = auto()
    RUN_IN = auto()
    ENDLESS = auto()


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A numbered line: its words begin at `start`; `stop` is the place of its first full stop, -1 without."""

    line: Line
    style: str
    start: int
    stop: int
    form: _Form


def cut_glued_bodies(text: str, lines: list[Line]) -> list[Edit]:
    """A line end after every heading that runs on into its body without a mark."""
    if not any(_is_endless(text, line) for line in lines):
        return []
    edits: list[Edit] = []
    for group in _groups(text, lines):
        # Of thousands of headings of one kind, those nearby say as much as all.
        for at in range(0, len(group), _TOGETHER):
            some = group[at : at + _TOGETHER]
            if _is_glued(some):
                edits += _cut(text, some)
    return edits


def _is_endless(text: str, line: Line) -> bool:
    """True for a numbered line without a full stop where a heading would have to end."""
    if (
        line.end - line.start <= LONGEST_HEADING
        or text.find("。", line.start, line.start + LONGEST_HEADING) >= 0
    ):
        return False
    return not line.marks and ordinal_at(text, line.start, line.end) is not None


def _groups(text: str, lines: list[Line]) -> Iterator[list[_Numbered]]:
    groups: dict[str, list[_Numbered]] = defaultdict(list)
    for line in lines:
        if not line.marks and (numbered := _numbered(text, line)) is not None:
            groups[numbered.style].append(numbered)
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
    return _Numbered(line, ORDINAL_STYLES[ordinal.style].sample, start, stop, form)


def _is_glued(group: list[_Numbered]) -> bool:
    """True where enough lines have no stop; of the others, the first sentence may happen to be short."""
    endless = sum(one.form is _Form.ENDLESS for one in group)
    run_in = sum(one.form is _Form.RUN_IN for one in group)
    return endless > 0 and run_in <= 3 * (len(group) - run_in)


def _cut(text: str, group: list[_Numbered]) -> list[Edit]:
    if 2 * sum(text[one.line.end - 1] in _LIST_ENDS for one in group) >= len(group):
        return []  # items of a list
    own = [text[one.start : one.line.end] for one in group if one.form is _Form.OWN]
    glued = [one for one in group if one.form is not _Form.OWN]
    first = {one.start: _guess(text, one, likeness(own)) for one in glued}
    likely = own + [_heading(text, one, first[one.start]) for one in glued if _is_sure(first[one.start])]
    edits = []
    for one in glued:
        mine = _heading(text, one, first[one.start])
        others = list(likely)
        if mine in others:
            others.remove(mine)
        guess = _guess(text, one, likeness(others)) if others else first[one.start]
        if guess is not None and guess.confidence >= _LEAST:
            at = one.start + guess.length
            edits.append(Edit("glued-body", at, at, "\n", round(guess.confidence, 2), one.line.start))
    if edits and sum(edit.confidence for edit in edits) < _LEAST_TOGETHER * len(edits):
        return []  # paragraphs of body text that begin with an ordinal
    return edits


def _guess(text: str, one: _Numbered, siblings: Siblings | None) -> Guess | None:
    around = text[max(0, one.start - _WINDOW) : one.start + _WINDOW]
    return guess_heading(
        text[one.start : min(one.line.end, one.start + 2 * LONGEST_HEADING)], around, siblings
    )


def _heading(text: str, one: _Numbered, guess: Guess | None) -> str:
    return text[one.start : one.start + guess.length] if guess else ""


def _is_sure(guess: Guess | None) -> bool:
    return guess is not None and guess.confidence >= 0.5
