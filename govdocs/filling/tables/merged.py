"""What a sheet says beside its values: merged ranges, and formulas that were never calculated.

openpyxl's streaming reader leaves both out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any
from zipfile import ZipFile

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_NOTED = 100_000
_DEEPEST_HEADING = 3  # rows below the first; a range merged further down is no heading


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range: rows `top` to `bottom`, columns `left` to `right`, both counted from 1."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """The merged ranges of a sheet, and the (row, column) of every formula without a value."""

    merged: tuple[Area, ...] = ()
    uncomputed: frozenset[tuple[int, int]] = frozenset()

    def heading_depth(self, heading: int) -> int:
        """The last row of a heading whose upper cells are merged downwards over lower ones."""
        bottoms = (area.bottom for area in self.merged if area.top == heading)
        return max((row for row in bottoms if row - heading <= _DEEPEST_HEADING), default=heading)


class DownFilling:
    """Fills the cells merged from rows above while a sheet goes by, row after row."""

    def __init__(self, areas: Iterable[Area]) -> None:
        tall = (area for area in areas if area.top < area.bottom)
        self._waiting = sorted(tall, key=lambda area: area.top, reverse=True)
        self._open: list[tuple[Area, Any]] = []

    def fill(self, row: int, cells: Sequence[Any]) -> Sequence[Any]:
        """The cells of `row` with the values merged into it."""
        self._open = [(area, value) for area, value in self._open if row <= area.bottom]
        filled = list(cells)
        for area, value in self._open:
            filled += [None] * (area.left - len(filled))
            filled[area.left - 1] = value
        while self._waiting and self._waiting[-1].top <= row:
            area = self._waiting.pop()
            # A range that begins in a blank row, or in the heading, has nothing to hand down.
            if area.top == row and area.left <= len(filled):
                self._open.append((area, filled[area.left - 1]))
        return filled


def sheet_titles(package: ZipFile) -> list[str]:
    """The titles of the sheets that hold cells, in their order."""
    return [title for title, _ in _sheets(package)]


def _sheets(package: ZipFile) -> list[tuple[str, str]]:
    relations = _parse(package, "xl/_rels/workbook.xml.rels")
    targets = {
        item.get("Id"): posixpath.normpath(posixpath.join("/xl", item.get("Target", ""))).lstrip("/")
        for item in relations
        if str(item.get("Type", "")).endswith("/worksheet")
    }
    listed = _parse(package, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet")
    found = [(item.get("name", ""), targets.get(item.get(_RELATION) or item.get(_STRICT_RELATION))) for item in listed]
    return [(title, part) for title, part in found if part is not None]


def _parse(package: ZipFile, part: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(part), parser)


def read_sheet_notes(package: ZipFile, title: str) -> SheetNotes:
    """What the sheet `title` says beside its values."""
    part = dict(_sheets(package))[title]
    with package.open(part) as stream:
        return _scan(stream)


def _scan(stream: IO[bytes]) -> SheetNotes:
    from lxml import etree

    merged: list[Area] = []
    uncomputed: set[tuple[int, int]] = set()
    tags = ("{*}c", "{*}row", "{*}mergeCell")
    for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
        kind = etree.QName(element).localname
        if kind == "mergeCell":
            if len(merged) < _MOST_NOTED and (area := _area(element.get("ref", ""))):
                merged.append(area)
        elif kind == "c":
            formula, value = element.find("{*}f"), element.find("{*}v")
            place = _CELL.fullmatch(element.get("r", ""))
            empty = (value is None or not value.text) and element.get("t") != "str"
            if place and formula is not None and empty and len(uncomputed) < _MOST_NOTED:
                uncomputed.add((int(place[2]), _column(place[1])))
        else:
            # Rows gone through are let go, so that memory does not grow with the sheet.
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return SheetNotes(tuple(merged), frozenset(uncomputed))


def _area(reference: str) -> Area | None:
    ends = [_CELL.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    (left, top), (right, bottom) = ((_column(end[1]), int(end[2])) for end in ends if end)
    return Area(top, bottom, left, right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
