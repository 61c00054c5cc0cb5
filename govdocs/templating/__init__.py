"""Document → flow: templates arrange the parts, Python expands them into styled blocks."""

from govdocs.templating.arrange import arrange
from govdocs.templating.flow import Flow, FlowBlock, FlowMark, TableBlock, TextBlock

__all__ = ["Flow", "FlowBlock", "FlowMark", "TableBlock", "TextBlock", "arrange"]
