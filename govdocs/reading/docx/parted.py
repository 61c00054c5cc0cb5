"""Paragraphs that a reading copy of ours parted where its pages end, put together again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from govdocs.reading.docx.content import WordBlock, WordParagraph


def put_together(blocks: Iterable[WordBlock]) -> list[WordBlock]:
    """The blocks with every paragraph whole; its runs remember the paragraph of the file they stand in."""
    whole: list[WordBlock] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if _goes_on(block) and isinstance(last, WordParagraph) and last.style == block.style:
            last.runs += [replace(run, paragraph=block.number) for run in block.runs]
            last.joined += (block.number,)
        else:
            whole.append(block)
    return whole


def _goes_on(block: WordBlock) -> TypeGuard[WordParagraph]:
    return isinstance(block, WordParagraph) and block.goes_on
