"""What Word is strict about: every part obeys the transitional schema of ISO/IEC 29500-4."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from govdocs.layout import StyleSheet, load_sheet, shape_titles
from govdocs.model import Document
from govdocs.templating import FlowBlock, TableBlock, TextBlock, arrange
from govdocs.writing.docx import write_docx
from tests.writing.docx.opened import Opened
from tests.writing.strategies import documents

SCHEMAS = Path(__file__).parents[2] / "data" / "ooxml"
SCHEMA_OF = {
    "[Content_Types].xml": "opc-contentTypes.xsd",
    "_rels/.rels": "opc-relationships.xsd",
    "word/_rels/document.xml.rels": "opc-relationships.xsd",
    "docProps/custom.xml": "shared-documentPropertiesCustom.xsd",
}
WITHOUT_SCHEMA = {"docProps/core.xml"}
"""Its schema imports Dublin Core's from the network; python-docx reads it in another test."""


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def faults(opened: Opened) -> dict[str, str]:
    """The schema faults of each part that has any."""
    found = {}
    for name in opened.parts.keys() - WITHOUT_SCHEMA:
        checker = schema(SCHEMA_OF.get(name, "wml.xsd"))
        if not checker.validate(opened.xml(name)):
            found[name] = str(checker.error_log)
    return found


def test_every_part_obeys_its_schema(written: Opened) -> None:
    assert {
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
    } <= written.parts.keys()
    assert "word/footnotes.xml" in written.parts
    assert faults(written) == {}


def test_the_schema_refuses_children_in_the_wrong_order(written: Opened) -> None:
    broken = written.parts["word/document.xml"].replace(b"<w:rPr><w:rStyle", b"<w:t/><w:rPr><w:rStyle", 1)
    assert not schema("wml.xsd").validate(etree.fromstring(broken))


@settings(max_examples=60, deadline=None)
@given(documents)
def test_any_document_obeys_the_schema_and_keeps_its_text(document: Document) -> None:
    sheet: StyleSheet = load_sheet()
    flow = arrange(document)
    opened = Opened(write_docx(flow, sheet, shape_titles(flow, sheet)))
    assert faults(opened) == {}
    text = "".join(str(part) for part in opened.xml("word/document.xml").itertext())
    assert text == "".join(map(drawn, flow.blocks))


def drawn(block: FlowBlock) -> str:
    """The characters a block puts on the page."""
    if isinstance(block, TableBlock):
        return block.caption + "".join(map("".join, block.rows))
    assert isinstance(block, TextBlock)
    return block.label + block.text


@pytest.mark.parametrize("part", sorted(WITHOUT_SCHEMA))
def test_parts_without_a_schema_are_well_formed(part: str, written: Opened) -> None:
    assert written.xml(part).tag.endswith("coreProperties")
