"""Rows: what each line was taken for, before anyone knows how rows nest."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from govdocs.model import Mark
from govdocs.notation import Ordinal


class Sort(Enum):
    """The sorts of rows."""

    TEXT = auto()
    HEADING = auto()
    TABLE = auto()
    BOX = auto()
    PICTURE = auto()
    PART = auto()


@dataclass(slots=True)
class Row:
    """One line as it was recognised. `[start, end)` is the whole line in the working text.

    A heading's words are `[heading_start, heading_end)`; `body_start` is where the text run in after it
    begins (0 = it stands alone). `level` is the depth a mark or a style demands (0 = by its ordinal),
    `depth` what it turned out to be; `doubt` why it is no section unless its ordinal counts on. `number` is the label a mark demands ("" = bears none),
    `form` the style of ordinal one demands. `inner` are the paragraphs of a box. `file` to `alt` are a picture's, its
    size in mm.
    """

    sort: Sort
    start: int
    end: int
    heading_start: int = 0
    heading_end: int = 0
    body_start: int = 0
    stop: str = ""
    ordinal: Ordinal | None = None
    level: int = 0
    depth: int = 0
    doubt: str = ""
    number: str | None = None
    form: str | None = None
    lead: int = 0
    marks: tuple[Mark, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    header_rows: int = 1
    unit: str = ""
    note: str = ""
    inner: tuple[Row, ...] = ()
    file: str = ""
    data: bytes = b""
    width: float | None = None
    height: float | None = None
    alt: str = ""
    closing: bool = False
    marked: bool = False
    confidence: float = 1.0
    evidence: list[str] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The sample of its ordinal's style, "" without one."""
        return self.ordinal.style if self.ordinal else ""

    @property
    def value(self) -> int:
        """The value of its ordinal, 0 without one."""
        return self.ordinal.value if self.ordinal else 0

    @property
    def label(self) -> str:
        """Its ordinal as the standard writes it, "" without one."""
        return self.ordinal.label if self.ordinal else ""

    def typed(self, text: str) -> str:
        """Its ordinal as the draft has it."""
        return text[self.start : self.start + self.ordinal.length] if self.ordinal else ""
