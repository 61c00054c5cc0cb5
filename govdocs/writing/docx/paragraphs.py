"""Opening a paragraph: its style, and on the paragraph itself only what its place in the text asks for."""

from __future__ import annotations

from govdocs.layout.roles import style_id
from govdocs.writing.docx.markup import blank_twips, twips

END = "</w:p>"
EMPTY_MARK = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
"""Of a paragraph without text: the smallest size there is, so that its mark takes no room."""


def open_paragraph(
    style: str,
    *,
    keep: bool = False,
    page: bool = False,
    frame: str = "",
    borders: str = "",
    tabs: str = "",
    spacing: str = "",
    indent: str = "",
    align: str = "",
    outline: str = "",
    mark: str = "",
) -> str:
    """`<w:p>` with its properties, in the order the schema asks; every argument is an override of the style."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>'
        f"{'<w:keepNext/>' * keep}{'<w:pageBreakBefore/>' * page}{frame}{borders}{tabs}{spacing}{indent}"
        f"{align}{outline}{mark}</w:pPr>"
    )


def spacing(*, before: float | None = None, line: float | None = None) -> str:
    """`<w:spacing>` with the blank above and the exact height of a line, in pt; "" for neither."""
    above = "" if before is None else f' w:before="{max(blank_twips(before), 0)}"'
    height = "" if line is None else f' w:line="{max(twips(line), 1)}" w:lineRule="exact"'
    return f"<w:spacing{above}{height}/>" if above or height else ""


def indents(left: float, right: float = 0.0, first: float = 0.0) -> str:
    """`<w:ind>` in twips alone: the counts in 字 that a style may have are taken back, for Word prefers them."""
    sort = "firstLine" if first >= 0 else "hanging"
    other = "hanging" if first >= 0 else "firstLine"
    sides = (("left", left), ("right", right), (sort, abs(first)), (other, None))
    return "<w:ind" + "".join(_side(name, points) for name, points in sides) + "/>"


def _side(name: str, points: float | None) -> str:
    return "" if points is None else f' w:{name}Chars="0" w:{name}="{twips(points)}"'


def tab_stops(*stops: tuple[str, float]) -> str:
    """`<w:tabs>`: each stop its sort (left, right) and its place in pt from the left of the 版心."""
    written = "".join(f'<w:tab w:val="{sort}" w:pos="{twips(points)}"/>' for sort, points in stops)
    return f"<w:tabs>{written}</w:tabs>"


def borders(**edges: tuple[float, str]) -> str:
    """`<w:pBdr>`: for every edge (top, left, bottom, right) its width in pt and its colour; no space inside."""
    order = ("top", "left", "bottom", "right")
    written = "".join(border(name, *edges[name]) for name in order if name in edges)
    return f"<w:pBdr>{written}</w:pBdr>"


def border(edge: str, width: float, color: str = "000000", space: int = 0) -> str:
    """One edge: `width` in pt, which Word counts in eighths."""
    return f'<w:{edge} w:val="single" w:sz="{max(round(width * 8), 2)}" w:space="{space}" w:color="{color}"/>'


TAB = "<w:r><w:tab/></w:r>"
