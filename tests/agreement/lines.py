"""Lines as a reader sees them, taken from finished PDFs, ours and LibreOffice's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

FOOT = 760.0
"""Below this (pt from the top) stand page numbers."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One line of a page: its text without blanks, its edges and em box in pt from the top left."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def seen_lines(pdf: Path) -> list[SeenLine]:
    """The lines of a PDF in reading order, page numbers left out."""
    with pdfplumber.open(pdf) as opened:
        return [line for page in opened.pages for line in _page_lines(page)]


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    with pdfplumber.open(pdf) as opened:
        return len(opened.pages)


def _page_lines(page: Any) -> list[SeenLine]:
    rows: list[list[dict[str, Any]]] = []
    chars = [char for char in page.chars if char["bottom"] < FOOT and char["text"].strip()]
    # Characters of one line share their baseline, whatever their face.
    for char in sorted(chars, key=lambda char: -char["matrix"][5]):
        if rows and abs(rows[-1][0]["matrix"][5] - char["matrix"][5]) < 3:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_line(page.page_number, sorted(row, key=lambda char: char["x0"])) for row in rows]


def _line(number: int, row: list[dict[str, Any]]) -> SeenLine:
    return SeenLine(
        number,
        "".join(char["text"] for char in row),
        row[0]["x0"],
        row[-1]["x1"],
        min(char["top"] for char in row),
        max(char["bottom"] for char in row),
        max(char["size"] for char in row),
    )
