"""The fields found above the body so far, with where they stood; what the head says stands above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govdocs.model import Kind, Official
from govdocs.reading.draft import NodeTrace
from govdocs.reading.fields import HeadValue, field_names
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.overrule import overrule


@dataclass(slots=True)
class TitleFields:
    """`fields` and their `trace`, as they are taken from lines of `text`; `kind` as soon as it is known."""

    text: str
    head: Mapping[str, HeadValue]
    notes: Notes
    kind: Kind | None
    fields: dict[str, Any] = field(default_factory=dict)
    trace: dict[str, NodeTrace] = field(default_factory=dict)

    def words(self, line: Line) -> str:
        """What stands on the line."""
        return self.text[line.start : line.end].replace("\t", " ")

    def keep(
        self, name: str, value: Any, line: Line, *, end: int = 0, confidence: float = 1.0, why: str = ""
    ) -> None:
        """Keeps `value`, which stands on the line (up to `end`), unless the head says otherwise."""
        if name in self.head:
            overrule(value, self.head[name], line, end or line.end, self.notes)
            return
        excerpt = self.notes.working.cut(line.start, end or line.end)
        self.fields[name] = value
        self.trace[name] = NodeTrace(text=excerpt, confidence=confidence, evidence=(why,) if why else ())

    def free(self, name: str) -> bool:
        """True where nothing has filled the field yet and the kind may have it."""
        return name not in self.fields and (self.kind is None or name in field_names(self.kind))

    @property
    def title(self) -> str:
        """The title, from the head or the text."""
        return self.head["title"].text if "title" in self.head else str(self.fields.get("title", ""))

    @property
    def has_title(self) -> bool:
        """True if head or text gave one."""
        return "title" in self.fields or "title" in self.head

    @property
    def is_official(self) -> bool:
        """True for an issued text."""
        return self.kind is not None and issubclass(self.kind.model, Official)

    @property
    def is_minutes(self) -> bool:
        """True for 纪要."""
        return self.kind is not None and self.kind.name == "minutes"

    @property
    def is_speech(self) -> bool:
        """True for a speech."""
        return self.kind is not None and self.kind.name == "speech"
