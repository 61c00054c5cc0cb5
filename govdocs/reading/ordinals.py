"""Ordinals at line starts: which of them can open a section at all."""

from __future__ import annotations

import re

from govdocs.notation import Ordinal, parse_ordinal

ORDINAL_OPENERS = frozenset(
    "零〇一二三四五六七八九十百千两（(〔0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳第"
)
"""The characters an ordinal can begin with."""
LONGEST_ORDINAL = 12
"""Characters an ordinal may have to be one."""
_STATUTE_STYLES = ("第一章", "第一节", "第一条")
_LONGEST_CHAPTER = 40
_SENTENCE = re.compile("[。；：！？]|^[，、的]|[，、]$")


def ordinal_at(text: str, start: int, end: int) -> Ordinal | None:
    """The ordinal the line `[start, end)` begins with, None if it begins with none.

    第三条战线 is no 条: 条 wants a blank after it, 章 and 节 a short line of their own, on which no sentence ends.
    """
    if text[start] not in ORDINAL_OPENERS:
        return None
    longest = start + LONGEST_ORDINAL
    ordinal = parse_ordinal(text[start : end if end < longest else longest])
    if ordinal is None or ordinal.style not in _STATUTE_STYLES:
        return ordinal
    after = text[start + ordinal.length : min(end, start + _LONGEST_CHAPTER + 1)]
    if ordinal.style == "第一条":
        return ordinal if not after or after[0].isspace() else None
    short = end - start <= _LONGEST_CHAPTER and not _SENTENCE.search(after)
    return ordinal if short else None


def opens_section(text: str, start: int, end: int) -> bool:
    """True where the line `[start, end)` begins with an ordinal that could open a section."""
    return start < end and ordinal_at(text, start, end) is not None
