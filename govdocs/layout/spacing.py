"""The blank above every block, worked out once for all writers: lines, clear distances, fixed places.

What stands on the page before a block decides how far a clear distance (空二行 between ink and ink)
reaches into the leading of its line, so the blanks are computed for the flow as a whole. A block that
opens a page, other than the first, has none; that is for the writers to know.
"""

from __future__ import annotations

from typing import NamedTuple

from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.layout.signoff import lines_before
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowBlock,
    MarkBlock,
    PictureBlock,
    RuleBlock,
    SignOffBlock,
    TableBlock,
)


class _Leads(NamedTuple):
    """Where the ink of a block begins and ends inside it (pt), and its height where it is one line."""

    above: float
    below: float
    height: float


def space_above(flow: Flow, sheet: StyleSheet) -> list[float]:
    """For every block the blank above it in pt, below zero for a mark that stands above the 版心.

    A fixed place (`ink_top`) is reckoned from the head of page 1, every block before it being one line.
    """
    line = sheet.grid.line_pitch
    spaces: list[float] = []
    known: dict[tuple[type, str], _Leads] = {}
    y = ink = 0.0
    styles = [_style(block, sheet) for block in flow.blocks]
    for index, (block, style, lines) in enumerate(zip(flow.blocks, styles, _lines_above(flow, styles), strict=True)):
        key = (type(block), getattr(block, "style", ""))
        leads = known.get(key) or known.setdefault(key, _leads(block, style, sheet))
        manner = sheet.rules[block.style] if isinstance(block, RuleBlock) else style
        before = lines * line
        if isinstance(manner, ParagraphStyle) and manner.ink_top is not None:
            before = manner.ink_top - leads.above - y
        elif manner is not None and manner.ink_before is not None and index:
            before = manner.ink_before - ink - leads.above
        after = manner.after * line if isinstance(manner, ParagraphStyle) else 0.0
        spaces.append(before)
        y += before + leads.height + after
        ink = leads.below
    return spaces


def lines_above(flow: Flow, sheet: StyleSheet) -> list[float]:
    """For every block the blank lines (行) above it: its style's, or one below a title without 主送 or 称谓."""
    return _lines_above(flow, [_style(block, sheet) for block in flow.blocks])


def _lines_above(flow: Flow, styles: list[ParagraphStyle | None]) -> list[float]:
    above: list[float] = []
    under_heading = False
    for block, style in zip(flow.blocks, styles, strict=True):
        own = style.before if style else 0.0
        if isinstance(block, SignOffBlock):
            own = lines_before(block)
        if under_heading and not (style and style.heads):
            own = max(own, 1.0)
        above.append(own)
        under_heading = bool(style and style.heads)
    return above


def _style(block: FlowBlock, sheet: StyleSheet) -> ParagraphStyle | None:
    """The style whose manners a block has; that of a table is its text's, inside the cells."""
    if isinstance(block, _UNSTYLED):
        return None
    return sheet.styles.get(getattr(block, "style", ""))


_UNSTYLED = (TableBlock, BoxBlock, PictureBlock, RuleBlock)


def _leads(block: FlowBlock, style: ParagraphStyle | None, sheet: StyleSheet) -> _Leads:
    if isinstance(block, RuleBlock):
        rule = sheet.rules[block.style]
        return _Leads(0.0, 0.0, rule.width + rule.gap + rule.second)
    if style is None:
        return _Leads(0.0, 0.0, 0.0)
    if isinstance(block, MarkBlock):
        return _Leads(0.0, 0.0, style.size)
    lead = (style.pitch - style.size) / 2
    return _Leads(lead, lead, style.pitch)
