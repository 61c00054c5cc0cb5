"""Expanding the elements of issued texts: letterhead, addressee, attachments, sign-off, imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.model import Attachment, Minutes, Notice, Official, OfficialLayout
from govdocs.templating.brackets import bracketed
from govdocs.templating.expand import expand_body, expand_closing
from govdocs.templating.flow import (
    FlowBlock,
    ImprintBlock,
    ImprintRow,
    MarkBlock,
    PageTurn,
    PairBlock,
    RuleBlock,
    SignOffBlock,
    TextBlock,
)
from govdocs.templating.tasks import task_table


def expand_issuer_mark(document: Official, text: str | None) -> Iterator[FlowBlock]:
    """发文机关标志: the words given, or the organs' names with 文件 (none for a letter, 10.1)."""
    if not document.has_letterhead:
        return
    own = text or document.issuer_mark
    style = {
        OfficialLayout.DOCUMENT: "issuer-mark",
        OfficialLayout.LETTER: "letter-mark",
        OfficialLayout.MINUTES: "minutes-mark",
    }[document.layout]
    if own:
        yield MarkBlock(style, (own,), "", "issuer-mark")
    elif document.layout is OfficialLayout.LETTER:
        # A letter carries the leading organ alone, without 文件 (10.1).
        yield MarkBlock(style, document.issuers[:1], "", "issuer-mark")
    elif document.layout is OfficialLayout.MINUTES:
        yield MarkBlock(style, (f"{document.issuers[0]}会议纪要",), "", "issuer-mark")
    else:
        yield MarkBlock(style, document.issuers, "文件", "issuer-mark")


def expand_copy_number(document: Official) -> Iterator[FlowBlock]:
    """份号, 6 digits."""
    if document.has_letterhead and document.copy_number:
        number = document.copy_number
        yield TextBlock("copy-number", number.zfill(6) if number.isdecimal() else number, "copy-number")


def expand_classification(document: Official) -> Iterator[FlowBlock]:
    """密级 and 保密期限: 机密★1年."""
    if document.has_letterhead and document.classification:
        period = f"★{document.secrecy_period}" if document.secrecy_period else ""
        yield TextBlock("classification", document.classification.value + period, "classification")


def expand_urgency(document: Official) -> Iterator[FlowBlock]:
    """紧急程度."""
    if document.has_letterhead and document.urgency:
        yield TextBlock("urgency", document.urgency.value, "urgency")


def expand_document_number(document: Official) -> Iterator[FlowBlock]:
    """发文字号, with 签发人 beside it in a text going up (7.2.5, 7.2.6)."""
    if not document.has_letterhead:
        return
    if document.signatories:
        yield PairBlock(
            "document-number-left",
            document.document_number,
            "签发人：",
            document.signatories,
            "signatory",
            "document-number",
        )
    elif document.document_number:
        style = "letter-number" if document.layout is OfficialLayout.LETTER else "document-number"
        yield TextBlock(style, document.document_number, "document-number")


def expand_red_rule(document: Official) -> Iterator[FlowBlock]:
    """The red rule under the letterhead; a letter has double rules instead."""
    if document.has_letterhead and document.layout is not OfficialLayout.LETTER:
        yield RuleBlock("red-rule")


def expand_letter_rule(document: Official) -> Iterator[FlowBlock]:
    """The red double rule under a letter's mark (the one at the page's foot belongs to the page)."""
    if document.has_letterhead and document.layout is OfficialLayout.LETTER:
        yield RuleBlock("letter-top")


def expand_addressee(document: Official, text: str | None) -> Iterator[FlowBlock]:
    """主送机关 with its colon."""
    words = text or document.addressee
    if words:
        yield TextBlock("addressee", words.rstrip("：:") + "：", "addressee")


def expand_attachment_list(document: Official) -> Iterator[FlowBlock]:
    """附件说明: 附件：1.…, aligned as 7.3.4 says; no mark after a name."""
    titles = [attachment.title for attachment in all_attachments(document)]
    if len(titles) == 1:
        yield TextBlock("attachment-single", titles[0], "attachment-list", "附件：")
        return
    for number, title in enumerate(titles, 1):
        style = "attachment-first" if number == 1 else "attachment-next"
        label = f"附件：{number}." if number == 1 else f"{number}."
        yield TextBlock(style, title, f"attachment-list/{number}", label)


