"""Remarks beside the text: a copy of a .docx with Word comments, the words themselves untouched.

A remark stands at exactly its characters where the run can be split there, else at the run that holds them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from govdocs.reading.docx.markup import local_name
from govdocs.source import Source, Span
from govdocs.writing.docx.markup import W
from govdocs.writing.restyle.locate import Located, locate
from govdocs.writing.restyle.markup import XML_SPACE, element, w
from govdocs.writing.restyle.package import Parts

LONGEST = 80
"""Characters; a longer comment is not read."""
AUTHOR = "govdocs"


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say at the characters `span` of the source the .docx was read into."""

    span: Span
    text: str


def annotate_docx(data: bytes, source: Source, remarks: Iterable[Remark]) -> bytes:
    """`data` with a comment for every remark, in the order of their places; the same input gives the same bytes.

    `source` is what reading `data` gave. Raises UnreadableFileError for what is no .docx.
    """
    parts = Parts(data)
    document = parts.tree(parts.main)
    styles = parts.related("styles")
    paragraphs = {found.number: found for found in locate(document, parts.tree(styles) if styles else None)}
    anchors = _Anchors(source, paragraphs)
    comments = _Comments(parts)
    # From the end: splitting a run leaves the places before it as they are.
    placed = [(remark, ends) for remark in remarks if (ends := anchors.find(remark.span))]
    numbered = list(enumerate(sorted(placed, key=lambda item: (item[0].span, item[0].text)), comments.next_id))
    for number, (_, (first, last)) in reversed(numbered):
        _enclose(number, first, last)
    for number, (remark, _) in numbered:
        comments.add(number, shorten(remark.text))
    return parts.write()


def shorten(text: str, longest: int = LONGEST) -> str:
    """`text` in at most `longest` characters, cut behind a mark where one is near."""
    if len(text) <= longest:
        return text
    cut = max(text.rfind(mark, longest // 2, longest - 1) for mark in "。；，：、）")
    return text[: cut + 1 if cut > 0 else longest - 1].rstrip("，；：、") + "…"


@dataclass(frozen=True, slots=True)
class _End:
    """A place in the file: the paragraph, and how many of its characters stand before it."""

    paragraph: Located
    at: int


class _Anchors:
    """Where offsets of the source stand in the file."""

    def __init__(self, source: Source, paragraphs: dict[int, Located]) -> None:
        self.source = source
        self.paragraphs = paragraphs
        self.begins: list[tuple[int, int, bool]] = []
        self.stops: list[int] = []
        last = None
        for stretch in source.stretches:
            if last == (stretch.part, stretch.paragraph):
                continue
            if last is not None and last[0] == "document":
                self.stops.append(stretch.start)
            if stretch.part == "document":
                self.begins.append((stretch.start, stretch.paragraph, stretch.run == 0))
            last = stretch.part, stretch.paragraph
        self.stops.append(len(source.text))

    def find(self, span: Span) -> tuple[_End, _End] | None:
        """The paragraph and the place in it of the first and behind the last character; None where there is none."""
        ends = [end for at in range(len(self.begins)) if (end := self._meet(at, span))]
        return (ends[0][0], ends[-1][1]) if ends else None

    def _meet(self, at: int, span: Span) -> tuple[_End, _End] | None:
        """The part of `span` in the paragraph of the stretch `at`."""
        begin, number, table = self.begins[at]
        stop = self.stops[at]
        start, end = max(span.start, begin), min(span.end, stop)
        words = self.source.text[start:end]
        found = self.paragraphs.get(number)
        if found is None or not words.strip():
            return None
        if table:
            return _End(found, 0), _End(found, len(found.text))
        places = _align(self.source.text[begin:stop], found.text)
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return _End(found, places[start - begin]), _End(found, places[end - 1 - begin] + 1)


def _align(read: str, written: str) -> list[int]:
    """For each character that was read, its place in the paragraph; line breaks in titles were not read."""
    places, at = [], 0
    for char in read:
        while at < len(written) and written[at] == "\n" != char:
            at += 1
        places.append(min(at, max(len(written) - 1, 0)))
        at += 1
    return places


def _enclose(number: int, first: _End, last: _End) -> None:
    """Marks the range of comment `number`; its start first, since that may split the run its end stands in."""
    opening = _run_after(first)
    closing = _run_before(last)
    if opening is None or closing is None:
        return
    opening.addprevious(element("commentRangeStart", id=number))
    mark = element("commentRangeEnd", id=number)
    closing.addnext(mark)
    reference = element("r")
    reference.append(element("commentReference", id=number))
    mark.addnext(reference)


def _run_before(end: _End) -> etree._Element | None:
    """The run that ends at the place; one that goes on is split there where that is possible."""
    for at, (run, start, stop) in enumerate(end.paragraph.runs):
        if start < end.at <= stop:
            if end.at < stop and (tail := _split(run, end.at - start)) is not None:
                end.paragraph.runs[at : at + 1] = [(run, start, end.at), (tail, end.at, stop)]
            return run
    return end.paragraph.runs[-1][0] if end.paragraph.runs else None


def _run_after(end: _End) -> etree._Element | None:
    """The run that begins at the place; one that began before is split there where that is possible."""
    for at, (run, start, stop) in enumerate(end.paragraph.runs):
        if start <= end.at < stop:
            if end.at > start and (tail := _split(run, end.at - start)) is not None:
                end.paragraph.runs[at : at + 1] = [(run, start, end.at), (tail, end.at, stop)]
                return tail
            return run
    return end.paragraph.runs[0][0] if end.paragraph.runs else None


def _split(run: etree._Element, at: int) -> etree._Element | None:
    """The second half of a run of plain text cut at character `at`, put behind the first; None if it holds more."""
    texts = [item for item in run if local_name(item) != "rPr"]
    if len(texts) != 1 or local_name(texts[0]) != "t":
        return None
    words = texts[0].text or ""
    tail = copy.deepcopy(run)
    _set_text(run, words[:at])
    _set_text(tail, words[at:])
    run.addnext(tail)
    return tail


def _set_text(run: etree._Element, words: str) -> None:
    for item in run:
        if local_name(item) == "t":
            item.text = words
            item.set(XML_SPACE, "preserve")


class _Comments:
    """The comments part of a file, made where there is none."""

    def __init__(self, parts: Parts) -> None:
        name = parts.related("comments")
        if name is None:
            self.root = etree.Element(w("comments"), nsmap={"w": W})
            parts.add(parts.free_name("comments"), self.root, "comments")
        else:
            self.root = parts.tree(name)

    @property
    def next_id(self) -> int:
        """The lowest number above every comment there is."""
        return 1 + max((int(item.get(w("id"), "-1")) for item in self.root), default=-1)

    def add(self, number: int, text: str) -> None:
        """A comment without a date: the same file again is the same bytes."""
        comment = element("comment", id=number, author=AUTHOR, initials="查")
        paragraph = element("p")
        run = element("r")
        words = element("t")
        words.text = text
        words.set(XML_SPACE, "preserve")
        run.append(words)
        paragraph.append(run)
        comment.append(paragraph)
        self.root.append(comment)


