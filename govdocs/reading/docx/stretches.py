"""What the character styles of a paragraph say, by place: label, lead, emphasis, references, notes, hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.layout.roles import marks_of_style
from govdocs.notation import LineMark
from govdocs.reading.docx.content import RunText

LABELS = ("label", "article-label")
"""The styles that set an ordinal apart."""
_RANGE_MARKS = {"emphasis": "强调", "reference": "引用", "hidden": "隐藏"}


class Stretches:
    """The character styles of a paragraph by place, places counted from its first character that is no blank."""

    def __init__(self, runs: Sequence[RunText], indent: int, length: int) -> None:
        self.length = length
        self.found: list[tuple[int, int, frozenset[str], str]] = []
        at = -indent
        for run in runs:
            start, at = at, at + len(run.text)
            names = set(marks_of_style(run.style)) | ({"hidden"} if run.hidden else set())
            if names or run.note:
                self.found.append((max(start, 0), min(at, length), frozenset(names), run.note))

    def end_of(self, name: str) -> int:
        """Where the last stretch of that style ends, 0 if there is none."""
        return max((end for _, end, names, _ in self.found if name in names), default=0)

    def end_of_label(self, bare: str) -> int:
        """Where the ordinal at the head of `bare` ends, the blank behind it left out; 0 if there is none."""
        end = max((self.end_of(name) for name in LABELS), default=0)
        return len(bare[:end].rstrip())

    def start_of(self, name: str) -> int:
        """Where the first stretch of that style starts; the end of the paragraph if there is none."""
        return min((start for start, _, names, _ in self.found if name in names), default=self.length)

    def paragraph_marks(self, offset: int) -> Iterator[LineMark]:
        """The lead and the stand-off marks of the paragraph that begins at `offset`."""
        lead = max(
            (end for start, end, names, _ in self.found if "lead" in names and start >= offset),
            default=offset,
        )
        yield LineMark("领句", str(lead - offset), 0)
        yield from self.stand_off_marks(offset)

    def stand_off_marks(self, offset: int) -> Iterator[LineMark]:
        """Emphasis, references, hidden text and footnotes behind `offset`, by place."""
        ranges: list[tuple[int, int, str, str]] = []
        for name, mark in _RANGE_MARKS.items():
            ranges += [(start, end, mark, "") for start, end in self._merged(name)]
        ranges += [(start, end, "注", note) for start, end, note in self._notes()]
        for start, end, mark, note in sorted(ranges):
            if max(start, offset) < end:
                place = f"{max(start - offset, 0)}-{end - offset}"
                yield LineMark(mark, f"{place} {note}" if note else place, 0)

    def _merged(self, name: str) -> Iterator[tuple[int, int]]:
        open_range: tuple[int, int] | None = None
        for start, end, names, _ in self.found:
            if name not in names:
                continue
            if open_range and open_range[1] == start:
                open_range = (open_range[0], end)
            else:
                if open_range:
                    yield open_range
                open_range = (start, end)
        if open_range:
            yield open_range

    def _notes(self) -> Iterator[tuple[int, int, str]]:
        """Footnotes with the stretch they belong to: that of our own style, else the character before."""
        begin = -1
        for start, end, names, note in self.found:
            begin = (start if begin < 0 else begin) if "footnote" in names else -1
            if note:
                yield (begin if begin >= 0 else max(end - 1, 0)), end, note
                begin = -1
