"""第一篇, 第二编, 第一部分: the lines a long text is divided by above its chapters, or above 一、. Each begins a part.

A compilation counts its texts by 第N篇 too; there no chapters stand below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.notation import from_hanzi
from govdocs.reading.row import Row, Sort

_VOLUME = re.compile(
    r"第([一二三四五六七八九十]{1,3})(?:[篇编](?:[^\S\n]+|(?=[\u4e00-\u9fff]))|部分[^\S\n：:]*(?:[^\S\n]|[：:]))[^。；：！？，]{1,40}"
)
_DIVISION = "部分"
_FEWEST = 2


def volume_at(text: str, start: int, end: int) -> int:
    """The number of the volume whose line is `[start, end)`; 0 for any other line."""
    match = _VOLUME.fullmatch(text, start, end)
    return (from_hanzi(match[1]) or 0) if match else 0


def find_volumes(text: str, rows: list[Row]) -> None:
    """Makes parts of the lines that count 第一篇, 第二篇 and on, each with a chapter next below it (of 第一部分 with the
    first of its headings)."""
    found = [row for row in rows if row.sort is Sort.TEXT and not row.marked and volume_at(text, row.start, row.end)]
    numbers = [volume_at(text, row.start, row.end) for row in found]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return
    divisions = all(_DIVISION in text[row.start : row.end] for row in found)
    if not all(
        below and (below.style == "第一章" or (divisions and below.value == 1)) for below in _headings_below(rows, found)
    ):
        return
    for row in found:
        row.sort, row.caption = Sort.PART, text[row.start : row.end].replace("\t", " ")
        row.evidence = ["部分下有标题" if divisions else "篇下有章"]


def _headings_below(rows: list[Row], volumes: list[Row]) -> Iterator[Row | None]:
    """The first heading below each of `volumes`, None where the next one comes first."""
    heading = None
    known = {id(row) for row in volumes}
    for row in reversed(rows):
        if row.sort is Sort.HEADING:
            heading = row
        elif id(row) in known:
            yield heading
            heading = None
