"""The body: every block of a flow as paragraphs and tables, in sections where pages turn or lose their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from govdocs.layout.pieces import turned
from govdocs.layout.roles import style_id
from govdocs.layout.sheet import StyleSheet
from govdocs.layout.spacing import space_above
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowBlock,
    ImprintBlock,
    MarkBlock,
    PageTurn,
    PairBlock,
    PictureBlock,
    RuleBlock,
    SignOffBlock,
    TableBlock,
    TextBlock,
)
from govdocs.writing.docx.imprint import stands_alone, write_imprint
from govdocs.writing.docx.letterhead import Placed, write_mark, write_pair, write_rule
from govdocs.writing.docx.markup import blank_twips
from govdocs.writing.docx.paragraphs import EMPTY_MARK, END, open_paragraph, spacing
from govdocs.writing.docx.pictures import PictureWriter
from govdocs.writing.docx.runs import RunWriter
from govdocs.writing.docx.seal import SealWriter
from govdocs.writing.docx.sections import Section, write_section
from govdocs.writing.docx.signoff import write_sign_off
from govdocs.writing.docx.tables import write_box, write_table
from govdocs.writing.docx.turning import go_on, keep_whole, page_cuts, part_block

_AFTER_TABLE = f'<w:p><w:pPr><w:pStyle w:val="{style_id("body")}"/></w:pPr></w:p>'
"""Word joins two tables that touch, and refuses a body that ends with one."""
_ANCHOR = open_paragraph("body", spacing=spacing(line=0.5), mark=EMPTY_MARK) + END
"""A paragraph of no height: it carries a section's end behind a table, or holds the 版记 to its page."""
_END_OF_PROPERTIES = "</w:pPr>"


