"""Where a reading copy turns its pages and ends its lines: after a sentence, before a figure or a name, as the layout has it.

Word would turn the page wherever its last line ends. So the paragraph is parted at the cut, and what is left of
it goes on without an indent. No page is turned by force: every paragraph stays whole, and the rest, which has no
room below, moves to the next page by itself, wherever a drafter's changes have moved the text to. A line that would
part a figure from its unit or a name from 同志 ends with a break before it; Word widens such a line to the margin
as it does every other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from govdocs.layout.paragraph import block_text, early_ends
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import Flow, TextBlock
from govdocs.writing.docx.paragraphs import open_paragraph, spacing


def page_cuts(flow: Flow, sheet: StyleSheet) -> Mapping[int, list[int]]:
    """By index of the block the offsets in its drawn text at which a page ends; none but for a reading copy.

    A block with hidden words or footnotes is not cut: Word keeps them, the layout of paper does not.
    """
    if not sheet.flowing.whole_sentences:
        return {}
    from govdocs.layout.compose import for_paper
    from govdocs.layout.paginate import sentence_cuts

    paper = for_paper(flow)
    places = {id(block): index for index, block in enumerate(flow.blocks)}
    cuts = {id(paper.blocks[index]): offsets for index, offsets in sentence_cuts(paper, sheet).items()}
    return {places[block]: offsets for block, offsets in cuts.items() if block in places}


def part_block(block: TextBlock, cuts: list[int]) -> Iterator[TextBlock]:
    """The block in parts that end at `cuts`, offsets in its label and text; the first keeps the label."""
    length = len(block.label)
    edges = [0, *(cut - length for cut in cuts), len(block.text)]
    for start, end in pairwise(edges):
        marks = tuple(
            mark._replace(start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in block.marks
            if mark.start < end and mark.end > start
        )
        text = block.text[start:end]
        yield replace(block, text=text, marks=marks, label="" if start else block.label)


def keep_whole(block: TextBlock, sheet: StyleSheet, *, continued: bool) -> tuple[str, ...]:
    """The words of a paragraph in the pieces that breaks are to part; none where no figure or name would be cut.

    Hidden words and footnotes stand on no line of the layout, so their paragraph is left to Word.
    """
    if any(mark.style in ("hidden", "footnote") for mark in block.marks):
        return ()
    text = block_text(block)
    ends = early_ends(text, sheet.style(block.style), sheet, sheet.page.text_width, continued=continued)
    return tuple(text[start:end] for start, end in pairwise((0, *ends, len(text)))) if ends else ()


def go_on(style: ParagraphStyle, *, keep: bool) -> str:
    """The start of a paragraph that goes on with the one before: no indent, no blank, no place in the outline.

    `contextualSpacing` says nothing here; reading knows by it that the two are one.
    """
    return open_paragraph(
        style.name,
        keep=keep,
        spacing=spacing(before=0) if style.before else "",
        indent='<w:ind w:firstLineChars="0" w:firstLine="0"/><w:contextualSpacing/>',
        outline='<w:outlineLvl w:val="9"/>' if style.outline else "",
    )
