"""The head of canonical draft text: what the text itself does not carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from govdocs.model import KINDS, Document, Numbering, OfficialDate
from govdocs.reading.fields import head_names, write_numbering
from govdocs.reading.people import split_names

_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（《〔“][^:#\"'\n\ufeff]*(?<!\s)")


def write_head(document: Document, names: Iterable[str]) -> str:
    """The YAML head that sets the fields `names`, in the order heads are written; "" for no names."""
    wanted = set(names)
    entries = [
        f"{chinese}: {_write_field(document, name)}"
        for name, chinese in head_names(KINDS[document.kind]).items()
        if name in wanted
    ]
    return "\n".join(("---", *entries, "---", "")) if entries else ""


def _write_field(document: Document, name: str) -> str:
    value = getattr(document, name)
    if isinstance(value, tuple):
        joined = "、".join(value)
        return (
            _write_scalar(joined) if split_names(joined) == value else json.dumps(value, ensure_ascii=False)
        )
    return _write_scalar(field_text(document, name))


def field_text(document: Document, name: str) -> str:
    """The field as a head writes it."""
    value = getattr(document, name)
    if name == "kind":
        return KINDS[value].label
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Numbering):
        return write_numbering(value)
    if isinstance(value, OfficialDate):
        return value.written
    return "" if value is None else str(value)


def _write_scalar(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")
