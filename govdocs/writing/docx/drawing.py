"""DrawingML around one picture, as seals and pictures share it."""

from __future__ import annotations

EMU = 12700
"""English metric units in a point."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def write_graphic(relation: str, name: str, size: str) -> str:
    """What stands in an anchor or inline behind its properties: the picture that `relation` leads to, stretched to
    `size` (cx and cy in EMU); `name` are its id and its name."""
    return (
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
