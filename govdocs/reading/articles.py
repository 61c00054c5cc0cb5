"""Articles: 第N条 with its first 款 in the same paragraph, and the 项 and 目 under it.

Nothing under an article has a heading: its 项 and 目 are sections without one, their words run in.
A 款 that follows 项 stands behind the last of them, for a 项 has no 款 of its own.
"""

from __future__ import annotations

import re

from govdocs.notation import Ordinal, parse_ordinal
from govdocs.reading.boundary import LONGEST_HEADING
from govdocs.reading.lines import Line
from govdocs.reading.marked import demands_heading
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import ordinal_at
from govdocs.reading.paragraphs import read_paragraph
from govdocs.reading.row import Row, Sort

_ITEM_STYLES = ("（一）", "1.", "（1）", "①")
_FEWEST = 3
_BLANK = re.compile(r"\s*")


def find_articles(text: str, lines: list[Line]) -> dict[int, Ordinal]:
    """The lines that open an article, by the place where they start.

    第三条战线 is none: an article has a blank after its number, or counts on with at least two others.
    """
    may_open = [line for line in lines if text.startswith("第", line.start) and not line.marks]
    found = {line.start: own for line in may_open if (own := _article_at(text, line))}
    sure = {start for start, own in found.items() if _blank_or_end(text, start + own.length)}
    run: list[int] = []
    last = 0
    for start, own in (*found.items(), (-1, None)):
        if own is None or own.value != last + 1:
            sure.update(run if len(run) >= _FEWEST else ())
            run = []
        last = own.value if own else 0
        run.append(start)
    return {start: own for start, own in found.items() if start in sure}


def _article_at(text: str, line: Line) -> Ordinal | None:
    if text[line.start : line.start + 1] != "第":
        return None
    own = parse_ordinal(text[line.start : min(line.end, line.start + 16)])
    return own if own and own.style == "第一条" else None


def _blank_or_end(text: str, at: int) -> bool:
    return text[at : at + 1].isspace() or at >= len(text)


class Articles:
    """Reads the lines of articles; `open` while the lines that come stand under one."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.starts = find_articles(text, lines)
        self.open = False

    def read(self, lines: list[Line], at: int, notes: Notes) -> tuple[int, Row | None]:
        """How many lines from `at` on make an article, 项 or 目, and its row; (0, None) if none do."""
        line = lines[at]
        if line.marks:
            if demands_heading(line):
                self.open = _article_at(self.text, line) is not None
            return 0, None
        ordinal = self.starts.get(line.start)
        if ordinal is not None:
            self.open = True
            return self._read_article(lines, at, ordinal, notes)
        own = ordinal_at(self.text, line.start, line.end) if self.open else None
        if own is None:
            return 0, None
        if own.style not in _ITEM_STYLES:
            self.open = False
            return 0, None
        row = self._row(line, line, own, notes)
        return (1, row) if row else (0, None)

    def _read_article(
        self, lines: list[Line], at: int, ordinal: Ordinal, notes: Notes
    ) -> tuple[int, Row | None]:
        line = lines[at]
        words = self.text[line.start + ordinal.length : line.end].strip()
        if words:
            stands_alone = "。" not in words and len(words) <= LONGEST_HEADING and words[-1] not in "；："
            return (0, None) if stands_alone else (1, self._row(line, line, ordinal, notes))
        # The number stands alone on its line, its first 款 on the next.
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or following.marks or following.start in self.starts:
            return 0, None
        if not self.text[line.end : following.start].isspace():
            return 0, None  # what stood between was taken to the end of the text
        if self.text[following.start] == "|" or ordinal_at(self.text, following.start, following.end):
            return 0, None
        notes.repair("lone-number", line.end, following.start, "　")
        return 2, self._row(line, following, ordinal, notes)

    def _row(self, line: Line, body: Line, ordinal: Ordinal, notes: Notes) -> Row | None:
        """The row of an ordinal on `line` whose words are what follows it up to the end of `body`."""
        after = line.start + ordinal.length
        blank = _BLANK.match(self.text, after, body.end)
        start = blank.end() if blank else after
        if start >= body.end:
            return None
        row = read_paragraph(self.text, Line(start, body.end, start), notes)
        row.sort, row.start = Sort.HEADING, line.start
        row.heading_start = row.heading_end = row.body_start = start
        row.ordinal = ordinal
        row.evidence.append("条" if ordinal.style == "第一条" else "项")
        return row
