"""Field names of structured files: Chinese ones come from the models themselves, never from a second list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from govdocs.model import Attachment, Box, Kind, Mark, Numbering, Paragraph, Part, Picture, Section, Table

MARK_ROLES: Mapping[str, str] = {
    "强调": "emphasis",
    "引用": "reference",
    "注": "footnote",
    "脚注": "footnote",
    "隐藏": "hidden",
}


def _titles(model: Any) -> dict[str, str]:
    return {item.title: name for name, item in model.__pydantic_fields__.items() if item.title}


@cache
def document_names(kind: Kind) -> Mapping[str, str]:
    """Chinese name → field name, of a document of `kind`."""
    return _titles(kind.model)


@cache
def block_names() -> Mapping[str, str]:
    """Chinese name → field name, of any block; `部分` is the heading of a part."""
    names: dict[str, str] = {"部分": "part"}
    for model in (Part, Table, Paragraph, Section):
        names |= _titles(model)
    return names


@cache
def box_names() -> Mapping[str, str]:
    """Chinese name → field name, of a box."""
    return _titles(Box)


@cache
def picture_names() -> Mapping[str, str]:
    """Chinese name → field name, of a picture."""
    return _titles(Picture)


@cache
def attachment_names() -> Mapping[str, str]:
    """Chinese name → field name, of an attachment."""
    return _titles(Attachment)


@cache
def mark_names() -> Mapping[str, str]:
    """Chinese name → field name, of a mark."""
    return _titles(Mark)


@cache
def numbering_names() -> Mapping[str, str]:
    """Chinese name → field name, of the numbering."""
    return _titles(Numbering)


@cache
def chinese_names() -> Mapping[str, str]:
    """Field name → Chinese name, for messages."""
    from govdocs.model import KINDS

    names = {english: chinese for chinese, english in block_names().items()}
    names |= {english: chinese for chinese, english in picture_names().items()}
    names |= {english: chinese for chinese, english in mark_names().items()}
    names |= {english: chinese for chinese, english in attachment_names().items()}
    names |= {english: chinese for chinese, english in numbering_names().items()}
    for kind in KINDS.values():
        names |= {english: chinese for chinese, english in document_names(kind).items()}
    return names
