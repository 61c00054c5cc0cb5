"""Reference metrics: how wide a character is, whichever font is embedded.

Full-width characters are 1 em (GB/T 9704-2012 3.1: a 字 is the width of one character); Latin
letters, digits and ASCII marks have the advances of Times New Roman. Quotes “”‘’, —, … and · are
set in the Chinese face and are full-width. Lines therefore break alike on every machine.
"""

from __future__ import annotations

import re

# Advances of Times New Roman in 1/1000 em, as its metric-compatible faces have them.
_ASCII = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
_LATIN_1 = (
    722, 722, 722, 722, 722, 722, 889, 667, 611, 611, 611, 611, 333, 333, 333, 333,
    722, 722, 722, 722, 722, 722, 722, 564, 722, 722, 722, 722, 722, 722, 556, 500,
    444, 444, 444, 444, 444, 444, 667, 444, 444, 444, 444, 444, 278, 278, 278, 278,
    500, 500, 500, 500, 500, 500, 500, 549, 500, 500, 500, 500, 500, 500, 500, 500,
)  # fmt: skip
_FULL_WIDTH_LATIN_1 = "×÷"

WIDTHS: dict[str, float] = {
    chr(first + index): width / 1000
    for first, widths in ((0x20, _ASCII), (0xC0, _LATIN_1))
    for index, width in enumerate(widths)
    if chr(first + index) not in _FULL_WIDTH_LATIN_1
}
"""Advances in em of every character set in the Latin face; all others are 1 em."""

LATIN_RUN = re.compile("[ -~À-ÖØ-öø-ÿ]+")
"""A stretch of characters set in the Latin face."""


def char_width(char: str) -> float:
    """The reference advance of `char` in em."""
    return WIDTHS.get(char, 1.0)


def text_width(text: str) -> float:
    """The reference advance of `text` in em, without gaps or spacing."""
    return sum(WIDTHS.get(char, 1.0) for char in text)
