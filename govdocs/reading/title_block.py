"""What stands above the body: letterhead, title, the lines below it, salutation or 主送机关."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from govdocs.findings import Severity
from govdocs.model import Kind, Official, find_kind
from govdocs.reading import phrases
from govdocs.reading.addressee import find_addressee
from govdocs.reading.below_title import take_line
from govdocs.reading.draft import NodeTrace
from govdocs.reading.fields import HeadValue
from govdocs.reading.genre import is_related_kind, kind_of_title
from govdocs.reading.letterhead import Entry, find_letterhead, list_labels
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.page_titles import count_page_titles
from govdocs.reading.page_values import PageValue, trace_page_value
from govdocs.reading.people import is_addressee
from govdocs.reading.title_fields import TitleFields
from govdocs.reading.titles import (
    count_repeat,
    find_continuation,
    find_edition,
    hash_title,
    may_be_title,
)
from govdocs.reading.untitled import is_untitled_notice, opens_with_addressee
from govdocs.source import Excerpt, join_excerpts

_LONGEST_BLOCK = 12
_NEAR = 6
_CLAUSES = re.compile("[\u4e00-\u9fff]{4,}(?:[\u3000 ]+[\u4e00-\u9fff]{4,})+")


@dataclass(slots=True)
class TitleBlock:
    """What was taken from the lines above the body: field values, where they stood, the lines left."""

    lines: list[Line]
    fields: dict[str, Any] = field(default_factory=dict)
    trace: dict[str, NodeTrace] = field(default_factory=dict)
    kind: Kind | None = None


class TitleBlockReader:
    """Reads the opening lines one after another; `take` is the whole of it."""

    def __init__(
        self,
        text: str,
        lines: list[Line],
        head: Mapping[str, HeadValue],
        kind: Kind | None,
        notes: Notes,
        page: Mapping[str, PageValue],
    ) -> None:
        self.text = text
        self.lines = lines
        self.notes = notes
        self.page = page
        self.at = 0
        self.found = TitleFields(text, head, notes, kind)

    def take(self) -> TitleBlock:
        """The title block; lines that fit nothing begin the body."""
        self._take_off_hash()
        self._skip_page_title()
        above = self._skip_letterhead()
        self._take_title()
        found = self.found
        if not found.has_title and "title" in self.page:
            found.fields["title"] = self.page["title"].text
            found.trace["title"] = trace_page_value(self.page["title"], "标题", self.notes)
        if found.kind is None:
            found.kind = self._kind_by_evidence()
        if above and not found.is_official:
            self._start_again()
        elif above:
            self._keep_letterhead(above)
        while self._skip_repeated_title():
            pass
        limit = min(len(self.lines), _LONGEST_BLOCK)
        while self.at < limit and take_line(found, self.lines[self.at]):
            self.at += 1
        self._take_salutation()
        return TitleBlock(self.lines[self.at :], found.fields, found.trace, found.kind)

    # ---- above the title

    def _take_off_hash(self) -> None:
        if length := hash_title(self.text, self.lines):
            first = self.lines[0]
            self.notes.repair("hash-heading", first.start, first.start + length)
            start = first.start + length
            self.lines = [replace(first, start=start, begin=start), *self.lines[1:]]

    def _skip_page_title(self) -> None:
        if self.found.head:
            return
        pasted = any(repair.step == "web-page" for repair in self.notes.repairs)
        count = count_page_titles(self.text, self.lines, pasted=pasted)
        if count:
            first, last = self.lines[0], self.lines[count - 1]
            message = "网页的标题，下面另有标题，没有采用"
            self.notes.report("page-title", message, first.start, last.end, severity=Severity.INFO)
            self.notes.repair("page-title", first.begin, last.end)
            self.at = count

    def _skip_letterhead(self) -> list[Entry]:
        """What a drafter typed above the title of an issued text, as it will be printed."""
        kind = self.found.kind
        entries, count = find_letterhead(self.text, self.lines[self.at :])
        below = self.at + count
        opens = self._opens_issued_text(below) or opens_with_addressee(self.text, self.lines[below:])
        if not count or (kind is None and not opens):
            return []
        if kind is not None and not issubclass(kind.model, Official):
            return []
        self.at += count
        return entries

    def _keep_letterhead(self, entries: list[Entry]) -> None:
        for name, value, line in entries:
            self.found.keep(name, value, line, why="版头")
        for line in {line.begin: line for _, _, line in entries}.values():
            list_labels(self.text, line, self.notes)

    def _start_again(self) -> None:
        """The lines below tell of no issued text after all, so those above are no letterhead."""
        self.at = 0
        self.found.fields.clear()
        self.found.trace.clear()
        self._take_title()
        self.found.kind = self._kind_by_evidence()

    def _opens_issued_text(self, at: int) -> bool:
        title = ""
        for line in self.lines[at : at + 3]:
            title += self.found.words(line)
            kind = kind_of_title(title)
            if kind is not None and issubclass(kind.model, Official):
                return True
        return False

    # ---- title

    def _take_title(self) -> None:
        if self.at >= len(self.lines):
            return
        line, words = self.lines[self.at], self.found.words(self.lines[self.at])
        if line.mark("标题") is None:
            if line.marks or not may_be_title(self.text, line):
                return
            said = self.found.head.get("title")
            if said is not None and words != said.text and not phrases.ends_like_title(words):
                return
        self.at += 1
        more = [] if line.mark("标题") else find_continuation(self.text, self.lines[self.at :], line)
        more += find_edition(self.text, self.lines[self.at + len(more) :]) if not line.marks else []
        self.at += len(more)
        parts = [line, *more]
        between = _between_clauses([*map(self.found.words, parts)])
        title = between.join(self.found.words(part) for part in parts)
        self.found.keep("title", title, line, why="行标" if line.marks else "第一行")
        if len(parts) > 1:
            self._join_title(parts, between)

    def _join_title(self, parts: list[Line], between: str) -> None:
        for before, after in pairwise(parts):
            self.notes.repair("title-lines", before.end, after.begin, between)
        if "title" in self.found.trace:
            pieces = [self.notes.working.cut(part.start, part.end) for part in parts]
            gaps = [Excerpt(between)] * len(pieces)
            excerpt = join_excerpts(piece for pair in zip(gaps, pieces, strict=True) for piece in pair).cut(len(between))
            self.found.trace["title"] = NodeTrace(text=excerpt, confidence=0.9, evidence=("标题分成几行",))

    def _skip_repeated_title(self) -> bool:
        """True if the title stood there once more and was skipped."""
        title = str(self.found.fields.get("title", ""))
        count = count_repeat(self.text, self.lines[self.at :], title)
        if not count:
            return False
        first, last = self.lines[self.at], self.lines[self.at + count - 1]
        message = "标题重复了一遍，只用一遍"
        self.notes.report("repeated-title", message, first.start, last.end, severity=Severity.INFO)
        self.notes.repair("repeated-title", first.begin, last.end)
        self.at += count
        return True

    # ---- kind

    def _kind_by_evidence(self) -> Kind | None:
        title = self.found.title
        if "salutation" in self.found.head:
            return find_kind("speech")
        if (kind := kind_of_title(title)) is not None:
            self._trace_kind(kind, title)
            return kind
        near = self.lines[self.at : self.at + _NEAR]
        for line in near:
            words = self.found.words(line)
            if title.endswith("报告") and is_addressee(words) and not phrases.is_salutation(words):
                return find_kind("report")
            if line.mark("称谓") or (
                not line.marks and (phrases.is_salutation(words) or phrases.glued_salutation(words))
            ):
                return find_kind("speech")
        return self._nearest_kind(title, near)

    def _trace_kind(self, kind: Kind, title: str) -> None:
        if is_related_kind(title):
            message = f"没有这个文种，按“{kind.label}”的体例；可在稿头写“文种：”"
            self.notes.report("kind", message, 0, 0, severity=Severity.INFO)
            self.found.trace["kind"] = NodeTrace(confidence=0.7, evidence=(f"标题的结尾与{kind.label}相近",))
            return
        confidence = 1.0 if kind.name == "speech" else 0.9
        self.found.trace["kind"] = NodeTrace(confidence=confidence, evidence=("标题的结尾",))

    def _nearest_kind(self, title: str, near: list[Line]) -> Kind | None:
        """通知 for a text of unknown kind that bears the number of an issued text, or has no title and issues one."""
        if not title and is_untitled_notice(self.text, self.lines, self.at):
            message = "没有标题，当作通知；请补上标题，或在稿头写“文种：”"
            self.notes.report("no-title", message, self.lines[0].start, self.lines[0].end)
            self.found.trace["kind"] = NodeTrace(confidence=0.5, evidence=("有主送机关，没有标题",))
            return find_kind("notice")
        if not title or not any(phrases.is_document_number(self.found.words(line)) for line in near):
            return None
        message = "看不出文种，有发文字号，当作通知；可在稿头写“文种：”"
        self.notes.report("kind", message, 0, 0, severity=Severity.INFO)
        self.found.trace["kind"] = NodeTrace(confidence=0.5, evidence=("有发文字号",))
        return find_kind("notice")

    # ---- salutation

    def _take_salutation(self) -> None:
        if self.at >= len(self.lines):
            return
        line = self.lines[self.at]
        words = self.found.words(line)
        if self.found.is_official:
            self._take_addressee(line)
        elif count := 1 if line.mark("称谓") else self._count_salutation():
            lines = self.lines[self.at : self.at + count]
            for before, after in pairwise(lines):
                self.notes.repair("salutation-lines", before.end, after.begin)
            self.found.keep("salutation", "".join(map(self.found.words, lines)), line, end=lines[-1].end, why="称谓")
            self.at += count
        elif not line.marks and (length := phrases.glued_salutation(words)):
            self._split_salutation(line, words, length)

    def _count_salutation(self) -> int:
        """How many lines are the salutation: one, or more where each but the last ends with a comma."""
        words = ""
        for count, line in enumerate(self.lines[self.at : self.at + _NEAR], 1):
            words += self.found.words(line)
            if line.marks or not words:
                break
            if phrases.is_salutation(words):
                return count
            if words[-1] not in "，、,":
                break
        return 0

    def _take_addressee(self, line: Line) -> None:
        near = self.lines[self.at : self.at + _NEAR]
        count, sure = (1, 1.0) if line.mark("主送机关") else find_addressee(self.text, near, self.found.title)
        if not count:
            return
        for before, after in pairwise(near[:count]):
            self.notes.repair("addressee-lines", before.end, after.begin)
        names = "".join(map(self.found.words, near[:count]))
        value = names.removesuffix("：").removesuffix(":").strip()
        why = "主送机关" if sure == 1 else "机关名称，在标题与正文之间，没有冒号"
        self.found.keep("addressee", value, line, end=near[count - 1].end, confidence=sure, why=why)
        self.at += count

    def _split_salutation(self, line: Line, words: str, length: int) -> None:
        cut = line.start + length
        self.found.keep(
            "salutation", words[:length].strip(), line, end=cut, confidence=0.9, why="称谓与正文同段"
        )
        rest = self.text[cut : line.end]
        start = line.end - len(rest.lstrip())
        self.notes.repair("glued-salutation", cut, start, "\n")
        self.lines = [*self.lines[: self.at], Line(start, line.end, start), *self.lines[self.at + 1 :]]


def _between_clauses(parts: Sequence[str]) -> str:
    """What stands between the lines of a title once they are one: a blank where the first has one between its clauses,
    as 牢记嘱托　感恩奋进 has, and no kind of text is named; nothing where they are one phrase."""
    named = phrases.ends_like_title(parts[-1])
    return "\u3000" if not named and _CLAUSES.fullmatch(parts[0]) else ""


def take_title_block(
    text: str,
    lines: list[Line],
    head: Mapping[str, HeadValue],
    kind: Kind | None,
    notes: Notes,
    page: Mapping[str, PageValue],
) -> TitleBlock:
    """The title block of `lines`, whose kind is `kind` if that is known already; `page` is what a web page says."""
    return TitleBlockReader(text, lines, head, kind, notes, page).take()
