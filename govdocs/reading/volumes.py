"""第一篇, 第二编: the lines above chapters that a plan or a code is divided by. Each begins a part of the text.

A compilation counts its texts by 第N篇 too; there no chapters stand below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.notation import from_hanzi
from govdocs.reading.row import Row, Sort

_VOLUME = re.compile(r"第([一二三四五六七八九十]{1,3})[篇编](?:[^\S\n]+|(?=[\u4e00-\u9fff]))[^。；：！？，]{1,40}")
_FEWEST = 2


def volume_at(text: str, start: int, end: int) -> int:
    """The number of the volume whose line is `[start, end)`; 0 for any other line."""
    match = _VOLUME.fullmatch(text, start, end)
    return (from_hanzi(match[1]) or 0) if match else 0


def find_volumes(text: str, rows: list[Row]) -> None:
    """Makes parts of the lines that count 第一篇, 第二篇 and on, each with a chapter next below it."""
    if "第一章" not in {row.style for row in rows}:
        return
    found = [row for row in rows if row.sort is Sort.TEXT and not row.marked and volume_at(text, row.start, row.end)]
    numbers = [volume_at(text, row.start, row.end) for row in found]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return
    if any(style != "第一章" for style in _headings_below(rows, found)):
        return
    for row in found:
        row.sort, row.caption = Sort.PART, text[row.start : row.end].replace("\t", " ")
        row.evidence = ["篇下有章"]


def _headings_below(rows: list[Row], volumes: list[Row]) -> Iterator[str]:
    """The style of the first heading below each of `volumes`, "" where the next one comes first."""
    style = ""
    last = {id(row) for row in volumes}
    for row in reversed(rows):
        if row.sort is Sort.HEADING:
            style = row.style
        elif id(row) in last:
            yield style
            style = ""
