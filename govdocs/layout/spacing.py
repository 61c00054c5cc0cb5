"""The blank above a block where its neighbour decides: below the heading group, and nowhere twice."""

from __future__ import annotations

from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow, TextBlock


def lines_above(flow: Flow, sheet: StyleSheet) -> list[float]:
    """For every block the blank lines (行) above it: its style's, or one below a title without 主送 or 称谓."""
    above: list[float] = []
    under_heading = False
    for block in flow.blocks:
        style = sheet.styles.get(block.style) if isinstance(block, TextBlock) else None
        own = style.before if style else 0.0
        if under_heading and not (style and style.heads):
            own = max(own, 1.0)
        above.append(own)
        under_heading = bool(style and style.heads)
    return above
