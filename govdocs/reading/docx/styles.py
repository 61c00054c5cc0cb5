"""What the styles of a .docx say about its paragraphs: outline level, title, automatic numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from govdocs.reading.docx.markup import attribute, child, is_on, local_name

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = ("title", "标题", "文件标题", "公文标题")


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style: `outline` counts from 1 (0 = body text); `list_id` is the list it numbers in ("0" = none any more)."""

    id: str
    name: str = ""
    based_on: str = ""
    outline: int = 0
    list_id: str = ""
    list_level: int | None = None
    hidden: bool = False
    bold: bool | None = None
    face: str = ""


class Styles:
    """The styles of a file by id, what they inherit included."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else [_read(item) for item in root if local_name(item) == "style"]
        self._styles = {style.id: style for style in found}
        self._chains: dict[str, list[WordStyle]] = {}
        self.default = _default_paragraph_style(root)

    def outline(self, style_id: str) -> int:
        """The outline level a style gives, 0 for body text."""
        return next((style.outline for style in self.chain(style_id) if style.outline), 0)

    def list_id(self, style_id: str) -> str:
        """The list the style numbers its paragraphs in, "" or "0" for none."""
        return next((style.list_id for style in self.chain(style_id) if style.list_id), "")

    def is_title(self, style_id: str) -> bool:
        """True for Word's own Title and what offices call the same."""
        return any(style.name.lower() in _TITLES for style in self.chain(style_id))

    def is_hidden(self, style_id: str) -> bool:
        """True where a character style hides its text."""
        return any(style.hidden for style in self.chain(style_id))

    def is_bold(self, *style_ids: str) -> bool:
        """True where the first of these styles that says anything about it makes its text bold."""
        said = (style.bold for one in style_ids for style in self.chain(one) if style.bold is not None)
        return next(said, False)

    def face(self, style_id: str) -> str:
        """The face of the Chinese characters that a style gives, "" where it says nothing."""
        return next((style.face for style in self.chain(style_id) if style.face), "")

    def list_styles(self) -> Mapping[str, str]:
        """The numbering styles, each with the list it is another name for."""
        return {style.id: style.list_id for style in self._styles.values() if style.list_id}

    def chain(self, style_id: str) -> list[WordStyle]:
        """The style and those it is based on, the nearest first."""
        known = self._chains.get(style_id)
        if known is None:
            known = self._chains[style_id] = self._follow(style_id)
        return known

    def _follow(self, style_id: str) -> list[WordStyle]:
        chain: list[WordStyle] = []
        while (style := self._styles.get(style_id)) and style not in chain:
            chain.append(style)
            style_id = style.based_on
        return chain


def _default_paragraph_style(root: etree._Element | None) -> str:
    for item in () if root is None else root:
        is_default = local_name(item) == "style" and attribute(item, "default") in ("1", "true")
        if is_default and attribute(item, "type") == "paragraph":
            return attribute(item, "styleId")
    return ""


def _read(item: etree._Element) -> WordStyle:
    name = attribute(child(item, "name"))
    properties = child(item, "pPr")
    level = attribute(child(properties, "numPr", "ilvl"))
    bold = child(item, "rPr", "b")
    return WordStyle(
        attribute(item, "styleId"),
        name,
        attribute(child(item, "basedOn")),
        _outline(properties, name),
        attribute(child(properties, "numPr", "numId")),
        int(level) if level.isdecimal() else None,
        is_on(child(item, "rPr", "vanish")),
        None if bold is None else is_on(bold),
        attribute(child(item, "rPr", "rFonts"), "eastAsia"),
    )


def _outline(properties: etree._Element | None, name: str) -> int:
    level = attribute(child(properties, "outlineLvl"))
    if level.isdecimal():
        return int(level) + 1 if int(level) < 9 else 0
    heading = _HEADING.fullmatch(name)
    return int(heading[1]) if heading else 0
