"""Filling pages: lines stacked down the 版心, headings never last, — 1 — at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.layout.compose import shape_titles
from govdocs.layout.page import Line, Page, Rule, Segment
from govdocs.layout.paragraph import block_marks, block_text, set_text
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.layout.table import SetRow, column_widths, set_table
from govdocs.templating.flow import Flow, TableBlock

ASCENT = 0.86
"""How far above the baseline the em box of a Chinese face reaches, in em (仿宋, 宋体: 220/256)."""

_TOLERANCE = 0.1
_CELL_RULE = 0.5


@dataclass(slots=True)
class _Item:
    """What is placed as one: the lines of a paragraph, or one row of a table."""

    block: int
    style: ParagraphStyle
    lines: list[list[Segment]]
    row: SetRow | None = None
    row_number: int = 0
    keep: bool = False
    starts: bool = True

    @property
    def height(self) -> float:
        return self.row.height if self.row else len(self.lines) * self.style.pitch

    @property
    def first_height(self) -> float:
        """The least of it that may stand at the foot of a page."""
        return self.row.height if self.row else self.height if self.keep else self.style.pitch


def paginate(flow: Flow, sheet: StyleSheet) -> list[Page]:
    """The pages of a flow, at least one, every line at its place in points."""
    return _Paginator(flow, sheet).pages()


class _Paginator:
    def __init__(self, flow: Flow, sheet: StyleSheet) -> None:
        self.flow = flow
        self.sheet = sheet
        self.bottom = sheet.page.height - sheet.page.bottom + _TOLERANCE
        self.page = Page(1)
        self.done = [self.page]
        self.y = sheet.page.top

    def pages(self) -> list[Page]:
        items = list(self._items())
        for index, item in enumerate(items):
            self._place(item, items, index)
        for page in self.done:
            page.artifacts.append(page_number_line(page.number, self.sheet))
        return self.done

    def _items(self) -> Iterator[_Item]:
        titles = shape_titles(self.flow, self.sheet)
        left, width = self.sheet.page.left, self.sheet.page.text_width
        for index, block in enumerate(self.flow.blocks):
            if isinstance(block, TableBlock):
                yield from self._table_items(index, block)
                continue
            style = self.sheet.style(block.style)
            lines = set_text(
                block_text(block),
                style,
                self.sheet,
                marks=block_marks(block) if block.marks else (),
                left=left,
                width=width,
                forced=titles.get(index, ()),
            )
            yield _Item(index, style, lines, keep=style.keep_next)

    def _table_items(self, index: int, block: TableBlock) -> Iterator[_Item]:
        if block.caption:
            style = self.sheet.style("table-caption")
            page = self.sheet.page
            lines = set_text(block.caption, style, self.sheet, left=page.left, width=page.text_width)
            yield _Item(index, style, lines, keep=True)
        for number, row in enumerate(set_table(block, self.sheet)):
            head = number < block.header_rows and number + 1 < len(block.rows)
            yield _Item(
                index, row.style, [], row, number, keep=head, starts=number == 0 and not block.caption
            )

    def _place(self, item: _Item, items: list[_Item], index: int) -> None:
        fresh = not self.page.lines and not self.page.rules
        before = (
            item.style.before * self.sheet.grid.line_pitch if item.starts and not item.row_number else 0.0
        )
        if fresh and self.page.number > 1:
            before = 0.0
        if not fresh and self.y + before + self._needed(items, index) > self.bottom:
            self._turn(item)
            before = 0.0
        self.y += before
        if item.row:
            self._place_row(item)
        else:
            self._place_lines(item)
        self.y += item.style.after * self.sheet.grid.line_pitch if not item.row else 0.0

    def _needed(self, items: list[_Item], index: int) -> float:
        """The room `items[index]` asks for: with what it must not be parted from, but never more than a page."""
        item = items[index]
        needed = item.first_height
        while item.keep and index + 1 < len(items):
            index += 1
            item = items[index]
            needed += item.style.before * self.sheet.grid.line_pitch + item.first_height
        whole = self.sheet.page.height - self.sheet.page.top - self.sheet.page.bottom
        return needed if needed <= whole else items[index].first_height

    def _turn(self, item: _Item | None = None) -> None:
        self.page = Page(self.page.number + 1)
        self.done.append(self.page)
        self.y = self.sheet.page.top
        if item and item.row:
            self._repeat_head(item)

    def _repeat_head(self, item: _Item) -> None:
        block = self.flow.blocks[item.block]
        if isinstance(block, TableBlock) and item.row_number >= block.header_rows > 0:
            for number, row in enumerate(set_table(block, self.sheet)[: block.header_rows]):
                self._place_row(_Item(item.block, row.style, [], row, number), repeated=True)

    def _place_lines(self, item: _Item) -> None:
        pitch = item.style.pitch
        rise = (pitch - item.style.size) / 2 + ASCENT * item.style.size
        for number, segments in enumerate(item.lines):
            if self.y + pitch > self.bottom and self.page.lines:
                self._turn()
            self.page.lines.append(Line(self.y + rise, segments, item.block, number == 0))
            self.y += pitch

    def _place_row(self, item: _Item, *, repeated: bool = False) -> None:
        row = item.row
        assert row is not None
        rise = (row.style.pitch - row.style.size) / 2 + ASCENT * row.style.size
        target = self.page.artifacts if repeated else self.page.lines
        for column, cell in enumerate(row.cells):
            top = self.y + (row.height - len(cell) * row.style.pitch) / 2
            for number, segments in enumerate(cell):
                y = top + number * row.style.pitch + rise
                target.append(Line(y, segments, item.block, number == 0, (item.row_number, column)))
        self._rule_row(item, row)
        self.y += row.height

    def _rule_row(self, item: _Item, row: SetRow) -> None:
        block = self.flow.blocks[item.block]
        assert isinstance(block, TableBlock)
        left, top, bottom = self.sheet.page.left, self.y, self.y + row.height
        right = left + self.sheet.page.text_width
        edges = [left]
        for width in column_widths(block, self.sheet):
            edges.append(edges[-1] + width)
        rules = [Rule(left, top, right, top, _CELL_RULE), Rule(left, bottom, right, bottom, _CELL_RULE)]
        rules += [Rule(x, top, x, bottom, _CELL_RULE) for x in edges]
        self.page.rules.extend(rules)


def page_number_line(number: int, sheet: StyleSheet) -> Line:
    """— 1 — in its place: right on odd pages, left on even ones, one 字 in (GB/T 9704-2012 7.5)."""
    style, form, page = sheet.style("page-number"), sheet.page_number, sheet.page
    text = f"{form.dash} {number} {form.dash}"
    outer = style.outer
    align = "right" if number % 2 else "left"
    placed = ParagraphStyle(
        style.name, style.word, style.font, style.size, style.pitch, align=align,
        left=0.0 if number % 2 else outer, right=outer if number % 2 else 0.0,
    )  # fmt: skip
    segments = set_text(text, placed, sheet, left=page.left, width=page.text_width)[0]
    for segment in segments:
        segment.font = style.font
    # The dash stands at the middle of the em box.
    middle = page.height - page.bottom + form.distance
    return Line(middle + (ASCENT - 0.5) * style.size, segments, -1)
