"""The flow: a document as a row of styled blocks, before anyone knows where a line ends.

Labels (第五条, （一）) travel apart from the text; character styles are stand-off marks. A writer
draws blocks; it never looks into the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class FlowMark:
    """The characters `[start, end)` of a block's text bear the character style `style` of the sheet."""

    start: int
    end: int
    style: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph. `style` is a paragraph style of the sheet (title, body, heading1, heading2-run-in …).

    `label` is drawn before `text` in the face of its first character; `level` is the outline level
    (1 = 一、; 0 = not in the outline); `outline` the words the outline shows, for run-in headings.
    `id` is the node's id in the document ("" for a line a template added).
    """

    style: str
    text: str
    id: str = ""
    label: str = ""
    level: int = 0
    marks: tuple[FlowMark, ...] = ()
    outline: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of plain cells; the first `header_rows` repeat at the head of every page."""

    style: str
    rows: tuple[tuple[str, ...], ...]
    id: str = ""
    caption: str = ""
    header_rows: int = 1


FlowBlock: TypeAlias = TextBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Flow:
    """A document arranged by its template: its blocks, and what its file says about itself."""

    blocks: tuple[FlowBlock, ...]
    kind: str
    title: str = ""
    author: str = ""
    subject: str = ""
    date: str = ""
    language: str = "zh-CN"
