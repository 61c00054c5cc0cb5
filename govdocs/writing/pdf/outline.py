"""Bookmarks: the headings of a flow as a tree that leads to their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdocs.templating import Flow, TextBlock
from govdocs.writing.pdf.objects import Formatted, ObjectFile, text_string


@dataclass(slots=True, eq=False)
class Bookmark:
    """A heading in the outline; `level` 0 is the outline itself."""

    level: int
    title: str = ""
    target: str = ""
    children: list[Bookmark] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many bookmarks stand below this one."""
        return len(self.children) + sum(child.size for child in self.children)


def write_outline(file: ObjectFile, flow: Flow, targets: Mapping[int, str]) -> int:
    """Add the bookmarks; the number of the outline, 0 without any. `targets` are destinations by block."""
    root = nest_bookmarks(flow, targets)
    if not root.children:
        return 0
    made = file.add()
    ends = _write_children(file, root, made.number)
    made.body = f"<</Type/Outlines{ends}/Count {root.size}>>"
    return made.number


def nest_bookmarks(flow: Flow, targets: Mapping[int, str]) -> Bookmark:
    """The headings that were drawn, each below the nearest one before it that has a smaller level."""
    root = Bookmark(0)
    open_ones = [root]
    for index, block in enumerate(flow.blocks):
        if not isinstance(block, TextBlock) or not block.level or index not in targets:
            continue
        while open_ones[-1].level >= block.level:
            open_ones.pop()
        bookmark = Bookmark(block.level, block.label + (block.outline or block.text), targets[index])
        open_ones[-1].children.append(bookmark)
        open_ones.append(bookmark)
    return root


def _write_children(file: ObjectFile, bookmark: Bookmark, parent: int) -> str:
    """Add the bookmarks below one; its First and Last entries."""
    made = [file.add() for _ in bookmark.children]
    for place, child in enumerate(bookmark.children):
        entry = made[place]
        below = _write_children(file, child, entry.number)
        count = f"{below}/Count {child.size}" if below else ""
        links = f"/Parent {parent} 0 R{_neighbours(made, place)}"
        entry.body = f"<</Title{text_string(child.title)}{links}/Dest{child.target}{count}>>"
    return f"/First {made[0].number} 0 R/Last {made[-1].number} 0 R" if made else ""


def _neighbours(made: list[Formatted], place: int) -> str:
    before = f"/Prev {made[place - 1].number} 0 R" if place else ""
    after = f"/Next {made[place + 1].number} 0 R" if place + 1 < len(made) else ""
    return before + after
