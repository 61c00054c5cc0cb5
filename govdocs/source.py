"""Where every character came from.

A `Source` is one linear text plus the places its stretches came from. An `Excerpt` is a piece of
text that may be stitched from several stretches (rejoined lines, a heading cut off its body) and
still knows, character by character, the offsets it came from. Reading passes excerpts, never bare
strings, so positions survive every step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets `[start, end)` into `Source.text`, in characters."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Place:
    """A position as a person names it; zero or "" where the form has no such thing.

    `line` and `column` count from 1 in a text file; `part`, `paragraph` and `run` (from 1) name a
    place in a .docx; `path` is the key path in YAML or JSON. In a .docx `part` is `document`, `number` for an
    automatic number of the paragraph, or `text-box` for a box that hangs on it.
    """

    line: int = 0
    column: int = 0
    part: str = ""
    paragraph: int = 0
    run: int = 0
    path: str = ""

    def __str__(self) -> str:
        if self.paragraph:
            before = "" if self.part in _PARTS else f"{self.part} "
            return f"{before}第{self.paragraph}段{_PARTS.get(self.part, '')}"
        if self.path:
            return f"第{self.line}行 {self.path}"
        return f"第{self.line}行第{self.column}列"


_PARTS = {"": "", "document": "", "number": "的自动编号", "text-box": "的文本框"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """`Source.text` from `start` up to the next stretch stands in this .docx run."""

    start: int
    part: str
    paragraph: int
    run: int


@dataclass(frozen=True)
class Source:
    """A draft as one linear text: `name` for messages, lines joined by `\\n`, `.docx` stretches."""

    name: str
    text: str
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find, at = self.text.find, -1
        while (at := find("\n", at + 1)) >= 0:
            starts.append(at + 1)
        return starts

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`: line and column, and the .docx run if there is one."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        if not self.stretches:
            return Place(line, column)
        at = max(0, bisect_right(self._stretch_starts, offset) - 1)
        stretch = self.stretches[at]
        return Place(line, column, stretch.part, stretch.paragraph, stretch.run)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The text of `[start, end)` with its positions."""
        return Excerpt(self.text[start:end], (Piece(0, start, end - start),) if end > start else ())


class Piece(NamedTuple):  # one for every excerpt: a tuple is made at half the cost
    """`excerpt.text[at : at + length]` stands in the source at `[start, start + length)`."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text with, for every stretch of it, its place in the source.

    Characters that a repair put in have no piece; everything else maps one to one.
    """

    text: str
    pieces: tuple[Piece, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def span(self) -> Span | None:
        """The smallest span of the source that holds all of it; None if nothing came from there."""
        if not self.pieces:
            return None
        return Span(min(p.start for p in self.pieces), max(p.start + p.length for p in self.pieces))

    def cut(self, start: int, end: int | None = None) -> Excerpt:
        """The characters `[start, end)` with their positions."""
        end = len(self.text) if end is None else end
        if start == 0 and end == len(self.text):
            return self
        first = self._piece_at(start)
        if self.pieces and start < end:
            at, begin, length = self.pieces[first]
            if at <= start and end <= at + length:
                return Excerpt(self.text[start:end], (Piece(0, begin + start - at, end - start),))
        pieces = []
        # A text of a million rejoined lines has a million pieces: none is looked at twice.
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.at >= end:
                break
            low, high = max(piece.at, start), min(piece.at + piece.length, end)
            if low < high:
                pieces.append(Piece(low - start, piece.start + low - piece.at, high - low))
        return Excerpt(self.text[start:end], tuple(pieces))

    def _piece_at(self, index: int) -> int:
        """The last piece that begins at or before `index`; 0 if none does."""
        if len(self.pieces) < 2:
            return 0
        return max(0, bisect_right(self.pieces, index, key=_beginning) - 1)

    def strip(self, chars: str | None = None) -> Excerpt:
        """Without the blanks (or `chars`) at both ends."""
        start = len(self.text) - len(self.text.lstrip(chars))
        return self.cut(start, max(start, len(self.text.rstrip(chars))))

    def offset(self, index: int) -> int:
        """The source offset of character `index` (of the nearest one before it if that was put in)."""
        if not self.pieces:
            return 0
        piece = self.pieces[self._piece_at(index)]
        return piece.start + min(index - piece.at, piece.length) if piece.at <= index else 0

    def is_from_source(self, index: int) -> bool:
        """True for a character that stood in the source, False for one that a repair put in."""
        if not self.pieces:
            return False
        piece = self.pieces[self._piece_at(index)]
        return piece.at <= index < piece.at + piece.length

    def __add__(self, other: Excerpt) -> Excerpt:
        return join_excerpts((self, other))


def _beginning(piece: Piece) -> int:
    return piece.at


def join_excerpts(parts: Iterable[Excerpt]) -> Excerpt:
    """One excerpt out of several, in the order given; adjoining pieces grow together."""
    text: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        text.append(part.text)
        for piece in part.pieces:
            moved = Piece(at + piece.at, piece.start, piece.length)
            last = pieces[-1] if pieces else None
            if last and last.at + last.length == moved.at and last.start + last.length == moved.start:
                pieces[-1] = Piece(last.at, last.start, last.length + moved.length)
            else:
                pieces.append(moved)
        at += len(part.text)
    return Excerpt("".join(text), tuple(pieces))
