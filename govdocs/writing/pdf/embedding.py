"""Font objects: a composite font that holds just the glyphs of one document, with its way back to text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govdocs.fonts import Face
from govdocs.writing.pdf.deflate import deflate, deflate_table
from govdocs.writing.pdf.lettering import FontUse, declared_width
from govdocs.writing.pdf.objects import ObjectFile

_ORDERING = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_MOST_ENTRIES = 100  # a bfchar block may hold no more
_SYMBOLIC, _ITALIC = 4, 64

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def embed_font(file: ObjectFile, use: FontUse) -> int:
    """Add the font with its subset; the number of the font object."""
    program = use.face.subset(use.gids)
    name = f"{_tag(use)}+{_plain_name(use.face.postscript_name)}"
    entries = f"/Length1 {len(program)}/Filter/FlateDecode"
    embedded = file.add_stream(deflate(program), entries).number
    descriptor = file.add(_descriptor(use.face, name, embedded)).number
    cmap = file.add_stream(deflate_table(to_unicode(use.chars)), "/Filter/FlateDecode").number
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo{_ORDERING}"
        f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[{_widths(use)}]>>"
    ).number
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {cmap} 0 R>>"
    ).number


def to_unicode(chars: Sequence[str]) -> bytes:
    """The CMap that turns code i back into `chars[i]`; characters beyond U+FFFF as surrogate pairs."""
    entries = [f"<{code:04X}> <{unit}>" for code, unit in enumerate(_utf16(chars)) if unit]
    blocks = [entries[at : at + _MOST_ENTRIES] for at in range(0, len(entries), _MOST_ENTRIES)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


def _utf16(chars: Sequence[str]) -> list[str]:
    """Every character in UTF-16, as hexadecimal digits."""
    if max(chars) > "\uffff":
        return [char.encode("utf-16-be", "surrogatepass").hex() for char in chars]
    # All of one length: cut in one go, which takes a third of the time.
    return ["", *"".join(chars).encode("utf-16-be", "surrogatepass").hex(" ", 2).split()]


def _widths(use: FontUse) -> str:
    """The widths that are not one em, as entries of a W array."""
    one, advance = use.face.units_per_em, use.face.advance
    odd = [code for code, width in enumerate(map(advance, use.gids)) if width != one]
    return "".join(f"{code}[{declared_width(use.face, use.gids[code]):g}]" for code in odd)


def _tag(use: FontUse) -> str:
    """Six letters by which the same part of the same face is known wherever it is embedded."""
    number = int.from_bytes(use.fingerprint(), "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _plain_name(name: str) -> str:
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char in "-_")) or "Font"


@lru_cache(maxsize=256)
def _measures(face: Face) -> str:
    def scaled(value: float) -> int:
        return round(value * 1000 / face.units_per_em)

    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0)
    box = " ".join(str(scaled(edge)) for edge in face.bbox)
    return (
        f"/Flags {flags}/FontBBox[{box}]/ItalicAngle {face.italic_angle:g}/Ascent {scaled(face.ascent)}"
        f"/Descent {scaled(face.descent)}/CapHeight {scaled(face.cap_height)}/StemV 80"
    )


def _descriptor(face: Face, name: str, embedded: int) -> str:
    return f"<</Type/FontDescriptor/FontName/{name}{_measures(face)}/FontFile2 {embedded} 0 R>>"
