"""Places as a drafter names them: 第3段“人才是第一资源……”, and beside it the line and column an editor knows.

Paragraphs are counted as the draft was understood: hard-wrapped lines make one, blank lines none, the title
is the first. In a Word file they are Word's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from govdocs.source import Excerpt, Piece, Source, Span

_QUOTED = 10


class Places:
    """Names places in `source`, whose text was repaired to `working`."""

    def __init__(self, source: Source, working: Excerpt, head: Iterable[Span] = ()) -> None:
        """`head` are the spans of the source that are no text but the draft's head."""
        self._source = source
        self._working = working
        self._head = tuple(head)
        self._starts: list[int] = []
        self._origins: list[int] = []
        if source.stretches:
            return
        at = 0
        for line in working.text.splitlines(keepends=True):
            start = at + len(line) - len(line.lstrip())
            at += len(line)
            if start < at:
                self._starts.append(start)
        self._origins = [working.offset(start) for start in self._starts]
        if self._head:
            self._leave_head_out()

    def _leave_head_out(self) -> None:
        pairs = zip(self._starts, self._origins, strict=True)
        kept = [(start, origin) for start, origin in pairs if not self._in_head(origin)]
        self._starts = [start for start, _ in kept]
        self._origins = [origin for _, origin in kept]

    def _in_head(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self._head)

    def name(self, offset: int) -> str:
        """第3段“人才是第一资源……”（第12行第5列） for the character at `offset` of the source."""
        place = self._source.place(offset)
        if self._in_head(offset):
            return f"稿头（{place}）"
        beside = "" if place.paragraph else f"（{place}）"
        if not place.paragraph and (gone := self._gone(offset)):
            return f"“{gone}”{beside}"
        quoted = f"“{words}”" if (words := self._opening(offset)) else ""
        return f"{self.paragraph(offset)}{quoted}{beside}"

    def short(self, offset: int) -> str:
        """第3段，第12行: the same where the words stand beside it anyway."""
        place = self._source.place(offset)
        return self.paragraph(offset) if place.paragraph else f"{self.paragraph(offset)}，第{place.line}行"

    def paragraph(self, offset: int) -> str:
        """第3段."""
        place = self._source.place(offset)
        return str(place) if place.paragraph else f"第{self._number(offset)}段"

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._origins, offset), 1)

    def _opening(self, offset: int) -> str:
        """The first words of the paragraph, in which no repair shows."""
        if self._source.stretches:
            text, start = self._source.text, self._source.text.rfind("\n", 0, offset) + 1
        elif self._starts:
            text, start = self._working.text, self._starts[self._number(offset) - 1]
        else:
            return ""
        return _shortened(text[start : start + 4 * _QUOTED].split("\n")[0].strip())

    def _gone(self, offset: int) -> str:
        """The words of the line, if nothing of them was kept: a page number, what stands around a web page."""
        text = self._source.text
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        words = text[start : end if end >= 0 else len(text)].strip()
        pieces = self._working.pieces
        at = bisect_right(pieces, start, key=_beginning) - 1
        reached = pieces[at].start + pieces[at].length if at >= 0 else 0
        following = pieces[at + 1].start if at + 1 < len(pieces) else len(text)
        first = text.find(words, start) if words else start
        kept = reached > first or following < first + len(words)
        return "" if kept else _shortened(words)


def _shortened(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip('，。、；：')}……"


def _beginning(piece: Piece) -> int:
    return piece.start
