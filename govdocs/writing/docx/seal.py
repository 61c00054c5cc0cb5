"""The seal over 署名 and 成文日期: a picture anchored to the sign-off, at the place the layout gives it (7.3.5).

It lies behind the words, so that a picture without transparency hides none of them. Its place is counted from
the last line of the sign-off, which has no blank above it that programs could count differently.
"""

from __future__ import annotations

from collections.abc import Iterable

from govdocs.layout.roles import SEAL_NAME
from govdocs.layout.sheet import StyleSheet
from govdocs.writing.seal import Seal

SEAL_PART = "word/media/seal.png"
SEAL_RELATION = "rIdSeal"

_EMU = 12700
"""English metric units in a point."""
_FIRST_ID = 9001
"""Above the ids of drawings an office's own file may hold."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


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
        left, top = round((x - self.width / 2) * _EMU), round((y - self.height / 2) * _EMU)
        size = f'cx="{round(self.width * _EMU)}" cy="{round(self.height * _EMU)}"'
        name = f'id="{number}" name="{SEAL_NAME}" descr="{SEAL_NAME}"'
        return (
            f'<w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"'
            ' simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr {name}/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{self.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing>"
        )
