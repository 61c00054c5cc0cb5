"""What reading returns: the document, and how every part of it was come by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from govdocs.findings import Finding
from govdocs.model import Document
from govdocs.reading.places import Places
from govdocs.source import Excerpt, Source, Span


@dataclass(frozen=True, slots=True)
class Repair:
    """One change reading made to the text: `replacement` stands where `span` of the source stood.

    `step` names the repair (`control-character`, `glued-heading`, `head` …). Replayed in order on
    `Source.text`, the repairs give the text of the document.
    """

    step: str
    span: Span
    replacement: str = ""


class NodeTrace(NamedTuple):
    """Where a node came from and why it is what it is.

    `heading` and `text` are its words with their places, `number` the ordinal as the draft had it
    ("" for none), `confidence` runs from 0 to 1, `evidence` says why, in a drafter's words.
    """

    heading: Excerpt | None = None
    text: Excerpt | None = None
    number: str = ""
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was understood: `document`, what is doubtful (`findings`, by place), its `source`,
    the `trace` of every node by its id (fields by their name), the `repairs` made, and the repaired text
    (`working`) with the places its characters came from.

    `page_words` are the words of a .docx file's page heads, page feet and text boxes, which are no part of
    the document.
    """

    document: Document
    findings: tuple[Finding, ...]
    source: Source = field(repr=False)
    trace: Mapping[str, NodeTrace] = field(repr=False)
    repairs: tuple[Repair, ...] = ()
    working: Excerpt = field(default=Excerpt(""), repr=False, compare=False)
    page_words: tuple[str, ...] = ()

    def places(self) -> Places:
        """Names for the places of the source: 第3段“……”（第12行第5列）."""
        return Places(self.source, self.working, head_spans(self.repairs))


def head_spans(repairs: Iterable[Repair]) -> tuple[Span, ...]:
    """The spans of the source that are the head of the draft, and none of its text."""
    return tuple(repair.span for repair in repairs if repair.step == "head")


def replay_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """`text` after `repairs`; one that lies inside another (a character of a head) goes with it."""
    pieces: list[str] = []
    at = 0
    for repair in sorted(repairs, key=_place):
        if repair.span.start < at:
            continue
        pieces += (text[at : repair.span.start], repair.replacement)
        at = repair.span.end
    return "".join((*pieces, text[at:]))


def _place(repair: Repair) -> tuple[int, bool, int]:
    """Insertions before what is taken out at the same place, the longest of those first."""
    return repair.span.start, len(repair.span) > 0, -repair.span.end
