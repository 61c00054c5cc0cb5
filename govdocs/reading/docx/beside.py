"""What stands beside the words of other people's files, checked against what was made of it: told if not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from govdocs.model import Document, Mark
from govdocs.reading.docx.content import Remark, WordBlock, WordParagraph, WordTable
from govdocs.reading.docx.quoting import quote


def remark_on_hidden(blocks: Sequence[WordBlock]) -> Iterator[Remark]:
    """Hidden text, paragraph by paragraph: it is kept, and marked where the model can."""
    for paragraph in _paragraphs(blocks):
        if words := "".join(run.text for run in paragraph.runs if run.hidden):
            yield Remark("hidden", f"隐藏的文字当作正文读入，标为隐藏：{quote(words)}", paragraph.number)


def remark_on_breaks(blocks: Sequence[WordBlock]) -> Iterator[Remark]:
    """Line breaks inside paragraphs, all in one remark."""
    broken = [
        (block, count)
        for block in blocks
        if isinstance(block, WordParagraph) and (count := block.text.strip().count("\n"))
    ]
    if broken:
        message = f"段落里的手动换行当作另起一段，共{sum(count for _, count in broken)}处"
        yield Remark("soft-break", message, broken[0][0].number, info=True)


def remark_on_lost_notes(blocks: Sequence[WordBlock], document: Document) -> Iterator[Remark]:
    """The footnotes that no paragraph of the document carries: those of titles, headings and cells."""
    called = [(paragraph.number, run.note) for paragraph in _paragraphs(blocks) for run in paragraph.runs if run.note]
    kept = Counter(mark.note for mark in _marks(document)) if called else Counter()
    for number, note in called:
        if kept[note]:
            kept[note] -= 1
        else:
            yield Remark("footnote", f"标题、表格里的脚注没有读入：{quote(note)}", number)


def _paragraphs(blocks: Sequence[WordBlock]) -> Iterator[WordParagraph]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        elif isinstance(block, WordTable):
            yield from block.paragraphs


def _marks(value: object) -> Iterator[Mark]:
    """Every mark in a document, however deep."""
    if isinstance(value, Mark):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _marks(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _marks(getattr(value, one.name))
