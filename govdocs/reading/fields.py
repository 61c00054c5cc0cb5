"""The fields a head may carry: their names in both languages, and their values from text.

The names are those of the models, so a field a kind gains can be written in a head at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

from govdocs.findings import Strength
from govdocs.model import (
    KINDS,
    Classification,
    Kind,
    Numbering,
    Official,
    OfficialDate,
    OfficialLayout,
    Stage,
    TaskTable,
    Urgency,
    find_kind,
)
from govdocs.model.text import ILLEGAL
from govdocs.notation import ORDINAL_STYLES, STANDARD_LADDER, parse_ordinal
from govdocs.reading.notes import Notes
from govdocs.reading.people import split_names

_NOT_IN_A_HEAD = frozenset({"kind", "body", "closing", "attachments", "enclosed", "schema_version"})
_ORDER = (
    "kind", "layout", "issuers", "issuer_mark", "document_number", "issue_number", "copy_number", "classification",
    "secrecy_period", "urgency", "signatories", "sealed", "title", "subtitle", "speaker", "post", "date", "dateline",
    "byline", "adoption_note", "source_note", "occasion", "stage", "salutation", "addressee", "numbering",
    "signature", "note", "present", "excused", "observers", "distribution", "copy_recipients", "printing_office",
    "printing_date", "task_table",
)  # fmt: skip
"""How a head is written: letterhead, what stands under the title, the end, the imprint."""


@cache
def head_names(kind: Kind) -> Mapping[str, str]:
    """Field → Chinese name as documents of `kind` call it, in the order heads are written."""
    described = kind.model.__pydantic_fields__
    own = {name: str(info.title) for name, info in described.items() if name not in _NOT_IN_A_HEAD}
    own["kind"] = "文种"
    return {name: own[name] for name in sorted(own, key=_place)}


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _all_names() -> Iterator[tuple[str, str]]:
    found = [(name, chinese) for kind in KINDS.values() for name, chinese in head_names(kind).items()]
    yield from sorted(found, key=lambda pair: _place(pair[0]))


HEAD_NAMES: Mapping[str, str] = {chinese: name for name, chinese in _all_names()}
"""Every name a head may use, as drafters write it, and the field it sets; the English name works too."""

CHINESE_NAMES: Mapping[str, str] = {
    name: next(chinese for chinese, english in HEAD_NAMES.items() if english == name)
    for name in dict.fromkeys(HEAD_NAMES.values())
}
"""Field → the first of its Chinese names (日期 for 成文日期 too)."""


def field_of(name: str) -> str | None:
    """The field called `name` in Chinese or English, None if heads have no such name."""
    name = name.strip()
    return HEAD_NAMES.get(name) or (name if name in CHINESE_NAMES else None)


@dataclass(frozen=True, slots=True)
class HeadValue:
    """What a head says about one field, and where (offsets of the working text); `items` if it was a list."""

    text: str
    start: int
    end: int
    items: tuple[str, ...] | None = None


@cache
def field_names(kind: Kind) -> frozenset[str]:
    """The names of the fields of a document of `kind`."""
    return frozenset(item.name for item in fields(kind.model))


def convert_head(head: Mapping[str, HeadValue], kind: Kind, notes: Notes) -> dict[str, Any]:
    """The values of `head` as the model of `kind` takes them; what does not fit is reported and left out."""
    values: dict[str, Any] = {}
    for name, value in head.items():
        if name == "kind":
            continue
        if name not in field_names(kind):
            message = f"{kind.label}没有“{CHINESE_NAMES[name]}”这一项，没有采用：{value.text}"
            notes.report("head-field", message, value.start, value.end)
            continue
        try:
            values |= convert_value(name, value, kind)
        except ValueError as error:
            message = f"稿头的“{head_names(kind)[name]}”没有采用：{error}"
            strength, clause = _BASIS.get(name, (Strength.CUSTOMARY, ""))
            notes.report("head-value", message, value.start, value.end, strength=strength, clause=clause)
    return values


def convert_value(name: str, value: HeadValue, kind: Kind) -> dict[str, Any]:
    """The field `name` with its value as the model takes it ({} for none given). Raises ValueError."""
    if takes_names(name, kind):
        listed = split_names(value.text) if value.items is None else value.items
        converted: Any = tuple(filter(None, map(_convert_text, listed)))
    else:
        converted = _CONVERT.get(name, _convert_text)(value.text)
    if isinstance(converted, dict):
        return converted
    return {} if converted is None else {name: converted}


def takes_names(name: str, kind: Kind) -> bool:
    """True where the field holds several names: 发文机关, 签发人, 署名 of an issued text."""
    return name in ("issuers", "signatories") or (name == "signature" and issubclass(kind.model, Official))


def head_kind(head: Mapping[str, HeadValue], notes: Notes) -> Kind | None:
    """The kind `head` names; an unknown one is reported."""
    value = head.get("kind")
    if value is None:
        return None
    kind = find_kind(value.text)
    if kind is None:
        notes.report("head-value", f"没有“{value.text}”这个文种", value.start, value.end)
    return kind


def parse_numbering(text: str) -> Numbering:
    """The numbering a head writes: `一、 （一）连续 1.`. Raises ValueError."""
    ladder, continuous = [], []
    for token in text.split():
        bare = token.removesuffix("连续")
        ordinal = parse_ordinal(bare)
        if ordinal is None or ordinal.length != len(bare):
            raise ValueError(f"没有“{bare}”这种序号（可用：{' '.join(ORDINAL_STYLES)}）")
        ladder.append(ordinal.style)
        if bare != token:
            continuous.append(len(ladder))
    return Numbering(tuple(ladder) or STANDARD_LADDER, tuple(continuous))


def write_numbering(numbering: Numbering) -> str:
    """`numbering` as `parse_numbering` reads it."""
    levels = enumerate(numbering.ladder, start=1)
    return " ".join(f"{style}连续" if level in numbering.continuous else style for level, style in levels)


# ---- values

_E = TypeVar("_E", bound=StrEnum)
_YES = ("是", "有", "true", "yes", "True", "YES")
_NO = ("否", "无", "不", "false", "no", "False", "NO")
_ARTICLE_9 = "《党政机关公文处理工作条例》第九条"

_BASIS: Mapping[str, tuple[Strength, str]] = {
    "classification": (Strength.MANDATORY, _ARTICLE_9),
    "urgency": (Strength.MANDATORY, _ARTICLE_9),
    "layout": (Strength.RECOMMENDED, "GB/T 9704-2012 10"),
    "date": (Strength.RECOMMENDED, "GB/T 9704-2012 7.3.5.4"),
    "printing_date": (Strength.RECOMMENDED, "GB/T 9704-2012 7.4.3"),
}


def _convert_text(text: str) -> str:
    return ILLEGAL.sub(" ", text).strip()


def _convert_date(text: str) -> OfficialDate | None:
    return OfficialDate.of(text) if text.strip() else None


def _convert_choice(text: str, choices: type[_E], what: str) -> _E | None:
    if not text.strip():
        return None
    try:
        return choices(text.strip())
    except ValueError:
        raise ValueError(f"没有“{text}”这种{what}（可用：{'、'.join(choices)}）") from None


def _convert_classification(text: str) -> dict[str, Any] | None:
    """密级, and the 保密期限 drafters write after its star: 机密★1年."""
    level, star, period = text.partition("★")
    found = _convert_choice(level, Classification, "密级")
    if found is None:
        return None
    return {"classification": found} | ({"secrecy_period": _convert_text(period)} if star else {})


def _convert_switch(text: str) -> bool | None:
    if not text.strip():
        return None
    if text.strip() not in (*_YES, *_NO):
        raise ValueError(f"“{text}”应是“是”或“否”")
    return text.strip() in _YES


_CONVERT: Mapping[str, Callable[[str], Any]] = {
    "date": _convert_date,
    "printing_date": _convert_date,
    "stage": partial(_convert_choice, choices=Stage, what="稿别"),
    "numbering": parse_numbering,
    "classification": _convert_classification,
    "urgency": partial(_convert_choice, choices=Urgency, what="紧急程度"),
    "layout": partial(_convert_choice, choices=OfficialLayout, what="格式"),
    "task_table": partial(_convert_choice, choices=TaskTable, what="任务分工表"),
    "sealed": _convert_switch,
}
