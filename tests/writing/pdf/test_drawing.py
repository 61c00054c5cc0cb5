"""Where characters stand: the reference metrics decide, whichever face is embedded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.fonts import FontBook
from govdocs.layout.metrics import char_width
from govdocs.layout.page import Line, Page, Rule, Segment
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.resources import shipped_fonts
from govdocs.templating import Flow, TextBlock
from govdocs.writing.pdf import write_pdf
from tests.fonts.synthetic import Recipe, make_font
from tests.writing.pdf.reader import ARTIFACT, Glyph, PdfReading
from tests.writing.pdf.test_text_layer import FONTS, SHEET, drawn_texts

HEIGHT = SHEET.page.height
TOLERANCE = 0.05  # pt, over a whole line


def draw_line(*segments: Segment, text: str = "") -> list[Glyph]:
    """The glyphs of a page with one line."""
    flow = Flow((TextBlock("body", text or "".join(segment.text for segment in segments)),), kind="speech")
    page = Page(1, [Line(200.0, list(segments), 0, True)])
    return PdfReading(write_pdf([page], flow, SHEET, FONTS).data).glyphs


def test_glyphs_stand_where_the_pages_put_them(flow: Flow, sheet: StyleSheet, reading: PdfReading) -> None:
    for page, glyphs in zip(paginate(flow, sheet), reading.pages, strict=True):
        lines = [*page.lines, *page.artifacts]
        segments = [(segment, line.y) for line in lines for segment in line.segments]
        drawn = iter(glyphs)
        for segment, y in segments:
            taken = [next(drawn) for _ in segment.text]
            assert "".join(glyph.char for glyph in taken) == segment.text
            assert all(abs(glyph.y - (HEIGHT - y)) < 0.01 for glyph in taken)
            assert all(glyph.size == segment.size for glyph in taken)
        assert next(drawn, None) is None


@settings(max_examples=60, deadline=None)
@given(
    role=st.sampled_from(sorted(SHEET.fonts)),
    text=drawn_texts(),
    spacing=st.floats(-0.5, 4.0),
)
def test_a_stretch_ends_where_reference_metrics_say_in_any_face(role: str, text: str, spacing: float) -> None:
    end = "人"
    glyphs = draw_line(Segment(80.0, text + end, role, 16.0, spacing, 0))
    expected = 80.0 + sum(char_width(char) * 16.0 + spacing for char in text)
    # A glyph that is narrower than its place stands somewhere inside it.
    slack = 16.0 * max(0.0, 1 - _drawn_width(role, end))
    assert abs(glyphs[-1].x - expected) < TOLERANCE + slack + 0.0006 * 16 * len(text)


def _drawn_width(role: str, char: str) -> float:
    picked = FONTS.pick(role, char)
    assert picked
    return picked[0].advance(picked[1]) / picked[0].units_per_em


def test_narrow_opening_quote_stands_at_the_right_of_its_place_and_closing_at_the_left() -> None:
    # The Latin face draws both 0.44 em wide; the reference metrics give each a whole em.
    opening, letter, closing, last = draw_line(Segment(100.0, "“人”人", "latin", 10.0, 0.0, 0))
    assert round(opening.x - 100.0, 1) == 5.6
    assert round(closing.x - letter.x, 1) == 10.0
    assert round(last.x - closing.x, 1) == 10.0


@pytest.fixture
def odd_fonts(sheet: StyleSheet, tmp_path: Path) -> FontBook:
    """The shipped fonts, but a 仿宋 whose glyphs are all narrower than one em and which draws U+E004."""
    recipe = Recipe(family="Odd Fangsong", chinese="仿宋_GB2312", chars="\ue004一国家A")
    make_font(recipe).save(tmp_path / "odd.ttf")
    return FontBook(sheet.fonts.values(), bundled=shipped_fonts(), folders=[tmp_path], system=False)


def test_font_of_odd_widths_moves_nothing(sheet: StyleSheet, odd_fonts: FontBook) -> None:
    text = "国家一国人家一"
    page = Page(1, [Line(200.0, [Segment(100.0, text, "fangsong", 16.0, -0.25, 0)], 0, True)])
    flow = Flow((TextBlock("body", text),), kind="speech")
    reading = PdfReading(write_pdf([page], flow, sheet, odd_fonts).data)
    middles = [
        glyph.x + reading.fonts[glyph.font].width(glyph.code) * 8.0 - 100.0 for glyph in reading.glyphs
    ]
    assert reading.fonts[reading.glyphs[0].font].name.endswith("+OddFangsong")
    assert all(abs(middle - (8.0 + 15.75 * at)) < 0.01 for at, middle in enumerate(middles))


def test_what_a_font_draws_for_a_private_use_code_is_not_trusted(
    sheet: StyleSheet, odd_fonts: FontBook
) -> None:
    flow = Flow((TextBlock("body", "国\ue004家"),), kind="speech")
    result = write_pdf(paginate(flow, sheet), flow, sheet, odd_fonts)
    assert [item.char for item in result.missing] == ["\ue004"]
    country, private, _ = PdfReading(result.data).pages[0][:3]
    assert (private.char, private.font != country.font) == ("\ue004", True)


def test_a_fallback_face_leaves_the_stretch_after_it_in_the_role_s_own_face() -> None:
    first, rare, last = draw_line(Segment(100.0, "人𠮷人", "fangsong", 16.0, 0.0, 0))
    assert first.font == last.font != rare.font


def test_character_two_roles_borrow_from_one_face_is_embedded_once() -> None:
    segments = [Segment(100.0, "𠮷", "fangsong", 16.0, 0.0, 0), Segment(116.0, "𠮷", "heiti", 16.0, 0.0, 1)]
    first, second = draw_line(*segments)
    assert (first.font, first.code) == (second.font, second.code)


def test_bold_is_stroked_and_ends_where_it_ends() -> None:
    glyphs = draw_line(
        Segment(100.0, "重点", "fangsong", 16.0, 0.0, 0, bold=True),
        Segment(132.0, "任务", "fangsong", 16.0, 0.0, 2),
    )
    assert [glyph.bold for glyph in glyphs] == [True, True, False, False]


def test_colour_holds_for_its_segment_only() -> None:
    glyphs = draw_line(
        Segment(100.0, "红", "fangsong", 16.0, 0.0, 0, color="FF0000"),
        Segment(116.0, "黑", "fangsong", 16.0, 0.0, 1),
    )
    assert [glyph.color for glyph in glyphs] == [(1.0, 0.0, 0.0), (0.0, 0.0, 0.0)]


def test_text_of_a_rule_or_page_number_is_an_artifact(sheet: StyleSheet, fonts: FontBook) -> None:
    number = Line(760.0, [Segment(450.0, "— 1 —", "songti", 14.0, 0.0, 0)], 0)
    page = Page(1, [], [Rule(80.0, 300.0, 500.0, 300.0, 0.7, "FF0000")], [number])
    reading = PdfReading(write_pdf([page], Flow((), kind="speech"), sheet, fonts).data)
    assert {glyph.mark for glyph in reading.glyphs} == {ARTIFACT}
    content = reading.pdf.pages[0].Contents.read_bytes().decode("ascii")
    assert "/Artifact BMC 1 0 0 RG 0.700 w 80.000 541.890 m 500.000 541.890 l S EMC" in content
