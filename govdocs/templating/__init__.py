"""Document → flow: templates arrange the parts, Python expands them into styled blocks."""

from govdocs.templating.arrange import arrange
from govdocs.templating.flow import Flow, FlowBlock, FlowMark, PictureBlock, TableBlock, TextBlock

__all__ = ["Flow", "FlowBlock", "FlowMark", "PictureBlock", "TableBlock", "TextBlock", "arrange"]
