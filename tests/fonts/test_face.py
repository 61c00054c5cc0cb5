"""A face tells its measures, its cover and whether it may be embedded, and is never trusted."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdocs.errors import FontError
from govdocs.fonts import load_face

from .synthetic import Recipe, make_font, open_font, write_collection, write_font


@pytest.mark.parametrize("name", ["Fangsong", "Hei", "Wide", "Serif"])
def test_measures_and_cover_are_those_fonttools_reads(bundled: Path, name: str) -> None:
    path = bundled / f"Govdocs{name}.ttf"
    face, font = load_face(path), open_font(path)
    names = font.getGlyphOrder()
    assert {code: names[gid] for code, gid in face.cmap.items()} == font.getBestCmap()
    assert [face.advance(gid) for gid in range(face.glyph_count)] == [
        font["hmtx"][glyph][0] for glyph in names
    ]
    head = font["head"]
    assert face.bbox == (head.xMin, head.yMin, head.xMax, head.yMax)
    assert (face.units_per_em, face.ascent, face.descent) == (
        head.unitsPerEm,
        font["hhea"].ascent,
        font["hhea"].descent,
    )
    assert (face.cap_height, face.italic_angle) == (font["OS/2"].sCapHeight, 0)
    assert (face.family, face.postscript_name) == (f"Govdocs {name}", f"Govdocs{name}")


def test_a_face_of_a_collection_is_read_by_its_index(tmp_path: Path) -> None:
    path = write_collection(tmp_path / "two.ttc", Recipe("First Song"), Recipe("Second Kai", chars="乙丙"))
    face = load_face(path, 1)
    assert (face.family, set(face.cmap)) == ("Second Kai", set(map(ord, "乙丙")))
    with pytest.raises(FontError):
        load_face(path, 2)


def test_characters_beyond_the_first_plane_are_found(tmp_path: Path) -> None:
    face = load_face(write_font(tmp_path / "a.ttf", Recipe(chars="一𬱖")))
    assert set(face.cmap) == {ord("一"), ord("𬱖")}


def test_a_charmap_with_scattered_glyphs_is_read(tmp_path: Path) -> None:
    font = make_font(Recipe(chars="abcd"))
    order = font.getGlyphOrder()
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 1, 0
    table.cmap = dict(zip(map(ord, "abcd"), (order[3], order[1], order[4], order[1]), strict=True))
    font["cmap"].tables = [table]
    font.save(tmp_path / "a.ttf")
    assert load_face(tmp_path / "a.ttf").cmap == {97: 3, 98: 1, 99: 4, 100: 1}


@pytest.mark.parametrize(("fs_type", "embeddable"), [
    (0x0000, True), (0x0004, True), (0x0008, True), (0x0006, True),
    (0x0002, False), (0x0100, False), (0x0104, False), (0x0200, False),
])  # fmt: skip
def test_the_makers_permission_is_respected(tmp_path: Path, fs_type: int, embeddable: bool) -> None:
    face = load_face(write_font(tmp_path / "a.ttf", Recipe(fs_type=fs_type)))
    assert face.embeddable is embeddable
    assert bool(face.embedding_refusal) is not embeddable


def test_a_face_with_cff_outlines_is_read_but_not_embedded(tmp_path: Path) -> None:
    face = load_face(write_font(tmp_path / "a.otf", Recipe(cff=True)))
    assert (face.outlines, face.embeddable) == ("CFF", False)
    assert "CFF" in face.embedding_refusal
    with pytest.raises(FontError):
        face.subset([0, 1])


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"hello",
        b"\0\1\0\0",
        b"\0\1\0\0\xff\xff" + bytes(6),
        b"ttcf\0\1\0\0\xff\xff\xff\xff",
        b"OTTO" + bytes(8),
    ],
)
def test_junk_is_one_clear_error(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.ttf"
    path.write_bytes(junk)
    with pytest.raises(FontError, match="损坏") as caught:
        load_face(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="打不开"):
        load_face(tmp_path / "none.ttf")


def test_a_face_whose_glyphs_run_past_the_file_is_refused(tmp_path: Path) -> None:
    font = open_font(write_font(tmp_path / "a.ttf", Recipe()))
    data = bytearray((tmp_path / "a.ttf").read_bytes())
    at = font.reader.tables["loca"].offset
    struct.pack_into(">H", data, at + 4, 0xFFFF)
    (tmp_path / "b.ttf").write_bytes(data)
    with pytest.raises(FontError, match="损坏"):
        load_face(tmp_path / "b.ttf").verify()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_anywhere_is_a_font_error_or_nothing(tmp_path: Path, data: st.DataObject) -> None:
    whole = write_font(tmp_path / "whole.ttf", Recipe(composite=True)).read_bytes()
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.ttf"
    path.write_bytes(damaged)
    try:
        face = load_face(path)
        face.verify()
        if face.embeddable:
            face.subset([0, *{gid for gid in face.cmap.values() if gid}])
    except FontError:
        pass


def test_the_room_starts_without_heavy_libraries() -> None:
    code = "import sys, govdocs.fonts; print(*({'fontTools', 'numpy', 'lxml', 'jieba'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
