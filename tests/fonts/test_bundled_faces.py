"""The shipped faces: free to embed, complete, and with full-width marks as a mainland page wants them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from govdocs.fonts import load_face

from .synthetic import open_font

CJK = ("Fangsong", "Kai", "Hei", "Xiaobiaosong", "Song")
EVERY = (*CJK, "Wide", "Serif")
FULL_WIDTH = (
    "“”‘’—…·，。、；：！？（）《》〈〉〔〕【】「」『』〖〗％＋－＝／～￥０９ＡＺａｚ"
    "①⑳⑴㈠㈩ⅠⅫ℃№§×÷±°′″→■□★☆●〓〇　"
)
OUTSIDE_THE_CELL = 12  # units a dash runs over its cell, so that no seam shows


def bundled_face(bundled: Path, name: str) -> TTFont:
    return open_font(bundled / f"Govdocs{name}.ttf")


def bounds(font: TTFont, char: str) -> tuple[float, float, float, float]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(char)]].draw(pen)
    assert pen.bounds is not None
    return pen.bounds  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def hanzi(bundled: Path) -> set[int]:
    lines = (bundled / "charset-8105.txt").read_text(encoding="utf-8").splitlines()
    return {ord(char) for line in lines if not line.startswith("#") for char in line}


def test_the_list_of_standard_hanzi_is_complete(hanzi: set[int]) -> None:
    assert len(hanzi) == 8105
    assert set(map(ord, "一国镕喆䶮𬱖龠")) <= hanzi
    assert not set(map(ord, "龍國鄝")) & hanzi


@pytest.mark.parametrize("name", CJK)
def test_every_text_face_has_all_standard_hanzi_one_em_wide(
    bundled: Path, hanzi: set[int], name: str
) -> None:
    face = load_face(bundled / f"Govdocs{name}.ttf")
    assert hanzi <= face.cmap.keys()
    assert {face.advance(face.cmap[code]) for code in hanzi} == {face.units_per_em}


@pytest.mark.parametrize("name", CJK)
def test_every_text_face_has_the_symbols_of_gb2312_and_gbk(bundled: Path, name: str) -> None:
    covered = load_face(bundled / f"Govdocs{name}.ttf").cmap
    for lead in range(0xA1, 0xAA):
        for trail in range(0x40, 0xFF):
            char = bytes((lead, trail)).decode("gbk", "ignore")
            assert len(char) != 1 or not char.isprintable() or ord(char) in covered, char


@pytest.mark.parametrize("name", CJK)
def test_full_width_marks_are_one_em_wide(bundled: Path, name: str) -> None:
    face = load_face(bundled / f"Govdocs{name}.ttf")
    widths = {char: face.advance(face.cmap[ord(char)]) for char in FULL_WIDTH}
    assert {char: width for char, width in widths.items() if width != face.units_per_em} == {}


@pytest.mark.parametrize("name", CJK)
def test_letters_and_digits_keep_their_own_widths(bundled: Path, name: str) -> None:
    face = load_face(bundled / f"Govdocs{name}.ttf")
    assert all(face.advance(face.cmap[ord(char)]) < 700 for char in "0123456789abcdefn.,-é")


@pytest.mark.parametrize("name", CJK)
def test_opening_marks_stand_right_and_closing_marks_left(bundled: Path, name: str) -> None:
    font = bundled_face(bundled, name)
    for char in "“‘（《〈〔【":
        assert bounds(font, char)[0] > 480, char
    for char in "”’）》〉〕】，。、":
        assert bounds(font, char)[2] < 520, char


@pytest.mark.parametrize("name", CJK)
def test_commas_and_stops_stand_low(bundled: Path, name: str) -> None:
    font = bundled_face(bundled, name)
    assert all(bounds(font, char)[3] < 260 for char in "，。、")


@pytest.mark.parametrize("name", CJK)
def test_a_dash_reaches_from_edge_to_edge_and_no_further_than_a_hair(bundled: Path, name: str) -> None:
    left, bottom, right, top = bounds(bundled_face(bundled, name), "—")
    assert -OUTSIDE_THE_CELL <= left <= 0
    assert 1000 <= right <= 1000 + OUTSIDE_THE_CELL
    assert (bottom + top) / 2 == pytest.approx(380, abs=2)


@pytest.mark.parametrize("name", CJK)
def test_dots_stand_in_the_middle_of_the_cell(bundled: Path, name: str) -> None:
    font = bundled_face(bundled, name)
    for char in "…·":
        left, bottom, right, top = bounds(font, char)
        assert ((left + right) / 2, (bottom + top) / 2) == pytest.approx((500, 380), abs=2), char


def test_song_and_wide_together_hold_all_basic_ideographs(bundled: Path) -> None:
    song, wide = (load_face(bundled / f"Govdocs{name}.ttf").cmap.keys() for name in ("Song", "Wide"))
    everything = song | wide
    assert set(range(0x3400, 0xA000)) - set(range(0x4DC0, 0x4E00)) <= everything
    assert set(map(ord, "𠮷⼀〓")) <= wide
    assert not (wide & song) - set(map(ord, " 　〓"))


@pytest.mark.parametrize("name", EVERY)
def test_every_face_may_be_embedded_and_bears_no_reserved_name(bundled: Path, name: str) -> None:
    font = bundled_face(bundled, name)
    face = load_face(bundled / f"Govdocs{name}.ttf")
    assert (face.outlines, face.fs_type, face.embeddable) == ("glyf", 0, True)
    own = [record.toUnicode() for record in font["name"].names if record.nameID not in (0, 10, 13, 14)]
    assert not [
        text
        for text in own
        for reserved in ("LXGW", "霞鹜", "Noto", "Source", "Liberation", "Tinos")
        if reserved in text
    ]
    assert "Copyright" in font["name"].getDebugName(0) or "©" in font["name"].getDebugName(0)


@pytest.mark.parametrize("name", EVERY)
def test_every_glyph_is_a_simple_outline_without_hinting(bundled: Path, name: str) -> None:
    font = bundled_face(bundled, name)
    assert not {"fpgm", "prep", "cvt ", "GSUB", "GPOS", "CFF "} & set(font.keys())
    glyf = font["glyf"]
    assert not [glyph for glyph in font.getGlyphOrder()[::7] if glyf[glyph].isComposite()]


def test_latin_face_has_the_widths_of_times(bundled: Path) -> None:
    face = load_face(bundled / "GovdocsSerif.ttf")
    widths = [round(1000 * face.advance(face.cmap[ord(char)]) / face.units_per_em) for char in "0aAW.—"]
    assert widths == [500, 444, 722, 944, 250, 1000]


@pytest.mark.parametrize("name", EVERY)
def test_the_build_script_asks_for_exactly_what_the_faces_hold(bundled: Path, name: str) -> None:
    sys.path.insert(0, str(bundled))
    try:
        import build_fonts
    finally:
        sys.path.remove(str(bundled))
    recipe = next(recipe for recipe in build_fonts.RECIPES if recipe.file == f"Govdocs{name}.ttf")
    held = load_face(bundled / recipe.file).cmap.keys()
    asked = set(build_fonts.wanted(recipe))
    assert held <= asked
    assert name in ("Wide", "Serif") or asked <= held
