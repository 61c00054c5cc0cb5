"""The edge of the 版心 as word processors keep it: how far a justified line may pass it before it is broken."""

from __future__ import annotations

from govdocs.layout.sheet import Grid, PageFormat, ParagraphStyle

_TWIPS = 20
"""In a point: word processors count in whole ones."""


def edge_allowance(page: PageFormat, grid: Grid, body: ParagraphStyle) -> float:
    """How far (pt) a justified line may pass the 版心 so that LibreOffice fills it and loses nothing.

    LibreOffice widens the gaps of a line by whole twips only, and never tightens its last character. Left
    with less than a twip a gap, a full line would end short of the edge; left with exactly so many, its
    hung mark would not be drawn. Two twips above one a gap is clear of both, and no eye can tell. A line
    that fits so is one line for every program, so our own lines are broken with it too.
    """
    full_line = grid.chars * _whole(grid.char_pitch) - _whole(body.delta)
    text_width = _whole(page.width) - _whole(page.left) - _whole(page.right)
    allowance = full_line + grid.chars + 2 - text_width
    return allowance / _TWIPS if 0 < allowance < grid.chars else 0.0


def _whole(points: float) -> int:
    return round(points * _TWIPS)
