"""What `show` tells, as data: elements, outline, places, pages, length, repairs, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdocs.cli.repairs import repair_data
from govdocs.cli.show_blocks import describe_blocks
from govdocs.cli.show_elements import attachments, certainty, elements, enclosed, tasks
from govdocs.cli.show_length import READING_SPEED, measure_length, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govdocs.model import Document, Section
    from govdocs.reading import Draft
    from govdocs.reading.places import Places
    from govdocs.source import Span

_OPENING = 24
"""Characters shown of an article."""


def describe(draft: Draft, *, speed: int = READING_SPEED) -> dict[str, Any]:
    """The draft as data: its elements, its outline, how long it is, what was repaired and noticed.

    `speed` is how many characters are read aloud in a minute.
    """
    from govdocs.cli.show_pages import page_of_nodes
    from govdocs.model import KINDS
    from govdocs.writing.structured import plain_data

    document = draft.document
    length, below = measure_length(document, speed)
    pages, count = page_of_nodes(document)
    return {
        "source": draft.source.name,
        "kind": document.kind,
        "label": KINDS[document.kind].label,
        **certainty(draft, "kind"),
        "elements": elements(draft),
        "outline": [row | spoken(below[row["id"]], speed) for row in outline(draft, pages)],
        "attachments": attachments(draft),
        "enclosed": enclosed(draft),
        "blocks": describe_blocks(draft, pages),
        "tasks": tasks(document),
        **length,
        "speed": speed,
        "pages": count,
        "repairs": repair_data(draft),
        "findings": findings(draft, pages),
        "document": plain_data(document),
    }


def outline(draft: Draft, pages: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every part heading and section with level, label, place, page and certainty; of a text issued those too."""
    places = draft.places()
    inner = getattr(draft.document, "enclosed", None)
    rows = _outline(draft, draft.document, "", places)
    if inner:
        rows += _outline(draft, inner, "enclosed/", places)
    for row in rows:
        row["page"] = _page(row["id"], pages)
    return rows


def _page(node_id: str, pages: Mapping[str, int]) -> int | None:
    """The page of a node; that of its first paragraph for one that has no words of its own."""
    return pages.get(node_id) or pages.get(f"{node_id}/p1")


def findings(draft: Draft, pages: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every finding with its place, page and span; that of a node is the page of the last one before it."""
    from govdocs.batch.report import finding_data

    starts = sorted((span.start, page) for node, page in pages.items() if (span := _span(draft, node)))
    return [
        {
            **finding_data(finding),
            "span": [finding.span.start, finding.span.end] if finding.span is not None else None,
            "page": _page_at(finding.span, starts),
        }
        for finding in draft.findings
    ]


def _page_at(span: Span | None, starts: list[tuple[int, int]]) -> int | None:
    from bisect import bisect_right

    if span is None or not starts:
        return None
    return starts[max(0, bisect_right(starts, (span.start, 1 << 30)) - 1)][1]


def _span(draft: Draft, node_id: str) -> Span | None:
    """Where the node stands; an article stands where its first paragraph does."""
    for name in (node_id, f"{node_id}/p1"):
        trace = draft.trace.get(name)
        excerpt = (trace.heading or trace.text) if trace else None
        if excerpt and (span := excerpt.span):
            return span
    return None


def _outline(draft: Draft, document: Document, prefix: str, places: Places) -> list[dict[str, Any]]:
    from govdocs.model import Part, number_sections, walk

    labelled = {item.id: item for item in number_sections(document.body, document.numbering)}
    rows = []
    for node_id, node in walk(document.body):
        if isinstance(node, Part):
            level, label, heading = 0, "", node.heading or "（部分）"
        elif node_id in labelled:
            level, label = labelled[node_id].level, labelled[node_id].label
            heading = labelled[node_id].section.heading or _opening(labelled[node_id].section)
        else:
            continue
        span = _span(draft, prefix + node_id)
        rows.append(
            {
                "id": prefix + node_id,
                "level": level,
                "label": f"{label}　" if label[:1] == "第" else label,
                "heading": heading,
                "run_in": bool(getattr(node, "run_in", False)),
                "place": places.short(span.start) if span else "",
                "span": [span.start, span.end] if span else None,
                **certainty(draft, prefix + node_id),
            }
        )
    return rows


def _opening(section: Section) -> str:
    """The first words of a section without a heading, as an article is."""
    from govdocs.model import Paragraph

    first = section.blocks[0] if section.run_in and section.blocks else None
    words = first.text if isinstance(first, Paragraph) else ""
    return f"{words[:_OPENING]}……" if len(words) > _OPENING else words
