"""The rows and cells of a table, found through whatever wraps them, and made even."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from govdocs.reading.docx.content import WordTable
from govdocs.reading.docx.markup import local_name

WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "Choice", "AlternateContent"}
)
"""Elements that stand around others and mean nothing for their text."""
DEEPEST = 60
"""Elements inside one another that are followed; no honest file comes near it."""


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table."""
    return _named(table, "tr")


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return _named(row, "tc")


def make_even(table: WordTable) -> None:
    """Fills short rows up with empty cells."""
    columns = zip_longest(*table.rows, fillvalue="") if table.rows else ()
    table.rows = [list(row) for row in zip(*columns, strict=True)]


def _named(element: etree._Element, wanted: str, depth: int = 0) -> Iterator[etree._Element]:
    for item in element:
        name = local_name(item)
        if name == wanted:
            yield item
        elif depth < DEEPEST and name in WRAPPERS:
            yield from _named(item, wanted, depth + 1)
