"""讲话: what a leader's speech is made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from govdocs.model.body import STRICT, Body, Paragraph
from govdocs.model.date import OfficialDate
from govdocs.model.numbering import Numbering
from govdocs.model.stage import Stage
from govdocs.model.text import Text
from govdocs.model.version import SCHEMA_VERSION, SchemaVersion


@dataclass(frozen=True, config=STRICT)
class Speech:
    """讲话. Positional order: title, speaker, date, salutation, body; everything may still be missing.

    `title` alone, or `title` over `subtitle` (——在××会议上的讲话, stored without the dash).
    `dateline` and `byline` are what stands under the title; when None they are made from `date`, and
    from `post` and `speaker` (nothing when the speaker's name is in the title already); "" prints none.
    `source_note` is （根据录音整理）, `occasion` the meeting. A body that numbers 一、二、三 twice
    holds two `Part`s.
    """

    title: Annotated[Text, Field(title="标题")] = ""
    speaker: Annotated[Text, Field(title="讲话人")] = ""
    date: Annotated[OfficialDate | None, Field(title="日期")] = None
    salutation: Annotated[Text, Field(title="称谓")] = ""
    body: Annotated[Body, Field(title="正文")] = ()
    closing: Annotated[tuple[Paragraph, ...], Field(title="结尾")] = ()
    subtitle: Annotated[Text, Field(title="副标题")] = ""
    post: Annotated[Text, Field(title="职务")] = ""
    dateline: Annotated[Text | None, Field(title="日期行")] = None
    byline: Annotated[Text | None, Field(title="署名行")] = None
    source_note: Annotated[Text, Field(title="来源说明")] = ""
    occasion: Annotated[Text, Field(title="场合")] = ""
    stage: Annotated[Stage | None, Field(title="稿别")] = None
    numbering: Annotated[Numbering, Field(title="编号")] = Numbering()
    kind: Annotated[Literal["speech"], Field(title="文种")] = "speech"
    schema_version: SchemaVersion = SCHEMA_VERSION

    @property
    def printed_dateline(self) -> str:
        """The date line under the title: `dateline` if given, else （2026年11月22日）."""
        if self.dateline is not None:
            return self.dateline
        return f"（{self.date}）" if self.date else ""

    @property
    def printed_byline(self) -> str:
        """The line with the speaker: `byline` if given, else post and name, unless the title names him."""
        if self.byline is not None:
            return self.byline
        if not self.speaker or self.speaker in self.title or self.speaker in self.subtitle:
            return ""
        return f"{self.post}　{self.speaker}" if self.post else self.speaker
