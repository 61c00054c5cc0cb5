"""Places in a document as colleagues name them: “第二部分（三）第2段”."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model import Document, Paragraph, Part, Section, Table, child_ids, number_sections
from govdocs.notation import parse_ordinal, to_hanzi

Named = tuple[str, str, str, str]
"""A node's id, its role, its place in words and its own words."""


def name_places(document: Document) -> Iterator[Named]:
    """Every block of `document` in reading order: node id, role, place and words."""
    for field, place in (("title", "标题"), ("subtitle", "副标题"), ("salutation", "称谓")):
        if words := getattr(document, field, ""):
            yield field, "title" if "title" in field else "salutation", place, words
    labels = {item.id: item.label for item in number_sections(document.body, document.numbering)}
    yield from _name_blocks(document.body, "", "", labels)
    for count, paragraph in enumerate(document.closing, 1):
        yield f"closing/p{count}", "closing", f"结尾第{count}段" if len(document.closing) > 1 else "结尾", paragraph.text


def _name_blocks(
    blocks: tuple[object, ...], parent: str, place: str, labels: dict[str, str], inside: object = None
) -> Iterator[Named]:
    paragraphs = tables = 0
    for node, block in child_ids(blocks, parent):
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield node, "paragraph", f"{place or '开头'}第{paragraphs}段", block.text
        elif isinstance(block, Table):
            tables += 1
            words = "\t".join(cell for row in block.rows for cell in row)
            yield node, "table", f"{place}表{tables}", f"{block.caption}\t{words}" if block.caption else words
        elif isinstance(block, Section):
            own = place + _section_place(labels.get(node, ""), block.heading, nested=bool(place) and isinstance(inside, Section))
            yield node, "heading", f"{own}标题", block.heading
            yield from _name_blocks(block.blocks, node, own, labels, block)
        elif isinstance(block, Part):
            own = f"第{to_hanzi(int(node.removeprefix('part')))}大部分"
            if block.heading:
                yield node, "heading", f"{own}标题", block.heading
            yield from _name_blocks(block.blocks, node, own, labels, block)


def _section_place(label: str, heading: str, *, nested: bool) -> str:
    """第二部分 of 二、 at the top; the ordinal itself below; an unnumbered section by its heading."""
    ordinal = parse_ordinal(label)
    if ordinal is None:
        return f"“{heading}”部分" if heading else "（无题）部分"
    if label.endswith("、") and not nested:
        return f"第{to_hanzi(ordinal.value)}部分"
    return label.rstrip(".．、，。 　")
