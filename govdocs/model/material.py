"""材料 (白头材料): a title, a body, perhaps a sign-off; what anything unrecognised is."""

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
class Material:
    """材料. `signature` and `date` stand at the end, right, when given."""

    title: Annotated[Text, Field(title="标题")] = ""
    body: Annotated[Body, Field(title="正文")] = ()
    closing: Annotated[tuple[Paragraph, ...], Field(title="结尾")] = ()
    subtitle: Annotated[Text, Field(title="副标题")] = ""
    salutation: Annotated[Text, Field(title="称谓")] = ""
    signature: Annotated[Text, Field(title="署名")] = ""
    date: Annotated[OfficialDate | None, Field(title="日期")] = None
    stage: Annotated[Stage | None, Field(title="稿别")] = None
    numbering: Annotated[Numbering, Field(title="编号")] = Numbering()
    kind: Annotated[Literal["material"], Field(title="文种")] = "material"
    schema_version: SchemaVersion = SCHEMA_VERSION
