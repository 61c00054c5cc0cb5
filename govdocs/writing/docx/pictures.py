"""Pictures: inline, each on a line of its own as high as whole lines of the grid, with its caption below.

What was asked for is kept with the picture (`PICTURE_NAME`), so that reading gives back the same, not the size a
page made of it.
"""

from __future__ import annotations

from collections.abc import Callable

from govdocs.layout.picture import picture_height, picture_size
from govdocs.layout.roles import PICTURE_NAME, style_id
from govdocs.layout.sheet import StyleSheet
from govdocs.reading.picture_lines import write_size
from govdocs.templating.flow import PictureBlock
from govdocs.writing.docx.drawing import DRAWING, EMU, write_graphic
from govdocs.writing.docx.markup import blank_twips, escape_attribute, twips
from govdocs.writing.docx.paragraphs import EMPTY_MARK, END
from govdocs.writing.docx.runs import RunWriter
from govdocs.writing.picture import PictureFile, for_word

_FIRST_ID = 5001
"""Above the ids of drawings an office's own file may hold, below those of seals."""


class PictureWriter:
    """Writes the pictures of one file; `files` are what it must hold, each once, in order.

    `relate` puts a picture into the office's file and gives its relationship id; without it, they are named here.
    """

    def __init__(self, relate: Callable[[PictureFile], str] | None = None) -> None:
        self._relate = relate
        self._relations: dict[PictureFile, str] = {}
        self._count = 0

    @property
    def files(self) -> tuple[PictureFile, ...]:
        """The pictures, in the order of their parts."""
        return tuple(self._relations)

    def write(
        self, block: PictureBlock, sheet: StyleSheet, runs: RunWriter, before: float, *, keep: bool
    ) -> str:
        """The paragraph of the picture, and that of its caption; `keep` keeps the last of them with what follows."""
        width, height = picture_size(block, sheet)
        above = f' w:before="{blank_twips(before)}"' if before > 0 else ""
        line = f'<w:spacing{above} w:line="{twips(picture_height(height, sheet))}" w:lineRule="atLeast"/>'
        kept = "<w:keepNext/>" * (keep or bool(block.caption))
        picture = (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id("picture")}"/>{kept}{line}{EMPTY_MARK}</w:pPr>'
            f"<w:r>{EMPTY_MARK}{self._inline(block, width, height)}</w:r>{END}"
        )
        if not block.caption:
            return picture
        style = sheet.style("picture-caption")
        opening = f'<w:p><w:pPr><w:pStyle w:val="{style_id("picture-caption")}"/>{"<w:keepNext/>" * keep}</w:pPr>'
        return f"{picture}{opening}{runs.write(style, block.caption)}{END}"

    def _inline(self, block: PictureBlock, width: float, height: float) -> str:
        file = for_word(block.data, width, height)
        relation = self._relations.get(file) or self._add(file)
        self._count += 1
        number = _FIRST_ID + self._count
        size = f'cx="{max(round(width * EMU), 1)}" cy="{max(round(height * EMU), 1)}"'
        called = " ".join(filter(None, (PICTURE_NAME, write_size(block.width, block.height), "" if block.data else "缺")))
        inner = f'id="{number}" name="{called}"'
        own = f'id="{number}" name="{escape_attribute(block.file)}" descr="{escape_attribute(block.alt)}"'
        return (
            f'<w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {own}/>'
            f"{write_graphic(relation, inner, size)}</wp:inline></w:drawing>"
        )

    def _add(self, file: PictureFile) -> str:
        relation = self._relate(file) if self._relate else picture_relation(len(self._relations) + 1)
        self._relations[file] = relation
        return relation


def part_name(number: int, form: str) -> str:
    """The part that holds the picture of that number (from 1)."""
    return f"word/media/picture{number}.{form}"


def picture_relation(number: int) -> str:
    """The relationship that leads to it."""
    return f"rIdPicture{number}"
