"""A document as YAML or JSON: what scripts exchange, and what reading takes back to an equal document.

Only what differs from the default is written. A paragraph without lead or marks is a plain string; a part is
a mapping with the key `part` (部分), since blocks and a heading alone would be a section.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import MISSING, Field, fields
from enum import Enum
from io import StringIO
from typing import Any, Literal

from govdocs.model import KINDS, Document, OfficialDate, Paragraph, Part

Names = Literal["en", "zh"]
"""In which language field names are written; reading takes either."""

_WIDE = 10**6  # a paragraph is one line, however long: Chinese text has no blanks to fold at
_LEADING = ("kind", "schema_version")
_DOCUMENTS = frozenset(kind.model for kind in KINDS.values())


def write_yaml(document: Document, *, names: Names = "en") -> str:
    """`document` as block-style YAML with field names in English or Chinese."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt", pure=True)
    yaml.allow_unicode = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump(_set_rows(plain_data(document, names=names)), text)
    return text.getvalue()


_PROSE = ("body", "正文", "blocks", "内容")
_INDICATORS = frozenset("?-:,[]{}#&*!|>'\"%@`")


def _set_rows(value: Any, key: str = "") -> Any:
    """The data with every list of plain values (a table's row, a ladder) on one line."""
    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    if isinstance(value, dict):
        return {name: _set_rows(item, name) for name, item in value.items()}
    if not isinstance(value, list):
        return value
    if not value or key in _PROSE or not all(isinstance(item, str | int) for item in value):
        return CommentedSeq(_set_rows(item) for item in value)
    # ruamel leaves `?x` bare in a row, and reads it back as a key
    row = CommentedSeq(
        SingleQuotedScalarString(item) if isinstance(item, str) and _INDICATORS & set(item) else item
        for item in value
    )
    row.fa.set_flow_style()
    return row


def write_json(document: Document, *, names: Names = "en") -> str:
    """`document` as JSON, indented by two, Chinese characters as they are."""
    return json.dumps(plain_data(document, names=names), ensure_ascii=False, indent=2) + "\n"


def plain_data(document: Document, *, names: Names = "en") -> dict[str, Any]:
    """`document` as dicts, lists, strings and numbers; `kind` and `schema_version` come first."""
    data = {field.name: getattr(document, field.name) for field in fields(document)}
    kind = KINDS[document.kind].label if names == "zh" else document.kind
    head = {"kind": kind, "schema_version": document.schema_version}
    rest = {name: value for name, value in data.items() if name not in _LEADING}
    shown = {
        name: _plain(value, names, in_blocks=name == "body")
        for name, value in rest.items()
        if not _is_default(document, name, value)
    }
    return _rename(type(document), head | shown, names)


def _plain(value: Any, names: Names, *, in_blocks: bool = False) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, OfficialDate):
        return value.written
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if type(value) in _DOCUMENTS:
        return plain_data(value, names=names)
    if isinstance(value, tuple):
        return [_plain(item, names, in_blocks=in_blocks) for item in value]
    if hasattr(type(value), "__dataclass_fields__"):
        return _plain_node(value, names, in_blocks)
    return value


def _plain_node(node: Any, names: Names, in_blocks: bool) -> Any:
    data = {
        field.name: _plain(item, names, in_blocks=field.name in ("blocks", "body"))
        for field in fields(node)
        if not _is_default(node, field.name, item := getattr(node, field.name))
    }
    if isinstance(node, Paragraph) and in_blocks and set(data) == {"text"}:
        return node.text
    if isinstance(node, Part):
        return _rename(Part, {"part": node.heading, "blocks": data["blocks"]}, names)
    return _rename(type(node), data, names)


def _is_default(node: Any, name: str, value: Any) -> bool:
    field: Field[Any] = type(node).__dataclass_fields__[name]
    default = field.default
    # pydantic keeps `Annotated[…, Field(...)] = default` as a plain dataclass default
    return default is not MISSING and bool(value == default)


def _rename(model: type[Any], data: dict[str, Any], names: Names) -> dict[str, Any]:
    if names == "en":
        return data
    titles = chinese_names(model)
    return {titles.get(name, name): value for name, value in data.items()}


def chinese_names(model: Any) -> dict[str, str]:
    """The Chinese name of every field of a document or node class."""
    titles = {name: info.title or name for name, info in model.__pydantic_fields__.items()}
    return titles | {"part": "部分"} if model is Part else titles
