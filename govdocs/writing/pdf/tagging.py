"""The structure tree: which marked content belongs to which heading, paragraph or table cell.

Headings are H1 … H5 by their level, a title is Title (mapped to P, for it stands above the levels), and a
run-in heading is a heading followed by a paragraph. Read through the tree, a document gives its own text
back, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from govdocs.layout.page import Line
from govdocs.templating import Flow, PictureBlock, TableBlock, TextBlock
from govdocs.writing.pdf.objects import ObjectFile

_DEEPEST = 6
_RUN_IN = "-run-in"
_ROLE_MAP = "<</Title/P>>"
_COLUMN = "/A<</O/Table/Scope/Column>>"


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree: its tag, its children, and the marked content (page, id) it owns."""

    tag: str
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    number: int = 0
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A run-in block: up to offset `at` of its drawn text it is `heading`, then `rest`."""

    heading: Element
    rest: Element
    at: int


class Tags:
    """The structure of a flow, filled while its pages are drawn."""

    def __init__(self, flow: Flow, pages: int) -> None:
        self._marked: list[list[Element]] = [[] for _ in range(pages)]
        self._roots: list[list[Element]] = []
        self._owners: list[Element | Split] = []
        self._cells: dict[tuple[int, int, int], Element] = {}
        self._figures: dict[int, Element] = {}
        for index, block in enumerate(flow.blocks):
            if isinstance(block, TableBlock):
                self._add_table(index, block)
            elif isinstance(block, TextBlock):
                self._add_text(block)
            elif isinstance(block, PictureBlock):
                self._add_picture(index, block)
            else:
                element = Element("P")
                self._owners.append(element)
                self._roots.append([element])

    def _add_text(self, block: TextBlock) -> None:
        tag = _tag(block)
        if tag[0] == "H" and block.style.endswith(_RUN_IN):
            split = Split(Element(tag), Element("P"), len(block.label) + _run_in_length(block))
            self._owners.append(split)
            self._roots.append([split.heading, split.rest])
        else:
            element = Element(tag)
            self._owners.append(element)
            self._roots.append([element])

    def _add_table(self, index: int, block: TableBlock) -> None:
        caption = Element("Caption")
        table = Element("Table", [caption] if block.caption else [])
        for row, cells in enumerate(block.rows):
            tag = "TH" if row < block.header_rows else "TD"
            made = [Element(tag) for _ in cells]
            table.children.append(Element("TR", made))
            self._cells.update({(index, row, column): cell for column, cell in enumerate(made)})
        self._owners.append(caption)
        self._roots.append([table])

    def _add_picture(self, index: int, block: PictureBlock) -> None:
        caption = Element("Caption")
        words = (block.alt or block.caption or block.file).encode("utf-16-be").hex()
        figure = Element("Figure", [caption] if block.caption else [], attributes=f"/Alt<FEFF{words}>")
        self._figures[index] = figure
        self._owners.append(caption)
        self._roots.append([figure])

    def figure(self, block: int, box: str) -> Element:
        """What the picture of a block belongs to; `box` is where it stands on its page."""
        figure = self._figures[block]
        figure.attributes += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        return figure

    def owner(self, line: Line) -> Element | Split:
        """What the text of a line belongs to."""
        if line.cell is None:
            return self._owners[line.block]
        return self._cells[line.block, *line.cell]

    def mark(self, element: Element, page: int) -> int:
        """The id of new marked content of `element` on a page (pages count from 0)."""
        marked = self._marked[page]
        marked.append(element)
        element.content.append((page, len(marked) - 1))
        return len(marked) - 1

    def write(self, file: ObjectFile, page_numbers: list[int]) -> int:
        """Add the tree to the file; the number of its root. `page_numbers` are the page objects'."""
        root, document = file.add(), file.add()
        written = [element for group in self._roots for element in group if _is_filled(element)]
        for element in written:
            self._write(file, element, document.number, page_numbers)
        document.body = f"<</Type/StructElem/S/Document/P {root.number} 0 R/K[{_references(written)}]>>"
        owners = " ".join(f"{page}[{_references(marked)}]" for page, marked in enumerate(self._marked))
        parents = file.add(f"<</Nums[{owners}]>>").number
        root.body = (
            f"<</Type/StructTreeRoot/K[{document.number} 0 R]/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(page_numbers)}/RoleMap{_ROLE_MAP}>>"
        )
        return root.number

    def _write(self, file: ObjectFile, element: Element, parent: int, pages: list[int]) -> None:
        made = file.add()
        element.number = made.number
        for child in element.children:
            self._write(file, child, made.number, pages)
        kids = " ".join(filter(None, (*_contents(element, pages), _references(element.children))))
        page = f"/Pg {pages[element.content[0][0]]} 0 R" if element.content else ""
        scope = _COLUMN if element.tag == "TH" else ""
        kids = f"/K[{kids}]" if kids else ""
        made.body = f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{page}{scope}{element.attributes}{kids}>>"


def _tag(block: TextBlock) -> str:
    if block.level:
        return f"H{min(block.level, _DEEPEST)}"
    return "Title" if block.style == "title" else "P"


def _run_in_length(block: TextBlock) -> int:
    """How much of a run-in block's text is its heading: up to where the body's face begins."""
    return next((mark.start for mark in block.marks if mark.style == "body"), len(block.text))


def _is_filled(element: Element) -> bool:
    return bool(element.content or element.children)


def _references(elements: list[Element]) -> str:
    return " ".join([f"{element.number} 0 R" for element in elements])


def _contents(element: Element, pages: list[int]) -> Iterator[str]:
    """The marked content of an element: bare ids on its first page, references on further ones."""
    home = element.content[0][0] if element.content else 0
    for page, mark in element.content:
        yield str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"
