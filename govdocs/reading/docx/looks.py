"""How a run of text looks, as far as that says something: hidden, bold, set in a face of its own."""

from __future__ import annotations

from lxml import etree

from govdocs.reading.docx.markup import attribute, is_on, local_name
from govdocs.reading.docx.styles import Styles


class Looks:
    """The looks of runs, by their own properties and by their character style."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._of_styles: dict[tuple[str, str], tuple[bool, bool, str]] = {}

    def of(self, properties: etree._Element | None, paragraph_style: str) -> tuple[str, bool, str]:
        """Character style, whether it is hidden, and its look: "b" for bold and the name of its face."""
        style, face = "", ""
        hidden = bold = None
        for item in () if properties is None else properties:
            name = local_name(item)
            if name == "rStyle":
                style = attribute(item)
            elif name == "vanish":
                hidden = is_on(item)
            elif name == "b":
                bold = is_on(item)
            elif name == "rFonts":
                face = attribute(item, "eastAsia")
        usual_hidden, usual_bold, usual_face = self._of(style, paragraph_style)
        hidden = usual_hidden if hidden is None else hidden
        bold = usual_bold if bold is None else bold
        return style, hidden, f"{'b' if bold else ''}{face or usual_face}"

    def _of(self, style: str, paragraph_style: str) -> tuple[bool, bool, str]:
        known = self._of_styles.get((style, paragraph_style))
        if known is None:
            styles = self._styles
            known = bool(style) and styles.is_hidden(style), styles.is_bold(style, paragraph_style), styles.face(style)
            self._of_styles[style, paragraph_style] = known
        return known
