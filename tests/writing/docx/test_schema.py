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
from govdocs.templating.flow import BoxBlock, PictureBlock
from govdocs.writing.docx import write_docx
from tests.model.strategies import documents, materials, speeches
from tests.writing.docx.opened import Opened

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
    """The schema faults of each part that has any; a picture has no schema."""
    found = {}
    for name in (name for name in opened.parts.keys() - WITHOUT_SCHEMA if not name.endswith(".png")):
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


def laid_out(document: Document) -> tuple[tuple[FlowBlock, ...], Opened]:
    """The flow's blocks, and the file written from them."""
    sheet: StyleSheet = load_sheet()
    flow = arrange(document)
    return flow.blocks, Opened(write_docx(flow, sheet, shape_titles(flow, sheet)))


@settings(max_examples=60, deadline=None)
@given(documents)
def test_any_document_obeys_the_schema(document: Document) -> None:
    _, opened = laid_out(document)
    assert faults(opened) == {}


@settings(max_examples=30, deadline=None)
@given(speeches | materials)
def test_the_text_of_the_flow_is_the_text_of_the_file(document: Document) -> None:
    blocks, opened = laid_out(document)
    text = "".join(str(part) for part in opened.xml("word/document.xml").itertext())
    assert text == "".join(map(drawn, blocks))


def drawn(block: FlowBlock) -> str:
    """The characters a block puts on the page."""
    if isinstance(block, TableBlock):
        return block.caption + block.unit + "".join(map("".join, block.rows)) + block.note
    if isinstance(block, BoxBlock):
        return block.title + "".join(block.paragraphs)
    if isinstance(block, PictureBlock):
        return block.caption
    assert isinstance(block, TextBlock)
    return block.label + block.text


@pytest.mark.parametrize("part", sorted(WITHOUT_SCHEMA))
def test_parts_without_a_schema_are_well_formed(part: str, written: Opened) -> None:
    assert written.xml(part).tag.endswith("coreProperties")
