"""Sections of a Word file as far as a reader would miss them: pages on their side, columns."""

from __future__ import annotations

from lxml import etree

from govdocs.reading.docx.markup import attribute, child


def describe_section(properties: etree._Element | None) -> str:
    """横排、分2栏: what the pages of a section (w:sectPr) have of their own, "" for plain ones."""
    size = child(properties, "pgSz")
    columns = attribute(child(properties, "cols"), "num")
    width, height = attribute(size, "w"), attribute(size, "h")
    lying = attribute(size, "orient") == "landscape" or (
        width.isdecimal() and height.isdecimal() and int(width) > int(height)
    )
    several = columns.isdecimal() and int(columns) > 1
    return "、".join((*(["横排"] if lying else []), *([f"分{columns}栏"] if several else [])))
