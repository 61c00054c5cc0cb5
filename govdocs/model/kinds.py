"""The kinds of text: the union of their models, and each kind's names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias

from pydantic import Field, TypeAdapter

from govdocs.errors import UsageError
from govdocs.model.material import Material
from govdocs.model.speech import Speech

Document: TypeAlias = Speech | Material


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its `name` (speech), Chinese `label` (讲话), other words drafters use, and its model."""

    name: str
    label: str
    aliases: tuple[str, ...]
    model: type[Any]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("speech", "讲话", ("讲话稿", "发言", "发言稿", "致辞"), Speech),
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
