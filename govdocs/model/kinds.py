"""The kinds of text: the union of their models, and each kind's names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias, cast

from pydantic import Field, TypeAdapter
from pydantic.dataclasses import rebuild_dataclass

from govdocs.errors import UsageError
from govdocs.model.customs import CUSTOMS, Customs
from govdocs.model.issued import (
    ActionOutline,
    Decision,
    ImplementationOpinions,
    InterimMeasures,
    Letter,
    Minutes,
    Notice,
    Plan,
    Report,
    Request,
    RulesOfProcedure,
)
from govdocs.model.material import Material
from govdocs.model.speech import Speech

Document: TypeAlias = (
    Speech
    | ImplementationOpinions
    | ActionOutline
    | RulesOfProcedure
    | InterimMeasures
    | Decision
    | Plan
    | Notice
    | Minutes
    | Request
    | Report
    | Letter
    | Material
)
# A notice holds the text it issues, which may be of any kind.
rebuild_dataclass(cast(Any, Notice), force=True, _types_namespace={"Document": Document})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its `name` (speech), Chinese `label` (讲话), other words drafters use, and its model."""

    name: str
    label: str
    aliases: tuple[str, ...]
    model: type[Any]

    @property
    def customs(self) -> Customs:
        """What is customary for this kind."""
        return CUSTOMS[self.name]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("speech", "讲话", ("讲话稿", "发言", "发言稿", "致辞"), Speech),
        Kind("implementation_opinions", "实施意见", ("意见", "指导意见", "若干意见"), ImplementationOpinions),
        Kind("action_outline", "行动纲要", ("纲要", "行动计划", "行动方案", "实施方案"), ActionOutline),
        Kind("rules_of_procedure", "议事规则", ("工作规则", "规则"), RulesOfProcedure),
        Kind(
            "interim_measures", "暂行办法", ("办法", "管理办法", "规定", "实施细则", "细则"), InterimMeasures
        ),
        Kind("decision", "决定", (), Decision),
        Kind("plan", "规划", ("发展规划",), Plan),
        Kind("notice", "通知", (), Notice),
        Kind("minutes", "纪要", ("会议纪要",), Minutes),
        Kind("request", "请示", (), Request),
        Kind("report", "报告", (), Report),
        Kind("letter", "函", ("复函", "信函"), Letter),
        Kind("material", "材料", ("白头材料",), Material),
    )
}


def find_kind(name: str) -> Kind | None:
    """The kind called `name` in English or Chinese (speech, 讲话, 讲话稿), None if there is none."""
    wanted = name.strip()
    for kind in KINDS.values():
        if wanted in (kind.name, kind.label, *kind.aliases):
            return kind
    return None


def require_kind(name: str) -> Kind:
    """The kind called `name`. Raises UsageError, which lists the kinds there are."""
    kind = find_kind(name)
    if kind is None:
        known = "、".join(f"{kind.label}（{kind.name}）" for kind in KINDS.values())
        raise UsageError(f"没有“{name}”这个文种；可用：{known}")
    return kind


@cache
def document_adapter() -> TypeAdapter[Document]:
    """The validator and serialiser of any document; told apart by `kind`."""
    return TypeAdapter(Annotated[Document, Field(discriminator="kind")])
