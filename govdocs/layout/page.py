"""Pages: where every stretch of text stands, in points from the top left corner of the sheet.

This is all a drawing writer (PDF, later OFD) sees; positions come from reference metrics, so they
are the same whichever font is embedded.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Segment:
    """A stretch of one line in one face: `text` from `x` on, each character advancing its reference width
    (1 em, or Times for Latin) times `size`, plus `spacing` (pt).

    `at` is the offset of its first character in the block's drawn text (label + text); `font` a font role;
    `scale` narrows advances and spacing alike (a long 发文机关标志).
    """

    x: float
    text: str
    font: str
    size: float
    spacing: float
    at: int
    color: str = "000000"
    bold: bool = False
    scale: float = 1.0


@dataclass(slots=True)
class Line:
    """A line of a block: its baseline `y`, its segments, the index of its block in the flow.

    `first` is true for the first line of a block; `cell` is (row, column) inside a table, None elsewhere.
    """

    y: float
    segments: list[Segment]
    block: int
    first: bool = False
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class Rule:
    """A drawn line from (x0, y0) to (x1, y1), `width` pt thick."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    color: str = "000000"


@dataclass(slots=True)
class PlacedPicture:
    """The picture of the flow's block `block`: its left and top edges, its width and height in pt."""

    x: float
    y: float
    width: float
    height: float
    block: int


@dataclass(slots=True)
class Page:
    """One side: body lines in reading order, rules, and `artifacts` (page number) outside the text.

    `seals` are the middles of the seals, where a sealed sign-off stands.
    A `landscape` page is laid out as wide as the paper is high; it is bound at its top edge.
    """

    number: int
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    artifacts: list[Line] = field(default_factory=list)
    landscape: bool = False
    seals: list[tuple[float, float]] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
