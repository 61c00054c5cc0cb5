"""Small fonts made for a test: every glyph a square of its own size."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont


@dataclass(frozen=True)
class Recipe:
    """What the font shall be; `chinese` is its name in the Windows record of Chinese."""

    family: str = "Test Song"
    chinese: str = ""
    chars: str = "一国家A"
    fs_type: int = 0
    weight: int = 400
    style: str = "Regular"
    cff: bool = False
    composite: bool = False
    hinted: bool = False
    extra_names: tuple[tuple[str, int, int, int, int], ...] = field(default=())


def make_font(recipe: Recipe) -> TTFont:
    """The font as fontTools has it."""
    order = [".notdef", *(f"u{ord(char):05X}" for char in recipe.chars)]
    builder = FontBuilder(1000, isTTF=not recipe.cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): f"u{ord(char):05X}" for char in recipe.chars})
    if recipe.cff:
        _draw_cff(builder, order)
    else:
        _draw_glyf(builder, order, composite=recipe.composite)
    builder.setupHorizontalMetrics({name: (1000 - 10 * at, 100) for at, name in enumerate(order)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names: dict[str, Any] = {
        "familyName": recipe.family,
        "styleName": recipe.style,
        "psName": recipe.family.replace(" ", ""),
    }
    builder.setupNameTable({**names, "fullName": recipe.family}, mac=False)
    if recipe.chinese:
        for number in (1, 4):
            builder.font["name"].setName(recipe.chinese, number, 3, 1, 0x804)
    for text, number, platform, encoding, language in recipe.extra_names:
        builder.font["name"].setName(text, number, platform, encoding, language)
    builder.setupOS2(fsType=recipe.fs_type, usWeightClass=recipe.weight, sCapHeight=700, version=4)
    builder.setupPost(keepGlyphNames=False)
    if recipe.hinted:
        _add_hinting(builder.font)
    return builder.font


def open_font(path: Path, face: int = -1) -> TTFont:
    """The font of a file, the file itself closed again."""
    return TTFont(BytesIO(path.read_bytes()), fontNumber=face)


def write_font(path: Path, recipe: Recipe) -> Path:
    """The font as a file."""
    make_font(recipe).save(path)
    return path


def write_collection(path: Path, *recipes: Recipe) -> Path:
    """Several fonts as one .ttc file."""
    collection = TTCollection()
    collection.fonts = [make_font(recipe) for recipe in recipes]
    collection.save(path)
    return path


def _square(pen: Any, side: int) -> None:
    pen.moveTo((100, 0))
    for point in ((100, side), (100 + side, side), (100 + side, 0)):
        pen.lineTo(point)
    pen.closePath()


def _draw_glyf(builder: FontBuilder, order: list[str], *, composite: bool) -> None:
    glyphs = {}
    for at, name in enumerate(order):
        pen = TTGlyphPen(None)
        _square(pen, 300 + 50 * at)
        glyphs[name] = pen.glyph()
    if composite:  # the second is made of the last, the third of the second and the last
        for name, parts in ((order[1], order[-1:]), (order[2], [order[1], order[-1]])):
            pen = TTGlyphPen(dict.fromkeys(order))
            for at, part in enumerate(parts):
                pen.addComponent(part, (1, 0, 0, 1, 30 * at, 20))
            glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)


def _draw_cff(builder: FontBuilder, order: list[str]) -> None:
    strings = {}
    for at, name in enumerate(order):
        pen = T2CharStringPen(1000, None)
        _square(pen, 300 + 50 * at)
        strings[name] = pen.getCharString()
    builder.setupCFF("Test", {"FullName": "Test"}, strings, {})


def _add_hinting(font: TTFont) -> None:
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables.ttProgram import Program

    for tag in ("fpgm", "prep"):
        font[tag] = newTable(tag)
        font[tag].program = Program()
        font[tag].program.fromBytecode(b"\x4f")
