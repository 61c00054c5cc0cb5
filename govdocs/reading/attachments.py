"""附件: each with a title and a body of its own, and the list that names them, held against one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.findings import Strength
from govdocs.model import Attachment, Numbering
from govdocs.reading.attachment_list import Listed
from govdocs.reading.body import read_attached_body
from govdocs.reading.draft import NodeTrace
from govdocs.reading.fields import parse_numbering
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.pieces import Cut, numbering_mark
from govdocs.source import join_excerpts

_CLAUSE = "GB/T 9704-2012 7.3.7"
_MOST_TITLE_LINES = 3


@dataclass(slots=True)
class Attachments:
    """The attachments and the trace of their nodes: attachment1 is the title of the first."""

    attachments: tuple[Attachment, ...] = ()
    trace: dict[str, NodeTrace] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    """An attachment that stands behind the text."""

    cut: Cut
    title: str
    title_lines: list[Line]
    lines: list[Line]


def read_attachments(text: str, cuts: list[Cut], listed: Listed | None, notes: Notes) -> Attachments:
    """The attachments in `cuts`, and those the list names that are still to come.

    An attachment's own title wins over the list's; a difference is reported.
    """
    places = listed.titles if listed else ()
    names = list(listed.words(text)) if listed else []
    found = [_find_title(text, cut, names) for cut in cuts]
    result = Attachments()
    order = _pair(names, [each.title for each in found])
    made = []
    for number, (name_at, found_at) in enumerate(order, 1):
        node = f"attachment{number}"
        place = places[name_at] if name_at is not None else None
        if found_at is None:
            assert place is not None
            _report_absent(names[name_at or 0], place, notes)
            made.append(Attachment(names[name_at or 0]))
            result.trace[node] = NodeTrace(text=notes.working.cut(*place), evidence=("附件说明",))
            continue
        one = found[found_at]
        if name_at is not None and not one.title:
            one.title = names[name_at]  # nothing but a picture
        if place is not None:
            notes.repair("attachment-list", *place)  # printed from the attachment's own title
        _compare(names[name_at] if name_at is not None else None, one, notes)
        made.append(_read(text, one, node, result.trace, notes))
    result.attachments = tuple(made)
    return result


def _find_title(text: str, cut: Cut, names: list[str]) -> _Found:
    """The title on the line behind the opener, or on the next two where together they are one on the list."""
    lines = cut.lines
    if lines and lines[0].mark("图片"):
        return _Found(cut, "", [], lines)
    most = min(_MOST_TITLE_LINES, len(lines))
    wanted = {"".join(name.split()) for name in names}
    count, words = min(1, len(lines)), ""
    for at in range(most):
        if lines[at].marks and at:
            break
        words += "".join(text[lines[at].start : lines[at].end].split())
        if words in wanted:
            count = at + 1
            break
    title = "".join(text[line.start : line.end].replace("\t", " ") for line in lines[:count]).strip()
    return _Found(cut, title, lines[:count], lines[count:])


def _pair(names: list[str], titles: list[str]) -> list[tuple[int | None, int | None]]:
    """Which name of the list goes with which attachment: by title, what is left over by order."""
    left = [_bare(title) for title in titles]
    if len(names) == len(titles):
        return [(at, at) for at in range(len(names))]
    pairs: list[tuple[int | None, int | None]] = []
    used: set[int] = set()
    for at, name in enumerate(names):
        same = (each for each, title in enumerate(left) if each not in used and title == _bare(name))
        found = next(same, None)
        if found is not None:
            used.add(found)
        pairs.append((at, found))
    pairs += [(None, at) for at in range(len(titles)) if at not in used]
    return pairs


def _bare(title: str) -> str:
    return "".join(char for char in title if not char.isspace() and char not in "《》“”（）()")


def _read(text: str, one: _Found, node: str, trace: dict[str, NodeTrace], notes: Notes) -> Attachment:
    body = read_attached_body(text, one.lines, _numbering(one.cut.opener, notes), notes)
    cut = one.cut.opener
    notes.repair("attachment", cut.begin, cut.end)
    for line in one.title_lines:
        if line.begin < line.start:
            notes.repair("line-mark", line.begin, line.start)
    excerpts = [notes.working.cut(line.start, line.end) for line in one.title_lines]
    trace[node] = NodeTrace(text=join_excerpts(excerpts), evidence=("附件",))
    trace |= {f"{node}/{name}": each for name, each in body.trace.items()}
    return Attachment(one.title or "附件", body.body, one.cut.landscape, body.numbering)


def _numbering(opener: Line, notes: Notes) -> Numbering | None:
    mark = numbering_mark(opener)
    if mark is None:
        return None
    try:
        return parse_numbering(mark.argument)
    except ValueError as error:
        notes.report("line-mark", f"行标〔编号〕没有采用：{error}", opener.begin, opener.end)
        return None


def _report_absent(name: str, place: tuple[int, int], notes: Notes) -> None:
    message = f"附件说明列了“{name}”，正文之后没有这个附件"
    notes.report("attachment-absent", message, *place, strength=Strength.RECOMMENDED, clause=_CLAUSE)


def _compare(name: str | None, one: _Found, notes: Notes) -> None:
    line = one.title_lines[0] if one.title_lines else one.cut.opener
    if name is None:
        message = f"有附件“{one.title}”，附件说明里没有列"
        notes.report(
            "attachment-unlisted",
            message,
            line.start,
            line.end,
            strength=Strength.RECOMMENDED,
            clause=_CLAUSE,
        )
    elif _bare(name) != _bare(one.title):
        message = f"附件标题是“{one.title}”，附件说明写的是“{name}”，用附件标题"
        notes.report(
            "attachment-title", message, line.start, line.end, strength=Strength.RECOMMENDED, clause=_CLAUSE
        )
