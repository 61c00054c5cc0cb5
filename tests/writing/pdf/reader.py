"""A small PDF reader of the tests' own: glyphs with their places, and the text by structure element.

It knows only what the standard says, nothing of how the writer works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

ARTIFACT = -1
_BFCHAR = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Glyph:
    """One drawn glyph: its text, where it begins (pt, y upwards), its marked content (ARTIFACT for none)."""

    char: str
    code: int
    font: str
    size: float
    x: float
    y: float
    mark: int
    bold: bool
    color: tuple[float, ...]


@dataclass
class Node:
    """A structure element: its tag, the text below it, the pages it stands on."""

    tag: str
    text: str
    pages: set[int]
    children: list[Node] = field(default_factory=list)


class Font:
    """A composite font: what its codes mean and how far they advance."""

    def __init__(self, font: Any) -> None:
        descendant = font.DescendantFonts[0]
        self.name = str(font.BaseFont)[1:]
        self.program: bytes = descendant.FontDescriptor.FontFile2.read_bytes()
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        self.meaning = {
            int(code, 16): bytes.fromhex(units).decode("utf-16-be", "surrogatepass")
            for code, units in _BFCHAR.findall(cmap)
        }
        self.default = float(descendant.DW)
        self.widths: dict[int, float] = {}
        entries = list(descendant.W)
        for first, listed in zip(entries[::2], entries[1::2], strict=True):
            self.widths.update({int(first) + index: float(width) for index, width in enumerate(listed)})

    def width(self, code: int) -> float:
        """The declared advance in em."""
        return self.widths.get(code, self.default) / 1000


class PdfReading:
    """A whole file, read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.fonts = {
            name: Font(font) for page in self.pdf.pages for name, font in page.Resources.Font.items()
        }
        self.pages = [list(_Walker(page, self.fonts).glyphs()) for page in self.pdf.pages]
        self._numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    @property
    def glyphs(self) -> list[Glyph]:
        """Every glyph of the file in drawing order."""
        return [glyph for page in self.pages for glyph in page]

    @property
    def tree(self) -> list[Node]:
        """The structure elements below Document."""
        return self._node(self.pdf.Root.StructTreeRoot.K[0]).children

    def _node(self, element: Any) -> Node:
        node = Node(str(element.S)[1:], "", set())
        for kid in element.get("/K", pikepdf.Array()):
            if isinstance(kid, int):
                self._take(node, element.Pg, kid)
            elif "/MCID" in kid:
                self._take(node, kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
            else:
                child = self._node(kid)
                node.children.append(child)
                node.text += child.text
                node.pages |= child.pages
        return node

    def _take(self, node: Node, page: Any, mark: int) -> None:
        index = self._numbers[page.objgen]
        node.pages.add(index)
        node.text += "".join(glyph.char for glyph in self.pages[index] if glyph.mark == mark)


class _Walker:
    """Follows the text operators of one page (ISO 32000-1, 9.3 and 9.4)."""

    def __init__(self, page: Any, fonts: dict[str, Font]) -> None:
        self.page = page
        self.fonts = fonts
        self.marks: list[int] = []
        self.font, self.size, self.spacing = "", 0.0, 0.0
        self.x = self.y = 0.0
        self.bold = False
        self.color: tuple[float, ...] = (0.0, 0.0, 0.0)

    def glyphs(self) -> Iterator[Glyph]:
        for step in pikepdf.parse_content_stream(self.page):
            assert isinstance(step, pikepdf.ContentStreamInstruction)
            yield from self._follow(str(step.operator), list(step.operands))

    def _follow(self, operator: str, operands: list[Any]) -> Iterator[Glyph]:
        if operator == "BDC":
            self.marks.append(ARTIFACT if operands[0] == "/Artifact" else int(operands[1].MCID))
        elif operator == "BMC":
            assert operands[0] == "/Artifact"
            self.marks.append(ARTIFACT)
        elif operator == "EMC":
            self.marks.pop()
        elif operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator == "Tc":
            self.spacing = float(operands[0])
        elif operator == "Tr":
            self.bold = int(operands[0]) == 2
        elif operator == "rg":
            self.color = tuple(map(float, operands))
        elif operator == "Tm":
            self.x, self.y = float(operands[4]), float(operands[5])
        elif operator == "Tj":
            yield from self._show(bytes(operands[0]))
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    yield from self._show(bytes(part))
                else:
                    self.x -= float(part) / 1000 * self.size

    def _show(self, string: bytes) -> Iterator[Glyph]:
        font = self.fonts[self.font]
        for at in range(0, len(string), 2):
            code = int.from_bytes(string[at : at + 2], "big")
            # Every glyph stands in exactly one marked content: never none, never nested.
            (mark,) = self.marks
            yield Glyph(
                font.meaning[code], code, self.font, self.size, self.x, self.y, mark, self.bold, self.color
            )
            self.x += font.width(code) * self.size + self.spacing
