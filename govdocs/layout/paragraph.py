"""Setting one paragraph: its faces, its lines, and where every stretch of a line stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from govdocs.layout.breaking import BLANKS, BrokenLine, Measured, break_lines
from govdocs.layout.page import Segment
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import FlowMark, TextBlock


class Face(NamedTuple):
    """How a stretch from `start` up to the next one is drawn."""

    start: int
    font: str
    bold: bool
    color: str


def set_text(
    text: str,
    style: ParagraphStyle,
    sheet: StyleSheet,
    *,
    marks: tuple[FlowMark, ...] = (),
    left: float,
    width: float,
    forced: tuple[str, ...] = (),
    continued: bool = False,
) -> list[list[Segment]]:
    """The lines of `text` as segments; `left` and `width` (pt) are the column the style's indents apply to.

    `forced` are the lines of a shaped title, taken as they are; a `continued` text is the rest of a
    paragraph and bears no first-line indent.
    """
    if continued:
        style = replace(style, indent=style.hanging)
    measured = _measure(text, style, sheet)
    lines = _forced_lines(forced) if forced else _break(measured, style, sheet, width)
    faces = _faces(text, style, sheet, marks)
    setter = _LineSetter(measured, style, faces, left + style.left, width - style.left - style.right)
    return [setter.set(line, number == 0, number == len(lines) - 1) for number, line in enumerate(lines)]


def count_lines(text: str, style: ParagraphStyle, sheet: StyleSheet, width: float) -> int:
    """How many lines `set_text` makes of a text in a column `width` pt wide."""
    # No character is wider than a 字 and the gaps on both sides of it, so most headings and cells need no measuring.
    widest = (1 + 2 * sheet.breaking.latin_gap) * style.size + max(style.delta, 0.0)
    if 0 < len(text) * widest <= width - style.left - style.right - style.indent:
        return 1
    return len(_break(_measure(text, style, sheet), style, sheet, width))


def early_ends(
    text: str, style: ParagraphStyle, sheet: StyleSheet, width: float, *, continued: bool = False
) -> list[int]:
    """Where `set_text` ends a line of a text early, to keep a figure or a name on one line (reading copies)."""
    if continued:
        style = replace(style, indent=style.hanging)
    return [line.end for line in _break(_measure(text, style, sheet), style, sheet, width) if line.early]


def _measure(text: str, style: ParagraphStyle, sheet: StyleSheet) -> Measured:
    whole = sheet.flowing.whole_figures
    return Measured(text, style.size, style.delta, sheet.breaking, whole_figures=whole)


def _break(measured: Measured, style: ParagraphStyle, sheet: StyleSheet, width: float) -> list[BrokenLine]:
    room = width - style.left - style.right
    if style.align == "justify" and not style.right:
        room += sheet.edge_allowance
    return break_lines(measured, room - style.indent, room - style.hanging)


def block_text(block: TextBlock) -> str:
    """What is drawn for a block: its label and its text."""
    return block.label + block.text


def block_marks(block: TextBlock) -> tuple[FlowMark, ...]:
    """The marks of a block as they lie on its drawn text; a mark at the head covers the label too."""
    shift = len(block.label)
    if not shift:
        return block.marks
    own = (FlowMark(0, shift, block.label_style),) if block.label_style else ()
    head = shift if own else 0
    return own + tuple(
        FlowMark(mark.start + shift if mark.start else head, mark.end + shift, mark.style, mark.note)
        for mark in block.marks
    )


def _forced_lines(lines: tuple[str, ...]) -> list[BrokenLine]:
    broken, at = [], 0
    for line in lines:
        broken.append(BrokenLine(at, at + len(line)))
        at += len(line)
    return broken


def _faces(text: str, style: ParagraphStyle, sheet: StyleSheet, marks: tuple[FlowMark, ...]) -> list[Face]:
    """The faces along the text: the style's own, what marks change, and the Latin face in between."""
    own = Face(0, style.font, style.bold, style.color)
    if not marks:
        return [own]
    edges = sorted({0, *(edge for mark in marks for edge in (mark.start, mark.end) if edge < len(text))})
    faces = []
    for edge in edges:
        font, bold, color = own.font, own.bold, own.color
        for mark in marks:
            if mark.start <= edge < mark.end and (found := _character(mark.style, sheet)):
                font, bold, color = found[0] or font, found[1] or bold, found[2] or color
        faces.append(Face(edge, font, bold, color))
    return faces


