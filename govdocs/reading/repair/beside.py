"""What another draft of the same text knows: the headings that stand whole in it, and what follows each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from govdocs.model import Document, Notice, Official, Paragraph, Section, walk
from govdocs.reading.draft import Draft
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.repair.edits import Edit

_KEY = 3
"""Characters of a heading it is looked up by; a shorter heading proves nothing."""
_FOLLOWING = 8
"""Characters after a heading that must be the same too."""
_STOPS = frozenset("。：")
_NO_COUNTING_ON = "(?<![一二三四五六七八九十百零〇0-9])"


class _Heading(NamedTuple):
    """`words` with the `number` typed before them ("" where none was typed), and how the text goes on."""

    number: str
    words: str
    following: str


class Beside:
    """The headings other drafts are sure of, to be found in a draft that glued them to other text."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._by_key: dict[str, list[_Heading]] = {}
        found = [heading for draft in drafts for heading in _headings(draft)]
        for heading in found:
            self._by_key.setdefault(heading.words[:_KEY], []).append(heading)
        for same in self._by_key.values():
            same.sort(key=lambda heading: -len(heading.words))
        numbers = sorted({heading.number for heading in found if heading.number}, key=len, reverse=True)
        self._numbers = re.compile(_NO_COUNTING_ON + f"(?:{'|'.join(map(re.escape, numbers))})") if numbers else None

    def cut(self, text: str, lines: list[Line]) -> list[Edit]:
        """A line end before and after every heading of the other drafts that lost its own."""
        return [edit for line in lines if not line.marks for edit in self._cut_line(text, line)]

    def _cut_line(self, text: str, line: Line) -> Iterator[Edit]:
        at = line.start
        if ordinal := ordinal_at(text, at, line.end):
            start = at + ordinal.length
            if heading := self._heading(text, start, line.end, ""):
                yield from _cut_after(text, at, _skip_blanks(text, start, line.end) + len(heading.words), line.end)
        if self._numbers is None:
            return
        for match in self._numbers.finditer(text, at + 1, line.end):
            heading = self._heading(text, match.end(), line.end, match[0])
            if heading is None:
                continue
            before = match.start()
            while before > at and text[before - 1].isspace():
                before -= 1
            yield Edit("glued-heading", before, match.start(), "\n", heading=match.start())
            end = _skip_blanks(text, match.end(), line.end) + len(heading.words)
            yield from _cut_after(text, match.start(), end, line.end)

    def _heading(self, text: str, start: int, end: int, number: str) -> _Heading | None:
        """The longest heading whose words and what follows them stand at `start`; with that `number` if one is given."""
        start = _skip_blanks(text, start, end)
        for heading in self._by_key.get(text[start : start + _KEY], ()):
            if number not in ("", heading.number) or not text.startswith(heading.words, start, end):
                continue
            after = start + len(heading.words)
            if text[after : after + 1] in _STOPS:
                after += 1
            if text.startswith(heading.following, _skip_blanks(text, after, len(text))):
                return heading
        return None


def _cut_after(text: str, heading: int, at: int, end: int) -> Iterator[Edit]:
    """The line end at `at`, unless the line ends there or a mark parts the heading from its body."""
    if at < end and text[at] not in _STOPS:
        yield Edit("glued-body", at, _skip_blanks(text, at, end), "\n", heading=heading)


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _headings(draft: Draft) -> Iterator[_Heading]:
    """The headings `draft` leaves no doubt about, each with the first characters of what follows."""
    for nodes in _bodies(draft.document):
        for (name, node), (below, following) in pairwise(nodes):
            if not isinstance(node, Section) or len(node.heading) < _KEY:
                continue
            trace = draft.trace.get(name)
            words = _words(draft, below, following)[:_FOLLOWING]
            if len(words) == _FOLLOWING and (trace is None or trace.confidence >= 1.0):
                yield _Heading(trace.number if trace else "", node.heading, words)


def _bodies(document: Document, prefix: str = "") -> Iterator[list[tuple[str, object]]]:
    """The nodes of the document's body, of its attachments and of the texts it issues."""
    yield [(prefix + name, node) for name, node in walk(document.body)]
    if isinstance(document, Official):
        for number, attachment in enumerate(document.attachments, 1):
            base = f"{prefix}attachment{number}/"
            yield [(base + name, node) for name, node in walk(attachment.body)]
    if isinstance(document, Notice) and document.enclosed is not None:
        yield from _bodies(document.enclosed, f"{prefix}enclosed/")


def _words(draft: Draft, name: str, node: object) -> str:
    """How a node begins in the text."""
    if isinstance(node, Paragraph):
        return node.text
    trace = draft.trace.get(name)
    return trace.number + node.heading if isinstance(node, Section) and trace else ""