class BodyWriter:
    """Writes the body of one document: `write` once, then `sections` are all its sections in order.

    `blank` leaves the red of the letterhead to pre-printed paper, and keeps its room; `seals` and
    `pictures` write those of all the file.
    """

    def __init__(
        self,
        flow: Flow,
        sheet: StyleSheet,
        titles: Mapping[int, tuple[str, ...]],
        runs: RunWriter,
        *,
        blank: bool = False,
        seals: SealWriter | None = None,
        pictures: PictureWriter | None = None,
    ) -> None:
        self.flow = flow
        self.sheet = sheet
        self.titles = titles
        self.runs = runs
        self.seals = seals
        self.pictures = pictures or PictureWriter()
        self._cuts = page_cuts(flow, sheet)
        self._imprint_alone = stands_alone(flow, sheet)
        letter = any(isinstance(block, RuleBlock) and block.style == "letter-top" for block in flow.blocks)
        self._blank = blank
        self.section = Section(letter=letter, blank=blank)
        self.sections: list[Section] = []
        self._form = sheet
        self._parts: list[str] = []
        self._ends: list[int] = []
        self._heads: dict[tuple[str, int, bool, int, bool], str] = {}
        self._landscape = False
        self._new_page = False
        self._opens_page = False
        self._table_open = False
        self._surplus = 0.0

    def write(self) -> list[str]:
        """The children of `<w:body>` but for the last section's; between two of them a section ends.

        One piece for each of `sections`, for `join_sections` to put together.
        """
        blocks = self.flow.blocks
        for index, (block, above) in enumerate(zip(blocks, space_above(self.flow, self.sheet), strict=True)):
            if isinstance(block, PageTurn):
                self._landscape, self._new_page = block.landscape, True
                continue
            self._turn(block)
            before = 0.0 if self._opens_page and self._parts else above - self._surplus
            self._surplus = 0.0
            self._write_block(index, block, before, _keeps(block, blocks[index + 1 : index + 2]))
            self._opens_page = False
        if self._table_open:
            self._parts.append(_AFTER_TABLE)
        self.sections.append(self.section)
        bounds = [0, *self._ends, len(self._parts)]
        return ["".join(self._parts[low:high]) for low, high in pairwise(bounds)]

    def _turn(self, block: FlowBlock) -> None:
        """Ends the section where pages turn, or where the 版记 has a page without a number to itself."""
        alone = isinstance(block, ImprintBlock) and self._imprint_alone
        if self._landscape != self.section.landscape or alone:
            ruled = isinstance(block, ImprintBlock) and block.style == "imprint"
            start = "evenPage" if alone and ruled and self.sheet.imprint.even_page else ""
            self._end_section(Section(landscape=self._landscape, numbered=not alone, start=start))
            self._new_page = False
        elif self._new_page:
            self._opens_page = True

    def _end_section(self, following: Section) -> None:
        if self._parts:
            if self._table_open:
                self._parts.append(_ANCHOR)
            self._ends.append(len(self._parts))
            self.sections.append(self.section)
        self.section = following
        upright = self.sheet
        self._form = replace(upright, page=turned(upright.page)) if following.landscape else upright
        self._opens_page = bool(self._parts)
        self._table_open = False

    # ---- blocks

    def _write_block(self, index: int, block: FlowBlock, before: float, keep: bool) -> None:
        sheet, runs = self._form, self.runs
        table = False
        if isinstance(block, TextBlock):
            self._write_text(index, block, before, keep)
        elif isinstance(block, TableBlock):
            if self._table_open and not (block.caption or block.unit):
                self._parts.append(_AFTER_TABLE)
            self._parts += write_table(block, sheet, runs)
            table = not block.note
        elif isinstance(block, BoxBlock):
            self._parts += write_box(block, sheet, runs, before)
        elif isinstance(block, PictureBlock):
            self._parts.append(self.pictures.write(block, sheet, runs, before, keep=keep))
        elif isinstance(block, MarkBlock):
            self._put(write_mark(block, sheet, before, blank=self._blank))
            table = len(block.names) > 1 and before >= 0 and not self._blank
        elif isinstance(block, RuleBlock):
            self._put(write_rule(block, sheet, before, blank=self._blank))
        elif isinstance(block, PairBlock):
            self._parts.append(write_pair(block, sheet, runs, before))
        elif isinstance(block, SignOffBlock):
            self._parts.append(write_sign_off(block, sheet, runs, before, keep=keep, seals=self.seals))
        elif isinstance(block, ImprintBlock):
            # Without a paragraph before it LibreOffice would carry the table over to the section before.
            self._parts += (_ANCHOR, write_imprint(block, sheet, runs), _ANCHOR)
        self._table_open = table

    def _put(self, placed: Placed) -> None:
        self._parts.append(placed.markup)
        self._surplus = placed.surplus

    def _write_text(self, index: int, block: TextBlock, before: float, keep: bool) -> None:
        style = self.sheet.style(block.style)
        # At the head of a section the page is new already; a break of its own would leave one blank.
        page = (block.new_page or self._new_page) and not (self._opens_page and not self._new_page)
        above = 0 if page else max(blank_twips(before), 0)
        self._new_page = False
        lines = self.titles.get(index, ())
        first, *rest = part_block(block, self._cuts[index]) if index in self._cuts else (block,)
        key = (block.style, block.level, page, above, keep and not rest)
        head = self._heads.get(key)
        if head is None:
            head = self._heads[key] = self._open(block, page, above, keep and not (rest or style.keep_next))
        self._parts += (head, self._runs(first, lines), END)
        for number, part in enumerate(rest, 1):
            self._parts += (go_on(style, keep=keep and number == len(rest)), self._runs(part, continued=True), END)

    def _runs(self, block: TextBlock, lines: tuple[str, ...] = (), *, continued: bool = False) -> str:
        style = self.sheet.style(block.style)
        if self.sheet.flowing.whole_figures and not lines:
            lines = keep_whole(block, self._form, continued=continued)
        return self.runs.write(style, block.text, block.label, block.marks, lines, block.label_style)

    def _open(self, block: TextBlock, page: bool, above: int, keep: bool) -> str:
        """The start of a paragraph; of spacing and outline level only what is not that of its style."""
        style = self.sheet.style(block.style)
        own = blank_twips(style.before * self.sheet.grid.line_pitch)
        outline = ""
        if block.level and block.level != style.outline:
            outline = f'<w:outlineLvl w:val="{min(block.level, 9) - 1}"/>'
        blank = f'<w:spacing w:before="{above}"/>' if above != own else ""
        return open_paragraph(block.style, keep=keep, page=page, spacing=blank, outline=outline)


def _keeps(block: FlowBlock, following: Sequence[FlowBlock]) -> bool:
    """True where a block may not be parted from the next: text from its sign-off, that from its 附注 (7.3.5.5)."""
    for other in following:
        if isinstance(block, SignOffBlock):
            return isinstance(other, TextBlock) and other.style == "note"
        return isinstance(other, SignOffBlock)
    return False


def join_sections(
    pieces: Sequence[str], sections: Sequence[Section], sheet: StyleSheet, footers: dict[str, str]
) -> str:
    """The body whole: each section's properties in its last paragraph, those of the last at the end."""
    written = [write_section(section, sheet, footers) for section in sections]
    body = []
    for piece, section in zip(pieces[:-1], written, strict=False):
        head, found, rest = (piece or _ANCHOR).rpartition(_END_OF_PROPERTIES)
        assert found, "every paragraph has properties"
        body.append(f"{head}{section}{found}{rest}")
    return "".join((*body, pieces[-1], written[-1]))
