"""Page numbers, and the running heads that stand beside them, left in a text that was copied page by page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_SET_OFF = re.compile(
    r"[—–―－\-·•~]+\s*(\d{1,4})\s*[—–―－\-·•~]+|第\s*(\d{1,4})\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|Page\s*(\d{1,4})(?:\s*of\s*\d{1,4})?"
)
_BARE = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")
_NUMBER = r"(?:[—–―－\-·•~]\s?)?(\d{1,4})(?:\s?[—–―－\-·•~])?"
_HEAD = r"(\S(?:[^\n]{0,38}\S)?)"
_BESIDE_HEAD = re.compile(rf"{_HEAD}\s{{2,}}{_NUMBER}|{_NUMBER}\s{{2,}}{_HEAD}")
_ENDS = frozenset("—–―－-·•~页")
_LONGEST = 24
_LONGEST_HEAD = 40
_FEWEST = 3
_SHORTEST_PAGE = 5


def take_out_pages(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out page numbers that count on, and short lines met again and again beside them."""
    numbered = _page_numbers(text, lines)
    if not numbered:
        return []
    gone = set(numbered) | _running_heads(text, lines, numbered)
    edits = []
    for at in sorted(gone):
        edit = take_out_line("page-number" if at in numbered else "running-head", text, lines, at)
        # The blank lines between the two go with the first.
        edits.append(replace(edit, start=lines[at].begin) if at - 1 in gone else edit)
    return edits


def take_out_line(step: str, text: str, lines: list[Line], at: int) -> Edit:
    """The edit that takes line number `at` out, and the blank lines around it with it."""
    if at + 1 < len(lines):
        start = lines[at - 1].end + 1 if at else lines[at].begin
        if text[start - 1 : start + 1] == "\r\n":
            start += 1
        return Edit(step, min(start, lines[at].begin), lines[at + 1].begin)
    return Edit(step, lines[at].begin, lines[at].end)


def _page_numbers(text: str, lines: list[Line]) -> dict[int, int]:
    """The line of every page number; none unless they count on from page to page."""
    found: dict[int, int] = {}
    bare: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.end - line.begin > _LONGEST or line.marks or not _may_end_number(text[line.end - 1]):
            continue
        words = text[line.begin : line.end]
        if match := _SET_OFF.fullmatch(words):
            found[at] = int(match[1] or match[2] or match[3])
        elif match := _BARE.fullmatch(words):
            bare[at] = int(match[1])
    if not _count_on(list(found.values()), 1):
        found = {}
    return found | (bare if _count_on(list(bare.values()), _FEWEST) else {}) | _heads_with_number(text, lines)


def _heads_with_number(text: str, lines: list[Line]) -> dict[int, int]:
    """The lines that hold a running head and, some blanks apart, the number of their page."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for at, line in enumerate(lines):
        if line.end - line.begin > _LONGEST_HEAD + _LONGEST or line.marks:
            continue
        if not (_may_end_number(text[line.begin]) or _may_end_number(text[line.end - 1])):
            continue
        if match := _BESIDE_HEAD.fullmatch(text, line.begin, line.end):
            found[match[1] or match[4]][at] = int(match[2] or match[3])
    numbered = [pages for pages in found.values() if _count_on(list(pages.values()), _FEWEST) and _lie_apart(list(pages))]
    return {at: number for pages in numbered for at, number in pages.items()}


def _lie_apart(lines: list[int]) -> bool:
    return all(after - before >= _SHORTEST_PAGE for before, after in pairwise(lines))


def _may_end_number(char: str) -> bool:
    return char in _ENDS or char.isdecimal()


def _count_on(numbers: list[int], fewest: int) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return len(numbers) >= fewest and all(1 <= step <= 2 for step in steps)


def _running_heads(text: str, lines: list[Line], numbered: dict[int, int]) -> set[int]:
    beside = [
        at for page in numbered for at in (page - 1, page + 1) if 0 <= at < len(lines) and at not in numbered
    ]
    short = [at for at in beside if lines[at].end - lines[at].begin <= _LONGEST_HEAD and not lines[at].marks]
    words = {at: text[lines[at].begin : lines[at].end] for at in short}
    counts = Counter(words.values())
    return {
        at for at in short if counts[words[at]] >= max(_FEWEST, len(numbered) // 3) and "。" not in words[at]
    }
