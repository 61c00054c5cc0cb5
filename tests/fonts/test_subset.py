"""A subset is a font other programs read, glyph for glyph what the source has, and the same every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from govdocs.fonts import Face, load_face
from govdocs.fonts.subset import sum_words

from .synthetic import Recipe, open_font, write_font


def outline(font: TTFont, gid: int) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(pen)
    return [*pen.value, glyphs[font.getGlyphName(gid)].width]


def assert_same_glyphs(face: Face, gids: list[int]) -> TTFont:
    cut = TTFont(BytesIO(face.subset(gids)), checkChecksums=2)
    cut.setGlyphOrder([f"g{at}" for at in range(cut["maxp"].numGlyphs)])
    source = open_font(face.path, face.index)
    for place, gid in enumerate(gids):
        assert outline(cut, place) == outline(source, gid), (place, gid)
    return cut


@pytest.mark.parametrize("name", ["Fangsong", "Hei", "Xiaobiaosong", "Wide", "Serif"])
def test_each_glyph_of_a_subset_is_the_sources_glyph(bundled: Path, name: str) -> None:
    face = load_face(bundled / f"Govdocs{name}.ttf")
    gids = [0, *Random(1).sample(range(1, face.glyph_count), 200)]
    cut = assert_same_glyphs(face, gids)
    assert cut["maxp"].numGlyphs == len(gids)
    assert set(cut.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_components_follow_the_glyphs_asked_for(tmp_path: Path) -> None:
    face = load_face(write_font(tmp_path / "a.ttf", Recipe(composite=True)))
    cut = assert_same_glyphs(face, [0, 2])  # glyph 2 is made of 1 and 4, and 1 of 4 again
    assert cut["maxp"].numGlyphs == 4
    assert_same_glyphs(face, [0, 4, 2, 1, 3])


def test_hinting_programs_come_along(tmp_path: Path) -> None:
    face = load_face(write_font(tmp_path / "a.ttf", Recipe(hinted=True)))
    assert {"fpgm", "prep"} <= set(assert_same_glyphs(face, [0, 1]).keys())


def test_the_missing_glyph_alone_is_a_font(bundled: Path) -> None:
    assert_same_glyphs(load_face(bundled / "GovdocsSong.ttf"), [0])


def test_the_same_glyphs_give_the_same_bytes(bundled: Path) -> None:
    path = bundled / "GovdocsKai.ttf"
    gids = [0, 5, 900, 17, 900]
    assert load_face(path).subset(gids) == load_face(path).subset(tuple(gids))


@pytest.mark.parametrize("gids", [[], [1], [0, 70000], [0, -1]])
def test_glyphs_the_face_does_not_have_are_refused(bundled: Path, gids: list[int]) -> None:
    with pytest.raises(ValueError, match="gids"):
        load_face(bundled / "GovdocsSong.ttf").subset(gids)


@pytest.mark.parametrize("words", [0, 1, 2, 3, 7, 64, 1001])
def test_words_are_summed_modulo_two_to_the_32(words: int) -> None:
    data = Random(words).randbytes(4 * words)
    plain = sum(int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4))
    assert sum_words(data) == plain % 2**32
    assert sum_words(b"\xff" * len(data)) == words * 0xFFFFFFFF % 2**32
