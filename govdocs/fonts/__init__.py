"""Finding fonts, what they cover, whether they may be embedded, and what stands in for them.

The .docx names the official fonts; the PDF embeds a part of the best face this machine has, or of a shipped
one. This room finds, reads and cuts faces. It does not shape text (no ligatures, no kerning) and does not
measure lines: those are laid out on fixed widths, so that a page breaks alike whichever face is embedded.
"""

from govdocs.fonts.book import FontBook
from govdocs.fonts.face import Face, load_face
from govdocs.fonts.notices import MissingGlyph, Substitution
from govdocs.fonts.role import FontRole

__all__ = ["Face", "FontBook", "FontRole", "MissingGlyph", "Substitution", "load_face"]
