"""The kinds of issued texts: what each adds to the elements they share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from govdocs.model.body import STRICT
from govdocs.model.customs import ARTICLE_LADDER
from govdocs.model.numbering import Numbering
from govdocs.model.official import Names, Official, OfficialLayout
from govdocs.model.text import Text

if TYPE_CHECKING:
    from govdocs.model.kinds import Document

ARTICLES = Numbering(ARTICLE_LADDER, (2,))
"""How rules number: 章, 条 through the whole text, 项, 目 (立法法; GB/T 9704 leaves it to the kind)."""


class TaskTable(StrEnum):
    """Whether 任务分工表 is made from the text's responsibilities, and which way its pages lie."""

    PORTRAIT = "竖排"
    LANDSCAPE = "横排"


@dataclass(frozen=True, config=STRICT)
class ImplementationOpinions(Official):
    """实施意见. `task_table` adds the table of tasks and responsible bodies as the last attachment."""

    task_table: Annotated[TaskTable | None, Field(title="任务分工表")] = None
    kind: Annotated[Literal["implementation_opinions"], Field(title="文种")] = "implementation_opinions"


@dataclass(frozen=True, config=STRICT)
class ActionOutline(Official):
    """行动纲要."""

    kind: Annotated[Literal["action_outline"], Field(title="文种")] = "action_outline"


@dataclass(frozen=True, config=STRICT)
class RulesOfProcedure(Official):
    """议事规则, 工作规则: articles under chapters or without, or 一、（一）."""

    numbering: Annotated[Numbering, Field(title="编号")] = ARTICLES
    kind: Annotated[Literal["rules_of_procedure"], Field(title="文种")] = "rules_of_procedure"


@dataclass(frozen=True, config=STRICT)
class InterimMeasures(Official):
    """暂行办法."""

    numbering: Annotated[Numbering, Field(title="编号")] = ARTICLES
    kind: Annotated[Literal["interim_measures"], Field(title="文种")] = "interim_measures"


@dataclass(frozen=True, config=STRICT)
class Decision(Official):
    """决定."""

    kind: Annotated[Literal["decision"], Field(title="文种")] = "decision"


@dataclass(frozen=True, config=STRICT)
class Plan(Official):
    """规划."""

    kind: Annotated[Literal["plan"], Field(title="文种")] = "plan"


@dataclass(frozen=True, config=STRICT)
class Notice(Official):
    """通知. `enclosed` is the text it issues (印发、转发、批转), part of the notice itself: a page of its own,
    its own title, no 附件 mark and no second sign-off."""

    enclosed: Annotated[Document | None, Field(title="印发件")] = None
    kind: Annotated[Literal["notice"], Field(title="文种")] = "notice"


@dataclass(frozen=True, config=STRICT)
class Minutes(Official):
    """纪要: who was there, who was excused, who sat in, and to whom it goes (GB/T 9704-2012 10.3)."""

    issue_number: Annotated[Text, Field(title="期号")] = ""
    present: Annotated[Text, Field(title="出席")] = ""
    excused: Annotated[Text, Field(title="请假")] = ""
    observers: Annotated[Text, Field(title="列席")] = ""
    distribution: Annotated[Text, Field(title="分送")] = ""
    layout: Annotated[OfficialLayout, Field(title="格式")] = OfficialLayout.MINUTES
    kind: Annotated[Literal["minutes"], Field(title="文种")] = "minutes"


@dataclass(frozen=True, config=STRICT)
class Request(Official):
    """请示."""

    kind: Annotated[Literal["request"], Field(title="文种")] = "request"


@dataclass(frozen=True, config=STRICT)
class Report(Official):
    """报告."""

    kind: Annotated[Literal["report"], Field(title="文种")] = "report"


@dataclass(frozen=True, config=STRICT)
class Letter(Official):
    """函."""

    kind: Annotated[Literal["letter"], Field(title="文种")] = "letter"


__all__ = [
    "ActionOutline", "Decision", "ImplementationOpinions", "InterimMeasures", "Letter", "Minutes", "Names",
    "Notice", "Plan", "Report", "Request", "RulesOfProcedure", "TaskTable",
]  # fmt: skip
