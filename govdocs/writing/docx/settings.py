"""settings.xml and fontTable.xml: what holds for the whole file."""

from __future__ import annotations

from govdocs.layout.sheet import StyleSheet
from govdocs.writing.docx.markup import DECLARATION, W, escape_attribute

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
_FOOTNOTES = (
    '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/>'
    '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
)


def write_settings(sheet: StyleSheet, *, notes: bool) -> str:
    """`word/settings.xml`: odd and even footers, full-width marks, the sheet's own 避头尾 sets."""
    sets = "".join(
        f'<w:{name} w:lang="zh-CN" w:val="{escape_attribute("".join(sorted(chars)))}"/>'
        for name, chars in (
            ("noLineBreaksAfter", sheet.breaking.no_end),
            ("noLineBreaksBefore", sheet.breaking.no_start),
        )
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{sets}{_FOOTNOTES * notes}'
        f"<w:compat>{_COMPATIBILITY}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def write_font_table(sheet: StyleSheet) -> str:
    """`word/fontTable.xml`: the official faces, with the names they go by on other machines."""
    fonts = {role.official: role for role in sheet.fonts.values()}
    written = "".join(
        f'<w:font w:name="{escape_attribute(official)}">{_other_names(role.names, official)}'
        f'<w:charset w:val="{"00" if role.name == "latin" else "86"}"/></w:font>'
        for official, role in fonts.items()
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{written}</w:fonts>'


def _other_names(names: tuple[str, ...], official: str) -> str:
    others = [name for name in names if name != official][:3]
    return f'<w:altName w:val="{escape_attribute(",".join(others))}"/>' if others else ""