def _character(name: str, sheet: StyleSheet) -> tuple[str, bool, str] | None:
    if character := sheet.characters.get(name):
        return character.font, character.bold, character.color
    if paragraph := sheet.styles.get(name):
        return paragraph.font, paragraph.bold, paragraph.color
    return None


class _LineSetter:
    """Places the characters of one paragraph's lines."""

    def __init__(
        self, measured: Measured, style: ParagraphStyle, faces: list[Face], left: float, width: float
    ) -> None:
        self.measured = measured
        self.style = style
        self.left = left
        self.width = width
        self.simple = faces[0] if len(faces) == 1 and not measured.latin else None
        self.cuts, self.looks = ([], []) if self.simple else _cut(measured, faces)

    def set(self, line: BrokenLine, first: bool, last: bool) -> list[Segment]:
        """The segments of one line, justified unless it is the paragraph's last."""
        style = self.style
        offset = style.indent if first else style.hanging
        body_end = line.end - 1 if line.hung else line.end
        while body_end - 1 > line.start and self.measured.text[body_end - 1] in BLANKS:
            body_end -= 1
        used = self.measured.width(line.start, body_end)
        room = self.width - offset
        extra = 0.0
        if style.align == "justify":
            if not last:
                extra = self._extra(line.start, body_end, room - used + style.delta)
        elif style.align == "center":
            offset += (room - used + style.delta) / 2
        elif style.align == "right":
            offset += room - used + style.delta
        return self._segments(line, self.left + offset, extra)

    def _extra(self, start: int, end: int, slack: float) -> float:
        """What every gap of the line grows by so that it ends at the edge."""
        stretch = self.measured.stretch
        gaps = end - 1 - start if stretch is None else stretch[end - 1] - stretch[start]
        return slack / gaps if gaps > 0 else 0.0

    def _segments(self, line: BrokenLine, x: float, extra: float) -> list[Segment]:
        style, text = self.style, self.measured.text
        face = self.simple
        if face is not None:
            start, spacing = line.start, style.delta + extra
            words = text[start : line.end]
            return [Segment(x, words, face.font, style.size, spacing, start, face.color, face.bold)]
        segments = []
        starts, stretch = self.measured.starts, self.measured.stretch
        origin = x - starts[line.start]
        for start, end, face, latin in self._stretches(line):
            gaps = start - line.start if stretch is None else stretch[start] - stretch[line.start]
            segments.append(
                Segment(
                    origin + starts[start] + extra * gaps,
                    text[start:end],
                    "latin" if latin else face.font,
                    style.size,
                    style.delta if latin else style.delta + extra,
                    start,
                    face.color,
                    face.bold,
                )
            )
        return segments

    def _stretches(self, line: BrokenLine) -> Iterator[tuple[int, int, Face, bool]]:
        """The line cut where the face changes, and after every blank of Latin text."""
        cuts, text, at = self.cuts, self.measured.text, line.start
        number = bisect_right(cuts, at)
        while at < line.end:
            end = min(cuts[number], line.end)
            face, latin = self.looks[number - 1]
            if latin and " " in text[at:end]:
                yield from ((low, high, face, True) for low, high in _words(text, at, end))
            else:
                yield at, end, face, latin
            at, number = end, number + 1


def _cut(measured: Measured, faces: list[Face]) -> tuple[list[int], list[tuple[Face, bool]]]:
    """Where the look of a text changes, from 0 to its end, and each stretch's face and whether it is Latin."""
    edges = [edge for span in measured.latin for edge in span]
    starts = [face.start for face in faces]
    cuts = sorted({*edges, *starts, len(measured.text)})
    looks = [(faces[bisect_right(starts, at) - 1], bisect_right(edges, at) % 2 == 1) for at in cuts[:-1]]
    return cuts, looks


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Latin text cut after its blanks, which justification widens."""
    spans, at = [], start
    while at < end:
        blank = text.find(" ", at, end)
        stop = end if blank < 0 else blank + 1
        spans.append((at, stop))
        at = stop
    return spans
