"""Word's numbering definitions: which list a paragraph belongs to, at which level, and what that level looks like.

ECMA-376-1 17.9: a `num` takes an `abstractNum`, changes what it overrides, and the abstract definition may
send on to another by a list style.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from govdocs.reading.docx.markup import attribute, child, is_on, local_name

DEEPEST = 9
"""Levels of a list."""
_DOT, _SQUARE, _DIAMOND, _ARROW = "•", "■", "◆", "➢"
_BULLETS = {"l": "●", "n": _SQUARE, "u": _DIAMOND, "v": "❖", "Ø": _ARROW, "ü": "✓", "w": _DOT, "Ÿ": _DOT, "q": "□"}
"""Characters of Wingdings that lists use, as every face has them."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` with %1 for the number of the first level …; `restart` as w:lvlRestart, None = usual.

    `gap` is what separates number and text (tab, space, nothing); `style` the paragraph style linked to it.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 0
    gap: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A `num`: the list it counts in (`counts`), its levels, and where an override makes them start."""

    counts: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a file by the id of their `num`; `list_styles` are numbering styles and the num they name."""

    def __init__(self, root: etree._Element | None, list_styles: Mapping[str, str]) -> None:
        items = [] if root is None else list(root)
        self._abstract = {
            attribute(item, "abstractNumId"): item for item in items if local_name(item) == "abstractNum"
        }
        self._nums = {attribute(item, "numId"): item for item in items if local_name(item) == "num"}
        self._styles = list_styles
        self._known: dict[str, List | None] = {}

    def find(self, number: str) -> List | None:
        """The list of that num, None if there is none."""
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]

    def _read(self, number: str) -> List | None:
        num = self._nums.get(number)
        found = self._definition(num)
        if num is None or found is None:
            return None
        levels = {at: level for item in found if (level := _read_level(item)) for at in [_ilvl(item)]}
        starts: dict[int, int] = {}
        for override in (item for item in num if local_name(item) == "lvlOverride"):
            at = _ilvl(override)
            if level := _read_level(child(override, "lvl")):
                levels[at] = level
            start = attribute(child(override, "startOverride"))
            if start.isdecimal():
                starts[at] = int(start)
                if at in levels:
                    levels[at] = replace(levels[at], start=int(start))
        return List(attribute(found, "abstractNumId"), levels, starts)

    def _definition(self, num: etree._Element | None) -> etree._Element | None:
        """The abstract definition of a num, by way of the list styles it sends on to (17.9.21)."""
        seen = []
        while num is not None and num not in seen:
            seen.append(num)
            found = self._abstract.get(attribute(child(num, "abstractNumId")))
            link = attribute(child(found, "numStyleLink"))
            if not link:
                return found
            num = self._nums.get(self._styles.get(link, ""))
        return None


def _ilvl(item: etree._Element) -> int:
    value = attribute(item, "ilvl")
    return min(int(value), DEEPEST - 1) if value.isdecimal() else 0


def _read_level(item: etree._Element | None) -> Level | None:
    if item is None or local_name(item) != "lvl":
        return None
    form, pattern = _form(item)
    text = attribute(child(item, "lvlText"))
    if form == "bullet":
        text = _bullet(item, text)
    restart, start = attribute(child(item, "lvlRestart")), attribute(child(item, "start"))
    return Level(
        pattern or form,
        text,
        int(start) if start.isdecimal() else 0,
        attribute(child(item, "suff")) or "tab",
        int(restart) if restart.isdecimal() else None,
        is_on(child(item, "isLgl")),
        attribute(child(item, "pStyle")),
    )


def _form(item: etree._Element) -> tuple[str, str]:
    """The number format; where Word wrote one of its own (001, 002, …) beside it, that is the second."""
    own = child(item, "AlternateContent", "Choice", "numFmt")
    plain = child(item, "numFmt")
    plain = plain if plain is not None else child(item, "AlternateContent", "Fallback", "numFmt")
    shown = attribute(own, "format").partition(",")[0].strip() if attribute(own) == "custom" else ""
    padded = shown if shown.strip("0") == "1" and len(shown) > 1 else ""
    return attribute(plain) or "decimal", padded


def _bullet(item: etree._Element, text: str) -> str:
    """A bullet as any face has it: those of symbol faces stand in the private use area or for letters."""
    if child(item, "lvlPicBulletId") is not None:
        return _DOT
    face = attribute(child(item, "rPr", "rFonts"), "ascii")
    code = ord(text) if len(text) == 1 else 0
    if face.startswith("Wingdings") or 0xF000 <= code <= 0xF0FF:
        return _BULLETS.get(chr(code & 0xFF), _DOT)
    return _DOT if face == "Symbol" and text else text
