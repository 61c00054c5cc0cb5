"""版头 as it was typed above the title of a text: 份号, 密级, 紧急程度, 标志, 发文字号, 签发人."""

from __future__ import annotations

import re
from typing import Any

from govdocs.model import Classification, Urgency
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.people import is_organ, split_names
from govdocs.reading.phrases import is_document_number

_COPY_NUMBER = re.compile(r"\d{6}")
_CLASSIFIED = re.compile(r"(绝密|机密|秘密)\s?(?:★\s?(.{1,8}))?")
_MARK = re.compile("(.{2,40})文件")
_SIGNED = re.compile(r"(?:(.*号)\s+)?签发人\s?[：:]\s*(.+)")
_LABELS = re.compile(r"文件$|签发人\s?[：:]\s*", re.MULTILINE)
_MOST = 8

Entry = tuple[str, Any, Line]


def find_letterhead(text: str, lines: list[Line]) -> tuple[list[Entry], int]:
    """The elements typed on the first lines as (field, value, line), and how many lines they take.

    ([], 0) unless a 发文字号 is among them: 特急 alone may be a title.
    """
    entries: list[Entry] = []
    count = 0
    for line in lines[:_MOST]:
        found = [] if line.marks else _read(text[line.start : line.end].strip(), line)
        if not found or {name for name, _, _ in found} & {name for name, _, _ in entries}:
            break
        entries += found
        count += 1
    numbered = any(name == "document_number" for name, _, _ in entries)
    return (entries, count) if numbered else ([], 0)


def list_labels(text: str, line: Line, notes: Notes) -> None:
    """文件 and 签发人： are printed by the layout."""
    for label in _LABELS.finditer(text, line.start, line.end):
        notes.repair("letterhead", *label.span())


def _read(words: str, line: Line) -> list[Entry]:
    if _COPY_NUMBER.fullmatch(words):
        return [("copy_number", words, line)]
    if match := _CLASSIFIED.fullmatch(words):
        period = [("secrecy_period", match[2].strip(), line)] if match[2] else []
        return [("classification", Classification(match[1]), line), *period]
    if words in tuple(Urgency):
        return [("urgency", Urgency(words), line)]
    if (match := _MARK.fullmatch(words)) and is_organ(match[1].strip()):
        return [("issuers", (match[1].strip(),), line)]
    if match := _SIGNED.fullmatch(words):
        number = [("document_number", match[1].strip(), line)] if match[1] else []
        return [*number, ("signatories", split_names(match[2]), line)]
    return [("document_number", words, line)] if is_document_number(words) else []
