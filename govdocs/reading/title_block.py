"""What stands above the body: title, subtitle, stage, date, name, source note, salutation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from govdocs.findings import Severity
from govdocs.model import Kind, Official, OfficialDate, Stage, find_kind
from govdocs.notation import parse_date
from govdocs.reading import phrases
from govdocs.reading.draft import NodeTrace
from govdocs.reading.fields import HeadValue, field_names
from govdocs.reading.genre import kind_of_title
from govdocs.reading.letterhead import Entry, find_letterhead, list_labels
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.overrule import overrule
from govdocs.reading.people import is_addressee
from govdocs.reading.titles import count_repeat, find_continuation, may_be_title
from govdocs.source import join_excerpts

_LONGEST_BLOCK = 12
_ROLES = {
    "副标题": "subtitle",
    "稿别": "stage",
    "日期行": "dateline",
    "署名行": "byline",
    "来源说明": "source_note",
}


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
        self, text: str, lines: list[Line], head: Mapping[str, HeadValue], kind: Kind | None, notes: Notes
    ) -> None:
        self.text = text
        self.lines = lines
        self.head = head
        self.notes = notes
        self.at = 0
        self.block = TitleBlock(lines, kind=kind)

    def take(self) -> TitleBlock:
        """The title block; lines that fit nothing begin the body."""
        above = self._skip_letterhead()
        self._take_title()
        if self.block.kind is None:
            self.block.kind = self._kind_by_evidence()
        if above and not self._is_official():
            self._start_again()
        elif above:
            self._keep_letterhead(above)
        while self._skip_repeated_title():
            pass
        limit = min(len(self.lines), _LONGEST_BLOCK)
        while self.at < limit and self._take_line(self.lines[self.at]):
            self.at += 1
        self._take_salutation()
        self.block.lines = self.lines[self.at :]
        return self.block

    def _words(self, line: Line) -> str:
        return self.text[line.start : line.end].replace("\t", " ")

    def _keep(
        self, name: str, value: Any, line: Line, *, end: int = 0, confidence: float = 1.0, why: str = ""
    ) -> None:
        excerpt = self.notes.working.cut(line.start, end or line.end)
        if name in self.head:
            overrule(value, self.head[name], line, end or line.end, self.notes)
            return
        self.block.fields[name] = value
        self.block.trace[name] = NodeTrace(
            text=excerpt, confidence=confidence, evidence=(why,) if why else ()
        )

    # ---- letterhead

    def _skip_letterhead(self) -> list[Entry]:
        """What a drafter typed above the title of an issued text, as it will be printed."""
        kind = self.block.kind
        entries, count = find_letterhead(self.text, self.lines)
        if not count or (kind is None and not self._opens_issued_text(count)):
            return []
        if kind is not None and not issubclass(kind.model, Official):
            return []
        self.at = count
        return entries

    def _keep_letterhead(self, entries: list[Entry]) -> None:
        for name, value, line in entries:
            self._keep(name, value, line, why="版头")
        for line in {line.begin: line for _, _, line in entries}.values():
            list_labels(self.text, line, self.notes)

    def _start_again(self) -> None:
        """The lines below tell of no issued text after all, so those above are no letterhead."""
        self.at = 0
        self.block.fields.clear()
        self.block.trace.clear()
        self._take_title()
        self.block.kind = self._kind_by_evidence()

    def _opens_issued_text(self, at: int) -> bool:
        title = ""
        for line in self.lines[at : at + 3]:
            title += self._words(line)
            kind = kind_of_title(title)
            if kind is not None and issubclass(kind.model, Official):
                return True
        return False

    # ---- title

    def _take_title(self) -> None:
        if self.at >= len(self.lines):
            return
        line, words = self.lines[self.at], self._words(self.lines[self.at])
        if line.mark("标题") is None:
            if line.marks or not may_be_title(self.text, line):
                return
            said = self.head.get("title")
            if said is not None and words != said.text and not phrases.ends_like_title(words):
                return
        self.at += 1
        more = [] if line.mark("标题") else find_continuation(self.text, self.lines[self.at :], line)
        self.at += len(more)
        parts = [line, *more]
        title = "".join(self._words(part) for part in parts)
        self._keep("title", title, line, why="行标" if line.marks else "第一行")
        if len(parts) > 1:
            self._join_title(parts)

    def _join_title(self, parts: list[Line]) -> None:
        for before, after in pairwise(parts):
            self.notes.repair("title-lines", before.end, after.begin)
        if "title" in self.block.trace:
            excerpt = join_excerpts(self.notes.working.cut(part.start, part.end) for part in parts)
            self.block.trace["title"] = NodeTrace(text=excerpt, confidence=0.9, evidence=("标题分成几行",))

    def _kind_by_evidence(self) -> Kind | None:
        title = self.title
        if "salutation" in self.head:
            return find_kind("speech")
        if (kind := kind_of_title(title)) is not None:
            confidence = 1.0 if kind.name == "speech" else 0.9
            self.block.trace["kind"] = NodeTrace(confidence=confidence, evidence=("标题的结尾",))
            return kind
        for line in self.lines[self.at : self.at + 6]:
            words = self._words(line)
            if title.endswith("报告") and is_addressee(words) and not phrases.is_salutation(words):
                return find_kind("report")
            if line.mark("称谓") or (
                not line.marks and (phrases.is_salutation(words) or phrases.glued_salutation(words))
            ):
                return find_kind("speech")
        return None

    @property
    def title(self) -> str:
        """The title, from the head or the text."""
        return self.head["title"].text if "title" in self.head else str(self.block.fields.get("title", ""))

    def _skip_repeated_title(self) -> bool:
        """True if the title stood there once more and was skipped."""
        title = str(self.block.fields.get("title", ""))
        count = count_repeat(self.text, self.lines[self.at :], title)
        if not count:
            return False
        first, last = self.lines[self.at], self.lines[self.at + count - 1]
        message = "标题重复了一遍，只用一遍"
        self.notes.report("repeated-title", message, first.start, last.end, severity=Severity.INFO)
        self.notes.repair("repeated-title", first.begin, last.end)
        self.at += count
        return True

    # ---- the lines below it

    def _take_line(self, line: Line) -> bool:
        words = self._words(line)
        if role := line.mark(*_ROLES):
            return self._take_role(line, words, _ROLES[role.name])
        if line.marks or not words:
            return False
        if self._is_official() and (self._take_number(line, words) or self._take_adoption(line, words)):
            return True
        if len(words) > 60:
            return False
        return (
            self._take_subtitle(line, words)
            or self._take_stage(line, words)
            or self._take_date(line, words)
            or self._take_source_note(line, words)
            or self._take_byline(line, words)
        )

    def _take_role(self, line: Line, words: str, name: str) -> bool:
        """A line whose Word style says what it is."""
        if not self._free(name):
            return False
        if name == "subtitle":
            self._keep(name, phrases.strip_dashes(words) or words, line, why="式样")
        elif name == "source_note":
            self._keep(name, phrases.bare_of_brackets(words) or words, line, why="式样")
        elif name == "stage":
            return self._take_stage(line, words)
        elif not (self._take_date(line, words) if name == "dateline" else self._take_byline(line, words)):
            self._keep(name, words, line, why="式样")
        return True

    def _free(self, name: str) -> bool:
        kind = self.block.kind
        return name not in self.block.fields and (kind is None or name in field_names(kind))

    def _take_number(self, line: Line, words: str) -> bool:
        if not self._free("document_number") or not phrases.is_document_number(words):
            return False
        self._keep("document_number", words, line, why="发文字号")
        return True

    def _take_adoption(self, line: Line, words: str) -> bool:
        note = phrases.inside_brackets(words)
        if not note or not self._free("adoption_note") or not phrases.is_adoption_note(note):
            return False
        self._keep("adoption_note", note, line, why="题注")
        return True

    def _take_subtitle(self, line: Line, words: str) -> bool:
        subtitle = phrases.strip_dashes(words)
        if (
            not subtitle
            or not self._has_title()
            or not self._free("subtitle")
            or phrases.ends_like_sentence(words)
        ):
            return False
        if "。" in subtitle:
            return False
        self._keep("subtitle", subtitle, replace(line, start=line.end - len(subtitle)), why="破折号起头")
        return True

    def _has_title(self) -> bool:
        return "title" in self.block.fields or "title" in self.head

    def _take_stage(self, line: Line, words: str) -> bool:
        bare = phrases.bare_of_brackets(words)
        if bare not in tuple(Stage) or not self._free("stage"):
            return False
        self._keep("stage", Stage(bare), line, why="稿别")
        return True

    def _take_date(self, line: Line, words: str) -> bool:
        bare = phrases.bare_of_brackets(words) or words
        if not self._is_speech() or not self._free("dateline"):
            return False
        if parse_date(bare) is None:
            if not phrases.is_vague_date(bare):
                return False
            self._keep("dateline", words, line, confidence=0.9, why="年月")
            return True
        try:
            date = OfficialDate.of(bare)
        except ValueError as error:
            self.notes.report("date", str(error), line.start, line.end)
            self._keep("dateline", words, line, why="日期行")
            return True
        self._keep("date", date, line, why="日期")
        if words != f"（{date}）" and "date" in self.block.fields and "dateline" not in self.head:
            self._keep("dateline", words, line, why="日期行")
        return True

    def _take_source_note(self, line: Line, words: str) -> bool:
        bare = phrases.bare_of_brackets(words)
        if (
            not bare
            or not self._is_speech()
            or not self._free("source_note")
            or not phrases.is_source_note(bare)
        ):
            return False
        self._keep("source_note", bare, line, why="来源说明")
        return True

    def _take_byline(self, line: Line, words: str) -> bool:
        if (
            not self._is_speech()
            or not self._has_title()
            or not self._free("byline")
            or not self._free("speaker")
        ):
            return False
        split = phrases.split_byline(words)
        if split is None:
            return False
        post, speaker = split
        fields = self.block.fields
        self._keep("speaker", speaker, line, confidence=0.9, why="职务和姓名")
        if "speaker" not in fields:
            return True
        if post and "post" not in self.head:
            fields["post"] = post
        titles = (
            fields.get("title", ""),
            fields.get("subtitle", ""),
            *(v.text for k, v in self.head.items() if k == "title"),
        )
        printed = (
            "" if any(speaker in title for title in titles) else f"{post}　{speaker}" if post else speaker
        )
        if words != printed and "byline" not in self.head:
            self._keep("byline", words, line, why="署名行")
        return True

    def _is_official(self) -> bool:
        return self.block.kind is not None and issubclass(self.block.kind.model, Official)

    def _is_speech(self) -> bool:
        return self.block.kind is not None and self.block.kind.name == "speech"

    # ---- salutation

    def _take_salutation(self) -> None:
        if self.at >= len(self.lines):
            return
        line = self.lines[self.at]
        words = self._words(line)
        if self._is_official():
            self._take_addressee(line, words)
        elif line.mark("称谓") or (not line.marks and phrases.is_salutation(words)):
            self._keep("salutation", words, line, why="称谓")
            self.at += 1
        elif not line.marks and (length := phrases.glued_salutation(words)):
            self._split_salutation(line, words, length)

    def _take_addressee(self, line: Line, words: str) -> None:
        if line.mark("主送机关") or (not line.marks and is_addressee(words)):
            self._keep("addressee", words.removesuffix("：").removesuffix(":").strip(), line, why="主送机关")
            self.at += 1

    def _split_salutation(self, line: Line, words: str, length: int) -> None:
        cut = line.start + length
        self._keep("salutation", words[:length].strip(), line, end=cut, confidence=0.9, why="称谓与正文同段")
        rest = self.text[cut : line.end]
        start = line.end - len(rest.lstrip())
        self.notes.repair("glued-salutation", cut, start, "\n")
        self.lines = [*self.lines[: self.at], Line(start, line.end, start), *self.lines[self.at + 1 :]]


def take_title_block(
    text: str, lines: list[Line], head: Mapping[str, HeadValue], kind: Kind | None, notes: Notes
) -> TitleBlock:
    """The title block of `lines`, whose kind is `kind` if that is known already."""
    return TitleBlockReader(text, lines, head, kind, notes).take()
