"""PDF/A-2b: what an archive asks of a file, checked by an independent validator and by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import pdfa

from govdocs.fonts import FontBook
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.templating import Flow, TableBlock, TextBlock
from govdocs.writing.pdf import PdfResult, embedding, write, write_pdf
from govdocs.writing.pdf.deflate import choose_compressor
from tests.writing.pdf.reader import PdfReading


def draw(flow: Flow, sheet: StyleSheet, fonts: FontBook) -> bytes:
    """The flow as a PDF."""
    return write_pdf(paginate(flow, sheet), flow, sheet, fonts).data


def findings(data: bytes) -> list[str]:
    """What the validator objects to, as text."""
    return [str(finding) for finding in pdfa.validate_written(BytesIO(data), "2b").findings]


def test_a_speech_of_every_part_is_valid(result: PdfResult) -> None:
    assert findings(result.data) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (TextBlock("body", "一句。"),),
        (TextBlock("body", "\ue004\U0001f600𠮷"),),
        (TextBlock("heading1", "只有标题", label="一、", level=1),),
        (TableBlock("table", (("甲", "乙"), ("丙", "丁"))),),
    ],
    ids=["nothing at all", "one line", "characters without glyphs", "a heading", "a table"],
)
def test_small_and_odd_documents_are_valid(
    blocks: tuple[TextBlock | TableBlock, ...], sheet: StyleSheet, fonts: FontBook
) -> None:
    assert findings(draw(Flow(blocks, kind="speech"), sheet, fonts)) == []


def test_validator_would_object_to_a_file_without_its_output_intent(result: PdfResult) -> None:
    with pikepdf.open(BytesIO(result.data)) as pdf:
        del pdf.Root.OutputIntents
        out = BytesIO()
        pdf.save(out)
    assert findings(out.getvalue()) != []


def test_every_stream_ends_on_a_line_of_its_own(result: PdfResult) -> None:
    ends = [match.start() for match in re.finditer(rb"endstream\r?\n?endobj", result.data)]
    assert ends
    assert all(result.data[end - 1 : end] == b"\n" for end in ends)


def test_nothing_but_the_embedded_fonts_is_in_the_resources(reading: PdfReading) -> None:
    for page in reading.pdf.pages:
        assert set(page.Resources.keys()) <= {"/Font"}
        assert "/Trans" not in page
    assert b"Helvetica" not in reading.data
    assert all(re.fullmatch(r"[A-Z]{6}\+[\w-]+", font.name) for font in reading.fonts.values())


def test_widths_in_the_file_are_those_of_its_fonts(reading: PdfReading) -> None:
    for font in reading.fonts.values():
        program = TTFont(BytesIO(font.program))
        units = program["head"].unitsPerEm
        for code in font.meaning:
            advance = program["hmtx"][program.getGlyphName(code)][0]
            assert abs(font.width(code) - advance / units) < 0.0001


def test_metadata_says_the_same_in_both_places(flow: Flow, reading: PdfReading) -> None:
    info = reading.pdf.docinfo
    with reading.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert xmp["dc:title"] == str(info.Title) == flow.title
        assert xmp["dc:creator"] == [flow.author]
        assert str(info.Author) == flow.author
        assert xmp["dc:description"] == str(info.Subject) == flow.subject
        assert xmp["pdf:Producer"] == str(info.Producer)
        assert xmp["xmp:CreatorTool"] == str(info.Creator)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-22T00:00:00+08:00"
    assert str(info.CreationDate) == str(info.ModDate) == "D:20261122000000+08'00'"


def test_without_a_date_of_its_own_a_document_carries_none(sheet: StyleSheet, fonts: FontBook) -> None:
    flow = Flow((TextBlock("body", "一句。"),), kind="speech", title="讲话", date="2026年　月　日")
    data = draw(flow, sheet, fonts)
    assert b"Date" not in data
    assert findings(data) == []


def test_catalogue_names_language_and_shows_the_title(reading: PdfReading) -> None:
    root = reading.pdf.Root
    assert str(root.Lang) == "zh-CN"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)


def test_same_input_gives_the_same_bytes(
    flow: Flow, sheet: StyleSheet, fonts: FontBook, result: PdfResult
) -> None:
    assert draw(flow, sheet, fonts) == result.data


def test_other_text_gives_another_identifier(
    flow: Flow, sheet: StyleSheet, fonts: FontBook, reading: PdfReading
) -> None:
    other = replace(flow, blocks=(*flow.blocks, TextBlock("body", "再加一句。")))
    changed = pikepdf.open(BytesIO(draw(other, sheet, fonts)))
    assert bytes(changed.trailer.ID[0]) != bytes(reading.pdf.trailer.ID[0])


def test_identifier_does_not_depend_on_the_compressor(
    flow: Flow, sheet: StyleSheet, fonts: FontBook, reading: PdfReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (embedding, write):
        monkeypatch.setattr(room, "deflate", choose_compressor(fast=False))
    plain = pikepdf.open(BytesIO(draw(flow, sheet, fonts)))
    assert bytes(plain.trailer.ID[0]) == bytes(reading.pdf.trailer.ID[0])
