"""Lines of draft text: one line is one paragraph, blanks at its ends and blank lines do not count."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.notation import FINAL_MARKS, LineMark, parse_line_mark

_INDENTS = ("\u3000\u3000", "  ", "\u00a0\u00a0")


@dataclass(slots=True)
class Line:
    """The characters `[start, end)` of the working text: what is left of one line after its marks.

    `marks` are its line marks, which overrule every guess; `begin` is where the first of them stands;
    `follows_blank` tells that a blank line stands before it. Of a Word file: `loose` tells that its marks go with
    single words and say nothing of the line, `run_in` where bold or a face of its own ends, in characters from
    `start` (0 = nowhere).
    """

    start: int
    end: int
    begin: int
    follows_blank: bool = False
    marks: tuple[LineMark, ...] = field(default=())
    loose: bool = False
    run_in: int = 0

    def mark(self, *names: str) -> LineMark | None:
        """The first mark of that name."""
        for mark in self.marks:
            if mark.name in names:
                return mark
        return None


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold anything, with their line marks taken off.

    Line ends of every system, and the marks that end a line in a pasted text, count as one line end.
    """
    lines: list[Line] = []
    at, blank = 0, False
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            line = Line(start, start + len(bare), start, blank)
            if bare[0] == "〔":
                _take_marks(line, bare)
            lines.append(line)
        blank = not bare
        at += len(raw)
    return lines


def is_indented(text: str, at: int) -> bool:
    """True where `at` begins a line that is set in by two blanks or more, as the first line of a paragraph is."""
    return at > 1 and text[at - 2 : at] in _INDENTS


def _take_marks(line: Line, bare: str) -> None:
    marks, at = [], 0
    while mark := parse_line_mark(bare, at):
        marks.append(mark)
        at += mark.length
        if mark.name in FINAL_MARKS:
            break
    line.marks = tuple(marks)
    rest = bare[at:]
    line.start += at + len(rest) - len(rest.lstrip())
