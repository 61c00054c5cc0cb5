"""The text layer: read through the structure tree, a file gives its document back."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.fonts import FontBook
from govdocs.layout.drawn import drawn_text
from govdocs.layout.load import load_sheet
from govdocs.layout.page import Line, Page, Segment
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.resources import shipped_fonts
from govdocs.templating import Flow, TableBlock, TextBlock
from govdocs.writing.pdf import PdfResult, write_pdf
from tests.writing.pdf.reader import PdfReading


def block_texts(flow: Flow) -> list[str]:
    """What a reader of the document reads, block by block."""
    return [
        block.caption + block.unit + "".join("".join(row) for row in block.rows) + block.note
        if isinstance(block, TableBlock)
        else drawn_text(block)
        for block in flow.blocks
    ]


def test_text_read_through_the_structure_tree_is_the_flow_character_for_character(
    flow: Flow, reading: PdfReading
) -> None:
    assert "".join(node.text for node in reading.tree) == "".join(block_texts(flow))


def test_poppler_reads_the_same_text_through_the_tree(flow: Flow, result: PdfResult, tmp_path: Path) -> None:
    path = tmp_path / "讲话.pdf"
    path.write_bytes(result.data)
    run = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True)
    quoted = [
        line.strip() for line in run.stdout.decode("utf-8").splitlines() if line.strip().startswith('"')
    ]
    assert "".join(line[1:-1] for line in quoted) == "".join(block_texts(flow))


def test_private_use_character_is_drawn_as_geta_and_keeps_its_code(
    reading: PdfReading, result: PdfResult, fonts: FontBook
) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    (drawn,) = [glyph for glyph in reading.glyphs if glyph.char == "\ue004"]
    picked = fonts.pick("fangsong", "〓")
    assert picked
    face, gid = picked
    subset = TTFont(BytesIO(reading.fonts[drawn.font].program))
    whole = TTFont(str(face.path))
    name = whole.getGlyphName(gid)
    assert subset["glyf"][subset.getGlyphName(drawn.code)].coordinates == whole["glyf"][name].coordinates
    assert [(item.char, item.role, item.count) for item in result.missing] == [("\ue004", "fangsong", 1)]


def test_character_no_font_has_is_counted_and_still_in_the_text(sheet: StyleSheet, fonts: FontBook) -> None:
    unknown = "\U0001f600"
    assert fonts.pick("fangsong", unknown) is None
    flow = Flow((TextBlock("body", f"很好{unknown}，很好{unknown}。"),), kind="speech")
    result = write_pdf(paginate(flow, sheet), flow, sheet, fonts)
    assert [(item.char, item.count) for item in result.missing] == [(unknown, 2)]
    assert PdfReading(result.data).tree[0].text == f"很好{unknown}，很好{unknown}。"


def test_nothing_is_reported_missing_where_every_character_has_a_glyph(
    sheet: StyleSheet, fonts: FontBook
) -> None:
    flow = Flow((TextBlock("body", "人才是第一资源。"),), kind="speech")
    assert write_pdf(paginate(flow, sheet), flow, sheet, fonts).missing == ()


@st.composite
def drawn_texts(draw: st.DrawFn) -> str:
    """Texts of everything a page may have to draw: hanzi, marks, Latin, rare and private characters."""
    chars = st.one_of(
        st.sampled_from("的一是在人才工作会议，。、“”（）——……·％℃①〓"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xA1, max_codepoint=0xFF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF),
        st.characters(min_codepoint=0xE000, max_codepoint=0xE0FF),
    )
    return draw(st.text(chars, min_size=1, max_size=40))


SHEET = load_sheet()
FONTS = FontBook(SHEET.fonts.values(), bundled=shipped_fonts(), system=False)


@settings(max_examples=60, deadline=None)
@given(
    stretches=st.lists(
        st.tuples(st.sampled_from(sorted(SHEET.fonts)), drawn_texts(), st.booleans()), min_size=1, max_size=5
    )
)
def test_any_characters_in_any_face_come_back(stretches: list[tuple[str, str, bool]]) -> None:
    text = "".join(stretch for _, stretch, _ in stretches)
    segments, at = [], 0
    for role, stretch, bold in stretches:
        segments.append(Segment(80.0 + at, stretch, role, 16.0, -0.25, at, bold=bold))
        at += len(stretch)
    flow = Flow((TextBlock("body", text),), kind="speech")
    data = write_pdf([Page(1, [Line(150.0, segments, 0, True)])], flow, SHEET, FONTS).data
    reading = PdfReading(data)
    assert reading.tree[0].text == text
    assert all(glyph.code for glyph in reading.glyphs)
