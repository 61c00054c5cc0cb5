"""Node ids and walks: a stable name for every node of a document, from where it stands.

`s2/s1/p3` is the third paragraph of the first sub-section of the second section; `part1/…` where a
text has parts; fields are their own names (`title`, `salutation`) and the closing is `closing/p1`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdocs.model.body import Box, Paragraph, Part, Section, Table
from govdocs.model.picture import Picture

_PREFIX = {Section: "s", Paragraph: "p", Table: "t", Box: "b", Picture: "i", Part: "part"}


def child_ids(blocks: tuple[object, ...], parent: str = "") -> Iterator[tuple[str, object]]:
    """The blocks with their ids; each sort of block is counted from 1 within its parent."""
    counts: dict[type, int] = {}
    base = f"{parent}/" if parent else ""
    for block in blocks:
        kind = type(block)
        count = counts[kind] = counts.get(kind, 0) + 1
        yield f"{base}{_PREFIX[kind]}{count}", block


def walk(blocks: tuple[object, ...], parent: str = "") -> Iterator[tuple[str, object]]:
    """Every node under `blocks` in reading order, each with its id."""
    for node_id, block in child_ids(blocks, parent):
        yield node_id, block
        if isinstance(block, Section | Part | Box):
            yield from walk(block.blocks, node_id)


def walk_pictures(document: Any) -> Iterator[Picture]:
    """Every picture of a document, of its attachments and of the text it issues."""
    for holder in (document, *getattr(document, "attachments", ())):
        for _, block in walk(holder.body):
            if isinstance(block, Picture):
                yield block
    if (enclosed := getattr(document, "enclosed", None)) is not None:
        yield from walk_pictures(enclosed)