def expand_sign_off(document: Official) -> Iterator[FlowBlock]:
    """署名 and 成文日期."""
    if document.signature or document.date:
        date = str(document.date) if document.date else ""
        yield SignOffBlock("sign-off", document.signature, date, document.sealed, "sign-off")


def expand_note(document: Official) -> Iterator[FlowBlock]:
    """附注 in brackets."""
    if document.note:
        yield TextBlock("note", bracketed(document.note), "note")


def expand_attendance(document: Official) -> Iterator[FlowBlock]:
    """出席、请假、列席 of minutes, each on lines of its own (10.3)."""
    if not isinstance(document, Minutes):
        return
    lines = (("present", "出席："), ("excused", "请假："), ("observers", "列席："))
    style = "attendance-first"
    for name, label in lines:
        if words := getattr(document, name):
            yield TextBlock(style, words, name, label, label_style="attendance-label")
            style = "attendance"


def expand_enclosed(document: Official) -> Iterator[FlowBlock]:
    """The text a notice issues: a new page, its own title, no mark and no second sign-off."""
    if not isinstance(document, Notice) or document.enclosed is None:
        return
    issued = document.enclosed
    blocks: list[FlowBlock] = [TextBlock("title", issued.title, "enclosed/title")] if issued.title else []
    if note := getattr(issued, "adoption_note", ""):
        blocks.append(TextBlock("adoption-note", bracketed(note), "enclosed/adoption-note"))
    blocks.extend(expand_body(issued.body, issued.numbering, "enclosed"))
    blocks.extend(expand_closing(issued, "enclosed"))
    yield from _on_new_page(blocks)
    if isinstance(issued, Official):
        yield from expand_attachments(issued, "enclosed/")


def expand_attachments(document: Official, parent: str = "") -> Iterator[FlowBlock]:
    """附件: each from a new page on, 附件1 in 黑体, its title on the third line (7.3.7)."""
    every = all_attachments(document)
    for number, attachment in enumerate(every, 1):
        node = f"{parent}attachment{number}"
        if attachment.landscape:
            yield PageTurn(True)
        mark = "附件" if len(every) == 1 else f"附件{number}"
        yield TextBlock("attachment-mark", mark, node, new_page=not attachment.landscape)
        yield TextBlock("attachment-title", attachment.title, f"{node}/title")
        yield from expand_body(attachment.body, attachment.numbering, node)
        if attachment.landscape:
            yield PageTurn(False)


def all_attachments(document: Official) -> tuple[Attachment, ...]:
    """The attachments, and the table of tasks where the text asks for one."""
    made = task_table(document)
    return document.attachments + ((made,) if made else ())


def expand_imprint(document: Official) -> Iterator[FlowBlock]:
    """版记, only where there is a letterhead (7.4); a letter shows 抄送 alone (10.1)."""
    if not document.has_letterhead:
        return
    rows = []
    if isinstance(document, Minutes) and document.distribution:
        rows.append(ImprintRow(document.distribution.rstrip("。") + "。", "分送："))
    if document.copy_recipients:
        rows.append(ImprintRow(document.copy_recipients.rstrip("。") + "。", "抄送："))
    letter = document.layout is OfficialLayout.LETTER
    if not letter and (document.printing_office or document.printing_date):
        end = f"{document.printing_date}印发" if document.printing_date else ""
        rows.append(ImprintRow(document.printing_office, end=end))
    if rows:
        yield ImprintBlock("letter-imprint" if letter else "imprint", tuple(rows), "imprint")


def _on_new_page(blocks: list[FlowBlock]) -> Iterator[FlowBlock]:
    for index, block in enumerate(blocks):
        if index == 0 and isinstance(block, TextBlock):
            yield replace(block, new_page=True)
        else:
            yield block
