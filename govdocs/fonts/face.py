"""One font face, as much of it as a page needs: its measures, what it covers, and a part of it to embed."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from govdocs.errors import FontError
from govdocs.fonts.charmap import read_charmap
from govdocs.fonts.naming import (
    FAMILY,
    POSTSCRIPT,
    TYPOGRAPHIC_FAMILY,
    NameRecord,
    display_name,
    english_name,
    read_names,
)
from govdocs.fonts.permission import embedding_refusal
from govdocs.fonts.sfnt import Sfnt, big_endian, open_faces, reading
from govdocs.fonts.subset import Outlines, build_subset

NEEDED = ("head", "hhea", "maxp", "hmtx", "cmap")


class Face:
    """One parsed face; unchanging after it is loaded, its larger tables read when first needed.

    Lengths are in font units (`units_per_em` of them make one em); `descent` is negative.
    """

    path: Path
    index: int
    family: str
    postscript_name: str
    display_name: str
    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    bbox: tuple[int, int, int, int]
    italic_angle: float
    fs_type: int
    glyph_count: int
    outlines: str

    def __init__(self, sfnt: Sfnt) -> None:
        missing = [tag for tag in NEEDED if tag not in sfnt]
        if missing:
            raise ValueError(f"no table {missing[0]}")
        self._sfnt = sfnt
        self.path, self.index = sfnt.path, sfnt.index
        self.outlines = "glyf" if "glyf" in sfnt and "loca" in sfnt else "CFF"
        self._read_names(read_names(sfnt.table("name")))
        self._read_measures(
            sfnt.table("head"), sfnt.table("hhea"), sfnt.table("post", 8), sfnt.table("OS/2", 96)
        )

    def __repr__(self) -> str:
        return f"Face({self.postscript_name!r}, {self.path.name!r})"

    def _read_names(self, records: list[NameRecord]) -> None:
        self.family = english_name(records, TYPOGRAPHIC_FAMILY, FAMILY) or self.path.stem
        spare = "".join(char for char in self.family if char.isascii() and char.isalnum()) or "Unnamed"
        self.postscript_name = english_name(records, POSTSCRIPT) or spare
        self.display_name = display_name(records) or self.family

    def _read_measures(self, head: bytes, hhea: bytes, post: bytes, os2: bytes) -> None:
        (self.units_per_em,) = struct.unpack_from(">H", head, 18)
        if not 16 <= self.units_per_em <= 16384:
            raise ValueError("units per em out of range")
        self.bbox = struct.unpack_from(">4h", head, 36)
        self.ascent, self.descent = struct.unpack_from(">hh", hhea, 4)
        (self._measured,) = struct.unpack_from(">H", hhea, 34)
        (self.glyph_count,) = struct.unpack_from(">H", self._sfnt.table("maxp", 6), 4)
        if not 0 < self._measured <= self.glyph_count:
            raise ValueError("metrics do not fit the glyphs")
        self.italic_angle = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) == 8 else 0.0
        self.fs_type = struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0
        self.cap_height = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else 0
        self.cap_height = self.cap_height or round(self.units_per_em * 0.7)

    @property
    def embedding_refusal(self) -> str:
        """Why the face cannot be embedded in a PDF, in Chinese; empty where it can."""
        if self.outlines != "glyf":
            return "字体是 CFF 轮廓，本程序只能嵌入 TrueType 轮廓"
        return embedding_refusal(self.fs_type)

    @property
    def embeddable(self) -> bool:
        """Whether a part of the face may and can be embedded."""
        return not self.embedding_refusal

    @cached_property
    def fingerprint(self) -> bytes:
        """Bytes that tell this face from any other version of it; `head` holds the checksum of the whole font."""
        with reading(self.path):
            size = self.path.stat().st_size
            return b"|".join((self.postscript_name.encode(), b"%d %d" % (self.index, size), self._sfnt.table("head")))

    @cached_property
    def cmap(self) -> Mapping[int, int]:
        """Code point → glyph id."""
        with reading(self.path):
            charmap = read_charmap(self._sfnt.table("cmap"))
            if charmap and max(charmap.values()) >= self.glyph_count:
                charmap = {code: glyph for code, glyph in charmap.items() if glyph < self.glyph_count}
            return MappingProxyType(charmap)

    @cached_property
    def _metrics(self) -> bytes:
        with reading(self.path):
            table = self._sfnt.table("hmtx")
            if len(table) < 4 * self._measured:
                raise ValueError("hmtx is too short")
            return table

    @cached_property
    def _advances(self) -> Sequence[int]:
        return big_endian("H", self._metrics[: 4 * self._measured])[::2]

    def advance(self, gid: int) -> int:
        """The advance width of a glyph, in font units."""
        advances = self._advances
        return advances[gid] if gid < len(advances) else advances[-1]

    @cached_property
    def _outlines(self) -> Outlines:
        with reading(self.path):
            return Outlines.read(self._sfnt, self.glyph_count, self._measured, self._metrics)

    def subset(self, gids: Sequence[int]) -> bytes:
        """A TrueType file whose glyph i is `gids[i]`; `gids[0]` must be 0, the missing-glyph box.

        Components of composite glyphs follow after. The same gids always give the same bytes.
        Raises FontError for a face without TrueType outlines, ValueError for gids it does not have.
        """
        if self.outlines != "glyf":
            raise FontError(f"{self.display_name}：{self.embedding_refusal}", path=self.path)
        if not gids or gids[0] != 0 or not 0 <= min(gids) <= max(gids) < self.glyph_count:
            raise ValueError("gids must start with 0 and be glyphs of this face")
        with reading(self.path):
            return build_subset(self._outlines, gids)

    def verify(self) -> None:
        """Read every table a subset needs; raises FontError where the file is damaged."""
        if not self.cmap:
            raise FontError("字体没有 Unicode 字符表，无法使用", path=self.path)
        if self.outlines == "glyf":
            _ = self._outlines


def load_face(path: Path, index: int = 0) -> Face:
    """The face of a font file (`index` in a collection); FontError where there is none or it is damaged."""
    with reading(path):
        return Face(open_faces(path)[index])
