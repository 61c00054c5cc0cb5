"""The fields a head may carry: their names in both languages, and their values from text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from govdocs.model import Kind, Numbering, OfficialDate, Stage, find_kind
from govdocs.model.text import ILLEGAL
from govdocs.notation import ORDINAL_STYLES, STANDARD_LADDER, parse_ordinal
from govdocs.reading.notes import Notes

HEAD_NAMES: Mapping[str, str] = {
    "文种": "kind",
    "标题": "title",
    "副标题": "subtitle",
    "讲话人": "speaker",
    "职务": "post",
    "日期": "date",
    "日期行": "dateline",
    "署名行": "byline",
    "来源说明": "source_note",
    "场合": "occasion",
    "稿别": "stage",
    "称谓": "salutation",
    "编号": "numbering",
    "署名": "signature",
}
"""Every name a head may use, as drafters write it, and the field it sets; the English name works too."""

CHINESE_NAMES: Mapping[str, str] = {english: chinese for chinese, english in HEAD_NAMES.items()}


def field_of(name: str) -> str | None:
    """The field called `name` in Chinese or English, None if heads have no such name."""
    name = name.strip()
    return HEAD_NAMES.get(name) or (name if name in CHINESE_NAMES else None)


@dataclass(frozen=True, slots=True)
class HeadValue:
    """What a head says about one field, and where (offsets of the working text)."""

    text: str
    start: int
    end: int


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
            values[name] = _CONVERT.get(name, _convert_text)(value.text)
        except ValueError as error:
            message = f"稿头的“{CHINESE_NAMES[name]}”没有采用：{error}"
            notes.report("head-value", message, value.start, value.end)
    return {name: value for name, value in values.items() if value is not None}


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


def _convert_text(text: str) -> str:
    return ILLEGAL.sub(" ", text).strip()


def _convert_date(text: str) -> OfficialDate | None:
    return OfficialDate.of(text) if text.strip() else None


def _convert_stage(text: str) -> Stage | None:
    if not text.strip():
        return None
    try:
        return Stage(text.strip())
    except ValueError:
        raise ValueError(f"没有“{text}”这种稿别（可用：{'、'.join(Stage)}）") from None


_CONVERT: Mapping[str, Callable[[str], Any]] = {
    "date": _convert_date,
    "stage": _convert_stage,
    "numbering": parse_numbering,
}
