"""What drawing a document gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.fonts import MissingGlyph


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The file's bytes, how many pages it has, and the characters that had to be drawn as 〓."""

    data: bytes = field(repr=False)
    pages: int
    missing: tuple[MissingGlyph, ...] = ()
