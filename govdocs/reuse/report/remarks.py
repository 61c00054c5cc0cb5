"""Passages as short remarks at their places in one draft, for the margin of a Word file."""

from __future__ import annotations

from govdocs.reuse.passage import Passage
from govdocs.reuse.report.told import Told
from govdocs.reuse.subject import ReuseText, TextBlock
from govdocs.source import Span


def list_remarks(told: Told, key: str) -> list[tuple[Span, str]]:
    """The places of the draft `key` a person should look at, with a remark each; set phrases and other states aside."""
    remarks = []
    for passage in told.pick(passage for passage in told.passages if key in (passage.here.text, passage.there.text)):
        if passage.here.text == key:
            remarks.append((passage.here.span, _remark(passage)))
        elif passage.there.text == key:
            remarks.append((passage.there.span, f"［{passage.weight.label}］《{told.names[passage.here.text]}》{passage.note}"))
    return sorted(remarks)


def _remark(passage: Passage) -> str:
    """The note without the place: the remark stands there."""
    return f"［{passage.weight.label}］{passage.note.partition('：')[2] or passage.note}"


def carry_span(span: Span, text: ReuseText, other: ReuseText) -> Span | None:
    """Where the characters `span` of `text` stand in `other`, a second reading of the same document; None if nowhere."""
    there = {block.node: block for block in other.blocks}
    found = []
    for block in text.blocks:
        twin = there.get(block.node)
        inside = _count_before(block, span.start), _count_before(block, span.end)
        if twin is not None and inside[0] < inside[1]:
            found += [_offset(twin, inside[0]), _offset(twin, inside[1] - 1) + 1]
    return Span(min(found), max(found)) if found else None


def _count_before(block: TextBlock, offset: int) -> int:
    """How many characters of the block stand before `offset`."""
    return sum(min(max(offset - span.start, 0), len(span)) for span in block.spans)


def _offset(block: TextBlock, index: int) -> int:
    """The offset of character `index` of the block, of its last one beyond the end."""
    for span in block.spans:
        if index < len(span):
            return span.start + index
        index -= len(span)
    return block.spans[-1].end - 1
