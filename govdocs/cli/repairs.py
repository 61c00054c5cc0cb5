"""How repairs are told: how many of each step, and where the first of them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdocs.reading import Draft
    from govdocs.reading.places import Places
    from govdocs.source import Span

_SHOWN = 3


def repair_data(draft: Draft) -> list[dict[str, Any]]:
    """Every step taken: name, what it does, how often, the first places and all spans of the source."""
    from govdocs.reading.repair_report import summarize_repairs

    summaries = summarize_repairs(draft.repairs)
    places = draft.places() if summaries else None
    return [
        {
            "step": each.step,
            "label": each.label,
            "count": each.count,
            "places": _first_places(places, each.spans) if places else [],
            "spans": [[span.start, span.end] for span in each.spans],
        }
        for each in summaries
    ]


def _first_places(places: Places, spans: Iterable[Span]) -> list[str]:
    """The places of the first paragraphs that `spans` lie in, each paragraph once."""
    found: dict[str, str] = {}
    for span in spans:
        found.setdefault(places.paragraph(span.start), places.name(span.start))
        if len(found) == _SHOWN:
            break
    return list(found.values())


def repair_lines(told: Sequence[dict[str, Any]]) -> list[str]:
    """One line for each step: 硬换行接上，18处：第3段“……”、第5段“……”等."""
    return [
        f"{each['label']}，{each['count']}处：{'、'.join(each['places'])}{'等' if each['count'] > len(each['places']) else ''}"
        for each in told
    ]
