"""Which XML element every paragraph and run of a draft stands in, numbered as reading numbers them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from govdocs.reading.docx.body import BodyWalker
from govdocs.reading.docx.content import WordParagraph, WordTable
from govdocs.reading.docx.markup import child
from govdocs.reading.docx.styles import Styles


@dataclass(slots=True)
class Located:
    """A paragraph of the file: its number (from 1), its element, its text as reading saw it.

    `runs` are (element, start, end) in that text. `starts` say what it is: (offset, style of the sheet) of
    every stretch that plays a role, none as long as nobody knows. `kept` names what it is where it must be
    left alone (图片, 目录 …), "" elsewhere.
    """

    number: int
    element: etree._Element
    in_table: bool = False
    text: str = ""
    runs: list[tuple[etree._Element, int, int]] = field(default_factory=list)
    starts: list[tuple[int, str]] = field(default_factory=list)
    kept: str = ""

    @property
    def role(self) -> str:
        """The style of the sheet for the whole paragraph, "" as long as nobody knows."""
        return self.starts[0][1] if self.starts else ""


def locate(document: etree._Element, styles: etree._Element | None) -> list[Located]:
    """The paragraphs of the body of `document`, cells included, in the order of their numbers."""
    locator = _Locator(Styles(styles))
    body = child(document, "body")
    if body is not None:
        for _ in locator.walk(body):
            pass
    return sorted(locator.found, key=lambda paragraph: paragraph.number)


class _Locator(BodyWalker):
    """Walks exactly as reading does, and remembers where it has been."""

    def __init__(self, styles: Styles) -> None:
        super().__init__(styles, {})
        self.found: list[Located] = []
        self.runs: list[tuple[etree._Element, int, int]] = []
        self.depth = 0

    def paragraph(self, element: etree._Element) -> WordParagraph:
        """One paragraph; its place is remembered."""
        self.runs = []
        read = super().paragraph(element)
        self.found.append(Located(read.number, element, self.depth > 0, read.text, self.runs))
        return read

    def table(self, element: etree._Element) -> WordTable:
        """One table; what is met on the way stands in a cell."""
        self.depth += 1
        read = super().table(element)
        self.depth -= 1
        return read

    def _read_run(self, element: etree._Element, paragraph: WordParagraph) -> None:
        start = self.runs[-1][2] if self.runs else 0
        before = len(paragraph.runs)
        super()._read_run(element, paragraph)
        added = sum(len(run.text) for run in paragraph.runs[before:])
        self.runs.append((element, start, start + added))
