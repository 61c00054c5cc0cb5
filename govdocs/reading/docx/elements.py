"""The elements of an issued text of ours, sorted out by their styles: print, bodies, attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from govdocs.layout.roles import marks_of_style
from govdocs.reading.docx.content import WordBlock, WordParagraph, WordPicture, WordTable
from govdocs.reading.docx.facts import list_of, part_of
from govdocs.reading.docx.linear import Linear, role_of
from govdocs.reading.lines import Line
from govdocs.templating.said import Printed, part_mark

_WORDS = {
    "title": "title",
    "stage-mark": "stage-mark",
    "adoption-note": "adoption-note",
    "copy-number": "copy-number",
    "classification": "classification",
    "urgency": "urgency",
    "document-number": "document-number",
    "letter-number": "document-number",
    "addressee": "addressee",
    "note": "note",
}
"""Role → the element whose words the paragraph holds."""
_MARKS = ("issuer-mark", "letter-mark", "minutes-mark")
_ATTENDANCE = {"出席": "present", "请假": "excused", "列席": "observers"}
_UNREAD = ("red-rule", "letter-top", "line", "attachment-single", "attachment-first", "attachment-next")
_SIGN_OFF, _PAIR, _IMPRINTS = "sign-off", "document-number-left", ("imprint", "letter-imprint")


@dataclass(slots=True)
class AttachedLines:
    """An attachment: its title and the lines of its body."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Sorted:
    """An issued text taken apart: its print, the lines of its body, its attachments."""

    printed: Printed = field(default_factory=Printed)
    lines: list[Line] = field(default_factory=list)
    attachments: list[AttachedLines] = field(default_factory=list)


def sort_elements(
    linear: Linear, blocks: Sequence[WordBlock], facts: Mapping[str, Any]
) -> tuple[Sorted, Sorted]:
    """The text itself, and the text it issues (empty where the facts tell of none)."""
    return _Sorter(linear, facts).sort(blocks)


class _Sorter:
    def __init__(self, linear: Linear, facts: Mapping[str, Any]) -> None:
        self.linear = linear
        self.main, self.enclosed = Sorted(), Sorted()
        self.text = self.main
        self.into = self.main.lines
        enclosed = part_of(facts, "enclosed")
        self.awaits_enclosed = bool(enclosed)
        self.left_inside = len(list_of(enclosed, "attachments"))
        self.restyled = {
            style: iter([str(name) for name in names])
            for style, names in part_of(facts, "as").items()
            if isinstance(names, list)
        }

    def sort(self, blocks: Sequence[WordBlock]) -> tuple[Sorted, Sorted]:
        lines = zip(self.linear.lines, self.linear.owners, strict=True)
        owned = {
            id(owner): [line for line, _ in pairs] for owner, pairs in groupby(lines, lambda pair: pair[1])
        }
        for block in blocks:
            role = _role(block)
            if isinstance(block, WordParagraph) and block.new_page and role != "attachment-mark":
                self._open_enclosed()
            if not self._take(block, role):
                self.into.extend(owned.get(id(block), ()))
        return self.main, self.enclosed

    def _open_enclosed(self) -> None:
        if self.awaits_enclosed:
            self.awaits_enclosed = False
            self.text, self.into = self.enclosed, self.enclosed.lines

    def _take(self, block: WordBlock, role: str) -> bool:
        """True where a block is an element, not a piece of a body."""
        printed = self.text.printed
        if isinstance(block, WordPicture):
            return False
        if isinstance(block, WordTable):
            if role in _MARKS:
                names = [words for words in map(_words, block.paragraphs) if words]
                printed.mark, printed.suffix = tuple(names[:-1]), "".join(names[-1:])
            elif role in _IMPRINTS:
                self.main.printed.imprint += [_imprint_row(one) for one in block.paragraphs]
            return role in (*_MARKS, *_IMPRINTS)
        return self._take_paragraph(block, role)

    def _take_paragraph(self, block: WordParagraph, role: str) -> bool:
        printed = self.text.printed
        element = next(self.restyled.get(block.style, iter(())), "") or _WORDS.get(role, "")
        if element:
            printed.words.setdefault(element, _words(block))
        elif role in _MARKS:
            printed.mark, printed.suffix = part_mark((_words(block),))
        elif role == _PAIR:
            self._take_pair(block)
        elif role.startswith("attendance"):
            label, words = _labelled(block)
            if name := _ATTENDANCE.get(label.rstrip("：")):
                printed.words[name] = words
        elif role == _SIGN_OFF:
            printed.sign_off += tuple(filter(None, _words(block).split("\t")))
        elif role == "attachment-mark":
            self._open_attachment()
        elif role == "attachment-title" and self.text.attachments:
            self.text.attachments[-1].title = _words(block)
        else:
            return role in _UNREAD
        return True

    def _open_attachment(self) -> None:
        """Those of the issued text stand before those of the text itself."""
        self.awaits_enclosed = False
        self.text = self.enclosed if self.left_inside else self.main
        self.left_inside = max(0, self.left_inside - 1)
        attached = AttachedLines()
        self.text.attachments.append(attached)
        self.into = attached.lines

    def _take_pair(self, block: WordParagraph) -> None:
        """发文字号 and 签发人 on one line: the names are set apart by their character style."""
        printed = self.text.printed
        stretches = [
            (named, "".join(run.text for run in runs))
            for named, runs in groupby(block.runs, lambda run: marks_of_style(run.style))
        ]
        printed.signatories += tuple(words for marks, words in stretches if "signatory" in marks and words)
        number = "".join(words for marks, words in stretches if not marks).strip()
        if number:
            printed.words["document-number"] = number


def _role(block: WordBlock) -> str:
    if isinstance(block, WordParagraph):
        return role_of(block)
    if isinstance(block, WordPicture):
        return ""
    return next((role for one in block.paragraphs if (role := role_of(one))), "")


def _words(block: WordParagraph) -> str:
    """The text of a paragraph, its label left out; the breaks of a shaped title are the layout's."""
    return _labelled(block)[1]


def _labelled(block: WordParagraph) -> tuple[str, str]:
    label = "".join(run.text for run in block.runs if _is_label(run.style))
    words = "".join(run.text for run in block.runs if not _is_label(run.style))
    return label, words.replace("\n", "").strip()


def _is_label(style: str) -> bool:
    return any(mark.endswith("label") for mark in marks_of_style(style))


def _imprint_row(block: WordParagraph) -> tuple[str, str, str]:
    label = "".join(run.text for run in block.runs if _is_label(run.style))
    words, _, end = "".join(run.text for run in block.runs if not _is_label(run.style)).partition("\t")
    return label, words.strip(), end.strip()
