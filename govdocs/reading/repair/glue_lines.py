"""The numbered lines that headings glued to their bodies are looked for among, those of one kind together."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from govdocs.reading.boundary import LONGEST_HEADING, first_stop
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ORDINAL_OPENERS, ordinal_at

_STYLES = frozenset(("一、", "（一）", "第一章", "第一节"))
_LIST_ENDS = frozenset("；;")
_SHORTEST_BODY = 8
_LONG, _LONG_AMONG_OTHERS = 24, 17
"""Characters up to the first full stop: run-in headings are seldom longer on average. And where other headings were
glued, or stand on lines of their own."""


class Form(Enum):
    """Alone on its line; a sentence that takes up the line; followed by more; without a full stop."""

    OWN = auto()
    SENTENCE = auto()
    RUN_IN = auto()
    ENDLESS = auto()


_RUN_ON = frozenset((Form.RUN_IN, Form.ENDLESS))


class Numbered(NamedTuple):
    """The numbered line `number`: its words begin at `start`; `stop` is the place of its first full stop, -1
    without."""

    line: Line
    number: int
    style: str
    value: int
    start: int
    stop: int
    form: Form


def group_numbered(text: str, lines: list[Line]) -> Iterator[list[Numbered]]:
    """The numbered lines of one form that count on from one another."""
    groups: dict[str, list[Numbered]] = {}
    for number, line in enumerate(lines):
        if line.marks or text[line.start] not in ORDINAL_OPENERS:
            continue
        numbered = _numbered(text, line, number)
        if numbered is None:
            continue
        group = groups.setdefault(numbered.style, [])
        if group and numbered.value <= group[-1].value:
            yield group
            group = groups[numbered.style] = []
        group.append(numbered)
    yield from groups.values()


def _numbered(text: str, line: Line, number: int) -> Numbered | None:
    ordinal = ordinal_at(text, line.start, line.end)
    if ordinal is None or ordinal.style not in _STYLES:
        return None
    start = line.start + ordinal.length
    while start < line.end and text[start].isspace():
        start += 1
    stop = first_stop(text, start, min(line.end, start + LONGEST_HEADING + 1))
    if stop >= 0 and line.end - stop > _SHORTEST_BODY:
        form = Form.RUN_IN
    elif stop - start > _LONG_AMONG_OTHERS:
        form = Form.SENTENCE
    elif stop >= 0 or line.end - start <= LONGEST_HEADING:
        form = Form.OWN
    else:
        form = Form.ENDLESS
    return Numbered(line, number, ordinal.style, ordinal.value, start, stop, form)


def may_be_glued(text: str, group: list[Numbered], among_glued: bool) -> bool:
    """True where a line has no stop, or the first sentences are long for headings; never for items of a list."""
    glued = [one for one in group if one.form in _RUN_ON]
    if not glued:
        return False
    among = among_glued or any(one.form is Form.OWN for one in group)
    long = (_LONG_AMONG_OTHERS if among else _LONG) * len(glued)
    if all(one.stop >= 0 for one in glued) and sum(map(first_length, glued)) < long:
        return False
    return 2 * sum(text[one.line.end - 1] in _LIST_ENDS for one in group) < len(group)


def first_length(one: Numbered) -> int:
    """The length of the first sentence."""
    return one.stop - one.start if one.stop >= 0 else LONGEST_HEADING
