"""The common body: sections, paragraphs, tables and pictures, as every kind of text shares them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic.dataclasses import dataclass, rebuild_dataclass
from pydantic_core import ArgsKwargs

from govdocs.model.picture import Picture
from govdocs.model.text import FilledText, Text
from govdocs.notation import ORDINAL_STYLES

STRICT = ConfigDict(extra="forbid", defer_build=False)


class MarkRole(StrEnum):
    """What a stretch of a paragraph is, apart from its words."""

    EMPHASIS = "emphasis"
    REFERENCE = "reference"
    FOOTNOTE = "footnote"
    HIDDEN = "hidden"


@dataclass(frozen=True, config=STRICT)
class Mark:
    """The characters `[start, end)` of a paragraph's text play `role`; `note` is a footnote's text."""

    start: Annotated[int, Field(ge=0, title="起")]
    end: Annotated[int, Field(ge=0, title="止")]
    role: Annotated[MarkRole, Field(title="作用")] = MarkRole.EMPHASIS
    note: Annotated[Text, Field(title="注文")] = ""


@dataclass(frozen=True, config=STRICT)
class Paragraph:
    """A paragraph of body text. `lead` counts the characters of an unnumbered lead sentence (0 = none)."""

    text: Annotated[FilledText, Field(title="文字")]
    lead: Annotated[int, Field(ge=0, title="领句")] = 0
    marks: Annotated[tuple[Mark, ...], Field(title="标记")] = ()

    @model_validator(mode="after")
    def _marks_lie_inside(self) -> Paragraph:
        if self.lead > len(self.text):
            raise ValueError(f"领句长{self.lead}字，超出段落（{len(self.text)}字）")
        for mark in self.marks:
            if not mark.start < mark.end <= len(self.text):
                raise ValueError(f"标记{mark.start}–{mark.end}不在段落（{len(self.text)}字）之内")
        return self


@dataclass(frozen=True, config=STRICT)
class Table:
    """A table: `rows` of equally many cells, the first `header_rows` of them its head.

    `unit` (万人) stands above it at the right, `note` below it.
    """

    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1, title="行")]
    caption: Annotated[Text, Field(title="表题")] = ""
    header_rows: Annotated[int, Field(ge=0, title="表头行数")] = 1
    unit: Annotated[Text, Field(title="单位")] = ""
    note: Annotated[Text, Field(title="表注")] = ""

    @model_validator(mode="after")
    def _rows_are_even(self) -> Table:
        widths = {len(row) for row in self.rows}
        if len(widths) != 1 or 0 in widths:
            raise ValueError(f"表格各行的格数不同：{'、'.join(str(len(row)) for row in self.rows)}")
        return self


def _text_as_paragraph(value: Any) -> Any:
    return ArgsKwargs((value,)) if isinstance(value, str) else value


@dataclass(frozen=True, config=STRICT)
class Box:
    """专栏: a framed box with a title and paragraphs, as outlines and plans set their projects apart."""

    title: Annotated[Text, Field(title="专栏")]
    blocks: Annotated[
        tuple[Annotated[Paragraph, BeforeValidator(_text_as_paragraph)], ...],
        Field(min_length=1, title="内容"),
    ]


def _refuse_unknown_form(sample: str) -> str:
    if sample not in ORDINAL_STYLES:
        raise ValueError(f"没有这种序号：{sample}（可用：{' '.join(ORDINAL_STYLES)}）")
    return sample


OrdinalForm: TypeAlias = Annotated[str, AfterValidator(_refuse_unknown_form)]
"""The sample of a way to number: 一、 （一） 1. （1） ① 第一章 第一节 第一条."""


@dataclass(frozen=True, config=STRICT)
class Section:
    """A 层次: a heading and what stands under it, paragraphs, tables and pictures before sub-sections.

    `run_in` headings share their line with the first paragraph; `stop` is the mark between or after
    ("" 。 ：). `number` is None where the document's numbering counts, "" for a heading without
    an ordinal, or the draft's own label (“（四）”) where it differs from the computed one and wins.
    `form` names the ordinals of this section (第一条) where they are not the ladder's at its depth, as
    an article straight under a chapter beside chapters with divisions.
    """

    heading: Annotated[Text, Field(title="标题")]
    blocks: Annotated[tuple[Block, ...], Field(title="内容")] = ()
    run_in: Annotated[bool, Field(title="接排")] = False
    stop: Annotated[Literal["", "。", "："], Field(title="标题后标点")] = ""
    number: Annotated[Text | None, Field(title="序号")] = None
    form: Annotated[OrdinalForm | None, Field(title="序号样式")] = None

    @model_validator(mode="after")
    def _blocks_are_in_order(self) -> Section:
        _refuse_text_after_sections(self.blocks)
        if self.run_in and not (self.blocks and isinstance(self.blocks[0], Paragraph)):
            raise ValueError(f"接排标题“{self.heading}”后应有正文段落")
        return self


@dataclass(frozen=True, config=STRICT)
class Part:
    """A run of 一、二、三 of its own: a text that numbers twice has two parts."""

    blocks: Annotated[tuple[Block, ...], Field(title="内容")]
    heading: Annotated[Text, Field(title="标题")] = ""

    @model_validator(mode="before")
    @classmethod
    def _read_part_key(cls, value: Any) -> Any:
        """In files a part writes its heading under `part`: `heading` and `blocks` alone are a section."""
        if isinstance(value, dict) and "part" in value and "heading" not in value:
            return {("heading" if key == "part" else key): item for key, item in value.items()}
        return value

    @model_validator(mode="after")
    def _blocks_are_in_order(self) -> Part:
        _refuse_text_after_sections(self.blocks)
        return self


def _refuse_text_after_sections(blocks: tuple[object, ...]) -> None:
    seen: Section | None = None
    for block in blocks:
        if isinstance(block, Section):
            seen = block
        elif seen is not None:
            raise ValueError(
                f"层次“{seen.heading}”之后不能再有段落、表格或图片：请放进该层次，或另起一部分，或用结尾"
            )


def _order_body(body: tuple[object, ...]) -> tuple[object, ...]:
    parts = sum(isinstance(block, Part) for block in body)
    if 0 < parts < len(body):
        raise ValueError("分部分的正文，每一块都应放在某一部分里")
    _refuse_text_after_sections(body)
    return body


_TAGS = {
    Section: "section",
    Paragraph: "paragraph",
    Table: "table",
    Box: "box",
    Picture: "picture",
    Part: "part",
}
_KEYS = (
    ("part", "part"),
    ("file", "picture"),
    ("rows", "table"),
    ("title", "box"),
    ("heading", "section"),
    ("text", "paragraph"),
    ("blocks", "part"),
)


def _block_tag(value: Any) -> str | None:
    if type(value) in _TAGS:
        return _TAGS[type(value)]
    if isinstance(value, str):
        return "paragraph"
    keys = value if isinstance(value, dict) else {}
    return next((tag for key, tag in _KEYS if key in keys), None)


def _part_tag(value: Any) -> str | None:
    """As `_block_tag`, but a mapping of blocks without run_in, stop or number is a part."""
    if isinstance(value, dict) and "blocks" in value and not {"heading", "title"} & value.keys():
        return "part"
    return _block_tag(value)


_UNKNOWN = "应为段落（文字）、层次（标题、内容）、表格（行）、专栏（专栏、内容）或图片（图片）"
_Paragraph = Annotated[Paragraph, BeforeValidator(_text_as_paragraph), Tag("paragraph")]
Block: TypeAlias = Annotated[
    Annotated[Section, Tag("section")]
    | _Paragraph
    | Annotated[Table, Tag("table")]
    | Annotated[Box, Tag("box")]
    | Annotated[Picture, Tag("picture")],
    Discriminator(_block_tag, custom_error_type="block", custom_error_message=_UNKNOWN),
]
BodyBlock: TypeAlias = Annotated[
    Annotated[Section, Tag("section")]
    | _Paragraph
    | Annotated[Table, Tag("table")]
    | Annotated[Box, Tag("box")]
    | Annotated[Picture, Tag("picture")]
    | Annotated[Part, Tag("part")],
    Discriminator(_part_tag, custom_error_type="block", custom_error_message=_UNKNOWN),
]

Body: TypeAlias = Annotated[tuple[BodyBlock, ...], AfterValidator(_order_body)]
"""The body of a document: blocks, paragraphs before sections; or parts only."""

rebuild_dataclass(cast(Any, Section), force=True)
rebuild_dataclass(cast(Any, Part), force=True)
