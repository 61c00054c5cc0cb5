"""The pieces of an issued text: the text itself, the text it issues, and its attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdocs.notation import LineMark, parse_date
from govdocs.reading.genre import is_order, issued_title, kind_of_title
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.phrases import inside_brackets

_ATTACHMENT = re.compile(r"附(?:\s?件)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s?([：:]?)")
_FIRST_IN_LIST = re.compile(r"(?:1|１)\s?[.．、]")
_ATTACHMENT_MARKS = ("附件", "附件横排")
_PASSES_ON = re.compile("印发|转发|批转|发布")
_LONGEST_TITLE_LINE = 50
_NEAR = 5
"""Lines; a text issued stands close behind the date of the notice, or behind its first words where a paste lost the
date."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The lines of the text a notice issues, and what the mark before them says of its kind."""

    lines: list[Line]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines of one attachment behind the line that opens it; `opener` is that line."""

    opener: Line
    lines: list[Line]

    @property
    def landscape(self) -> bool:
        """True where the opener asks for pages lying on their side."""
        return self.opener.mark("附件横排") is not None


@dataclass(slots=True)
class Pieces:
    """A text cut up: `main` has title block, body and ending."""

    main: list[Line]
    enclosed: Enclosed | None = None
    attachments: list[Cut] = field(default_factory=list)


def cut_pieces(text: str, lines: list[Line], title: str, notes: Notes, *, encloses: bool) -> Pieces:
    """`lines` cut into pieces; `title` is that of the text and may name the text it issues.

    Only what `encloses` holds a text issued; its own attachments go with it, up to 〔印发件完〕.
    """
    issues, passes_on = issued_title(title), _PASSES_ON.search(title) is not None or is_order(title)
    start = _find_enclosed(text, lines, issues, passes_on=passes_on) if encloses else None
    if start is None:
        main, attachments = _cut_attachments(text, lines)
        return Pieces(main, None, attachments)
    main, before = _cut_attachments(text, lines[:start])
    mark = lines[start].mark("印发件")
    end = _find_end(lines, start + 1)
    inside = lines[start + 1 : end] if mark else lines[start:end]
    if mark:
        inside = [*_words_behind(lines[start], notes), *inside]
    rest = lines[end + 1 :] if end < len(lines) else []
    if end < len(lines):
        rest = [*_words_behind(lines[end], notes), *rest]
    more, after = _cut_attachments(text, rest)
    main += more
    return Pieces(main, Enclosed(inside, mark.argument if mark else ""), before + after)


def give_back(text: str, pieces: Pieces, names: tuple[str, ...]) -> None:
    """Moves attachments that the notice lists from the text it issues back to the notice."""
    enclosed = pieces.enclosed
    if enclosed is None:
        return
    wanted = {_squeezed(name) for name in names}
    main, cuts = _cut_attachments(text, enclosed.lines)
    for at, cut in enumerate(cuts):
        title = cut.lines[0] if cut.lines else cut.opener
        if cut.opener.marks or _squeezed(text[title.start : title.end]) not in wanted:
            continue
        end = sum(len(each.lines) + 1 for each in cuts[:at]) + len(main)
        pieces.enclosed = Enclosed(enclosed.lines[:end], enclosed.kind)
        pieces.attachments += cuts[at:]
        return


def _words_behind(line: Line, notes: Notes) -> list[Line]:
    """The line without the mark that cut the text here, if it says anything more."""
    if line.start < line.end:
        notes.repair("line-mark", line.begin, line.start)
        return [Line(line.start, line.end, line.start)]
    notes.repair("line-mark", line.begin, line.end)
    return []


def _find_enclosed(text: str, lines: list[Line], issues: str, *, passes_on: bool) -> int | None:
    for at, line in enumerate(lines):
        if line.mark("印发件"):
            return at
    wanted = _squeezed(issues)
    dated = -_NEAR
    for at, line in enumerate(lines):
        near = at - dated < _NEAR and not line.marks
        early = at < _NEAR and not line.marks
        if (near or early) and wanted and _titles(text, lines, at, wanted):
            # Below 附件 it is what the notice issues as its attachment.
            return None if _opens_attachment(text, lines, at - 1) else at
        if near and passes_on and _opens_text(text, lines, at, dated):
            return at
        if line.end - line.start <= 20 and parse_date(text[line.start : line.end]):
            dated = at
    return None


def _opens_text(text: str, lines: list[Line], at: int, dated: int) -> bool:
    """True where a title of its own stands right behind the date, on up to three lines, and more below it."""
    if inside_brackets(text[lines[at].start : lines[at].end]):
        return False
    between = [text[line.start : line.end] for line in lines[dated + 1 : at]]
    if not all(inside_brackets(words) for words in between):
        return False
    title = ""
    for place in range(at, min(at + 3, len(lines) - 1)):
        line = lines[place]
        words = text[line.start : line.end]
        if line.marks or len(words) > _LONGEST_TITLE_LINE or re.search("[。；！？，：|]", words):
            return False
        title += words
        if kind_of_title(title) is not None:
            return not _ATTACHMENT.fullmatch(text, lines[at].start, lines[at].end)
    return False


def _titles(text: str, lines: list[Line], at: int, wanted: str) -> bool:
    """True where the title looked for stands at `at`, on one line or on two or three."""
    words = ""
    for line in lines[at : at + 3]:
        words += _squeezed(text[line.start : line.end])
        if words == wanted:
            return True
    return False


def _squeezed(words: str) -> str:
    return re.sub(r"\s", "", words).replace("(", "（").replace(")", "）")


def _find_end(lines: list[Line], at: int) -> int:
    depth = 1
    for place in range(at, len(lines)):
        depth += lines[place].mark("印发件") is not None
        depth -= lines[place].mark("印发件完") is not None
        if not depth:
            return place
    return len(lines)


def _cut_attachments(text: str, lines: list[Line]) -> tuple[list[Line], list[Cut]]:
    openers = [at for at in range(len(lines)) if _opens_attachment(text, lines, at)]
    if not openers:
        return lines, []
    ends = [*openers[1:], len(lines)]
    cuts = [Cut(lines[at], lines[at + 1 : end]) for at, end in zip(openers, ends, strict=True)]
    return lines[: openers[0]], cuts


def _opens_attachment(text: str, lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.marks:
        return line.mark(*_ATTACHMENT_MARKS) is not None
    match = _ATTACHMENT.fullmatch(text, line.start, line.end) if line.end - line.start <= 8 else None
    if match is None or at + 1 == len(lines):
        return False
    following = lines[at + 1]
    if following.marks and not following.mark("标题"):
        return False
    # 附件： over 1.…… 2.…… is the list of attachments, not the first of them.
    return not (match[1] and _FIRST_IN_LIST.match(text, following.start, following.end))


def numbering_mark(line: Line) -> LineMark | None:
    """〔编号：一、 1.〕 on the line that opens an attachment."""
    return line.mark("编号")
