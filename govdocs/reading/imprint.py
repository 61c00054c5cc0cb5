"""版记 as it was typed at the very end of a text: 抄送：……, and ××办公室　2026年1月5日印发."""

from __future__ import annotations

import re
from typing import Any

from govdocs.model import OfficialDate
from govdocs.notation import find_date
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.people import is_organ

_COPIES = re.compile("抄送(?:机关|单位)?\\s?[：:]\\s*(?=\\S)")
_PRINTED = re.compile("印\\s?发$")
_MOST = 4

Entry = tuple[Any, Line, Line]


def take_imprint(text: str, lines: list[Line], notes: Notes) -> tuple[dict[str, Entry], list[Line]]:
    """The fields of the imprint with the lines they stood on, and the lines above it."""
    fields: dict[str, Entry] = {}
    for _ in range(_MOST):
        if not lines or lines[-1].marks:
            break
        line = lines[-1]
        words = text[line.start : line.end].replace("\t", " ")
        found = _read(words)
        if not found or found.keys() & fields.keys():
            break
        _list_labels(words, line, notes)
        fields |= {name: (value, line, line) for name, value in found.items()}
        lines = lines[:-1]
    return fields, lines


def _list_labels(words: str, line: Line, notes: Notes) -> None:
    """抄送： and 印发 are printed by the layout."""
    if match := _COPIES.match(words):
        notes.repair("imprint", line.start, line.start + match.end())
    elif match := _PRINTED.search(words):
        notes.repair("imprint", line.start + match.start(), line.end)


def _read(words: str) -> dict[str, Any]:
    if match := _COPIES.match(words):
        return {"copy_recipients": words[match.end() :].rstrip("。")}
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
