"""The text of a document as planned: what stands in the head, what in the text, which lines bear marks."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, cast

from govdocs.model import KINDS, Document, Material, Minutes, Notice, Official, Speech
from govdocs.notation import write_line_mark
from govdocs.reading.fields import head_names
from govdocs.writing.text_attachments import AttachmentPlan, AttachmentsPlan
from govdocs.writing.text_blocks import BlockPlan
from govdocs.writing.text_head import write_head
from govdocs.writing.text_lines import write_blocks

_LINES = ("title", "salutation")
_DATE = ("date", "dateline")
_NAME = ("speaker", "post", "byline")
_SIGNOFF = ("signature", "date")
_ATTENDANCE = {"present": "出席", "excused": "请假", "observers": "列席", "distribution": "分送"}
_SINGLE = ("subtitle", "stage", "source_note", "addressee", "adoption_note", "note", *_ATTENDANCE)
_IN_THE_TEXT = frozenset({*_LINES, *_DATE, *_NAME, *_SIGNOFF, *_SINGLE, "kind", "numbering"})
_ABOVE_THE_BODY = (*_LINES, *_DATE, *_NAME, *_SINGLE, "document_number")


@dataclass
class DocumentPlan:
    """What it takes for the text of a document to be read aright. `nested` is a text that a notice issues,
    whose kind stands in the mark before it."""

    document: Document
    nested: bool = False
    body: BlockPlan = field(init=False)
    attachments: AttachmentsPlan = field(init=False)
    enclosed: DocumentPlan | None = field(init=False, default=None)
    headed: set[str] = field(default_factory=set)
    marked_lines: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        document = self.document
        self.body = BlockPlan(_blocks(document))
        attachments = document.attachments if isinstance(document, Official) else ()
        self.attachments = AttachmentsPlan([AttachmentPlan(each) for each in attachments])
        if isinstance(document, Notice) and document.enclosed is not None:
            self.enclosed = DocumentPlan(document.enclosed, nested=True)
        self.headed |= self._given(tuple(set(head_names(KINDS[document.kind])) - _IN_THE_TEXT))
        if not isinstance(document, Speech):
            self.headed.add("kind")
        self._head_what_has_no_line()

    def _head_what_has_no_line(self) -> None:
        document = self.document
        if isinstance(document, Speech):
            if document.dateline == "":
                self.headed |= self._given(_DATE)
            if not document.printed_byline:
                self.headed |= self._given(_NAME)
        elif not document.date:
            self.headed |= self._given((*_SIGNOFF, "note"))
        if document.stage and not document.stage.printed:
            self.headed.add("stage")

    def _given(self, names: tuple[str, ...]) -> set[str]:
        """Of the fields `names` those that are not as they are by default."""
        known = cast(Any, type(self.document)).__dataclass_fields__
        return {name for name in names if name in known and not _is_default(self.document, name)}

    # ---- writing

    def text(self) -> str:
        """The whole text as planned."""
        parts = [self._opening(), self._main()]
        if isinstance(self.document, Official):
            parts += self._official_parts()
        text = "\n\n".join("\n".join(part) for part in parts if part)
        head = write_head(self.document, self._head_fields(text))
        return head + text + ("\n" if text else "")

    def _head_fields(self, text: str) -> set[str]:
        if self.nested:
            return self.headed - {"kind"}
        # A byte order mark at the very start of a file would be taken off as such.
        return self.headed | ({"kind"} if text.startswith("\ufeff") else set())

    def _marked_field(self, name: str, mark: str) -> str:
        mark = write_line_mark(mark) if name in self.marked_lines else ""
        return f"{mark}{getattr(self.document, name)}"

    def _shown(self, name: str) -> str:
        """The field as the text has it, "" where it has none or stands in the head."""
        if name in self.headed:
            return ""
        value = getattr(self.document, name, None)
        return str(value) if value else ""

    def _opening(self) -> list[str]:
        lines = [self._marked_field("title", "标题")] if self.document.title else []
        if subtitle := self._shown("subtitle"):
            lines.append(f"——{subtitle}")
        if note := self._shown("adoption_note"):
            lines.append(f"（{note}）")
        if stage := self._shown("stage"):
            lines.append(f"（{stage}）")
        if isinstance(self.document, Speech):
            lines += self._speech_lines(self.document)
        return lines

    def _speech_lines(self, speech: Speech) -> list[str]:
        lines = []
        if speech.printed_dateline and not self.headed & set(_DATE):
            lines.append(speech.printed_dateline)
        if speech.printed_byline and not self.headed & set(_NAME):
            lines.append(speech.printed_byline)
        if note := self._shown("source_note"):
            lines.append(f"（{note}）")
        return lines

    def _main(self) -> list[str]:
        lines = []
        if getattr(self.document, "salutation", ""):
            lines.append(self._marked_field("salutation", "称谓"))
        if addressee := self._shown("addressee"):
            lines.append(f"{addressee}：")
        lines += self.body.lines()
        if isinstance(self.document, Material):
            lines += self._sign_off()
        return lines

    def _sign_off(self) -> list[str]:
        document = self.document
        if isinstance(document, Speech) or not document.date or self.headed & set(_SIGNOFF):
            return []
        signature = document.signature
        names = [signature] if isinstance(signature, str) else list(signature)
        return [name for name in (*names, str(document.date)) if name]

    def _official_parts(self) -> list[list[str]]:
        signed = self._sign_off()
        if note := self._shown("note"):
            signed.append(f"（{note}）")
        parts = [self.attachments.listing(), signed]
        if isinstance(self.document, Minutes):
            shown = ((label, self._shown(name)) for name, label in _ATTENDANCE.items())
            parts.append([f"{label}：{words}" for label, words in shown if words])
        sections = self.attachments.sections()
        if self.enclosed is not None:
            label = KINDS[self.enclosed.document.kind].label
            end = [write_line_mark("印发件完")] if sections else []
            inside = self.enclosed.text().removesuffix("\n")
            parts.append([write_line_mark("印发件", label), *([inside] if inside else []), *end])
        return [*parts, *sections]

    # ---- learning

    def learn(self, got: Document) -> None:
        """Adds marks and head fields where `got`, as read, differs from the document."""
        if got.kind != self.document.kind or not self._differing(got):
            self.headed.add("kind")
        before = set(self.headed)
        for group in (_DATE, _NAME, _SIGNOFF, *((name,) for name in _SINGLE)):
            if any(self._differs(got, name) for name in group):
                self.headed |= self._given(group)
        mistaken = {name for name in _LINES if getattr(self.document, name, "") and self._differs(got, name)}
        if not mistaken <= self.marked_lines:
            self.marked_lines |= mistaken
            return  # a title taken for body text misleads all that follows
        if isinstance(self.document, Official) and self.headed != before:
            return  # and so does an addressee or a signature
        if got.numbering != self.document.numbering:
            self.headed.add("numbering")
        self._learn_pieces(got)

    def _learn_pieces(self, got: Document) -> None:
        gained = any(
            not getattr(self.document, name, "") and getattr(got, name, "") for name in _ABOVE_THE_BODY
        )
        learnt = self.body.learn(_blocks(got), first_lost=gained)
        theirs = got.attachments if isinstance(got, Official) else ()
        self.attachments.learn(theirs, settled=not learnt, lines_lost=gained)
        inner = getattr(got, "enclosed", None)
        if self.enclosed is not None and inner is not None and inner != self.enclosed.document:
            self.enclosed.learn(inner)

    def _differs(self, got: Document, name: str) -> bool:
        return bool(getattr(got, name, None) != getattr(self.document, name, None))

    def _differing(self, got: Document) -> list[str]:
        return [item.name for item in fields(self.document) if self._differs(got, item.name)]

    def mark_everything(self) -> None:
        """Leaves nothing to be guessed."""
        self.body.mark_everything()
        self.attachments.mark_everything()
        self.marked_lines = set(_LINES)
        self.headed |= {"kind", "numbering"} | self._given((*_DATE, *_NAME, *_SIGNOFF, *_SINGLE))
        if self.enclosed is not None:
            self.enclosed.mark_everything()


def _blocks(document: Document) -> list[Any]:
    return write_blocks(document.body, document.numbering, document.closing)


def _is_default(document: Document, name: str) -> bool:
    default = cast(Any, type(document)).__dataclass_fields__[name].default
    return default is not MISSING and bool(getattr(document, name) == default)
