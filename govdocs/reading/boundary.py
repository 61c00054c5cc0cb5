"""Where a heading ends: at the first full stop outside quotes, or at the end of its line."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_HEADING = 70
"""Characters; what is longer without a full stop is body text."""

_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("〈", "〉"), ("（", "）"), ("(", ")"))
_OPENER = re.compile(f"[{''.join(map(re.escape, (opener for opener, _ in _PAIRS)))}]")
_LIST_ENDS = frozenset("，；、,;")


class Boundary(NamedTuple):
    """A heading's end and what follows: `body` is 0 where the line ends with it; `refused` why it is none,
    `listed` that it is an item of a list."""

    end: int
    stop: str = ""
    body: int = 0
    refused: str = ""
    listed: bool = False


def find_boundary(text: str, start: int, end: int) -> Boundary:
    """The end of the heading whose words begin at `start` on the line that ends at `end`."""
    at = first_stop(text, start, min(end, start + LONGEST_HEADING + 1))
    if at < 0:
        return _whole_line(text, start, end)
    body = at + 1
    while body < end and text[body].isspace():
        body += 1
    if body >= end:
        return Boundary(at, "。")
    return Boundary(at, "。", body)


def first_stop(text: str, start: int, end: int) -> int:
    """The place of the first 。 in `[start, end)` that stands outside quotes and brackets; -1 if none does."""
    at = text.find("。", start, end)
    if at < 0 or not _OPENER.search(text, start, at):
        return at
    while at >= 0:
        before = text[start:at]
        if all(before.count(opener) <= before.count(closer) for opener, closer in _PAIRS):
            return at
        at = text.find("。", at + 1, end)
    return -1


def _whole_line(text: str, start: int, end: int) -> Boundary:
    if end - start > LONGEST_HEADING:
        return Boundary(end, refused="太长，又没有句号")
    if end <= start:
        return Boundary(end, refused="只有序号")
    last = text[end - 1]
    if last in _LIST_ENDS:
        return Boundary(end, refused=f"以“{last}”结尾", listed=True)
    if last == "：":
        return Boundary(end - 1, "：") if end - 1 > start else Boundary(end, refused="只有序号")
    return Boundary(end)
