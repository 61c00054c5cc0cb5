"""Finding fonts, what they cover, whether they may be embedded, and what stands in for them."""

from govdocs.fonts.role import FontRole

__all__ = ["FontRole"]
