"""Findings: what is wrong with, or uncertain about, a text, as plain values.

A finding never stops anything. It names its rule, how binding that rule is, where
the place is, and (when a repair is certainly safe) the repair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdocs.source import Span


class Severity(StrEnum):
    """How much a finding matters to the person who signs the text."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """错误、警告 or 提示."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class Strength(StrEnum):
    """How binding the rule behind a finding is."""

    MANDATORY = "规定"
    RECOMMENDED = "推荐"
    CUSTOMARY = "惯例"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe repair: replace `span` of the source by `replacement`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a text.

    `rule` is a stable dotted name (`reading.private-use`), `clause` the clause of the standard
    it rests on ("" when none), `node` the id of the document node, `span` the offsets in the source
    and `place` the same in a drafter's words (第3段“人才是第一资源……”（第12行第5列）).
    """

    rule: str
    message: str
    severity: Severity = Severity.WARNING
    strength: Strength = Strength.CUSTOMARY
    clause: str = ""
    span: Span | None = None
    place: str = ""
    node: str = ""
    fix: Fix | None = None

    def __str__(self) -> str:
        where = f"{self.place}：" if self.place else ""
        clause = f"（{self.clause}）" if self.clause else ""
        return f"{self.severity.label} {where}{self.message}{clause}［{self.rule}］"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark tied to a node, for a writer to show beside the text (a Word comment)."""

    node: str
    start: int
    end: int
    text: str
