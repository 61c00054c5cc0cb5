"""The seal over 署名 and 成文日期: a picture anchored to the sign-off, at the place the layout gives it (7.3.5).

It lies behind the words, so that a picture without transparency hides none of them. Its place is counted from
the last line of the sign-off, which has no blank above it that programs could count differently.
"""

from __future__ import annotations

from collections.abc import Iterable

from govdocs.layout.roles import SEAL_NAME
from govdocs.layout.sheet import StyleSheet
from govdocs.writing.docx.drawing import DRAWING, EMU, write_graphic
from govdocs.writing.seal import Seal

SEAL_PART = "word/media/seal.png"
SEAL_RELATION = "rIdSeal"

_FIRST_ID = 9001
"""Above the ids of drawings an office's own file may hold."""


class SealWriter:
    """Writes the seals of one file; `count` is how many there are, `relation` leads to the picture."""

    def __init__(self, seal: Seal, sheet: StyleSheet, relation: str = SEAL_RELATION) -> None:
        self.relation = relation
        self.width, self.height = seal.fit(sheet.seal_diameter)
        self.count = 0

    def write(self, middles: Iterable[tuple[float, float]]) -> str:
        """A run of anchors: each middle in pt from the left of the page and the top of this paragraph."""
        return "".join(f"<w:r>{self._anchor(x, y)}</w:r>" for x, y in middles)

    def _anchor(self, x: float, y: float) -> str:
        number = _FIRST_ID + self.count
        self.count += 1
        left, top = round((x - self.width / 2) * EMU), round((y - self.height / 2) * EMU)
        size = f'cx="{round(self.width * EMU)}" cy="{round(self.height * EMU)}"'
        name = f'id="{number}" name="{SEAL_NAME}" descr="{SEAL_NAME}"'
        return (
            f'<w:drawing><wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"'
            ' simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr {name}/>'
            f"{write_graphic(self.relation, name, size)}</wp:anchor></w:drawing>"
        )
