"""Expanding a document's parts into flow blocks. Body text never travels through a template."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model import (
    Document,
    Labelled,
    Mark,
    Paragraph,
    Part,
    Section,
    Table,
    child_ids,
    number_sections,
)
from govdocs.templating.flow import FlowBlock, FlowMark, TableBlock, TextBlock


def expand_body(document: Document) -> Iterator[FlowBlock]:
    """The blocks of the body, every heading with its computed or locked label."""
    labels = {labelled.id: labelled for labelled in number_sections(document.body, document.numbering)}
    yield from _expand(document.body, "", labels)


def expand_closing(document: Document) -> Iterator[FlowBlock]:
    """The blocks of the closing."""
    for node_id, block in child_ids(document.closing, "closing"):
        if isinstance(block, Paragraph):
            yield _paragraph(block, node_id, "closing")


def _expand(blocks: tuple[object, ...], parent: str, labels: dict[str, Labelled]) -> Iterator[FlowBlock]:
    for node_id, block in child_ids(blocks, parent):
        if isinstance(block, Paragraph):
            yield _paragraph(block, node_id, "body")
        elif isinstance(block, Table):
            yield TableBlock("table", block.rows, node_id, block.caption, block.header_rows)
        elif isinstance(block, Section):
            yield from _section(block, labels[node_id], labels)
        elif isinstance(block, Part):
            if block.heading:
                yield TextBlock("part-heading", block.heading, node_id, level=1)
            yield from _expand(block.blocks, node_id, labels)


def _section(section: Section, labelled: Labelled, labels: dict[str, Labelled]) -> Iterator[FlowBlock]:
    style = f"heading{min(labelled.rank, 5)}"
    heading = section.heading + section.stop
    rest = section.blocks
    if section.run_in and isinstance(first := rest[0], Paragraph):
        yield _run_in(style, heading, first, labelled)
        # Ids go by position among siblings, so the run-in paragraph keeps its place in the count.
        yield from list(_expand(rest, labelled.id, labels))[1:]
        return
    yield TextBlock(style, heading, labelled.id, labelled.label, labelled.level)
    yield from _expand(rest, labelled.id, labels)


def _run_in(style: str, heading: str, first: Paragraph, labelled: Labelled) -> TextBlock:
    text = heading + first.text
    marks = (
        *((FlowMark(0, len(heading), style),) if heading else ()),
        FlowMark(len(heading), len(text), "body"),
        *_marks(first, len(heading)),
    )
    return TextBlock(
        f"{style}-run-in",
        text,
        labelled.id,
        labelled.label,
        labelled.level,
        marks,
        outline=labelled.section.heading,
    )


def _paragraph(paragraph: Paragraph, node_id: str, style: str) -> TextBlock:
    return TextBlock(style, paragraph.text, node_id, marks=_marks(paragraph, 0))


def _marks(paragraph: Paragraph, offset: int) -> tuple[FlowMark, ...]:
    lead = (FlowMark(offset, offset + paragraph.lead, "lead"),) if paragraph.lead else ()
    return lead + tuple(_flow_mark(mark, offset) for mark in paragraph.marks)


def _flow_mark(mark: Mark, offset: int) -> FlowMark:
    return FlowMark(mark.start + offset, mark.end + offset, mark.role.value, mark.note)
