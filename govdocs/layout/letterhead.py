"""版头: the mark of the issuing organs, 发文字号 beside 签发人, and the rules (GB/T 9704-2012 7.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor

from govdocs.layout.metrics import text_width
from govdocs.layout.page import Rule, Segment
from govdocs.layout.paragraph import set_text
from govdocs.layout.sheet import ParagraphStyle, RuleStyle, StyleSheet
from govdocs.layout.strip import ASCENT, PlacedLine, Strip, baseline
from govdocs.templating.flow import FlowMark, MarkBlock, PairBlock

_NARROWEST = 0.6
"""A mark is narrowed no further than this before its size gives way (惯例: the face stays legible)."""


@dataclass(frozen=True, slots=True)
class MarkShape:
    """How a mark is drawn: `size` and `pitch` in pt, `scale` its narrowing (1 = none).

    `left` is where the names begin, from the left of the 版心; they are `names_width` wide, and `gap`
    parts them from the suffix, all as drawn.
    """

    size: float
    pitch: float
    scale: float
    left: float
    names_width: float
    gap: float


def shape_mark(block: MarkBlock, style: ParagraphStyle, sheet: StyleSheet) -> MarkShape:
    """The shape in which a mark fits the 版心: narrowed first, then smaller (7.2.4)."""
    width = sheet.page.text_width
    longest = max(map(text_width, block.names))
    suffix = text_width(block.suffix)
    several = len(block.names) > 1
    gap = 0.3 if several and block.suffix else 0.0
    scale = min(1.0, width / ((longest + gap + suffix) * style.size))
    size = style.size * min(1.0, scale / _NARROWEST)
    scale = max(scale, _NARROWEST) if scale < 1 else 1.0
    if several:
        # Joint names share the height, so that page 1 still shows body text (7.2.4, 7.3.3).
        size = min(size, style.size * 1.6 / len(block.names))
    # Word processors count in half points and whole percents.
    size, scale = floor(size * 2) / 2, floor(scale * 100) / 100
    em = size * scale
    left = (width - (longest + gap + suffix) * em) / 2
    return MarkShape(size, size * style.pitch / style.size, scale, left, longest * em, gap * em)


def set_mark(block: MarkBlock, style: ParagraphStyle, sheet: StyleSheet) -> Strip:
    """发文机关标志: one name with its suffix, or several above one another with the suffix beside them."""
    shape = shape_mark(block, style, sheet)
    size, scale = shape.size, shape.scale
    longest = max(map(text_width, block.names))
    left = sheet.page.left + shape.left
    lines = [
        PlacedLine(
            number * shape.pitch + ASCENT * size,
            [_name(name, left, longest, size, scale, style, at)],
            number == 0,
        )
        for number, (name, at) in enumerate(_with_offsets(block.names))
    ]
    height = (len(block.names) - 1) * shape.pitch + size
    if block.suffix:
        x = left + shape.names_width + shape.gap
        at = sum(map(len, block.names))
        segment = Segment(x, block.suffix, style.font, size, 0.0, at, style.color, style.bold, scale)
        lines.append(PlacedLine((height - size) / 2 + ASCENT * size, [segment]))
    return Strip(height, lines)


def _with_offsets(names: tuple[str, ...]) -> list[tuple[str, int]]:
    offsets, at = [], 0
    for name in names:
        offsets.append((name, at))
        at += len(name)
    return offsets


def _name(
    name: str, left: float, longest: float, size: float, scale: float, style: ParagraphStyle, at: int
) -> Segment:
    """A name spread to the width of the longest."""
    spacing = name_spacing(name, longest) * size
    spare = (longest - text_width(name)) * size
    x = left + (spare / 2 * scale if len(name) == 1 else 0.0)
    return Segment(x, name, style.font, size, spacing, at, style.color, style.bold, scale)


def name_spacing(name: str, longest: float) -> float:
    """What every character of a name but the last is given, in em, so that it is `longest` em wide."""
    return (longest - text_width(name)) / (len(name) - 1) if len(name) > 1 else 0.0


def set_pair(block: PairBlock, style: ParagraphStyle, sheet: StyleSheet) -> list[Strip]:
    """发文字号 at the left on the last line of 签发人, whose names stand two a line (7.2.5, 7.2.6)."""
    texts = ["　".join(row) for row in pair_rows(block)]
    label = text_width(block.label) * style.size
    right = max(map(text_width, texts)) * style.size
    x = sheet.page.left + names_left(block, style, sheet)
    strips = []
    at = len(block.left) + len(block.label)
    for number, text in enumerate(texts):
        segments: list[Segment] = []
        if number == len(texts) - 1 and block.left:
            segments += _plain(block.left, style, sheet, sheet.page.left + style.left, 0)
        if number == 0:
            segments += _plain(block.label, style, sheet, x - label, len(block.left))
        named = replace(style, left=0.0, right=0.0, delta=0.0)
        marks = (FlowMark(0, len(text), block.name_style),)
        for segment in set_text(text, named, sheet, marks=marks, left=x, width=right + 1)[0]:
            segment.at += at
            segments.append(segment)
        at += len(text)
        line = PlacedLine(baseline(style), segments, number == 0)
        strips.append(Strip(style.pitch, [line], lead=(style.pitch - style.size) / 2))
    return strips


def pair_rows(block: PairBlock) -> list[list[str]]:
    """The names of 签发人 two a row, those of two characters spread to three where one has three."""
    widest = max(len(name) for name in block.names)
    padded = [_padded(name, widest) for name in block.names]
    return [padded[start : start + 2] for start in range(0, len(padded), 2)]


def names_left(block: PairBlock, style: ParagraphStyle, sheet: StyleSheet) -> float:
    """Where the names of 签发人 begin, in pt from the left of the 版心."""
    widest = max(text_width("　".join(row)) for row in pair_rows(block)) * style.size
    return sheet.page.text_width - style.right - widest


def pair_text(block: PairBlock) -> str:
    """What `set_pair` draws, in the order of its offsets."""
    return block.left + block.label + "".join("　".join(row) for row in pair_rows(block))


def _padded(name: str, widest: int) -> str:
    """A name of two characters set as wide as one of three: 李　明."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 and widest == 3 else name


def _plain(text: str, style: ParagraphStyle, sheet: StyleSheet, x: float, at: int) -> list[Segment]:
    plain = replace(style, left=0.0, right=0.0, align="left")
    segments = set_text(text, plain, sheet, left=x, width=sheet.page.text_width)[0]
    for segment in segments:
        segment.at += at
    return segments


def set_rule(rule: RuleStyle, sheet: StyleSheet) -> Strip:
    """A single or double rule, centred, as wide as it says."""
    page = sheet.page
    length = rule.length or page.text_width
    middle = page.left + page.text_width / 2 if not rule.length else page.width / 2
    height = rule.width + rule.gap + rule.second
    rules = [_bar(middle, length, rule.width / 2, rule.width, rule.color)]
    if rule.second:
        rules.append(_bar(middle, length, height - rule.second / 2, rule.second, rule.color))
    return Strip(height, [], rules)


def _bar(middle: float, length: float, y: float, width: float, color: str) -> Rule:
    return Rule(middle - length / 2, y, middle + length / 2, y, width, color)
