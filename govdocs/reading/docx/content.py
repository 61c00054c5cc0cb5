"""What stands in a .docx, in order: paragraphs with their runs, tables with their cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class RunText:
    """A stretch of a paragraph: its text, the number of its run (from 1), its character style, its marks.

    `note` is the text of a footnote that is called at its end; `hidden` tells hidden text; `paragraph` is the
    number of the paragraph it stands in where that is not the one it belongs to; `look` is how it stands out
    (bold, its own face), "" for plain text.
    """

    text: str
    run: int
    style: str = ""
    hidden: bool = False
    note: str = ""
    paragraph: int = 0
    look: str = ""


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: the id of its style, its outline level (0 = body text), its number in the file (from 1).

    `label` is the number Word counts for it, with the gap behind it (“一、”), no part of its text. `joins` tells
    that its end is deleted, so that the next paragraph carries it on; `joined` are those it carries on itself.
    `part` is where it stands: in the document, or in a text box of the paragraph of that number.
    `goes_on` tells one without indent or blank above, as the rest of a paragraph that we parted has.
    """

    number: int
    style: str = ""
    outline: int = 0
    label: str = ""
    new_page: bool = False
    joins: bool = False
    joined: tuple[int, ...] = ()
    part: str = "document"
    goes_on: bool = False
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
    part: str = "document"


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture that hangs on the paragraph `number`: the name it was given, its size in mm where it is not its own,
    and what it shows.
    """

    number: int
    file: str
    width: float | None = None
    height: float | None = None
    alt: str = ""
    part: str = "document"


WordBlock: TypeAlias = WordParagraph | WordTable | WordPicture


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not carried over as it stood: `rule` and message, about paragraph `paragraph` (0 = the file)."""

    rule: str
    message: str
    paragraph: int = 0
    info: bool = False
