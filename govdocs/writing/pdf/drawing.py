"""Content streams: every stretch of text where its page puts it, inside its tag.

Text state (font, spacing, colour, weight) is written only where it changes; positions are absolute, so no
rounding adds up along a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from govdocs.layout.page import Line, Page, PlacedPicture, Rule, Segment
from govdocs.layout.sheet import PageFormat
from govdocs.writing.pdf.lettering import Lettering
from govdocs.writing.pdf.tagging import Element, Split, Tags

_PAGE_NUMBER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_ARTIFACT = "/Artifact BMC"
_END = "EMC"
_STROKE = 0.03  # em; how much a synthetic bold thickens a stroke
_BLACK = "000000"
SEAL_NAME = "Seal"


class PageDrawing:
    """One page as a row of operators; `starts` says where each block begins (block → y of its top).

    `seal` is the size of seals in pt, `pictures` the names of the pictures by their blocks.
    """

    def __init__(
        self,
        page: Page,
        index: int,
        form: PageFormat,
        lettering: Lettering,
        tags: Tags,
        seal: tuple[float, float] | None = None,
        pictures: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self._index = index
        self._seal = seal
        self._pictures = pictures
        self._form = form
        self._height = form.width if page.landscape else form.height
        self._lettering = lettering
        self._tags = tags
        self._out: list[str] = []
        self._font = ("", 0.0)
        self._size = ""
        self._spacing = 0.0
        self._color = _BLACK
        self._bold = 0.0
        self._current: Element | None = None
        self.starts: dict[int, float] = {}
        self._draw(page)

    @property
    def stream(self) -> bytes:
        """The page's content stream."""
        return "\n".join(self._out).encode("ascii")

    def _draw(self, page: Page) -> None:
        out = self._out
        if self._seal:
            # Under the words, so that a picture without transparency hides none of them.
            out += [self._seal_at(x, self._height - y, self._seal) for x, y in page.seals]
        for placed in page.pictures:
            self._draw_picture(placed)
        out.append("BT")
        for line in page.lines:
            self._draw_line(line)
        self._enter(None)
        for line in page.artifacts:
            out.append(_PAGE_NUMBER if line.cell is None else _ARTIFACT)
            if page.landscape and line.cell is None:
                self._draw_turned(line)
            else:
                self._draw_segments(line)
            out.append(_END)
        out.append("ET")
        for rule in page.rules:
            out.append(self._rule(rule))

    def _draw_line(self, line: Line) -> None:
        if line.first and line.cell is None and line.segments:
            self.starts.setdefault(line.block, self._height - line.y + 1.5 * line.segments[0].size)
        owner = self._tags.owner(line)
        if isinstance(owner, Split):
            self._draw_split(line, owner)
        else:
            self._enter(owner)
            self._draw_segments(line)

    def _draw_split(self, line: Line, split: Split) -> None:
        """A line of a run-in block: what stands before the boundary is heading, the rest paragraph."""
        y = self._height - line.y
        for segment in line.segments:
            length = split.at - segment.at
            if length <= 0 or length >= len(segment.text):
                self._enter(split.rest if length <= 0 else split.heading)
                self._draw_segment(segment, y)
            else:
                self._enter(split.heading)
                self._draw_segment(segment, y, end=length)
                self._enter(split.rest)
                # Drawing goes on where the heading ended, so no position is needed.
                self._out.append(self._lettering.show(segment.text[length:], segment.font, self._size))

    def _enter(self, element: Element | None) -> None:
        """Make `element` the owner of what follows; None closes the open one."""
        if element is self._current:
            return
        if self._current is not None:
            self._out.append(_END)
        if element is not None:
            mark = self._tags.mark(element, self._index)
            self._out.append(f"/{element.tag}<</MCID {mark}>>BDC")
        self._current = element

    def _draw_turned(self, line: Line) -> None:
        """A page number on a page that lies on its side: where it is on the upright sheet (section 8)."""
        for segment in line.segments:
            x, y = self._form.height - line.y, self._form.width - segment.x
            self._set_state(segment)
            shown = self._lettering.show(segment.text, segment.font, self._size)
            self._out.append(f"0 -1 1 0 {x:.3f} {y:.3f} Tm {shown}")

    def _draw_segments(self, line: Line) -> None:
        y = self._height - line.y
        for segment in line.segments:
            self._draw_segment(segment, y)

    def _draw_segment(self, segment: Segment, y: float, end: int | None = None) -> None:
        self._set_state(segment)
        text = segment.text if end is None else segment.text[:end]
        self._out.append(
            f"{segment.scale:g} 0 0 1 {segment.x:.3f} {y:.3f} Tm"
            f" {self._lettering.show(text, segment.font, self._size)}"
        )

    def _set_state(self, segment: Segment) -> None:
        """Font, spacing, colour and weight, where they change."""
        out = self._out
        if self._font != (segment.font, segment.size):
            self._font = (segment.font, segment.size)
            self._size = f"{segment.size:g}"
            out.append(f"/{self._lettering.resources[segment.font]} {self._size} Tf")
        if self._spacing != segment.spacing:
            self._spacing = segment.spacing
            out.append(f"{segment.spacing:.4f} Tc")
        if self._color != segment.color:
            self._color = segment.color
            out.append(f"{_rgb(segment.color)} rg {_rgb(segment.color)} RG")
        weight = segment.size * _STROKE if segment.bold else 0.0
        if self._bold != weight:
            self._bold = weight
            out.append(f"2 Tr {weight:.3f} w" if weight else "0 Tr")

    def _draw_picture(self, placed: PlacedPicture) -> None:
        left, bottom = placed.x, self._height - placed.y - placed.height
        self.starts.setdefault(placed.block, bottom + placed.height)
        box = f"{left:.2f} {bottom:.2f} {left + placed.width:.2f} {bottom + placed.height:.2f}"
        self._enter(self._tags.figure(placed.block, box))
        place = f"{placed.width:.2f} 0 0 {placed.height:.2f} {left:.2f} {bottom:.2f} cm"
        self._out.append(f"q {place} /{self._pictures[placed.block]} Do Q")
        self._enter(None)

    def _seal_at(self, x: float, y: float, seal: tuple[float, float]) -> str:
        width, height = seal
        place = f"{width:.2f} 0 0 {height:.2f} {x - width / 2:.2f} {y - height / 2:.2f} cm"
        return f"{_ARTIFACT} q {place} /{SEAL_NAME} Do Q {_END}"

    def _rule(self, rule: Rule) -> str:
        y0, y1 = self._height - rule.y0, self._height - rule.y1
        path = f"{rule.x0:.3f} {y0:.3f} m {rule.x1:.3f} {y1:.3f} l S"
        return f"{_ARTIFACT} {_rgb(rule.color)} RG {rule.width:.3f} w {path} {_END}"


def _rgb(color: str) -> str:
    """RRGGBB as three fractions."""
    return " ".join(f"{int(color[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
