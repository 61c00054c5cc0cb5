"""Setting pictures: in the middle of the 版心, on whole lines of the grid, never larger than a page takes."""

from __future__ import annotations

import math

from govdocs.layout.page import PlacedPicture
from govdocs.layout.paragraph import count_lines
from govdocs.layout.sheet import StyleSheet
from govdocs.layout.strip import Strip
from govdocs.pictures import look_at
from govdocs.templating.flow import PictureBlock

FOOT = 0.5
"""Points between a picture and the foot of its last line: word processors leave room there for the descent of the
mark that ends its paragraph, even of the smallest."""
_POINTS = 72 / 25.4
_FRAME = (90.0, 60.0)
"""Millimetres; the frame of a picture that is not there, where nothing says how large it is."""


def picture_size(block: PictureBlock, sheet: StyleSheet) -> tuple[float, float]:
    """Width and height in pt: as asked, else its own; made smaller, in proportion, to fit the 版心 with its caption."""
    width, height = _asked(block)
    room = _room(block, sheet)
    scale = min(1.0, sheet.page.text_width / width, room / height)
    return width * scale, height * scale


def _asked(block: PictureBlock) -> tuple[float, float]:
    facts = look_at(block.data)
    own = (facts.width, facts.height) if facts else _FRAME
    if block.width is not None and block.height is not None:
        width, height = block.width, block.height
    elif block.width is not None:
        width, height = block.width, block.width * own[1] / own[0]
    elif block.height is not None:
        width, height = block.height * own[0] / own[1], block.height
    else:
        width, height = own
    return width * _POINTS, height * _POINTS


def _room(block: PictureBlock, sheet: StyleSheet) -> float:
    """The height a page has for the picture itself."""
    page, line = sheet.page, sheet.grid.line_pitch
    room = math.floor((page.height - page.top - page.bottom) / line + 0.01) * line - FOOT
    if block.caption:
        style = sheet.style("picture-caption")
        room -= count_lines(block.caption, style, sheet, page.text_width) * style.pitch
    return max(room, line)


def picture_height(height: float, sheet: StyleSheet) -> float:
    """The whole lines of the grid, in pt, that a picture `height` pt high takes."""
    line = sheet.grid.line_pitch
    return math.ceil((height + FOOT) / line - 0.001) * line


def set_picture(index: int, block: PictureBlock, sheet: StyleSheet) -> Strip:
    """The picture of the flow's block `index` in a strip, which no page parts."""
    width, height = picture_size(block, sheet)
    whole = picture_height(height, sheet)
    left = sheet.page.left + (sheet.page.text_width - width) / 2
    strip = Strip(whole, [])
    strip.pictures = [PlacedPicture(left, whole - FOOT - height, width, height, index)]
    return strip
