"""版头: the mark of the issuing organs, 发文字号 beside 签发人, and the rules (GB/T 9704-2012 7.2, 10.1).

A mark is drawn from its em box in the layout and from the top of an exact line in Word, half a leading
higher: `Placed` says by how much a block reaches beyond what the layout counts, so that the next one
can be put where the layout has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govdocs.layout.letterhead import MarkShape, name_spacing, names_left, shape_mark
from govdocs.layout.metrics import text_width
from govdocs.layout.roles import mark_style_id
from govdocs.layout.sheet import ParagraphStyle, RuleStyle, StyleSheet
from govdocs.templating.flow import MarkBlock, PairBlock, RuleBlock
from govdocs.writing.docx.markup import escape, twips
from govdocs.writing.docx.paragraphs import (
    EMPTY_MARK,
    END,
    TAB,
    borders,
    indents,
    open_paragraph,
    spacing,
    tab_stops,
)
from govdocs.writing.docx.runs import RunWriter

_SLACK = 10.0
"""Points by which the line of a narrowed mark may pass the 版心 on either side: its widths are rounded."""
_LEAST_LINE = 1.0


class Placed(NamedTuple):
    """What was written, and how many pt its box reaches below the ink the layout ends it with.

    Below zero for a block that takes no room in the text (a mark above the 版心).
    """

    markup: str
    surplus: float


def write_mark(block: MarkBlock, sheet: StyleSheet, before: float, *, blank: bool = False) -> Placed:
    """The mark, `before` pt below what stands above it; above the 版心 (信函) in a frame of its own.

    A `blank` one is an empty line as high, for pre-printed paper.
    """
    style = sheet.style(block.style)
    shape = shape_mark(block, style, sheet)
    if blank:
        return _blank_mark(block, shape, before)
    lead = (shape.pitch - shape.size) / 2
    if before < 0:
        top = sheet.page.top + before - lead
        frame = _frame(sheet, top, shape.pitch * len(block.names))
        written = "".join(
            _mark_line(block.style, name + block.suffix, shape, style, frame) for name in block.names
        )
        return Placed(written, -(before + (len(block.names) - 1) * shape.pitch + shape.size))
    if len(block.names) == 1:
        gap = spacing(before=before - lead, line=shape.pitch)
        slack = indents(-_SLACK, -_SLACK)
        words = _mark_run(block.names[0] + block.suffix, shape, style)
        return Placed(
            f"{open_paragraph(block.style, keep=True, spacing=gap, indent=slack)}{words}{END}", lead
        )
    return Placed(_joint_mark(block, shape, style, before - lead), lead)


def _blank_mark(block: MarkBlock, shape: MarkShape, before: float) -> Placed:
    height = (len(block.names) - 1) * shape.pitch + shape.size
    if before < 0:
        return Placed("", -(before + height))
    gap = spacing(before=before, line=height)
    return Placed(f"{open_paragraph(block.style, keep=True, spacing=gap, mark=EMPTY_MARK)}{END}", 0.0)


def _mark_line(name: str, text: str, shape: MarkShape, style: ParagraphStyle, frame: str) -> str:
    opening = open_paragraph(name, frame=frame, spacing=spacing(before=0, line=shape.pitch))
    return f"{opening}{_mark_run(text, shape, style)}{END}"


def _frame(sheet: StyleSheet, top: float, height: float) -> str:
    width = sheet.page.text_width + 2 * _SLACK
    return (
        f'<w:framePr w:w="{twips(width)}" w:h="{twips(height)}" w:hRule="exact" w:wrap="notBeside"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{twips(sheet.page.left - _SLACK)}" w:y="{twips(top)}"/>'
    )


def _mark_run(text: str, shape: MarkShape, style: ParagraphStyle, extra: float = 0.0) -> str:
    """A run of the mark: narrowed, and smaller where narrowing alone does not do."""
    widened = f'<w:spacing w:val="{twips(extra)}"/>' if extra else ""
    narrowed = f'<w:w w:val="{round(shape.scale * 100)}"/>' if shape.scale < 1 else ""
    half = round(shape.size * 2)
    size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if shape.size != style.size else ""
    properties = f'<w:rFonts w:hint="eastAsia"/>{widened}{narrowed}{size}'
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _joint_mark(block: MarkBlock, shape: MarkShape, style: ParagraphStyle, before: float) -> str:
    """Joint names one a line, spread to one width, and 文件 beside their middle: a table without rules."""
    em = shape.size * shape.scale
    # The gap gives the names room enough; without a suffix there is none.
    widths = [shape.names_width + (shape.gap or 2), text_width(block.suffix) * em + 2]
    columns = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    names = "".join(_name_line(block, name, shape, style) for name in block.names)
    suffix = (
        f"{open_paragraph(block.style, spacing=spacing(before=0, line=shape.pitch), align=_LEFT)}"
        f"{_mark_run(block.suffix, shape, style) if block.suffix else ''}{END}"
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:noWrap/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(columns, (names, suffix), strict=True)
    )
    blank = (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(before)}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{sum(columns)}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        f"{open_paragraph(block.style, spacing=spacing(before=0, line=_LEAST_LINE), mark=EMPTY_MARK)}{END}</w:tc></w:tr>"
        if twips(before) > twips(_LEAST_LINE)
        else ""
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="{twips(shape.left)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{blank}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


_LEFT = '<w:jc w:val="left"/>'


def _name_line(block: MarkBlock, name: str, shape: MarkShape, style: ParagraphStyle) -> str:
    """A name as wide as the longest: what is added stands after every character but the last."""
    extra = name_spacing(name, max(map(text_width, block.names))) * shape.size * shape.scale
    opening = open_paragraph(block.style, keep=True, spacing=spacing(before=0, line=shape.pitch), align=_LEFT)
    if round(extra * 20) == 0:
        return f"{opening}{_mark_run(name, shape, style)}{END}"
    return f"{opening}{_mark_run(name[:-1], shape, style, extra)}{_mark_run(name[-1:], shape, style)}{END}"


# ---- 发文字号 and 签发人


def write_pair(block: PairBlock, sheet: StyleSheet, runs: RunWriter, before: float) -> str:
    """签发人 two a line at the right, 发文字号 at the left of the last line (7.2.5, 7.2.6)."""
    style = sheet.style(block.style)
    x = names_left(block, style, sheet)
    label_x = x - text_width(block.label) * style.size
    rows = [block.names[start : start + 2] for start in range(0, len(block.names), 2)]
    widest = max(map(len, block.names))
    written = []
    for number, row in enumerate(rows):
        first, last = number == 0, number == len(rows) - 1
        opening = open_paragraph(
            block.style,
            keep=True,
            tabs=tab_stops(("left", label_x if first else x)),
            spacing=spacing(before=before if first else 0),
        )
        left = runs.write(style, block.left) if last and block.left else ""
        label = runs.write(style, "", block.label) if first else ""
        written.append(f"{opening}{left}{TAB}{label}{''.join(_names(row, widest, block, style))}{END}")
    return "".join(written)


def _names(row: tuple[str, ...], widest: int, block: PairBlock, style: ParagraphStyle) -> Iterator[str]:
    identifier = mark_style_id((block.name_style,))
    for number, name in enumerate(row):
        if number:
            yield _BLANK
        if len(name) == 2 and widest == 3:
            # 李　明, as wide as a name of three, without a blank in the name itself.
            yield _styled_run(name[0], identifier, style.size)
            yield _styled_run(name[1], identifier)
        else:
            yield _styled_run(name, identifier)


_BLANK = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">　</w:t></w:r>'


def _styled_run(text: str, identifier: str, extra: float = 0.0) -> str:
    spread = f'<w:spacing w:val="{twips(extra)}"/>' if extra else ""
    properties = f'<w:rStyle w:val="{identifier}"/><w:rFonts w:hint="eastAsia"/>{spread}'
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


# ---- rules


def write_rule(block: RuleBlock, sheet: StyleSheet, before: float, *, blank: bool = False) -> Placed:
    """A single or double rule: the borders of a paragraph that is as high as the gap between them."""
    rule = sheet.rules[block.style]
    if blank:
        height = rule.width + rule.gap + rule.second
        gap = spacing(before=before, line=height)
        return Placed(f"{open_paragraph(block.style, keep=True, spacing=gap, mark=EMPTY_MARK)}{END}", 0.0)
    line = rule.gap if rule.second else _LEAST_LINE
    markup = rule_paragraph(block.style, rule, sheet, spacing(before=before, line=line))
    return Placed(markup, 0.0 if rule.second else line)


def rule_paragraph(style: str, rule: RuleStyle, sheet: StyleSheet, height: str, frame: str = "") -> str:
    """The paragraph whose borders are the rule; longer than the 版心, it stands in the middle of the page."""
    page = sheet.page
    left, right = 0.0, 0.0
    if rule.length:
        start = (page.width - rule.length) / 2
        left, right = start - page.left, start - page.right
    edges = {"top": (rule.width, rule.color)}
    if rule.second:
        edges["bottom"] = (rule.second, rule.color)
    opening = open_paragraph(
        style,
        keep=not frame,
        frame=frame,
        borders=borders(**edges),
        spacing=height,
        indent="" if frame else indents(left, right),
        mark=EMPTY_MARK,
    )
    return f"{opening}{END}"
