"""版记 as it was typed at the very end of a text: 抄送：……, and ××办公室　2026年1月5日印发."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from govdocs.model import OfficialDate
from govdocs.notation import find_date
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.people import is_organ

_SENT = re.compile("(主送|抄送|抄报)(?:机关|单位)?\\s?[：:]\\s*(?=\\S)")
_FIELDS = {"主送": "addressee", "抄送": "copy_recipients", "抄报": "copy_recipients"}
_PRINTED = re.compile("印\\s?发$")
_COPIES_MADE = re.compile(r"\s*[（(]?共\s?印\s?\d{1,6}\s?份[）)]?。?$")
_MOST = 4
_MOST_LINES = 4

Entry = tuple[Any, Line, Line]


def take_imprint(
    text: str, lines: list[Line], notes: Notes, *, known: Collection[str] = ()
) -> tuple[dict[str, Entry], list[Line]]:
    """The fields of the imprint with the lines they stood on, and the lines above it.

    主送 stands here only where the text has none under its title, whose fields are `known`.
    """
    fields: dict[str, Entry] = {}
    lines = _without_copies_made(text, lines, notes)
    for _ in range(_MOST):
        if not lines or lines[-1].marks:
            break
        count = _count_lines(text, lines)
        first, last = lines[-count], lines[-1]
        words = "".join(text[line.start : line.end] for line in lines[-count:]).replace("\t", " ")
        bare = _COPIES_MADE.sub("", words)
        found = _read(bare)
        if not found or found.keys() & {*fields, *known}:
            break
        _list_labels(bare, first, notes)
        for before, after in pairwise(lines[-count:]):
            notes.repair("imprint", before.end, after.begin)
        if len(bare) < len(words):
            notes.repair("imprint", last.end - len(words) + len(bare), last.end)
        fields |= {name: (value, first, last) for name, value in found.items()}
        lines = lines[:-count]
    return fields, lines


def _without_copies_made(text: str, lines: list[Line], notes: Notes) -> list[Line]:
    """`lines` without 共印50份 on a line of its own below the imprint."""
    if len(lines) < 2 or lines[-1].marks or lines[-2].marks:
        return lines
    last, above = lines[-1], lines[-2]
    if not _COPIES_MADE.fullmatch(text, last.start, last.end) or not _read(text[above.start : above.end].replace("\t", " ")):
        return lines
    notes.repair("imprint", last.begin, last.end)
    return lines[:-1]


def _count_lines(text: str, lines: list[Line]) -> int:
    """How many of the last `lines` are one entry: 抄送 may go on below a comma, 主送 too."""
    for count in range(2, min(_MOST_LINES, len(lines)) + 1):
        above = lines[-count]
        if above.marks or text[above.end - 1] not in "，、,；":
            return 1
        if _SENT.match(text, above.start, above.end):
            return count
    return 1


def _list_labels(words: str, line: Line, notes: Notes) -> None:
    """主送：, 抄送： and 印发 are printed by the layout."""
    if match := _SENT.match(words):
        notes.repair("imprint", line.start, line.start + match.end())
    elif match := _PRINTED.search(words):
        notes.repair("imprint", line.start + match.start(), line.end)


def _read(words: str) -> dict[str, Any]:
    if match := _SENT.match(words):
        return {_FIELDS[match[1]]: words[match.end() :].rstrip("。")}
    date = find_date(words) if len(words) <= 60 and _PRINTED.search(words) else None
    if date is None or not _PRINTED.fullmatch(words[date[1] :].strip()):
        return {}
    office = words[: date[0]].strip()
    try:
        value = OfficialDate.of(words[date[0] : date[1]])
    except ValueError:
        return {}
    if office and not is_organ(office):
        return {}
    return {"printing_date": value} | ({"printing_office": office} if office else {})
