"""What stands behind the body of an issued text: 附件说明, 署名, 成文日期, 附注, who was there.

Read from the last line upwards, each at most once, in whatever order a drafter typed them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from govdocs.findings import Strength
from govdocs.model import Kind, OfficialDate
from govdocs.notation import parse_date
from govdocs.reading.attachment_list import Listed, find_list
from govdocs.reading.closing import is_closing_formula
from govdocs.reading.fields import field_names, takes_names
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import opens_section
from govdocs.reading.people import split_signers
from govdocs.reading.phrases import ends_like_sentence, inside_brackets
from govdocs.reading.signing import part_sign_off, signs, take_off_seal, without_seal

_LONGEST_SIGNATURE = 40
_LONGEST_NOTE = 200
_ATTENDANCE = {"出席": "present", "请假": "excused", "列席": "observers", "分送": "distribution"}
_ATTENDS = re.compile("(出席|请假|列席|分送)(?:人员|单位)?\\s?[：:]\\s*(?=\\S)")
_KEEPS_MINUTES = re.compile("(?:主持|记录|整理|核稿)(?:人|人员)?\\s?[：:]\\s*(?=\\S)")
_SUBJECT_WORDS = re.compile("主\\s?题\\s?词\\s?[：:]")
_NOTES_SOMETHING = re.compile("联系|电话|此件|公开|删减|印发")


@dataclass(slots=True)
class Ending:
    """What was taken off the end: field values with the lines they stood on, the list of attachments,
    and the lines left."""

    lines: list[Line]
    fields: dict[str, tuple[Any, Line, Line]] = field(default_factory=dict)
    listed: Listed | None = None


def take_ending(text: str, lines: list[Line], kind: Kind, notes: Notes) -> Ending:
    """The ending of `lines` of a text of `kind`."""
    return _Reader(text, lines, kind, notes).take()


class _Reader:
    def __init__(self, text: str, lines: list[Line], kind: Kind, notes: Notes) -> None:
        self.text = text
        self.names = field_names(kind)
        self.several = takes_names("signature", kind)
        self.notes = notes
        self.ending = Ending(list(lines))
        self.wrong: list[Line] = []

    def take(self) -> Ending:
        steps: tuple[Callable[[], bool], ...] = (
            self._take_attendance,
            self._pass_recorder,
            self._take_note,
            self._take_date,
            self._take_signature,
            self._take_list,
        )
        while self.ending.lines and any(step() for step in steps):
            pass
        self.ending.lines += self.wrong
        return self.ending

    def _last(self) -> tuple[Line, str]:
        line = self.ending.lines[-1]
        return line, self.text[line.start : line.end].replace("\t", " ")

    def _free(self, name: str) -> bool:
        return name in self.names and name not in self.ending.fields

    def _keep(self, name: str, value: Any, first: Line, last: Line, count: int = 1) -> bool:
        self.ending.fields[name] = (value, first, last)
        self.ending.lines = self.ending.lines[:-count]
        return True

    # ---- attendance, note

    def _take_attendance(self) -> bool:
        line, words = self._last()
        match = _ATTENDS.match(words)
        if line.marks or match is None or not self._free(_ATTENDANCE[match[1]]):
            return False
        self.notes.repair("attendance", line.start, line.start + match.end())
        return self._keep(_ATTENDANCE[match[1]], words[match.end() :], line, line)

    def _pass_recorder(self) -> bool:
        """记录：李明 below those present, and 主题词, have no field, and stay the last lines of the body."""
        line, words = self._last()
        if "signature" in self.names and not line.marks and _SUBJECT_WORDS.match(words):
            return self._pass(line)
        if "present" not in self.names or line.marks or not _KEEPS_MINUTES.match(words):
            return False
        roster = [self.text[each.start : each.end] for each in self.ending.lines[:-1]]
        while roster and _KEEPS_MINUTES.match(roster[-1]):
            roster.pop()
        if not roster or not _ATTENDS.match(roster[-1]):
            return False
        return self._pass(line)

    def _pass(self, line: Line) -> bool:
        self.wrong.insert(0, line)
        self.ending.lines = self.ending.lines[:-1]
        return True

    def _take_note(self) -> bool:
        line, words = self._last()
        if not self._free("note"):
            return False
        if line.mark("附注"):
            return self._keep("note", inside_brackets(words) or words, line, line)
        note = inside_brackets(words) if not line.marks and len(words) <= _LONGEST_NOTE else ""
        above = self.ending.lines[-2] if len(self.ending.lines) > 1 else None
        dated = above is not None and self._date_on(above) is not None
        if not note or not (dated or _NOTES_SOMETHING.search(note)):
            return False
        return self._keep("note", note, line, line)

    # ---- sign-off

    def _take_date(self) -> bool:
        if not (self._free("date") and self._free("signature")):
            return False
        self.ending.lines = part_sign_off(self.text, self.ending.lines, self.notes)
        line, _ = self._last()
        words = self._date_on(line)
        if words is None:
            return False
        try:
            date = OfficialDate.of(words)
        except ValueError as error:
            self._report_date(line, str(error))
            return True
        self._keep("date", date, line, line)
        self._take_signers()
        return True

    def _report_date(self, line: Line, error: str) -> None:
        """A day no calendar has stays text, below the body; what stands above it is read all the same."""
        strength, clause = Strength.RECOMMENDED, "GB/T 9704-2012 7.3.5.4"
        message = f"成文日期不成立，当作正文：{error}"
        self.notes.report("date", message, line.start, line.end, strength=strength, clause=clause)
        self.names -= {"date"}
        self.wrong.append(line)
        self.ending.lines = self.ending.lines[:-1]
        self._take_signers()

    def _date_on(self, line: Line) -> str | None:
        words = self.text[line.start : line.end] if line.end - line.start <= 20 else ""
        if (line.marks and not line.mark("成文日期")) or parse_date(words) is None:
            return None
        return words

    def _take_signers(self) -> None:
        """The organs above the date: the line next to it may name a person, those above it name organs."""
        if not self._free("signature"):
            return
        lines, at = self.ending.lines, len(self.ending.lines)
        while at and self._may_sign(lines[at - 1], beside_date=at == len(lines)):
            at -= 1
        count = len(lines[at:]) if self.several else min(len(lines) - at, 1)
        if not count:
            return
        signers = [take_off_seal(self.text, line, self.notes) for line in lines[-count:]]
        words = [self.text[line.start : line.end] for line in signers]
        names = tuple(name.replace("\t", " ") for each in words for name in split_signers(each))
        value = names if self.several else words[0].replace("\t", " ")
        self._keep("signature", value, signers[0], signers[-1], count)

    def _take_signature(self) -> bool:
        """署名 that a style announces, with or without a date."""
        line, _ = self._last()
        if not line.mark("署名") or not self._free("signature"):
            return False
        self._take_signers()
        return "signature" in self.ending.fields

    def _may_sign(self, line: Line, *, beside_date: bool) -> bool:
        words = self.text[line.start : line.end]
        if line.mark("署名"):
            return True
        return (
            not line.marks
            and 0 < len(words) <= _LONGEST_SIGNATURE
            and not ends_like_sentence(words)
            and not any(mark in words for mark in "，。；：|")
            and not opens_section(self.text, line.start, line.end)
            and not is_closing_formula(words)
            and (beside_date or signs(without_seal(words)))
        )

    # ---- attachments

    def _take_list(self) -> bool:
        if "attachments" not in self.names or self.ending.listed is not None:
            return False
        listed = find_list(self.text, self.ending.lines)
        if listed is None:
            return False
        at = self.ending.lines[listed.at].begin
        for start, end in listed.titles:
            self.notes.repair("attachment-list", at, start)
            at = end
        self.ending.listed = listed
        self.ending.lines = self.ending.lines[: listed.at]
        return True
