"""Canonical draft text: what `fmt` writes, and reading turns back into the very same document.

Every line is first written as a drafter types it and read back; only what reading would take for
something else gets a line mark or goes into the head.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from govdocs.model import Document, Speech
from govdocs.notation import write_line_mark
from govdocs.reading import read_text
from govdocs.writing.text_head import write_head
from govdocs.writing.text_lines import BlockLines, write_blocks

_ROUNDS = 12
_LINES = ("title", "salutation")
_DATE = ("date", "dateline")
_NAME = ("speaker", "post", "byline")
_SIGNOFF = ("signature", "date")
_SINGLE = ("subtitle", "stage", "source_note")


def write_draft_text(document: Document) -> str:
    """The canonical draft text of `document`: `read_text` gives back an equal document.

    Line marks stand only where a line would otherwise be taken for something else.
    """
    plan = _Plan(document)
    for _ in range(_ROUNDS):
        text = plan.text()
        draft = read_text(text)
        if draft.document == document and not _doubts_kind(draft.findings):
            return text
        plan.learn(draft.document)
    plan.mark_everything()
    return plan.text()


def _doubts_kind(findings: tuple[Any, ...]) -> bool:
    return any(finding.rule == "reading.kind" for finding in findings)


@dataclass
class _Plan:
    """What it takes for the text to be read aright: blocks with marks, fields in the head, and of title
    and salutation those with a mark."""

    document: Document
    blocks: list[BlockLines] = field(init=False)
    marked: set[int] = field(default_factory=set)
    headed: set[str] = field(default_factory=set)
    marked_lines: set[str] = field(default_factory=set)
    reach: int = 0
    measure: int = 1

    def __post_init__(self) -> None:
        self.blocks = write_blocks(self.document)
        self.headed |= self._given(("occasion",))
        if not isinstance(self.document, Speech):
            self.headed.add("kind")
            self.headed |= self._given(_SIGNOFF) if not self.document.date else set()
        elif self.document.dateline == "":
            self.headed |= self._given(_DATE)
        if isinstance(self.document, Speech) and not self.document.printed_byline:
            self.headed |= self._given(_NAME)
        if self.document.stage and not self.document.stage.printed:
            self.headed.add("stage")

    def _given(self, names: tuple[str, ...]) -> set[str]:
        """Of the fields `names` those the document has a value for ("" for no line is one)."""
        empty: dict[str, Any] = {"dateline": None, "byline": None, "date": None, "stage": None}
        held = [name for name in names if hasattr(self.document, name)]
        return {name for name in held if getattr(self.document, name) != empty.get(name, "")}

    # ---- writing

    def text(self) -> str:
        """The whole text as planned."""
        opening = self._title_block()
        body = [self._line(at, block) for at, block in enumerate(self.blocks)]
        if self.document.salutation:
            body.insert(0, self._marked_field("salutation", "称谓"))
        body = [line for line in (*body, *self._signoff()) if line]
        parts = ["\n".join(opening), "\n".join(body)]
        text = "\n\n".join(part for part in parts if part)
        head = write_head(self.document, self._head_fields(text))
        return head + text + ("\n" if text else "")

    def _head_fields(self, text: str) -> set[str]:
        # A byte order mark at the very start of a file would be taken off as such.
        return self.headed | ({"kind"} if text.startswith("\ufeff") else set())

    def _line(self, at: int, block: BlockLines) -> str:
        return block.explicit if at in self.marked else block.natural

    def _marked_field(self, name: str, mark: str) -> str:
        mark = write_line_mark(mark) if name in self.marked_lines else ""
        return f"{mark}{getattr(self.document, name)}"

    def _signoff(self) -> list[str]:
        document = self.document
        if isinstance(document, Speech) or not document.date or self.headed & set(_SIGNOFF):
            return []
        return [document.signature, str(document.date)]

    def _title_block(self) -> list[str]:
        document = self.document
        lines = [self._marked_field("title", "标题")] if document.title else []
        if document.subtitle and "subtitle" not in self.headed:
            lines.append(f"——{document.subtitle}")
        if document.stage and "stage" not in self.headed:
            lines.append(f"（{document.stage.value}）")
        if isinstance(document, Speech):
            lines += self._speech_lines(document)
        return lines

    def _speech_lines(self, speech: Speech) -> list[str]:
        lines = []
        if speech.printed_dateline and not self.headed & set(_DATE):
            lines.append(speech.printed_dateline)
        if speech.printed_byline and not self.headed & set(_NAME):
            lines.append(speech.printed_byline)
        if speech.source_note and "source_note" not in self.headed:
            lines.append(f"（{speech.source_note}）")
        return lines

    # ---- learning

    def learn(self, got: Document) -> None:
        """Adds marks and head fields where `got`, as read, differs from the document."""
        if got.kind != self.document.kind or not self._differing(got):
            self.headed.add("kind")
        for group in (_DATE, _NAME, _SIGNOFF, *((name,) for name in _SINGLE)):
            if any(self._differs(got, name) for name in group):
                self.headed |= self._given(group)
        mistaken = {name for name in _LINES if getattr(self.document, name) and self._differs(got, name)}
        if not mistaken <= self.marked_lines:
            self.marked_lines |= mistaken
            return  # a title taken for body text misleads all that follows
        if got.numbering != self.document.numbering:
            self.headed.add("numbering")
        self._learn_blocks(got)

    def _differs(self, got: Document, name: str) -> bool:
        return getattr(got, name, None) != getattr(self.document, name, None)

    def _differing(self, got: Document) -> list[str]:
        return [item.name for item in fields(self.document) if self._differs(got, item.name)]

    def _learn_blocks(self, got: Document) -> None:
        wrong = set(self._first_differences([block.shape for block in write_blocks(got)]))
        if self.blocks and any(not getattr(self.document, name) and getattr(got, name) for name in _LINES):
            wrong.add(0)  # the body's first line was taken for part of the title block
        if wrong and wrong <= self.marked:
            # The cause stands beside the first difference: a line before or after it.
            self.reach = 2 * self.reach + 1
            wrong = {at + step for at in wrong for step in range(-self.reach, self.reach + 1)}
        self.marked |= wrong

    def _first_differences(self, theirs: list[tuple[object, ...]]) -> list[int]:
        """The first blocks read wrongly: one mistake breeds others, so few are marked at first, then more."""
        mine = [block.shape for block in self.blocks]
        if len(mine) != len(theirs):
            pairs = enumerate(zip(mine, theirs, strict=False))
            return [next((at for at, (one, other) in pairs if one != other), min(len(mine), len(theirs)))]
        wrong = [at for at, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other]
        self.measure *= 2
        return wrong[: self.measure // 2]

    def mark_everything(self) -> None:
        """Leaves nothing to be guessed."""
        self.marked = set(range(len(self.blocks)))
        self.marked_lines = set(_LINES)
        self.headed |= {"kind", "numbering"} | self._given((*_DATE, *_NAME, *_SIGNOFF, *_SINGLE))
