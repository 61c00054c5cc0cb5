"""Counting afresh: a document whose sections give up the numbers their draft insisted on."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from govdocs.model.body import Part, Section
from govdocs.model.kinds import Document

T = TypeVar("T")


def renumber(document: Document) -> Document:
    """`document` with every locked number dropped, so that all are computed.

    A heading that bears no ordinal on purpose (`number=""`) goes on bearing none.
    """
    return replace(document, body=_release(document.body))


def _release(blocks: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(_release_one(block) for block in blocks)


def _release_one(block: T) -> T:
    if isinstance(block, Section):
        return replace(block, number="" if block.number == "" else None, blocks=_release(block.blocks))
    if isinstance(block, Part):
        return replace(block, blocks=_release(block.blocks))
    return block
