"""Characters nobody sees and nobody typed: zero-width ones, and the traces of a wrong encoding, which are reported."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_RUN = re.compile(f"[{_INVISIBLE}]+")
_MOJIBAKE = re.compile(
    "锟斤拷|烫烫烫|屯屯屯|鈥[滃濄�]|(?:[ÃÂâäåæçèé][\u0080-\u00bf€™œž]){2,}|(?:[鐨勫湪鍜屼簡鏄浜鎵锛銆]{4,})|[\u00a1-\u00ff]{4}|\ufffd"
)

_LATIN = re.compile("[\u00a1-\u00ff]{4}")
_TELLTALE = "锟烫屯鈥鐨銆鍦ÃÂâäåæçèé\ufffd"
_SUSPECT = re.compile(f"[\u00a1-\u00ff{_TELLTALE}]")
"""One quick look, that most texts pass: without such a character there is neither of the others."""


def take_out_invisible(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out characters without a width, which search and numbering stumble over."""
    if not any(char in text for char in _INVISIBLE):
        return []
    return [
        Edit("invisible", match.start(), match.end())
        for line in lines
        if not line.marks and text[line.start] != "|"
        for match in _RUN.finditer(text, line.begin, line.end)
    ]


def find_mojibake(text: str, start: int) -> tuple[int, int] | None:
    """The first place from `start` on where the text was read in a wrong encoding; None without one."""
    if not _SUSPECT.search(text, start):
        return None
    if not any(text.find(char, start) >= 0 for char in _TELLTALE) and not _LATIN.search(text, start):
        return None
    match = _MOJIBAKE.search(text, start)
    return match.span() if match else None
