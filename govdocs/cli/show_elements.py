"""The elements of a draft as `show` tells them: fields, attachments, the text issued, tasks."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdocs.model import Document
    from govdocs.reading import Draft
    from govdocs.reading.places import Places


def elements(draft: Draft) -> list[dict[str, Any]]:
    """Every field that is given, the title first, then in the order of a head; with its place and how sure it is."""
    from govdocs.model import KINDS
    from govdocs.reading.fields import head_names

    document = draft.document
    names = head_names(KINDS[document.kind])
    shown = [name for name in names if name not in ("kind", "title", "numbering")]
    places = draft.places()
    return [
        {"field": name, "label": names[name], "value": value, **where(draft, places, name), **certainty(draft, name)}
        for name in ("title", *shown)
        if (value := _words(document, name))
    ]


def _words(document: Document, name: str) -> str:
    value = getattr(document, name)
    if value == type(document).__dataclass_fields__[name].default:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    return str(value.value) if isinstance(value, Enum) else str(value or "")


def attachments(draft: Draft) -> list[dict[str, Any]]:
    """Every attachment: its title and place, whether it is there or only listed, which way it lies."""
    places = draft.places()
    return [
        {
            "id": f"attachment{number}",
            "title": each.title,
            "present": bool(each.body),
            "landscape": each.landscape,
            **where(draft, places, f"attachment{number}"),
            **certainty(draft, f"attachment{number}"),
        }
        for number, each in enumerate(getattr(draft.document, "attachments", ()), 1)
    ]


def enclosed(draft: Draft) -> dict[str, Any] | None:
    """The text a notice issues: its kind, its title and where that stands; None if it issues none."""
    from govdocs.model import KINDS

    inner = getattr(draft.document, "enclosed", None)
    if inner is None:
        return None
    told = {"kind": inner.kind, "label": KINDS[inner.kind].label, "title": inner.title}
    return told | where(draft, draft.places(), "enclosed/title")


def where(draft: Draft, places: Places, node_id: str) -> dict[str, Any]:
    """The place of a node as a drafter names it, and its span in the source; "" and None for what no words say."""
    trace = draft.trace.get(node_id)
    excerpt = (trace.text or trace.heading) if trace else None
    span = excerpt.span if excerpt else None
    return {"place": places.short(span.start) if span else "", "span": [span.start, span.end] if span else None}


def tasks(document: Document) -> list[dict[str, str]]:
    """The tasks a text names with the bodies that answer for them."""
    from govdocs.model import Official
    from govdocs.templating.tasks import find_tasks

    if not isinstance(document, Official):
        return []
    return [
        {
            "label": task.label,
            "heading": task.heading,
            "lead_body": task.lead_body,
            "responsible_body": task.responsible_body,
            "deadline": task.deadline,
        }
        for task in find_tasks(document)
    ]


def certainty(draft: Draft, node_id: str) -> dict[str, Any]:
    """How sure a node is and why."""
    trace = draft.trace.get(node_id)
    if trace is None:
        return {"confidence": 1.0, "evidence": []}
    return {"confidence": round(trace.confidence, 2), "evidence": list(trace.evidence)}
