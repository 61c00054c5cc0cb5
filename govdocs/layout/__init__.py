"""Flow → pages: style sheets, titles shaped by meaning, Chinese line breaking, the 28 × 22 grid."""

from govdocs.layout.compose import for_paper, shape_titles
from govdocs.layout.load import load_sheet
from govdocs.layout.page import Line, Page, Rule, Segment
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet

__all__ = [
    "Line",
    "Page",
    "Rule",
    "Segment",
    "StyleSheet",
    "for_paper",
    "load_sheet",
    "paginate",
    "shape_titles",
]
