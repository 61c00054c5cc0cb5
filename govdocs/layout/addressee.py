"""主送机关 so many that page 1 would show nothing of the text: they move to the 版记 (GB/T 9704-2012 7.3.2)."""

from __future__ import annotations

from dataclasses import replace

from govdocs.layout.imprint import count_imprint
from govdocs.layout.metrics import text_width
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow, FlowBlock, ImprintBlock, ImprintRow, MarkBlock, RuleBlock, TextBlock

_ENOUGH = 4
"""Blocks behind the addressee that tell whether text stands on page 1: headings and what they keep to."""


def move_addressees(flow: Flow, sheet: StyleSheet) -> Flow:
    """The flow with its addressees in the 版记, above 抄送, where page 1 has no room for text below them.

    A text without a letterhead has no 版记 either, and stays as it is; so does one with more addressees
    than a 版记, which is never parted, can hold.
    """
    at = next((at for at, block in enumerate(flow.blocks) if _is_addressee(block)), None)
    if at is None or not any(isinstance(block, MarkBlock) for block in flow.blocks):
        return flow
    block = flow.blocks[at]
    assert isinstance(block, TextBlock)
    if _fits_one_line(block, sheet) or _shows_text(flow, at, sheet):
        return flow
    rest = (*flow.blocks[:at], *flow.blocks[at + 1 :])
    moved = _with_row(rest, block.text.removesuffix("：") + "。")
    imprint = next(one for one in moved if isinstance(one, ImprintBlock))
    page = sheet.page
    if count_imprint(imprint, sheet).height > page.height - page.top - page.bottom:
        return flow
    return replace(flow, blocks=moved)


def _is_addressee(block: FlowBlock) -> bool:
    return isinstance(block, TextBlock) and block.id == "addressee"


def _fits_one_line(block: TextBlock, sheet: StyleSheet) -> bool:
    return text_width(block.text) * sheet.style(block.style).size <= sheet.page.text_width


def _shows_text(flow: Flow, at: int, sheet: StyleSheet) -> bool:
    """True where something behind block `at` stands on page 1, or nothing stands behind it at all."""
    first, *_ = paginate(replace(flow, blocks=flow.blocks[: at + 1 + _ENOUGH]), sheet, drawn=False)
    return at + 1 == len(flow.blocks) or any(line.block > at for line in first.lines)


def _with_row(blocks: tuple[FlowBlock, ...], words: str) -> tuple[FlowBlock, ...]:
    """The blocks with 主送 in their 版记, which is made if there is none; no rule parts it from 抄送 (7.4.2)."""
    row = ImprintRow(words, "主送：")
    for at, block in enumerate(blocks):
        if isinstance(block, ImprintBlock):
            before = tuple(one for one in block.rows if one.label == "分送：")
            after = tuple(
                replace(one, joined=True) if one.label == "抄送：" else one
                for one in block.rows[len(before) :]
            )
            return (*blocks[:at], replace(block, rows=(*before, row, *after)), *blocks[at + 1 :])
    letter = any(isinstance(block, RuleBlock) and block.style == "letter-top" for block in blocks)
    return (*blocks, ImprintBlock("letter-imprint" if letter else "imprint", (row,), "imprint"))
