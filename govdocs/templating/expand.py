"""Expanding a document's parts into flow blocks. Body text never travels through a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from govdocs.model import (
    Box,
    Document,
    Labelled,
    Mark,
    Numbering,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    child_ids,
    number_sections,
)
from govdocs.notation import parse_ordinal
from govdocs.templating.flow import BoxBlock, FlowMark, PictureBlock, TableBlock, TextBlock

BodyBlock: TypeAlias = TextBlock | TableBlock | BoxBlock | PictureBlock
"""What a body is expanded into."""


def expand_body(
    body: tuple[object, ...], numbering: Numbering, parent: str = ""
) -> Iterator[BodyBlock]:
    """The blocks of a body, every heading with its computed or locked label; ids begin with `parent`."""
    expanded = _expand(body, "", iter(number_sections(body, numbering)))
    yield from (replace(block, id=f"{parent}/{block.id}") for block in expanded) if parent else expanded


def expand_closing(document: Document, parent: str = "") -> Iterator[TextBlock]:
    """The blocks of the closing; ids begin with `parent`."""
    for node_id, block in child_ids(document.closing, f"{parent}/closing" if parent else "closing"):
        if isinstance(block, Paragraph):
            yield _paragraph(block, node_id, "closing")


def _expand(
    blocks: tuple[object, ...], parent: str, labels: Iterator[Labelled]
) -> Iterator[BodyBlock]:
    for node_id, block in child_ids(blocks, parent):
        if isinstance(block, Paragraph):
            yield _paragraph(block, node_id, "body")
        elif isinstance(block, Table):
            yield TableBlock(
                "table", block.rows, node_id, block.caption, block.header_rows, block.unit, block.note
            )
        elif isinstance(block, Box):
            yield BoxBlock("box", block.title, tuple(part.text for part in block.blocks), node_id)
        elif isinstance(block, Picture):
            yield PictureBlock(
                "picture", block.file, block.data, node_id, block.width, block.height, block.caption, block.alt
            )
        elif isinstance(block, Section):
            yield from _section(block, next(labels), labels)
        elif isinstance(block, Part):
            if block.heading:
                yield TextBlock("part-heading", block.heading, node_id, level=1)
            yield from _expand(block.blocks, node_id, labels)


def _section(
    section: Section, labelled: Labelled, labels: Iterator[Labelled]
) -> Iterator[BodyBlock]:
    style = _section_style(labelled)
    heading = section.heading + section.stop
    rest = section.blocks
    if section.run_in and isinstance(first := rest[0], Paragraph):
        yield _run_in(style, heading, first, labelled)
        # Ids go by position among siblings, so the run-in paragraph keeps its place in the count.
        yield from islice(_expand(rest, labelled.id, labels), 1, None) if len(rest) > 1 else ()
        return
    text = _spread(heading) if style == "chapter" else heading
    yield TextBlock(style, text, labelled.id, _spaced(labelled.label), labelled.level)
    yield from _expand(rest, labelled.id, labels)


def _run_in(style: str, heading: str, first: Paragraph, labelled: Labelled) -> TextBlock:
    text = heading + first.text
    marks = (
        *((FlowMark(0, len(heading), style),) if heading else ()),
        FlowMark(len(heading), len(text), "body"),
        *_marks(first, len(heading)),
    )
    return TextBlock(
        f"{style}-run-in" if heading else "article" if style == "article" else "body",
        text,
        labelled.id,
        _spaced(labelled.label),
        labelled.level if heading else 0,
        marks if heading else _marks(first, 0),
        outline=labelled.section.heading,
        label_style="article-label" if style == "article" else "",
    )


_STYLES_BY_FORM = {"第一章": "chapter", "第一节": "division", "第一条": "article"}


def _section_style(labelled: Labelled) -> str:
    ordinal = parse_ordinal(labelled.label)
    return _STYLES_BY_FORM.get(ordinal.style if ordinal else "", f"heading{min(labelled.rank, 5)}")


def _spaced(label: str) -> str:
    """第一章, 第一节 and 第一条 are followed by one blank 字 (GB/T 15834-2011 B.3)."""
    return f"{label}　" if label[:1] == "第" and label[-1:] in "章节条" else label


def _spread(heading: str) -> str:
    """总则 and 附则 set to the width of four characters: 总　则 (惯例)."""
    return f"{heading[0]}　{heading[1]}" if len(heading) == 2 else heading


def _paragraph(paragraph: Paragraph, node_id: str, style: str) -> TextBlock:
    return TextBlock(style, paragraph.text, node_id, marks=_marks(paragraph, 0))


def _marks(paragraph: Paragraph, offset: int) -> tuple[FlowMark, ...]:
    if not (paragraph.lead or paragraph.marks):
        return ()
    lead = (FlowMark(offset, offset + paragraph.lead, "lead"),) if paragraph.lead else ()
    return lead + tuple(_flow_mark(mark, offset) for mark in paragraph.marks)


def _flow_mark(mark: Mark, offset: int) -> FlowMark:
    return FlowMark(mark.start + offset, mark.end + offset, mark.role.value, mark.note)
