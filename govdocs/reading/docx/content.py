"""What stands in a .docx, in order: paragraphs with their runs, tables with their cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class RunText:
    """A stretch of a paragraph: its text, the number of its run (from 1), its character style, its marks.

    `note` is the text of a footnote that is called at its end; `hidden` tells hidden text.
    """

    text: str
    run: int
    style: str = ""
    hidden: bool = False
    note: str = ""


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: the id of its style, its outline level (0 = body text), its number in the file (from 1)."""

    number: int
    style: str = ""
    outline: int = 0
    numbered: bool = False
    new_page: bool = False
    runs: list[RunText] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class WordTable:
    """A table: its rows of cells as text, evened; how many rows head it; the number of its first paragraph.

    `paragraphs` are those of all its cells, in order.
    """

    number: int
    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 1
    paragraphs: list[WordParagraph] = field(default_factory=list)


WordBlock: TypeAlias = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not carried over as it stood: `rule` and message, about paragraph `paragraph` (0 = the file)."""

    rule: str
    message: str
    paragraph: int = 0
    info: bool = False
