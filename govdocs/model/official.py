"""What every issued text shares: letterhead, addressee, body, attachments, sign-off, note and imprint.

Elements and their names are those of GB/T 9704-2012 section 7 and 条例 art. 9. Everything may still
be missing in a draft; what a kind asks for is data of the kind, not a constraint of the model.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from govdocs.model.body import STRICT, Body, Paragraph
from govdocs.model.date import OfficialDate
from govdocs.model.numbering import Numbering
from govdocs.model.stage import Stage
from govdocs.model.text import FilledText, Text
from govdocs.model.version import SCHEMA_VERSION, SchemaVersion


class Classification(StrEnum):
    """密级 (条例 art. 9)."""

    TOP_SECRET = "绝密"
    SECRET = "机密"
    CONFIDENTIAL = "秘密"


class Urgency(StrEnum):
    """紧急程度 (条例 art. 9; the last two for telegrams)."""

    EXTRA_URGENT = "特急"
    URGENT = "加急"
    EXTRAORDINARY = "特提"
    NORMAL = "平急"


class OfficialLayout(StrEnum):
    """格式: the general one, or the special ones of GB/T 9704-2012 section 10."""

    DOCUMENT = "文件"
    LETTER = "信函"
    MINUTES = "纪要"


def _as_names(value: Any) -> Any:
    """One string becomes its names: 李明、王强."""
    if isinstance(value, str):
        return tuple(name for name in re.split(r"[、；;]|\s{2,}|　", value) if name.strip())
    return value


Names: TypeAlias = Annotated[tuple[FilledText, ...], BeforeValidator(_as_names)]
"""Several names; a string with 、 between them is taken apart."""


@dataclass(frozen=True, config=STRICT)
class Attachment:
    """附件: a title and a body of its own, from a new page on; an empty body is one still to come.

    `landscape` turns its pages (GB/T 9704-2012 section 8). `numbering` counts its sections.
    """

    title: Annotated[FilledText, Field(title="标题")]
    body: Annotated[Body, Field(title="正文")] = ()
    landscape: Annotated[bool, Field(title="横排")] = False
    numbering: Annotated[Numbering, Field(title="编号")] = Numbering()


@dataclass(frozen=True, config=STRICT)
class Official:
    """The elements of an issued text. Positional order: title, addressee, body.

    `addressee` is 主送机关 as printed, without its colon. `issuers` (发文机关) make the 发文机关标志
    unless `issuer_mark` gives its words; with neither there is no letterhead and so no imprint.
    `signature` holds one name for each signing organ; `sealed` leaves room for their seals.
    `closing` is what ends the text (特此通知。). `adoption_note` is （××会议通过） under the title.
    """

    title: Annotated[Text, Field(title="标题")] = ""
    addressee: Annotated[Text, Field(title="主送机关")] = ""
    body: Annotated[Body, Field(title="正文")] = ()
    closing: Annotated[tuple[Paragraph, ...], Field(title="结尾")] = ()
    attachments: Annotated[tuple[Attachment, ...], Field(title="附件")] = ()
    signature: Annotated[Names, Field(title="署名")] = ()
    date: Annotated[OfficialDate | None, Field(title="成文日期")] = None
    sealed: Annotated[bool, Field(title="盖章")] = False
    note: Annotated[Text, Field(title="附注")] = ""
    adoption_note: Annotated[Text, Field(title="题注")] = ""
    issuers: Annotated[Names, Field(title="发文机关")] = ()
    issuer_mark: Annotated[Text, Field(title="发文机关标志")] = ""
    document_number: Annotated[Text, Field(title="发文字号")] = ""
    copy_number: Annotated[Text, Field(title="份号")] = ""
    classification: Annotated[Classification | None, Field(title="密级")] = None
    secrecy_period: Annotated[Text, Field(title="保密期限")] = ""
    urgency: Annotated[Urgency | None, Field(title="紧急程度")] = None
    signatories: Annotated[Names, Field(title="签发人")] = ()
    copy_recipients: Annotated[Text, Field(title="抄送机关")] = ""
    printing_office: Annotated[Text, Field(title="印发机关")] = ""
    printing_date: Annotated[OfficialDate | None, Field(title="印发日期")] = None
    layout: Annotated[OfficialLayout, Field(title="格式")] = OfficialLayout.DOCUMENT
    stage: Annotated[Stage | None, Field(title="稿别")] = None
    numbering: Annotated[Numbering, Field(title="编号")] = Numbering()
    schema_version: SchemaVersion = SCHEMA_VERSION

    @property
    def has_letterhead(self) -> bool:
        """True when a 版头 is printed: an issuer is named and the text is past its drafts."""
        before_issue = self.stage is not None and self.stage.printed
        return bool(self.issuers or self.issuer_mark) and not before_issue
