"""styles.xml: the style sheet as Word styles, every figure on a style and none on a paragraph."""

from __future__ import annotations

from govdocs.layout.roles import LABEL_NAME, RULE_NAMES, mark_style_id, style_id
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.writing.docx.markup import (
    DECLARATION,
    W,
    blank_twips,
    escape_attribute,
    font_names,
    one_face,
    twips,
)

_ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
_FIXED_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def write_styles(sheet: StyleSheet, combinations: tuple[tuple[str, ...], ...]) -> str:
    """`word/styles.xml`; `combinations` are the sets of marks that occur together on one stretch."""
    body = sheet.style("body")
    defaults = f'<w:rPr>{font_names(sheet, body.font)}<w:kern w:val="0"/>{_size(body)}{_LANGUAGE}</w:rPr>'
    paragraphs = "".join(_paragraph_style(sheet, style) for style in sheet.styles.values())
    rules = "".join(_rule_style(name) for name in sheet.rules)
    marks = [(name,) for name in sheet.characters]
    characters = "".join(_character_style(sheet, names) for names in (*marks, *combinations))
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{_normal_style(sheet)}{paragraphs}{rules}{_footnote_style(sheet)}"
        f"{_FIXED_STYLES}{_label_style()}{characters}</w:styles>"
    )


def _normal_style(sheet: StyleSheet) -> str:
    # overflowPunct stays out: it is on by default, and LibreOffice reads the element inverted.
    body = sheet.style("body")
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{"<w:keepLines/>" * sheet.flowing.whole_sentences}<w:widowControl w:val="0"/><w:kinsoku/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(body.pitch)}" w:lineRule="exact"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="{twips(body.delta)}"/></w:rPr></w:style>'
    )


def _paragraph_style(sheet: StyleSheet, style: ParagraphStyle) -> str:
    identifier = style_id(style.name)
    custom = "" if identifier.startswith("Heading") else ' w:customStyle="1"'
    following = style_id("body") if style.outline or style.name == "title" else identifier
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{escape_attribute(style.word)}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(sheet, style)}</w:pPr><w:rPr>{_run_properties(sheet, style)}</w:rPr></w:style>"
    )


def _rule_style(name: str) -> str:
    """The style of a paragraph that is nothing but a rule; the rule itself is on the paragraph."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{escape_attribute(RULE_NAMES.get(name, name))}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{style_id("body")}"/></w:style>'
    )


def _paragraph_properties(sheet: StyleSheet, style: ParagraphStyle) -> str:
    before, after = (blank_twips(lines * sheet.grid.line_pitch) for lines in (style.before, style.after))
    return (
        "<w:keepNext/>" * style.keep_next
        + f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips(style.pitch)}" w:lineRule="exact"/>'
        + _indents(sheet, style)
        + f'<w:jc w:val="{_ALIGN[style.align]}"/>'
        + (f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "")
    )


def _indents(sheet: StyleSheet, style: ParagraphStyle) -> str:
    """`<w:ind>`, in 字 for Word's dialogue and in twips for everyone else: both say 2 × 16 pt."""
    first = style.indent - style.hanging
    sides = {"left": style.left + style.hanging, "right": style.right}
    sides["firstLine" if first >= 0 else "hanging"] = abs(first)
    written = "".join(
        f' w:{side}Chars="{round(points / style.size * 100)}" w:{side}="{twips(points)}"'
        for side, points in sides.items()
        if points
    )
    if style.align == "justify" and not style.right and sheet.edge_allowance:
        written += f' w:right="{twips(-sheet.edge_allowance)}"'
    return f"<w:ind{written}/>" if written else ""


def _run_properties(sheet: StyleSheet, style: ParagraphStyle) -> str:
    # GB/T 9704-2012 7.5: the digits of a page number are half-width 宋体, not the Latin face.
    fonts = one_face(sheet, style.font) if style.name == "page-number" else font_names(sheet, style.font)
    bold = "<w:b/><w:bCs/>" * style.bold
    color = f'<w:color w:val="{style.color}"/>' if style.color != "000000" else ""
    return f'{fonts}{bold}{color}<w:spacing w:val="{twips(style.delta)}"/>{_size(style)}'


def _size(style: ParagraphStyle) -> str:
    half_points = round(style.size * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _character_style(sheet: StyleSheet, names: tuple[str, ...]) -> str:
    styles = [sheet.characters[name] for name in names]
    font = next((style.font for style in reversed(styles) if style.font), "")
    color = next((style.color for style in reversed(styles) if style.color), "")
    properties = (
        (font_names(sheet, font) if font else "")
        + "<w:b/><w:bCs/>" * any(style.bold for style in styles)
        + "<w:vanish/>" * any(style.hidden for style in styles)
        + (f'<w:color w:val="{color}"/>' if color else "")
    )
    name = escape_attribute("·".join(style.word for style in styles))
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{mark_style_id(names)}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{properties}</w:rPr></w:style>"
    )


def _label_style() -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{mark_style_id(("label",))}">'
        f'<w:name w:val="{LABEL_NAME}"/></w:style>'
    )


def _footnote_style(sheet: StyleSheet) -> str:
    style = sheet.style("table")
    return (
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        '<w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(style.pitch)}" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{_run_properties(sheet, style)}</w:rPr></w:style>"
    )
