"""What the elements on the page say of an issued text's fields: the way back from print to model.

Writing asks it which fields the page will not give back (a date suppressed before issue, 盖章), so that a
file can carry just those; reading asks it for all the others. Nothing is guessed: what a drafter changed
on the page in Word is what the file says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from govdocs.model import Numbering, OfficialDate, Stage
from govdocs.templating.brackets import unbracketed
from govdocs.templating.flow import FlowBlock, ImprintBlock, MarkBlock, PairBlock, SignOffBlock, TextBlock

CONTENT = frozenset({"kind", "schema_version", "body", "closing", "attachments", "enclosed"})
"""Fields that are no element of their own."""

_SUFFIX = "文件"
_IMPRINT_FIELDS = {"分送": "distribution", "主送": "addressee", "抄送": "copy_recipients"}
_ATTENDANCE = ("present", "excused", "observers")


@dataclass(slots=True)
class Printed:
    """The elements of an issued text as they are printed: words by the element's id, and those with more than words.

    `mark` are the names of 发文机关标志 and what stands beside them; `imprint` rows of (label, words, end).
    """

    words: dict[str, str] = field(default_factory=dict)
    mark: tuple[str, ...] = ()
    suffix: str = ""
    signatories: tuple[str, ...] = ()
    sign_off: tuple[str, ...] = ()
    imprint: list[tuple[str, str, str]] = field(default_factory=list)


def printed_by(blocks: Iterable[FlowBlock]) -> Printed:
    """The elements among the blocks of a flow."""
    printed = Printed()
    for block in blocks:
        if isinstance(block, TextBlock):
            if block.id:
                printed.words[block.id] = block.text
        elif isinstance(block, MarkBlock):
            printed.mark, printed.suffix = part_mark(block.names, block.suffix)
        elif isinstance(block, PairBlock):
            printed.words["document-number"] = block.left.strip()
            printed.signatories = block.names
        elif isinstance(block, SignOffBlock):
            printed.sign_off = (*block.names, *filter(None, (block.date,)))
        elif isinstance(block, ImprintBlock):
            printed.imprint = [(row.label, row.text, row.end) for row in block.rows]
    return printed


def part_mark(names: tuple[str, ...], suffix: str = "") -> tuple[tuple[str, ...], str]:
    """The names of a mark and its suffix; a single name with its suffix is one line of print."""
    if len(names) != 1:
        return names, suffix
    line = names[0] + suffix
    named = line.removesuffix(_SUFFIX)
    return ((named,), _SUFFIX) if named and named != line else ((line,), "")


def fields_said(printed: Printed) -> dict[str, Any]:
    """What `printed` says, field by field, as files carry values; a field it does not speak of is left out."""
    words = printed.words
    said: dict[str, Any] = {
        name: words[element]
        for name, element in (
            ("title", "title"),
            ("copy_number", "copy-number"),
            ("urgency", "urgency"),
            ("document_number", "document-number"),
        )
        if words.get(element)
    }
    said |= {name: words[name] for name in _ATTENDANCE if words.get(name)}
    for name, element in (("note", "note"), ("adoption_note", "adoption-note")):
        if words.get(element):
            said[name] = unbracketed(words[element])
    if words.get("addressee"):
        said["addressee"] = words["addressee"].removesuffix("：").strip()
    if words.get("classification"):
        level, star, period = words["classification"].partition("★")
        said["classification"] = level
        said |= {"secrecy_period": period} if star else {}
    stage = unbracketed(words.get("stage-mark", ""))
    if stage in tuple(Stage):
        said["stage"] = stage
    if printed.suffix:
        said["issuers"] = list(printed.mark)
    elif printed.mark:
        said["issuer_mark"] = "".join(printed.mark)
    if printed.signatories:
        said["signatories"] = list(printed.signatories)
    return said | _sign_off_said(printed.sign_off) | _imprint_said(printed.imprint)


def _sign_off_said(lines: tuple[str, ...]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if lines and (date := _date(lines[-1])):
        said["date"] = date
        lines = lines[:-1]
    return said | ({"signature": list(lines)} if lines else {})


def _imprint_said(rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for label, words, end in rows:
        if label:
            said[_IMPRINT_FIELDS.get(label[:2], "copy_recipients")] = words.removesuffix("。")
            continue
        if words:
            said["printing_office"] = words
        if date := _date(end.removesuffix("印发")):
            said["printing_date"] = date
    return said


def _date(words: str) -> str | None:
    try:
        return OfficialDate.of(words).written
    except ValueError:
        return None


# ---- what print does not say

_UNPRINTED = re.compile("enclosed/(title|adoption-note)")


def fields_unsaid(document: Any, printed: Printed) -> dict[str, Any]:
    """Of every field that print alone would not give back: [what print says, what the field is], by name."""
    said = fields_said(printed)
    return dict(_differences(document, said))


def fields_of_enclosed(printed: Printed) -> Printed:
    """The elements of the text a notice issues."""
    return Printed(
        {match[1]: words for name, words in printed.words.items() if (match := _UNPRINTED.fullmatch(name))}
    )


def _differences(document: Any, said: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, default in usual_values(cast(Any, type(document))).items():
        if name in CONTENT:
            continue
        value = plain_value(getattr(document, name))
        printed = said.get(name, default)
        if value != printed:
            yield name, [printed, value]


@cache
def usual_values(kind: Any) -> Mapping[str, Any]:
    """What the fields of a `kind` of document are that says nothing, by name, as files carry them."""
    usual = kind()
    return MappingProxyType({item.name: plain_value(getattr(usual, item.name)) for item in fields(kind)})


def plain_value(value: Any) -> Any:
    """A field's value as files carry it: text, numbers, lists, mappings."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, OfficialDate):
        return value.written
    if isinstance(value, Numbering):
        return {"ladder": list(value.ladder), "continuous": list(value.continuous)}
    return list(value) if isinstance(value, tuple) else value
