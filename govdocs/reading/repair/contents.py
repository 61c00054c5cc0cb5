"""A table of contents that says again what the headings say."""

from __future__ import annotations

import re
from itertools import islice

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit

_TITLE = re.compile(r"[【\[]?\s*目\s*[录次]\s*[】\]]?")
_CLOSED = re.compile(r"[【\[]?\s*(?:目\s*[录次]|提\s*纲)(?:\s*[/、和及]\s*提\s*纲)?\s*[】\]]?\s*[：:]?\s*(?:…+|\.{3,})")
_END = re.compile(r"…+|\.{3,}")
_LEADERS = re.compile(r"[\s.．。·…⋯—\-]*\d{0,4}$")
_PAGED = re.compile(r"[\s.．。·…⋯—-]\d{1,4}$")
_LED_TO_PAGE = re.compile(r"\S(?:\t|[\s.．。·…⋯—-]{3,})(\d{1,4})$")
_BLANKS = re.compile(r"\s+")
_LONGEST_TITLE = 16
_EARLIEST = 40
_FEWEST = 2
_FEWEST_PAGED = 3
_MOST = 400
_MISSING = 0.2
_MOST_MET = 4000
_LONGEST = 60


def take_out_contents(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out the line 目录 and the lines below it that come again as headings."""
    for at, line in enumerate(lines[:_EARLIEST]):
        if line.end - line.begin <= _LONGEST_TITLE and not line.marks and _CLOSED.fullmatch(text, line.begin, line.end):
            last = _closed_contents(text, lines, at)
            return [Edit("contents", line.begin, lines[last + 1].begin)] if last else []
        if line.end - line.begin <= 8 and not line.marks and _TITLE.fullmatch(text, line.begin, line.end):
            last = _last_entry(text, lines, at)
            return [Edit("contents", line.begin, lines[last + 1].begin)] if last else []
        if count := _count_paged(text, lines, at):
            return [Edit("contents", line.begin, lines[at + count].begin)]
    return []


def _count_paged(text: str, lines: list[Line], first: int) -> int:
    """How many lines from `first` on are contents without the word 目录: all with leaders and the number of a page, and
    all of them headings below; 0 if they are none."""
    pages: list[int] = []
    for line in lines[first : first + _MOST]:
        ends = not line.marks and text[line.end - 1].isdecimal()
        page = _LED_TO_PAGE.search(text, line.begin, line.end) if ends else None
        if page is None or (pages and int(page[1]) < pages[-1]):
            break
        pages.append(int(page[1]))
    if len(pages) < _FEWEST_PAGED or first + len(pages) >= len(lines):
        return 0
    entries = [_entry(text, line) for line in lines[first : first + len(pages)]]
    return len(pages) if _comes_again(entries, _met_again(text, lines[first:], set(entries))) else 0


def _last_entry(text: str, lines: list[Line], title: int) -> int:
    """The last line of the contents that begins below line `title`; 0 if there are none."""
    entries: list[str] = []
    for at in range(title + 1, min(len(lines), title + _MOST)):
        words = _entry(text, lines[at])
        if not words or words in entries or lines[at].marks:
            break
        entries.append(words)
    below = _met_again(text, lines[title + 1 :], set(entries))
    while entries and not (
        _comes_again(entries, below) and _is_last(text, lines[title + len(entries)], entries, below)
    ):
        entries.pop()
    return title + len(entries) if len(entries) >= _FEWEST else 0


def _closed_contents(text: str, lines: list[Line], title: int) -> int:
    """The line …… that ends contents begun with 目录：……, half of which comes again below; 0 if there are none."""
    last = len(lines) - 1
    for at in range(title + 1, min(last, title + _MOST)):
        if lines[at].marks or lines[at].end - lines[at].begin > _LONGEST:
            return 0
        if _END.fullmatch(text, lines[at].begin, lines[at].end):
            below = text[lines[at].end : lines[last].end]
            again = sum(text[line.begin : line.end] in below for line in lines[title + 1 : at])
            return at if 2 * again >= at - title - 1 > 0 else 0
    return 0


def _entry(text: str, line: Line) -> str:
    if line.end - line.begin > _LONGEST:
        return ""
    return _BLANKS.sub("", _LEADERS.sub("", text[line.begin : line.end]))


def _met_again(text: str, lines: list[Line], entries: set[str]) -> list[tuple[int, str]]:
    """The lines of the text that are among `entries`, each with its place below the word 目录; not all of a long text."""
    found = ((at, _entry(text, line)) for at, line in enumerate(lines))
    return list(islice(((at, words) for at, words in found if words in entries), _MOST_MET))


def _comes_again(entries: list[str], below: list[tuple[int, str]]) -> bool:
    """True where most of the contents follow once more in their order."""
    again = [words for at, words in below if at >= len(entries)]
    known = set(again)
    wanted, found = (words for words in entries if words in known), 0
    want = next(wanted, None)
    for words in again:
        if words == want:
            found += 1
            want = next(wanted, None)
    return len(entries) - found <= max(1, _MISSING * len(entries)) and found >= _FEWEST


def _is_last(text: str, line: Line, entries: list[str], below: list[tuple[int, str]]) -> bool:
    """True where `line` is the last of the contents, not the title or preface below them: it bears the number of a
    page, or comes again."""
    if _PAGED.search(text, line.begin, line.end):
        return True
    return any(words == entries[-1] for at, words in below if at >= len(entries))
