"""What reuse is looked for in: a text, where each block of it stands, and who said it where and when.

All offsets of this room are into `ReuseText.text`, the text as its author typed it. How that text
was cut into paragraphs has no say in what is found; blocks only name the places.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.model import OfficialDate, Stage
from govdocs.source import Span

_FORMAL = ("title", "salutation")


@dataclass(frozen=True, slots=True)
class About:
    """Who says it, where, when and how far it has come; "" or None where unknown.

    `issued` is True once the text has been given or issued: only then is it “曾用于”.
    `marking` is the 密级 or 内部 mark the text carries; `office` whoever speaks or issues.
    """

    title: str = ""
    speaker: str = ""
    post: str = ""
    date: OfficialDate | None = None
    occasion: str = ""
    audience: str = ""
    office: str = ""
    kind: str = ""
    stage: Stage | None = None
    marking: str = ""
    path: str = ""

    @property
    def issued(self) -> bool:
        """True when the text says of itself that it was given or issued."""
        return self.stage is not None and self.stage.issued


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One heading, paragraph, cell row or field of the document and where its words stand.

    `node` is the model's node id (`s2/s1/p3`, `title`), `role` one of title, salutation, heading,
    paragraph, table, closing; `place` names it to a person (“第二部分（三）第2段”); `spans` are its
    stretches of the original text, in order.
    """

    node: str
    role: str
    place: str
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The smallest span that holds all of it."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True)
class ReuseText:
    """One text to compare. `key` tells texts apart (unique in a run), `name` is what people call it.

    Without `blocks` the whole text counts; with them only what they cover is compared (see `compared`).
    `bags` are its words by stretch where they were cut before, None where they were not.
    """

    key: str
    name: str
    text: str = field(repr=False)
    blocks: tuple[TextBlock, ...] = field(default=(), repr=False)
    about: About = About()
    bags: tuple[tuple[Span, tuple[str, ...]], ...] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _stretches(self) -> tuple[list[int], list[TextBlock]]:
        pairs = sorted(((span.start, i) for i, block in enumerate(self.blocks) for span in block.spans))
        return [start for start, _ in pairs], [self.blocks[i] for _, i in pairs]

    @cached_property
    def _headings(self) -> tuple[list[int], list[TextBlock]]:
        headings = [block for block in self.blocks if block.role == "heading"]
        return [block.span.start for block in headings], headings

    @property
    def compared(self) -> list[Span]:
        """The stretches that are compared; empty where the whole text is.

        Titles and salutations are left out: two speeches at one meeting are bound to share them.
        """
        return [span for block in self.blocks if block.role not in _FORMAL for span in block.spans]

    @cached_property
    def paragraphs(self) -> tuple[TextBlock, ...]:
        """The paragraphs of the body."""
        return tuple(block for block in self.blocks if block.role == "paragraph")

    def block_at(self, offset: int) -> TextBlock | None:
        """The block that holds the character at `offset`, or the last one before it; None without blocks."""
        starts, blocks = self._stretches
        at = bisect_right(starts, offset) - 1
        return blocks[max(at, 0)] if blocks else None

    def blocks_in(self, span: Span) -> list[TextBlock]:
        """The blocks that begin within `span`, and the one it begins in."""
        starts, blocks = self._stretches
        return blocks[max(bisect_right(starts, span.start) - 1, 0) : bisect_right(starts, span.end)]

    def heading_at(self, offset: int) -> TextBlock | None:
        """The last heading that begins at or before `offset`."""
        starts, headings = self._headings
        at = bisect_right(starts, offset) - 1
        return headings[at] if at >= 0 else None

    def excerpt(self, span: Span) -> str:
        """The original characters of `span`."""
        return self.text[span.start : span.end]
