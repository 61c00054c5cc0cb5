"""Pre-printed paper (套红): the red of the letterhead is on the paper already, so its room is left and nothing drawn.

What differs from text to text, 发文字号, 签发人, 份号, 密级 and 紧急程度, is printed as ever.
"""

from __future__ import annotations

from collections.abc import Iterable

from govdocs.layout.page import Page
from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow, MarkBlock


def blank_letterhead(pages: Iterable[Page], flow: Flow, sheet: StyleSheet) -> None:
    """Takes the mark and the red rules off `pages`; everything else stays where it is."""
    marks = {index for index, block in enumerate(flow.blocks) if isinstance(block, MarkBlock)}
    colors = {rule.color for rule in sheet.rules.values()}
    for page in pages:
        page.lines = [line for line in page.lines if line.block not in marks]
        page.rules = [rule for rule in page.rules if rule.color not in colors]
