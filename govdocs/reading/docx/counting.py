"""Automatic numbers counted through a file, paragraph by paragraph, as Word counts them.

All lists of one abstract definition count on together, until one that overrides its start is met for the first
time (ECMA-376-1 17.9.15, 17.9.26).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from govdocs.reading.docx.lists import DEEPEST, Level, List, Lists
from govdocs.reading.docx.markup import attribute, child
from govdocs.reading.docx.number_formats import show_number
from govdocs.reading.docx.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_GAPS = {"tab": "\t", "space": " "}
_IN_FIGURES = ("none", "bullet")


class AutoNumbers:
    """The automatic numbers of the paragraphs of a file, asked for one after another."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists
        self._of_style: dict[tuple[str, str], int] = {}
        self._counters = _Counters()

    def next(self, style: str, own: etree._Element | None) -> str:
        """The number of the next paragraph, of that style and with an own w:numPr or none, "" where it bears none."""
        number = attribute(child(own, "numId")) or self._styles.list_id(style)
        found = self._lists.find(number) if number not in ("", "0") else None
        if found is None:
            return ""
        level = attribute(child(own, "ilvl"))
        depth = min(int(level), DEEPEST - 1) if level.isdecimal() else self._depth(style, number, found)
        return self._counters.count(found, depth)

    def _depth(self, style: str, number: str, found: List) -> int:
        """The level that is linked to the style (17.9.23), else the one it names, else the first."""
        known = self._of_style.get((style, number))
        if known is None:
            linked = {level.style: depth for depth, level in found.levels.items() if level.style}
            depths = (linked.get(one.id, one.list_level) for one in self._styles.chain(style))
            known = self._of_style[style, number] = next((at for at in depths if at is not None), 0)
        return known


class _Counters:
    """Where every list of a file stands."""

    def __init__(self) -> None:
        self._at: dict[str, dict[int, int]] = {}
        self._met: set[int] = set()

    def count(self, found: List, depth: int) -> str:
        """The next number of the list at level `depth` (from 0), with the gap behind it; "" where the level shows none."""
        level = found.levels.get(depth)
        if level is None:
            return ""
        at = self._at.setdefault(found.counts, {})
        self._restart(found, at)
        for deeper in [other for other in at if other > depth]:
            if _restarts(found.levels.get(deeper), depth):
                del at[deeper]
        for above in range(depth):
            at.setdefault(above, _start(found.levels, above))
        at[depth] = at[depth] + 1 if depth in at else level.start
        text = _write(found.levels, depth, at)
        return text + _GAPS.get(level.gap, "") if text else ""

    def _restart(self, found: List, at: dict[int, int]) -> None:
        """A list that overrides its start begins anew where it is first met."""
        if id(found) in self._met:
            return
        self._met.add(id(found))
        for depth in found.starts:
            at.pop(depth, None)


def _restarts(level: Level | None, above: int) -> bool:
    """True where a number at level `above` lets a deeper level begin anew (17.9.10: 0 = never)."""
    if level is None or level.restart is None:
        return True
    return above < level.restart


def _start(levels: Mapping[int, Level], depth: int) -> int:
    return levels[depth].start if depth in levels else 1


def _write(levels: Mapping[int, Level], depth: int, at: Mapping[int, int]) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return level.text

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place > depth or place not in levels:
            return ""
        return _show(at[place], levels[place].form, legal=level.legal)

    return _PLACE.sub(number, level.text)


def _show(value: int, form: str, *, legal: bool) -> str:
    if form.isdecimal():
        return f"{value:0{len(form)}}"
    return show_number(value, "decimal" if legal and form not in _IN_FIGURES else form)
