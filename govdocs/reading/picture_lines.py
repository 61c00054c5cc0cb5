"""Lines that name a picture, and the words below it; kept out of the way while title and ending are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdocs.model.picture import refuse_outside
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.pictures import find_picture
from govdocs.reading.pieces import Cut, Enclosed, Pieces
from govdocs.reading.row import Row, Sort

_BELOW = ("图题", "替代文字")
_SIZE = re.compile(r"(\d{1,4}(?:\.\d+)?)?[×xX*](\d{1,4}(?:\.\d+)?)?")
_CAPTION = re.compile(r"图\s?\d{1,3}(?:[-－—.．]\d{1,3})?[　 \t：:、.．]\s*\S.{0,48}[^。；，、：！？]")



def count_picture_lines(text: str, lines: list[Line], at: int) -> int:
    """How many lines from `at` on make up a picture with its caption; 0 where none begins."""
    if lines[at].mark("图片") is None:
        return 0
    left, end = list(_BELOW), at + 1
    while end < len(lines) and (mark := lines[end].mark(*left)) is not None:
        left.remove(mark.name)
        end += 1
    plain = "图题" in left and end < len(lines) and not lines[end].marks
    return end - at + (plain and _CAPTION.fullmatch(text, lines[end].start, lines[end].end) is not None)


def read_picture(text: str, lines: list[Line], at: int, notes: Notes) -> tuple[int, Row | None]:
    """How many lines from `at` on form a picture, and its row; (0, None) if none do."""
    count = count_picture_lines(text, lines, at)
    if not count:
        return 0, None
    first = lines[at]
    words = text[first.start : first.end].replace("\t", " ").strip()
    try:
        file = refuse_outside(words)
    except ValueError as error:
        notes.report("picture", f"{error}；当作正文", first.begin, first.end)
        return 0, None
    row = Row(Sort.PICTURE, first.start, lines[at + count - 1].end, file=file, marked=True)
    _take_size(row, first, notes)
    for line in lines[at : at + count]:
        _take_words(row, text, line)
        if line.begin < line.start:
            notes.repair("line-mark", line.begin, line.start)
    found = find_picture(file, notes.pictures)
    row.data = found.data
    if found.doubt:
        notes.report("picture", found.doubt, first.start, first.end)
    row.evidence.append("行标")
    return count, row


def _take_size(row: Row, line: Line, notes: Notes) -> None:
    mark = line.mark("图片")
    if mark is None or not mark.argument:
        return
    size = parse_size(mark.argument)
    if size is None:
        notes.report("line-mark", f"行标〔图片：{mark.argument}〕不是“宽×高”（毫米），没有采用", line.begin, line.end)
    else:
        row.width, row.height = size


def _take_words(row: Row, text: str, line: Line) -> None:
    words = text[line.start : line.end].replace("\t", " ").strip()
    if line.mark("替代文字"):
        row.alt = words
    elif line.mark("图片") is None:
        row.caption = words


def parse_size(words: str) -> tuple[float | None, float | None] | None:
    """Width and height in mm that `120×80`, `120×` or `×80` say; None for anything else."""
    match = _SIZE.fullmatch(words.strip())
    if match is None or not (match[1] or match[2]):
        return None
    width, height = (None if part is None else round(float(part), 1) for part in match.groups())
    fits = all(length is None or 0.1 <= length <= 2000 for length in (width, height))
    return (width, height) if fits else None


def write_size(width: float | None, height: float | None) -> str:
    """The words `parse_size` reads as these lengths, "" for a picture's own size."""
    if width is None and height is None:
        return ""
    return "×".join("" if length is None else f"{length:g}" for length in (width, height))


# ---- kept out of the way


@dataclass(slots=True)
class Held:
    """Pictures taken out of the lines of a text, so that title and ending are read as if they were not there."""

    groups: list[list[Line]] = field(default_factory=list)

    def give_back(self, pieces: Pieces, end: int) -> None:
        """Puts those of the attachments and of the text issued back into them; `end` is that of the whole text."""
        if not self.groups:
            return
        starts = sorted(cut.opener.begin for cut in pieces.attachments)
        enclosed = pieces.enclosed
        if enclosed is not None and enclosed.lines:
            start = enclosed.lines[0].begin
            stop = next((at for at in starts if at > start), end)
            pieces.enclosed = Enclosed(self._into(enclosed.lines, start, stop), enclosed.kind)
        for number, cut in enumerate(pieces.attachments):
            stop = next((at for at in starts if at > cut.opener.begin), end)
            lines = self._into(cut.lines, cut.opener.begin, stop)
            pieces.attachments[number] = Cut(cut.opener, lines)

    def _into(self, lines: list[Line], start: int, end: int) -> list[Line]:
        mine = [line for group in self.groups if start <= group[0].begin < end for line in group]
        self.groups = [group for group in self.groups if not start <= group[0].begin < end]
        return _in_order(lines, mine)

    def weave(self, lines: list[Line]) -> list[Line]:
        """`lines` of the body with those left over, each in its place: what stood outside goes to the end nearby."""
        if not self.groups:
            return lines
        return _in_order(lines, [line for group in self.groups for line in group])


def _in_order(lines: list[Line], pictures: list[Line]) -> list[Line]:
    return sorted([*lines, *pictures], key=lambda line: line.begin)


def hold_pictures(text: str, lines: list[Line]) -> tuple[list[Line], Held]:
    """The lines without those of pictures, and these."""
    if not any(line.marks and line.mark("图片") for line in lines):
        return lines, Held()
    left: list[Line] = []
    held = Held()
    at = 0
    while at < len(lines):
        count = count_picture_lines(text, lines, at)
        if count:
            held.groups.append(lines[at : at + count])
        else:
            left.append(lines[at])
        at += count or 1
    return left, held
