"""Where a reader finds things on the pages of a PDF, ours or LibreOffice's, in mm from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

MM = 72 / 25.4
ASCENT = 0.86
"""How far the em box of a Chinese face reaches above the baseline, in em (仿宋, 宋体: 220/256)."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line without wide gaps: its text, its edges, and its em box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Its middle from side to side."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line drawn across: its ends, its edges above and below."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page: how wide it is, its words in reading order, its rules from the top down, words that run downwards."""

    width: float
    words: tuple[Words, ...]
    rules: tuple[Ruled, ...]
    turned: tuple[Words, ...] = ()

    def find(self, text: str) -> Words:
        """The words that begin with `text`."""
        return next(words for words in self.words if words.text.startswith(text))


def see_pages(pdf: Path) -> list[SeenPage]:
    """The pages of a PDF."""
    with pdfplumber.open(pdf) as opened:
        return [_see(page) for page in opened.pages]


def _see(page: Any) -> SeenPage:
    rows: list[list[dict[str, Any]]] = []
    chars = [char for char in page.chars if char["text"].strip() and char["upright"]]
    for char in sorted(chars, key=lambda char: -char["matrix"][5]):
        if rows and abs(rows[-1][0]["matrix"][5] - char["matrix"][5]) < 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    words = [_words(part, page) for row in rows for part in _parted(row)]
    drawn = [_ruled(item) for item in (*page.lines, *page.rects) if item["width"] > 100 * MM]
    turned = [char for char in page.chars if char["text"].strip() and not char["upright"]]
    return SeenPage(
        page.width / MM,
        tuple(words),
        tuple(sorted(set(drawn), key=lambda rule: rule.top)),
        (_downwards(turned),) if turned else (),
    )


def _downwards(chars: list[dict[str, Any]]) -> Words:
    """The one stretch that runs downwards, in the em box its glyphs fill."""
    edges = {edge: [char[edge] / MM for char in chars] for edge in ("x0", "x1", "top", "bottom")}
    text = "".join(char["text"] for char in sorted(chars, key=lambda char: char["top"]))
    return Words(text, min(edges["x0"]), max(edges["x1"]), min(edges["top"]), max(edges["bottom"]))


def _parted(row: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters of a line from left to right, parted where more than three characters' room is blank."""
    parts: list[list[dict[str, Any]]] = []
    for char in sorted(row, key=lambda char: char["x0"]):
        if parts and char["x0"] - parts[-1][-1]["x1"] < 3 * char["size"]:
            parts[-1].append(char)
        else:
            parts.append([char])
    return parts


def _words(part: list[dict[str, Any]], page: Any) -> Words:
    size = max(char["size"] for char in part)
    baseline = float(page.height) - part[0]["matrix"][5]
    return Words(
        "".join(char["text"] for char in part),
        part[0]["x0"] / MM,
        part[-1]["x1"] / MM,
        (baseline - ASCENT * size) / MM,
        (baseline + (1 - ASCENT) * size) / MM,
    )


def _ruled(item: dict[str, Any]) -> Ruled:
    """A stroked line has its width around its path, a filled box is its own edges."""
    half = (item.get("linewidth") or 0) / 2 if item["height"] < 0.01 else 0.0
    edges = (item["x0"], item["x1"], item["top"] - half, item["bottom"] + half)
    return Ruled(*(round(edge / MM, 3) for edge in edges))
