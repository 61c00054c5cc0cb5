"""What stands at the foot of pages: the page number, nothing, or a letter's second double rule."""

from __future__ import annotations

import re
from math import floor

from govdocs.layout.sheet import StyleSheet
from govdocs.writing.docx.letterhead import rule_paragraph
from govdocs.writing.docx.markup import DECLARATION, W, escape, twips
from govdocs.writing.docx.paragraphs import END, open_paragraph, spacing


def write_footer(sheet: StyleSheet, name: str) -> str:
    """The footer part `name`.

    odd and even pages have their number (odd-lying, even-lying: beside a page that lies on its side), blank none,
    and letter the double rule.
    """
    side, _, lying = name.partition("-")
    even = side == "even"
    if name == "letter":
        content = _letter_rule(sheet) + _nothing(sheet)
    elif lying:
        content = _turned_number(sheet, even=even) + _nothing(sheet)
    else:
        content = _nothing(sheet) if name == "blank" else _page_number(sheet, _blank_above(sheet), even=even)
    return f'{DECLARATION}<w:ftr xmlns:w="{W}">{content}</w:ftr>'


def _nothing(sheet: StyleSheet) -> str:
    """A 版记 on a page of its own bears no number (7.5)."""
    return open_paragraph("page-number", spacing=spacing(before=_blank_above(sheet))) + END


def _blank_above(sheet: StyleSheet) -> float:
    """What lifts the head of a footer to the foot of the 版心: LibreOffice aligns a 版记 to the footer, not the margin."""
    room = sheet.page.bottom - sheet.page_number.docx_footer
    return max(0.0, floor(room * 20) / 20 - sheet.style("page-number").pitch)


def _letter_rule(sheet: StyleSheet) -> str:
    """信函: the second double rule 20 mm above the foot of page 1, which bears no number (10.1)."""
    rule = sheet.rules["letter-bottom"]
    x, y = (sheet.page.width - rule.length) / 2, sheet.page.height - rule.page_bottom
    frame = (
        f'<w:framePr w:w="{twips(rule.length)}" w:h="{twips(rule.gap)}" w:hRule="exact" w:wrap="around"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{twips(x)}" w:y="{twips(y)}"/>'
    )
    return rule_paragraph("letter-bottom", rule, sheet, spacing(line=rule.gap), frame)


def _turned_number(sheet: StyleSheet, *, even: bool) -> str:
    """The number where it stands on the upright sheet (section 8): in the left margin of the page that lies.

    A table of one cell as long as the 版心 is wide, whose text runs downwards.
    """
    page, style = sheet.page, sheet.style("page-number")
    width = style.pitch
    left = page.bottom - sheet.page_number.distance - width / 2
    length = twips(page.text_width)
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page"'
        f' w:tblpX="{twips(left)}" w:tblpY="{twips(page.left)}"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{twips(width)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(width)}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{length}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f"{_page_number(sheet, 0, even=even)}</w:tc></w:tr></w:tbl>"
    )


def _page_number(sheet: StyleSheet, blank: float, *, even: bool) -> str:
    """— 1 —, odd pages right and even pages left, one character in (GB/T 9704-2012 7.5); `blank` pt above it."""
    style = sheet.style("page-number")
    side = "left" if even else "right"
    chars = round(style.outer / style.size * 100)
    indent = f'<w:ind w:{side}Chars="{chars}" w:{side}="{twips(style.outer)}"/>'
    if sheet.page_number.place == "center":
        side, indent = "center", ""
    runs = "".join(
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{content}</w:r>'
        for part in re.split(r"(\{pages?\})", sheet.page_number.form)
        for content in _footer_part(part)
    )
    align = f'<w:jc w:val="{side}"/>'
    above = spacing(before=blank)
    return f"{open_paragraph('page-number', spacing=above, indent=indent, align=align)}{runs}{END}"


def _footer_part(part: str) -> tuple[str, ...]:
    """The run contents of a stretch of the page number's form: words, or a field."""
    field = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
    if field is None:
        return (f'<w:t xml:space="preserve">{escape(part)}</w:t>',) if part else ()
    return (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {field} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
