"""The lines of canonical draft text: each block as a drafter types it, and with marks that leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model import (
    Box,
    Labelled,
    Mark,
    MarkRole,
    Numbering,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    child_ids,
    number_sections,
)
from govdocs.notation import parse_ordinal, to_hanzi, write_line_mark
from govdocs.reading.picture_lines import write_size
from govdocs.reading.tables import write_bars

INDENT = "　　"
_MARK_NAMES = {
    MarkRole.EMPHASIS: "强调",
    MarkRole.REFERENCE: "引用",
    MarkRole.HIDDEN: "隐藏",
    MarkRole.FOOTNOTE: "注",
}
_BLANK_AFTER = ("章", "节", "条")


@dataclass(frozen=True, slots=True)
class BlockLines:
    """A block as typed (`natural`, "" = nothing) and with marks (`explicit`); `shape` is what it must be read as."""

    natural: str
    explicit: str
    shape: tuple[object, ...]


def write_blocks(
    body: tuple[object, ...], numbering: Numbering, closing: tuple[Paragraph, ...] = ()
) -> list[BlockLines]:
    """The lines of body and closing, in order; a run-in heading and its paragraph make one."""
    labels = {labelled.id: labelled for labelled in number_sections(body, numbering)}
    lines = list(_Writer(labels, numbering).blocks(body))
    for at, paragraph in enumerate(closing):
        lines.append(_closing_paragraph(paragraph, first=at == 0))
    return lines


@dataclass(frozen=True, slots=True)
class _Writer:
    labels: dict[str, Labelled]
    numbering: Numbering

    def blocks(self, blocks: tuple[object, ...], parent: str = "", depth: int = 0) -> Iterator[BlockLines]:
        for node_id, block in child_ids(blocks, parent):
            if isinstance(block, Paragraph):
                yield _paragraph(block, depth)
            elif isinstance(block, Table):
                yield _table(block, depth)
            elif isinstance(block, Box):
                yield _box(block, depth)
            elif isinstance(block, Picture):
                yield _picture(block, depth)
            elif isinstance(block, Part):
                explicit = write_line_mark("部分", block.heading)
                yield BlockLines(explicit if block.heading else "", explicit, ("part", block.heading))
                yield from self.blocks(block.blocks, node_id)
            elif isinstance(block, Section):
                yield from self._section(block, node_id, depth + 1)

    def _section(self, section: Section, node_id: str, depth: int) -> Iterator[BlockLines]:
        form = section.form or self.numbering.style(depth)
        yield _section(section, depth, self.labels[node_id].computed, form)
        rest = self.blocks(section.blocks, node_id, depth)
        if section.run_in:
            next(rest)
        yield from rest


# ---- paragraphs and tables


def _paragraph(paragraph: Paragraph, depth: int) -> BlockLines:
    explicit = f"{INDENT}{_paragraph_marks(paragraph)}{write_line_mark('正文')}{paragraph.text}"
    natural = explicit if paragraph.marks else INDENT + paragraph.text
    return BlockLines(natural, explicit, ("paragraph", depth, paragraph))


def _closing_paragraph(paragraph: Paragraph, *, first: bool) -> BlockLines:
    lines = _paragraph(paragraph, -1 if first else 0)
    if not first:
        return lines
    mark = INDENT + write_line_mark("结尾")
    natural = mark + lines.natural.removeprefix(INDENT) if paragraph.marks else lines.natural
    return BlockLines(natural, mark + lines.explicit.removeprefix(INDENT), lines.shape)


def _paragraph_marks(paragraph: Paragraph) -> str:
    return write_line_mark("领句", str(paragraph.lead)) + "".join(
        _stand_off(mark) for mark in paragraph.marks
    )


def _stand_off(mark: Mark) -> str:
    note = f" {mark.note}" if mark.note else ""
    return write_line_mark(_MARK_NAMES[mark.role], f"{mark.start}-{mark.end}{note}")


def _table(table: Table, depth: int) -> BlockLines:
    rows = [write_bars(row) for row in table.rows]
    header = "" if table.header_rows == 1 else str(table.header_rows)
    caption = write_line_mark("表题", header) + table.caption
    unit = [write_line_mark("单位") + table.unit] if table.unit else []
    note = [write_line_mark("表注") + table.note] if table.note else []
    explicit = "\n".join((caption, *unit, *rows, *note))
    plain = not table.caption and not header and (len(table.rows) > 1 or bool(unit))
    natural = "\n".join((*unit, *rows, *note)) if plain else explicit
    return BlockLines(natural, explicit, ("table", depth, table))


def _box(box: Box, depth: int) -> BlockLines:
    first, last = write_line_mark("专栏") + box.title, write_line_mark("专栏完")
    paragraphs = [_paragraph(paragraph, depth) for paragraph in box.blocks]
    natural = "\n".join((first, *(each.natural for each in paragraphs), last))
    explicit = "\n".join((first, *(each.explicit for each in paragraphs), last))
    return BlockLines(natural, explicit, ("box", depth, box))


def _picture(picture: Picture, depth: int) -> BlockLines:
    lines = [write_line_mark("图片", write_size(picture.width, picture.height)) + picture.file]
    if picture.caption:
        lines.append(write_line_mark("图题") + picture.caption)
    if picture.alt:
        lines.append(write_line_mark("替代文字") + picture.alt)
    text = "\n".join(lines)
    return BlockLines(text, text, ("picture", depth, picture))


# ---- sections


def _section(section: Section, depth: int, computed: str, form: str) -> BlockLines:
    first = section.blocks[0] if section.run_in else None
    paragraph = first if isinstance(first, Paragraph) else None
    text = section.heading + section.stop + (paragraph.text if paragraph else "")
    shown = computed if section.number is None and _is_read_back(computed, form, text) else ""
    explicit = _section_marks(section, depth, shown, paragraph) + shown + text
    shape = (
        "section",
        depth,
        section.number,
        section.form,
        section.heading,
        section.stop,
        section.run_in,
        paragraph,
    )
    if section.number == "" or (paragraph and paragraph.marks):
        return BlockLines(explicit, explicit, shape)
    label = computed if section.number is None else section.number
    blank = "　" if label.endswith(_BLANK_AFTER) and text else ""
    return BlockLines(label + blank + text, explicit, shape)


def _section_marks(section: Section, depth: int, shown: str, paragraph: Paragraph | None) -> str:
    form = write_line_mark("样式", section.form) if section.form else ""
    marks = [write_line_mark(f"{to_hanzi(depth)}级"), form, _number_mark(section.number, shown)]
    if paragraph:
        length = f"{len(section.heading)}{'' if section.stop else '无'}"
        marks += (_paragraph_marks(paragraph), write_line_mark("接排", length))
    else:
        verbatim = not section.stop and section.heading.endswith(("。", "："))
        marks.append(write_line_mark("独行", "无" if verbatim else ""))
    return "".join(marks)


def _number_mark(number: str | None, shown: str) -> str:
    if number is None:
        return "" if shown else write_line_mark("自动号")
    return write_line_mark("原号", number) if number else write_line_mark("无号")


def _is_read_back(label: str, form: str, text: str) -> bool:
    """True where the ordinal at the head of label + text is the label, in that form, and nothing else."""
    ordinal = parse_ordinal((label + text)[:16])
    return (
        ordinal is not None
        and (ordinal.style, ordinal.length) == (form, len(label))
        and ordinal.label == label
    )
