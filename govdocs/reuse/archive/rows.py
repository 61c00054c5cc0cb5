"""Texts as rows of the archive and back again: nothing a report prints is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.model import OfficialDate, Stage
from govdocs.reuse.archive.filters import day_number
from govdocs.reuse.subject import About, ReuseText, TextBlock
from govdocs.source import Span

COLUMNS = (
    "number", "key", "name", "title", "speaker", "post", "date", "day", "occasion", "audience", "office",
    "kind", "stage", "marking", "letters", "text", "blocks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to keep, the file it was read from ("" for none) and the digest of that file's bytes."""

    text: ReuseText = field(repr=False)
    path: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An archived text without its words: its number, what it is, how many letters, the files it stands in."""

    number: int
    key: str
    name: str
    about: About
    letters: int
    paths: tuple[str, ...] = ()


def freeze(text: ReuseText, number: int, letters: int) -> tuple[object, ...]:
    """The row of `text`, in the order of `COLUMNS`."""
    about = text.about
    row = (
        number, text.key, text.name, about.title, "".join(about.speaker.split()), about.post,
        about.date.written if about.date else "", day_number(about.date), about.occasion, about.audience, about.office,
        about.kind, about.stage.value if about.stage else "", about.marking, letters, text.text, _freeze_blocks(text.blocks),
    )  # fmt: skip
    return tuple(storable(value) if isinstance(value, str) else value for value in row)


def thaw(
    row: Sequence[object], path: str = "", bags: tuple[tuple[Span, tuple[str, ...]], ...] | None = None
) -> ReuseText:
    """The text in a row of `COLUMNS`, found at `path`, with its words where they are known."""
    values = dict(zip(COLUMNS, row, strict=True))
    return ReuseText(
        str(values["key"]),
        str(values["name"]),
        str(values["text"]),
        _thaw_blocks(str(values["blocks"])),
        thaw_about(values, path),
        bags,
    )


def thaw_about(values: Mapping[str, object], path: str = "") -> About:
    """Who says it, where and when, of a row's values by name."""
    words = {name: str(values[name]) for name in ("title", "speaker", "post", "occasion", "audience", "office", "kind", "marking")}
    return About(
        **words,
        date=OfficialDate.of(values["date"]) if values["date"] else None,
        stage=Stage(str(values["stage"])) if values["stage"] else None,
        path=path,
    )


def storable(words: str) -> str:
    """`words` with half characters, which no file can hold, replaced one for one."""
    return words.encode("utf-8", "replace").decode()


def _freeze_blocks(blocks: Sequence[TextBlock]) -> str:
    rows = [[b.node, b.role, b.place, *(at for span in b.spans for at in (span.start, span.end))] for b in blocks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _thaw_blocks(frozen: str) -> tuple[TextBlock, ...]:
    return tuple(
        TextBlock(node, role, place, tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)))
        for node, role, place, *ends in json.loads(frozen)
    )
