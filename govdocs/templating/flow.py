"""The flow: a document as a row of styled blocks, before anyone knows where a line ends.

Labels (第五条, （一）) travel apart from the text; character styles are stand-off marks. A writer
draws blocks; it never looks into the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class FlowMark(NamedTuple):
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
    `id` is the node's id in the document ("" for a line a template added); `new_page` starts a page;
    `label_style` is the label's character style where it is not the text's (第一条 in 黑体).
    """

    style: str
    text: str
    id: str = ""
    label: str = ""
    level: int = 0
    marks: tuple[FlowMark, ...] = ()
    outline: str = ""
    new_page: bool = False
    label_style: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of plain cells; the first `header_rows` repeat at the head of every page."""

    style: str
    rows: tuple[tuple[str, ...], ...]
    id: str = ""
    caption: str = ""
    header_rows: int = 1
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BoxBlock:
    """专栏: a frame around a title and paragraphs; it may run over a page's end."""

    style: str
    title: str
    paragraphs: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture on lines of its own, its caption below it; its size in mm where one is asked for.

    `file` is its name, `data` what is in that file (empty: only its frame is drawn), `alt` what it shows.
    """

    style: str
    file: str
    data: bytes
    id: str = ""
    width: float | None = None
    height: float | None = None
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A line across the 版心, drawn as the sheet's rule `style` says (red-rule, letter-top …)."""

    style: str


@dataclass(frozen=True, slots=True)
class MarkBlock:
    """发文机关标志: the organs' names one a line, and what follows them (文件), centred beside the names."""

    style: str
    names: tuple[str, ...]
    suffix: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class PairBlock:
    """上行文's line of 发文字号 and 签发人: `left` stands on the last line of the names.

    `label` is 签发人：, `names` two a line, in the face of the character style `name_style`.
    """

    style: str
    left: str
    label: str
    names: tuple[str, ...]
    name_style: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class SignOffBlock:
    """署名 and 成文日期, placed by the rules for sealed and unsealed texts (GB/T 9704-2012 7.3.5)."""

    style: str
    names: tuple[str, ...]
    date: str
    sealed: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImprintBlock:
    """版记, at the foot of the last page: rows of label, text, and what stands at the right end.

    Rows are parted by thin rules but where `joined`, and framed by thick ones (7.4.1).
    """

    style: str
    rows: tuple[ImprintRow, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """One row of a 版记: 抄送： and its organs, or 印发机关 with the date at the right end."""

    text: str
    label: str = ""
    end: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class PageTurn:
    """From here on pages lie the other way; what follows starts a new page."""

    landscape: bool


FlowBlock: TypeAlias = (
    TextBlock
    | TableBlock
    | BoxBlock
    | PictureBlock
    | RuleBlock
    | MarkBlock
    | PairBlock
    | SignOffBlock
    | ImprintBlock
    | PageTurn
)


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
