"""What is drawn for a block, character by character: the text its segments' offsets count in."""

from __future__ import annotations

from govdocs.layout.imprint import imprint_text
from govdocs.layout.letterhead import pair_text
from govdocs.layout.paragraph import block_text
from govdocs.layout.table import box_text
from govdocs.templating.flow import (
    BoxBlock,
    FlowBlock,
    ImprintBlock,
    MarkBlock,
    PairBlock,
    SignOffBlock,
    TextBlock,
)


def drawn_text(block: FlowBlock) -> str:
    """The drawn text of a block that is not a table; "" for rules and page turns."""
    if isinstance(block, TextBlock):
        return block_text(block)
    if isinstance(block, BoxBlock):
        return box_text(block)
    if isinstance(block, MarkBlock):
        return "".join(block.names) + block.suffix
    if isinstance(block, PairBlock):
        return pair_text(block)
    if isinstance(block, SignOffBlock):
        return "".join(block.names) + block.date
    return imprint_text(block) if isinstance(block, ImprintBlock) else ""
