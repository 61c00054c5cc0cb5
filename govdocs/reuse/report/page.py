"""One self-contained page for a browser: who shares what with whom, where in each draft, and the words side by side.

Nothing is fetched; every character of a text is escaped; without its small script everything is still shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from govdocs.resources import search_folders
from govdocs.reuse.passage import Pair, Passage, Sort, Weight
from govdocs.reuse.report.paint import Stretch, paint
from govdocs.reuse.report.summary import MOST, share_line, tell_family, tell_overview
from govdocs.reuse.report.told import Told

TEMPLATE = "reuse.html.j2"
_MOST_COLUMNS = 40
MOST_SHOWN = 1500
"""Passages on a page, the weightiest first; a browser shows no more with ease, and JSON has them all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One draft against one text: letters it shares (set phrases not counted), of how many, and the words for it."""

    letters: int
    share: float
    remark: str


@dataclass(frozen=True, slots=True)
class Row:
    """A draft of the matrix and its cells, None where nothing is shared or the text is the draft itself."""

    number: int
    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a draft's strip: where it begins and how long it is, in percent, and the passage it stands for."""

    left: float
    width: float
    passage: int
    weight: str
    remark: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A draft as a strip: other texts' words above, other states of the same text below; headings as ticks."""

    number: int
    name: str
    share: str
    bars: tuple[Bar, ...]
    states: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage ready to print."""

    number: int
    passage: Passage
    drafts: str
    note: str
    here_name: str
    there_name: str
    here: tuple[Stretch, ...]
    there: tuple[Stretch, ...]


def write_page(told: Told) -> str:
    """The whole page. The template is templates/reports/reuse.html.j2, an office's own one first."""
    # A set phrase is worth less room than anything else.
    ordered = sorted(told.passages, key=lambda passage: passage.sort is Sort.SET_PHRASE)[:MOST_SHOWN]
    passages = [_show(told, number, passage) for number, passage in enumerate(ordered, 1)]
    bars = _bars(told, passages)
    numbers = {shown.passage.key: shown.number for shown in reversed(passages)}
    columns = _columns(told)
    urgent = [passage for passage in told.pressing() if passage.key in numbers]
    return _environment(search_folders()).get_template(TEMPLATE).render(
        told=told,
        summary=list(tell_overview(told)),
        left_out=len(told.passages) - len(passages),
        first=[(numbers[p.key], p.weight, told.note(p)) for p in urgent[:MOST]],
        more=max(len(urgent) - MOST, 0),
        families=[line for family in told.report.families for line in tell_family(told, family)],
        columns=[(number, told.names[key]) for number, key in columns],
        rows=_rows(told, columns),
        strips=[_strip(told, number, key, bars.get(key, [])) for number, key in enumerate(told.report.drafts, 1)],
        passages=passages,
        popular=[found for found in told.report.popular if not found.set_phrase and found.families > 1][:MOST],
        weights=[(weight, sum(p.weight is weight for p in ordered)) for weight in Weight],
        sorts=[(sort, sum(p.sort is sort for p in ordered)) for sort in Sort],
    )


@cache
def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([folder / "templates" / "reports" for folder in folders], encoding="utf-8-sig"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _show(told: Told, number: int, passage: Passage) -> Shown:
    here, there = told.text(passage.here.text), told.text(passage.there.text)
    drafts = [str(at) for at, key in enumerate(told.report.drafts, 1) if key in (here.key, there.key)]
    return Shown(
        number,
        passage,
        " ".join(drafts),
        told.note(passage),
        told.names[here.key],
        told.names[there.key],
        paint(passage, here, here=True),
        paint(passage, there, here=False),
    )


def _columns(told: Told) -> list[tuple[int, str]]:
    """The drafts, then the archived texts that share most with them; numbered."""
    drafts = told.report.drafts
    shared: dict[str, int] = {}
    for pair in told.report.pairs:
        for key, letters in ((pair.here, pair.there_shared - pair.there_set_phrase), (pair.there, pair.here_shared - pair.here_set_phrase)):
            if key not in drafts and letters and told.may_show(key):
                shared[key] = shared.get(key, 0) + letters
    others = sorted(shared, key=lambda key: (-shared[key], key))
    return list(enumerate([*drafts, *others][: max(_MOST_COLUMNS, len(drafts))], 1))


def _rows(told: Told, columns: list[tuple[int, str]]) -> list[Row]:
    pairs: dict[tuple[str, str], Pair] = {}
    for pair in told.report.pairs:
        pairs[pair.here, pair.there] = pairs[pair.there, pair.here] = pair
    rows = []
    for number, key in enumerate(told.report.drafts, 1):
        cells = tuple(_cell(told, key, other, pairs.get((key, other))) for _, other in columns)
        rows.append(Row(number, told.names[key], cells))
    return rows


def _cell(told: Told, key: str, other: str, pair: Pair | None) -> Cell | None:
    if pair is None:
        return None
    mine = pair.here == key
    shared, total = (pair.here_shared, pair.here_total) if mine else (pair.there_shared, pair.there_total)
    phrases = pair.here_set_phrase if mine else pair.there_set_phrase
    if any(key in family.members and other in family.members for family in told.report.families):
        phrases = 0  # what states of one text have in common is all of it
    names = told.names
    apart = f"，另有固定提法{phrases:,}字" if phrases else ""
    remark = f"《{names[key]}》{total:,}字中有{shared - phrases:,}字也在《{names[other]}》里{apart}"
    return Cell(shared - phrases, (shared - phrases) / total if total else 0.0, remark)


def _bars(told: Told, passages: list[Shown]) -> dict[str, list[tuple[Bar, bool]]]:
    """By text, the bars of its strip, the weightiest last, and whether they are other states of the same text."""
    bars: dict[str, list[tuple[Bar, bool]]] = {}
    for shown in reversed(passages):
        for side in (shown.passage.here, shown.passage.there):
            sort, length = shown.passage.sort, max(len(told.text(side.text).text), 1)
            look = sort.value if sort in (Sort.VERSION, Sort.SET_PHRASE) else shown.passage.weight.value
            left, width = 100 * side.span.start / length, max(100 * len(side.span) / length, 0.15)
            bar = Bar(round(left, 3), round(width, 3), shown.number, look, f"{shown.number}. {shown.note}")
            bars.setdefault(side.text, []).append((bar, sort is Sort.VERSION))
    return bars


def _strip(told: Told, number: int, key: str, bars: list[tuple[Bar, bool]]) -> Strip:
    text = told.text(key)
    length = max(len(text.text), 1)
    share = next((share_line(share) for share in told.report.shares if share.text == key), "")
    ticks = tuple(
        (round(100 * block.span.start / length, 3), block.place) for block in text.blocks if block.role == "heading"
    )
    above, below = (tuple(bar for bar, state in bars if state is wanted) for wanted in (False, True))
    return Strip(number, told.names[key], share, above, below, ticks)
