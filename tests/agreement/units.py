"""What a document has that can break differently in two layouts: paragraphs, cells, names, rows of a 版记."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.layout.compose import for_paper
from govdocs.layout.letterhead import pair_rows
from govdocs.layout.paragraph import block_text
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowBlock,
    ImprintBlock,
    MarkBlock,
    PairBlock,
    SignOffBlock,
    TableBlock,
    TextBlock,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that is set by itself, without its blanks. `cell` of a table; `head` of rows that may repeat.

    `style` is a paragraph's, "" elsewhere; `blanks` that it had some. A `floating` one stands at the head or foot of its page, and programs draw it when they like.
    """

    text: str
    style: str = ""
    blanks: bool = False
    cell: bool = False
    head: bool = False
    floating: str = ""


def units_of(flow: Flow) -> list[Unit]:
    """The units of a flow in the order in which they are drawn, those without a character left out."""
    found = (unit for block in for_paper(flow).blocks for unit in _units(block))
    return [unit for unit in found if unit.text]


def _units(block: FlowBlock) -> Iterator[Unit]:
    if isinstance(block, TextBlock):
        text = block_text(block)
        yield Unit(_bare(text), block.style, blanks=_bare(text) != text)
    elif isinstance(block, TableBlock):
        yield from map(_unit, (block.caption, block.unit))
        for number, row in enumerate(block.rows):
            yield from (Unit(_bare(cell), cell=True, head=number < block.header_rows) for cell in row)
        yield _unit(block.note)
    elif isinstance(block, BoxBlock):
        yield from map(_unit, (block.title, *block.paragraphs))
    elif isinstance(block, MarkBlock):
        one = len(block.names) == 1
        texts = (block.names[0] + block.suffix,) if one else (*block.names, block.suffix)
        yield from (Unit(_bare(text), floating="head") for text in texts)
    elif isinstance(block, PairBlock):
        yield from map(_unit, _pair(block))
    elif isinstance(block, SignOffBlock):
        yield from map(_unit, (*block.names, block.date))
    elif isinstance(block, ImprintBlock):
        texts = tuple(row.label + row.text + row.end for row in block.rows)
        yield from (Unit(_bare(text), floating="foot") for text in texts)


def _pair(block: PairBlock) -> Iterator[str]:
    rows = pair_rows(block)
    for number, row in enumerate(rows):
        left = block.left if number == len(rows) - 1 else ""
        yield left + block.label * (number == 0) + "".join(row)


def _unit(text: str) -> Unit:
    return Unit(_bare(text))


def _bare(text: str) -> str:
    return "".join(text.split())
