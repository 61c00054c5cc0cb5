"""Outlines between reading and writing: where a mark sits in its cell, and the few signs drawn here.

Mainland full-width marks stand in a cell of one em: a closing mark in the left half, an opening mark in the
right, a dash from edge to edge so that —— is one line. The sources set some of them as narrow Latin marks;
these functions put them right. Lengths are in units of a 1000-unit em.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen

EM = 1000
MIDDLE = 380  # the height of the middle of a hanzi, where dashes and dots belong
MARGIN = 65  # from the cell's edge to a quotation mark
OVERLAP = 6  # what a dash runs past its cell, so that no seam shows between two

Box = tuple[float, float, float, float]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Drawing:
    """One glyph: its pen strokes and its advance width."""

    strokes: tuple[tuple[str, Any], ...]
    advance: float

    @property
    def bounds(self) -> Box:
        """The ink box; all zero for a space."""
        pen = BoundsPen(None)
        self.draw(pen)
        return pen.bounds or (0, 0, 0, 0)

    def draw(self, pen: Any) -> None:
        """Play the strokes on any fontTools pen."""
        for method, arguments in self.strokes:
            getattr(pen, method)(*arguments)

    def placed(self, *, dx: float = 0, dy: float = 0, stretch: float = 1) -> Drawing:
        """The same ink, stretched sideways and moved, in a cell of one em."""
        pen = RecordingPen()
        self.draw(TransformPen(pen, (stretch, 0, 0, 1, dx, dy)))
        return Drawing(tuple(pen.value), EM)


def record(glyphs: Any, name: str, *, backwards: bool = False) -> Drawing:
    """The drawing of one glyph, components drawn out; ``backwards`` turns CFF filling into TrueType's."""
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(ReverseContourPen(pen) if backwards else pen)
    return Drawing(tuple(pen.value), glyphs[name].width)


def settle(char: str, drawing: Drawing, *, full_width: bool) -> Drawing:
    """The drawing as a mainland text face has it: one em wide where it should be, and rightly placed."""
    left, bottom, right, top = drawing.bounds
    if char in "—―":
        return dash(top - bottom)
    if char in "…⋯‥·":
        return drawing.placed(dx=EM / 2 - (left + right) / 2, dy=MIDDLE - (bottom + top) / 2)
    if char in "“‘" and drawing.advance != EM:
        return drawing.placed(dx=EM - MARGIN - right)
    if char in "”’°′″" and drawing.advance != EM:
        return drawing.placed(dx=MARGIN - left)
    if not full_width or drawing.advance in (0, EM):
        return drawing
    stretch = min(1.0, EM / drawing.advance)
    return drawing.placed(dx=(EM - drawing.advance * stretch) / 2, stretch=stretch)


def dash(weight: float) -> Drawing:
    """A rule of the given weight across the whole cell, at the middle of the hanzi."""
    return polygons(rectangle(-OVERLAP, MIDDLE - weight / 2, EM + OVERLAP, MIDDLE + weight / 2))


def drawn_here(char: str) -> Drawing | None:
    """The signs that no source has (ballot boxes) or that must never be missing (〓), drawn from polygons."""
    if char == "〓":
        return polygons(rectangle(100, 500, 900, 740), rectangle(100, 20, 900, 260))
    tick: Points = ((215, 400), (410, 145), (800, 640), (750, 680), (405, 245), (262, 435))
    cross: Points = (
        (250, 590), (455, 380), (250, 170), (290, 130), (500, 340), (710, 130),
        (750, 170), (545, 380), (750, 590), (710, 630), (500, 420), (290, 630),
    )  # fmt: skip
    frame = (rectangle(90, -30, 910, 790), tuple(reversed(rectangle(135, 15, 865, 745))))
    signs = {"☐": frame, "☑": (*frame, tuple(reversed(tick))), "☒": (*frame, tuple(reversed(cross)))}
    return polygons(*signs[char]) if char in signs else None


def missing_glyph() -> Drawing:
    """The face's .notdef: an empty frame of one em."""
    return polygons(rectangle(100, -40, 900, 800), tuple(reversed(rectangle(140, 0, 860, 760))))


def rectangle(left: float, bottom: float, right: float, top: float) -> Points:
    """The corners of a box, clockwise as TrueType fills."""
    return ((left, bottom), (left, top), (right, top), (right, bottom))


def polygons(*outlines: Points) -> Drawing:
    """A one-em drawing of straight-sided outlines."""
    pen = RecordingPen()
    for points in outlines:
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return Drawing(tuple(pen.value), EM)
