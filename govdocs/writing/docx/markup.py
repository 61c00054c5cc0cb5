"""Small pieces of WordprocessingML: escaped text, twips, fonts."""

from __future__ import annotations

from math import floor

from govdocs.layout.sheet import StyleSheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """`text` as the value of an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def twips(points: float) -> int:
    """Twentieths of a point, the unit of nearly every length in Word."""
    return round(points * 20)


def blank_twips(points: float) -> int:
    """A blank between paragraphs in twips, cut and never rounded up.

    Two halves of a line together must not be more than the line: LibreOffice fits no more than the lines of
    the grid on a page, and would turn the last one over for a single twip.
    """
    return floor(points * 20 + _LEAST)


_LEAST = 1e-6
"""What rounding in binary takes off a whole number of twips."""


def font_names(sheet: StyleSheet, role: str) -> str:
    """`<w:rFonts>` of a font role: Chinese text in its official face, ASCII in the Latin face, no theme."""
    east_asian = escape_attribute(sheet.fonts[role].official)
    latin = escape_attribute(sheet.fonts["latin"].official)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian}" w:cs="{latin}"/>'


def one_face(sheet: StyleSheet, role: str, attributes: str = "") -> str:
    """`<w:rFonts>` that sets every character, whatever its script, in the one face of `role`."""
    name = escape_attribute(sheet.fonts[role].official)
    return f'<w:rFonts{attributes} w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
