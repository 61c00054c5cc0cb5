"""附件说明: the list of attachments below the body (GB/T 9704-2012 7.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.reading.lines import Line

_OPENS = re.compile(r"附\s?件\s?[：:]\s*")
_NUMBERED = re.compile(r"(\d{1,3})\s?(?:[、．]|\.(?!\d))\s*")
_ENTRY = re.compile(r"(\d{1,3}?)\s?[、．.]\s*")
_OTHER_FORM = re.compile(r"附\s?件\s?(\d{1,2})\s?[：:．.、\s]\s*(?=\S)")
_NEXT_ON_LINE = re.compile(r"(?:\s+|[；;]\s*)(\d{1,2})\s?(?:[、．]|\.(?!\d))\s*(?=\S)")
_LONGEST_TITLE = 100
_MOST = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """The titles of a list with their places (start, end); its first line is the one at `at`."""

    at: int
    titles: tuple[tuple[int, int], ...]

    def words(self, text: str) -> tuple[str, ...]:
        """The titles."""
        return tuple(text[start:end].replace("\t", " ").strip() for start, end in self.titles)


def find_list(text: str, lines: list[Line]) -> Listed | None:
    """The list that the last of `lines` make up, None if they are none."""
    if lines and lines[-1].mark("附件说明"):
        return _marked_list(lines)
    for at in range(len(lines) - 1, max(len(lines) - _MOST, 0) - 1, -1):
        line = lines[at]
        if line.marks:
            return None
        if not text.startswith("附", line.start):
            continue
        if match := _OPENS.match(text, line.start, line.end):
            titles = _titles(text, lines[at:], match.end())
            return Listed(at, titles) if titles else None
        if (match := _OTHER_FORM.match(text, line.start, line.end)) and match[1] == "1":
            return _other_form(text, lines, at)
    return None


def _marked_list(lines: list[Line]) -> Listed:
    at = len(lines)
    while at and lines[at - 1].mark("附件说明"):
        at -= 1
    return Listed(at, tuple((line.start, line.end) for line in lines[at:] if line.start < line.end))


def _titles(text: str, lines: list[Line], start: int) -> tuple[tuple[int, int], ...]:
    """附件：名称, or 附件：1.名称 with 2.名称 … on lines below; () where a line is no entry of the list."""
    first = lines[0]
    entries = [(start, first.end)] if start < first.end else []
    entries += [(line.start, line.end) for line in lines[1:]]
    if not entries or any(end - begin > _LONGEST_TITLE for begin, end in entries):
        return ()
    if len(entries) == 1 and not _NUMBERED.match(text, *entries[0]):
        return tuple(entries)
    titles = []
    for number, (begin, end) in enumerate(entries, 1):
        # With others below it, 1.2026年度…… is the first entry, not a decimal.
        match = (_NUMBERED if len(entries) == 1 else _ENTRY).match(text, begin, end)
        if match is None or int(match[1]) != number or match.end() >= end:
            return ()
        titles.append((match.end(), end))
    return tuple(_parted(text, *titles[0])) if len(titles) == 1 else tuple(titles)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The titles on one line: 附件：1.申报表 2.汇总表."""
    number = 2
    for match in _NEXT_ON_LINE.finditer(text, start, end):
        if int(match[1]) == number and start < match.start():
            yield start, match.start()
            start, number = match.end(), number + 1
    yield start, end


def _other_form(text: str, lines: list[Line], at: int) -> Listed | None:
    """附件1：名称, 附件2：名称 …, each on a line of its own."""
    titles = []
    for number, line in enumerate(lines[at:], 1):
        match = _OTHER_FORM.match(text, line.start, line.end)
        if match is None or int(match[1]) != number or line.end - match.end() > _LONGEST_TITLE:
            return None
        titles.append((match.end(), line.end))
    return Listed(at, tuple(titles))
