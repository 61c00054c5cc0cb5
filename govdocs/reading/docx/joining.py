"""Paragraphs whose end a tracked change takes away, joined with the one that follows (ECMA-376-1 17.13.5.15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govdocs.reading.docx.content import WordBlock, WordParagraph


def join_paragraphs(blocks: Iterable[WordBlock]) -> Iterator[WordBlock]:
    """The blocks with such paragraphs joined; what stands before a table, or last, has nothing to join with."""
    waiting: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordParagraph) and block.part == "document":
            if block.joins:
                waiting.append(block)
                continue
            yield _joined(waiting, block) if waiting else block
            waiting = []
        else:
            yield from waiting
            waiting = []
            yield block
    yield from waiting


def _joined(before: list[WordParagraph], last: WordParagraph) -> WordParagraph:
    """The last paragraph with the words of those before: its mark is the one that is left, and so are its looks."""
    runs = [replace(run, paragraph=one.number) for one in before for run in one.runs]
    return replace(last, runs=[*runs, *last.runs], joined=tuple(one.number for one in before))
