"""The report as dicts, lists, numbers and strings; docs/reuse-report.schema.json says what each of them is.

Offsets count characters from the start of the draft as its author typed it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from govdocs.reuse.passage import Family, Occurrences, Pair, Passage, Share, Side
from govdocs.reuse.report.told import Told
from govdocs.reuse.subject import About
from govdocs.source import Span

SCHEMA = "govdocs-reuse"
SCHEMA_VERSION = 1


def report_data(told: Told) -> dict[str, Any]:
    """The whole report, weightiest passages first."""
    report = told.report
    return {
        "schema": SCHEMA,
        "version": SCHEMA_VERSION,
        "marking": told.marking,
        "archive": {"path": told.archive, "texts": told.archived, "withheld": told.withheld} if told.archive else None,
        "drafts": list(report.drafts),
        "known": {key: list(files) for key, files in told.known.items()},
        "texts": [{"key": text.key, "name": text.name, **about_data(text.about)} for text in report.texts.values()],
        "passages": [_passage(told, passage) for passage in told.passages],
        "pairs": [_pair(pair) for pair in report.pairs],
        "families": [_family(family) for family in report.families],
        "shares": [_share(share) for share in report.shares],
        "popular": [_occurrences(told, found) for found in report.popular],
    }


def about_data(about: About) -> dict[str, Any]:
    """Who says it, where and when."""
    words = ("title", "speaker", "post", "occasion", "audience", "office", "kind", "marking", "path")
    return {
        **{name: getattr(about, name) for name in words},
        "date": about.date.written if about.date else "",
        "stage": about.stage.value if about.stage else "",
        "issued": about.issued,
    }


def _passage(told: Told, passage: Passage) -> dict[str, Any]:
    return {
        "key": passage.key,
        "sort": passage.sort.value,
        "sort_label": passage.sort.label,
        "weight": passage.weight.value,
        "weight_label": passage.weight.label,
        "here": _side(told, passage.here),
        "there": _side(told, passage.there),
        "same": passage.same,
        "changed": passage.changed,
        "similarity": passage.similarity,
        "set_phrase": passage.set_phrase,
        "changes": [{"kind": c.kind, "here": _span(c.here), "there": _span(c.there)} for c in passage.changes],
        "figures": [
            {"answer": f.answer.value, "note": f.note, "here": _span(f.here), "there": _span(f.there)}
            for f in passage.figures
        ],
        "leftovers": [_span(span) for span in passage.leftovers],
        "reasons": list(passage.reasons),
        "words": list(passage.words),
        "note": passage.note,
        "decision": passage.decision.value if passage.decision else None,
    }


def _side(told: Told, side: Side) -> dict[str, Any]:
    return {**_place(side), "excerpt": told.text(side.text).excerpt(side.span)}


def _place(side: Side) -> dict[str, Any]:
    return {
        "text": side.text,
        "span": _span(side.span),
        "node": side.node,
        "place": side.place,
        "end_place": side.end_place,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _pair(pair: Pair) -> dict[str, Any]:
    shares = ("here_contained", "there_contained", "here_reused", "there_reused")
    return {**asdict(pair), **{name: round(getattr(pair, name), 4) for name in shares}}


def _family(family: Family) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(family).items()}


def _share(share: Share) -> dict[str, Any]:
    return asdict(share)


def _occurrences(told: Told, found: Occurrences) -> dict[str, Any]:
    sides = [side for side in found.sides if told.may_show(side.text)]
    return {
        "words": found.words,
        "families": found.families,
        "set_phrase": found.set_phrase,
        "sides": [_place(side) for side in sides],
    }
