"""Numbers that Word counts: kept as they are, and read for the level of heading they make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.reading import phrases
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look

_LONGEST_HEADING = 50


def number_headings(
    paragraphs: Sequence[Located], look: Look, numbering: etree._Element | None, sheet: StyleSheet
) -> None:
    """Headings whose number Word counts: short lines in a list that counts 一、 （一） 1. （1）."""
    for paragraph in paragraphs:
        if paragraph.in_table or paragraph.kept or paragraph.role not in ("", "body"):
            continue
        listed = look.numbering(paragraph.element)
        words = paragraph.text.strip()
        if listed is None or not words or len(words) > _LONGEST_HEADING or phrases.ends_like_sentence(words):
            continue
        level = _level_of(numbering, *listed)
        if level and f"heading{level}" in sheet.styles:
            paragraph.starts = [(0, f"heading{level}")]


_HANZI_FORMATS = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital")


def _level_of(numbering: etree._Element | None, number: str, level: str) -> int:
    """The level that the ordinals of a list are used for, 0 for bullets and what else there is."""
    for item in () if numbering is None else numbering:
        if local_name(item) != "num" or attribute(item, "numId") != number:
            continue
        abstract = attribute(child(item, "abstractNumId"))
        for one in numbering if numbering is not None else ():
            if local_name(one) == "abstractNum" and attribute(one, "abstractNumId") == abstract:
                found = next(
                    (lv for lv in one if local_name(lv) == "lvl" and attribute(lv, "ilvl") == level), None
                )
                return _level_of_ordinal(found)
    return 0


def _level_of_ordinal(level: etree._Element | None) -> int:
    form, text = attribute(child(level, "numFmt")), attribute(child(level, "lvlText"))
    if form in _HANZI_FORMATS:
        return 2 if re.fullmatch(r"[（(]%\d[）)]", text) else 1 if re.fullmatch(r"%\d[、．.]", text) else 0
    if form == "decimal":
        return 4 if re.fullmatch(r"[（(]%\d[）)]", text) else 3 if re.fullmatch(r"%\d[、．.]", text) else 0
    return 0
