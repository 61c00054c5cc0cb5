"""Build the bundled faces from their free sources: same sources, same bytes.

    python build_fonts.py FOLDER [FACE…]

FOLDER holds the unpacked source packages named in README.md, at any depth; every source is checked by its
SHA-256. A face is drawn anew: the wanted characters only, cubic outlines made quadratic, components drawn
out, no hinting and no layout tables, marks settled in their cells (``drawings.py``), and a name of its own
as the OFL asks. Needs fontTools.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import charsets
from drawings import EM, Drawing, drawn_here, missing_glyph, record, settle
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
CREATED = (
    3_849_984_000  # 2026-01-01 in the seconds since 1904 that fonts count; a constant keeps builds equal
)
VERSION = "1.000"
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_URL = "https://scripts.sil.org/OFL"


@dataclass(frozen=True)
class Source:
    """A source file, known by its checksum; ``face`` is its place in a collection."""

    file: str
    sha256: str
    face: int = 0


@dataclass(frozen=True)
class Recipe:
    """One bundled face: its names, its source and who lends what that lacks, how exact its curves are."""

    family: str
    chinese: str
    weight: int
    sources: tuple[str, ...]
    characters: str = "8105"
    tolerance: float = 1.0

    @property
    def file(self) -> str:
        return self.family.replace(" ", "") + ".ttf"


SC = 2  # the Simplified Chinese face of a Noto collection
SOURCES = {
    "wenkai-light": Source(
        "LXGWWenKai-Light.ttf", "e302f84a1967817f91fc4011de7c8c12489c41072a7f0605a1c7b1399352cb93"
    ),
    "wenkai": Source(
        "LXGWWenKai-Regular.ttf", "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8"
    ),
    "sans-medium": Source(
        "NotoSansCJK-Medium.ttc", "197d5e1e019faca33a4d55931c7d68b8056f3b97cb862049f5cb8de9efdfb8ce", SC
    ),
    "serif-semibold": Source(
        "NotoSerifCJK-SemiBold.ttc", "e6edff6a5aa3c7988d4ea69992feee194ce100f514bcaef74f633805ddb19de0", SC
    ),
    "serif": Source(
        "NotoSerifCJK-Regular.ttc", "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481", SC
    ),
    "liberation": Source(
        "LiberationSerif-Regular.ttf", "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba"
    ),
}
RECIPES = (
    Recipe("Govdocs Fangsong", "Govdocs 仿宋", 300, ("wenkai-light", "serif")),
    Recipe("Govdocs Kai", "Govdocs 楷体", 400, ("wenkai", "serif")),
    Recipe("Govdocs Hei", "Govdocs 黑体", 500, ("sans-medium", "wenkai")),
    Recipe("Govdocs Xiaobiaosong", "Govdocs 小标宋", 600, ("serif-semibold", "wenkai")),
    Recipe("Govdocs Song", "Govdocs 宋体", 400, ("serif", "wenkai")),
    Recipe("Govdocs Wide", "Govdocs 补字", 400, ("serif", "wenkai"), "rare", 6.0),
    Recipe("Govdocs Serif", "Govdocs 西文", 400, ("liberation",), "latin"),
)


class OpenSource:
    """A source font opened for drawing from."""

    def __init__(self, folder: Path, source: Source) -> None:
        path = next(iter(sorted(folder.rglob(source.file))), None)
        if path is None:
            raise SystemExit(f"缺少源字体：{source.file}")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise SystemExit(f"源字体的校验和不符：{path}")
        self.font = TTFont(BytesIO(data), fontNumber=source.face, lazy=True)
        self.cmap: dict[int, str] = self.font.getBestCmap()
        self.glyphs: Any = self.font.getGlyphSet()
        self.units: int = self.font["head"].unitsPerEm

    def drawing(self, code: int) -> Drawing | None:
        """The glyph of a character, or None where the source lacks it."""
        name = self.cmap.get(code)
        return record(self.glyphs, name, backwards="CFF " in self.font) if name else None

    def name(self, number: int) -> str:
        """A text of the name table, such as the copyright notice (0) or the version (5)."""
        return str(self.font["name"].getDebugName(number) or "")


def wanted(recipe: Recipe) -> list[int]:
    """The code points a face should carry, in order."""
    common = charsets.symbols() | set(charsets.hanzi())
    if recipe.characters == "8105":
        return sorted(common)
    if recipe.characters == "latin":
        return [code for code in range(0x20, 0x2500) if code not in (0x7F, 0xAD)]
    return sorted(charsets.rare_hanzi() - common | set(map(ord, " 　〓")))


def draw_characters(recipe: Recipe, sources: list[OpenSource]) -> dict[int, Drawing]:
    """Every character of the face that some source has, settled in its cell."""
    latin = recipe.characters == "latin"
    full_width = charsets.full_width() | set(charsets.hanzi())
    drawings = {}
    for code in wanted(recipe):
        char = chr(code)
        found = None if latin else drawn_here(char)
        offers = (source.drawing(code) for source in sources)
        found = found or next((offer for offer in offers if offer), None)
        if found:
            drawings[code] = found if latin else settle(char, found, full_width=code in full_width)
    return drawings


def quadratic(drawing: Drawing, *, tolerance: float) -> Any:
    """The drawing as a simple glyf outline, its cubic curves made quadratic to within the tolerance."""
    pen = TTGlyphPen(None)
    drawing.draw(Cu2QuPen(pen, tolerance))
    return pen.glyph(dropImpliedOnCurves=True)


def build(recipe: Recipe, folder: Path) -> bytes:
    """The finished face as the bytes of a .ttf file."""
    sources = [OpenSource(folder, SOURCES[name]) for name in recipe.sources]
    drawings = draw_characters(recipe, sources)
    order = [".notdef", *(f"u{code:05X}" for code in drawings)]
    builder = FontBuilder(sources[0].units, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupHead(
        unitsPerEm=sources[0].units, created=CREATED, modified=CREATED, fontRevision=float(VERSION)
    )
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:05X}" for code in drawings})
    notdef = sources[0].drawing(0xFFFD) if recipe.characters == "latin" else None
    all_drawings = [notdef or missing_glyph(), *drawings.values()]
    outlines = [quadratic(drawing, tolerance=recipe.tolerance) for drawing in all_drawings]
    builder.setupGlyf(dict(zip(order, outlines, strict=True)))
    boxes = builder.font["glyf"]
    metrics = {
        name: (round(drawing.advance), getattr(boxes[name], "xMin", 0))
        for name, drawing in zip(order, all_drawings, strict=True)
    }
    builder.setupHorizontalMetrics(metrics)
    finish_tables(builder, recipe, sources, drawings)
    return written(builder.font)


def finish_tables(
    builder: FontBuilder, recipe: Recipe, sources: list[OpenSource], drawings: dict[int, Drawing]
) -> None:
    """Line metrics (the em box, so that a line is one em), embedding permission (all), and names."""
    units = sources[0].units
    latin = recipe.characters == "latin"
    ascent, descent = (1825, -443) if latin else (880, -120)
    boxes = [box for box in (drawing.bounds for drawing in drawings.values()) if box != (0, 0, 0, 0)]
    builder.setupHorizontalHeader(ascent=ascent, descent=descent, lineGap=0)
    builder.setupOS2(
        version=4, fsType=0, achVendID="GOVD", usWeightClass=recipe.weight, fsSelection=0x40 | 0x80,
        sTypoAscender=ascent, sTypoDescender=descent, sTypoLineGap=0,
        usWinAscent=round(max(ascent, *(box[3] for box in boxes))),
        usWinDescent=round(max(-descent, *(-box[1] for box in boxes))),
        sCapHeight=cap_height(drawings, units), sxHeight=x_height(drawings, units),
        ulCodePageRange1=0x1F if latin else 1 | 1 << 18, xAvgCharWidth=units // 2 if latin else EM,
    )  # fmt: skip
    builder.font["OS/2"].recalcUnicodeRanges(builder.font)
    builder.setupNameTable(names(recipe, sources), mac=False)
    for number in (1, 4):
        builder.font["name"].setName(recipe.chinese, number, 3, 1, 0x804)
    builder.setupPost(keepGlyphNames=False)


def cap_height(drawings: dict[int, Drawing], units: int) -> int:
    """The height of H, or 0.73 em in a face without Latin letters."""
    return round(drawings[0x48].bounds[3]) if 0x48 in drawings else round(units * 0.73)


def x_height(drawings: dict[int, Drawing], units: int) -> int:
    """The height of x, or 0.5 em in a face without Latin letters."""
    return round(drawings[0x78].bounds[3]) if 0x78 in drawings else units // 2


def names(recipe: Recipe, sources: Iterable[OpenSource]) -> dict[str, str]:
    """The name table: the notices of the sources, but none of their reserved names."""
    notices = [source.name(0).strip() for source in sources]
    return {
        "copyright": "\n".join(dict.fromkeys(notices)),
        "familyName": recipe.family,
        "styleName": "Regular",
        "uniqueFontIdentifier": f"{VERSION};GOVD;{recipe.file.removesuffix('.ttf')}",
        "fullName": recipe.family,
        "version": f"Version {VERSION}",
        "psName": recipe.file.removesuffix(".ttf"),
        "description": "A modified subset made for govdocs; see README.md beside this file.",
        "licenseDescription": LICENCE,
        "licenseInfoURL": LICENCE_URL,
    }


def written(font: TTFont) -> bytes:
    """The font as bytes; nothing in it depends on when or where it was written."""
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    """Build all faces, or those named, beside this script."""
    if not arguments:
        raise SystemExit(__doc__)
    for recipe in RECIPES:
        if len(arguments) == 1 or recipe.file in arguments or recipe.family in arguments:
            data = build(recipe, Path(arguments[0]))
            (FOLDER / recipe.file).write_bytes(data)
            print(f"{recipe.file}\t{len(data):,}\t{hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main(sys.argv[1:])
