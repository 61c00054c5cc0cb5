"""Font objects: a composite font that holds just the glyphs of one document, with its way back to text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from govdocs.fonts import Face
from govdocs.writing.pdf.deflate import deflate
from govdocs.writing.pdf.lettering import FontUse
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
    cmap = file.add_stream(deflate(to_unicode(use.chars)), "/Filter/FlateDecode").number
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo{_ORDERING}"
        f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[{_widths(use.widths)}]>>"
    ).number
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {cmap} 0 R>>"
    ).number


def to_unicode(chars: Sequence[str]) -> bytes:
    """The CMap that turns code i back into `chars[i]`; characters beyond U+FFFF as surrogate pairs."""
    entries = [f"<{code:04X}> <{_utf16(char)}>" for code, char in enumerate(chars) if char]
    blocks = [entries[at : at + _MOST_ENTRIES] for at in range(0, len(entries), _MOST_ENTRIES)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


def _utf16(char: str) -> str:
    return f"{ord(char):04X}" if char <= "\uffff" else char.encode("utf-16-be").hex().upper()


def _widths(widths: Sequence[float]) -> str:
    """The widths that are not one em, as entries of a W array."""
    return "".join(f"{code}[{width:g}]" for code, width in enumerate(widths) if width != 1000)


def _tag(use: FontUse) -> str:
    """Six letters that depend on nothing but the face and its characters."""
    content = f"{use.face.postscript_name}\n{use.gids}\n{''.join(use.chars)}"
    number = int.from_bytes(blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
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
