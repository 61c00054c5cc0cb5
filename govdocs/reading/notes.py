"""The findings and repairs that the steps of one reading collect, each with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdocs.findings import Finding, Fix, Severity, Strength
from govdocs.reading.draft import Repair, head_spans
from govdocs.reading.places import Places
from govdocs.source import Excerpt, Source, Span

if TYPE_CHECKING:
    from govdocs.reading.pictures import Pictures
    from govdocs.reading.repair.beside import Beside


class Notes:
    """What the steps of one reading have to report. Offsets are those of `working`, the cleaned text."""

    def __init__(
        self, source: Source, beside: Beside | None = None, pictures: Pictures | None = None
    ) -> None:
        self.source = source
        self.pictures = pictures
        """Where the pictures of the draft are found."""
        self.beside = beside
        """What other drafts of the same text know."""
        self.working: Excerpt = source.excerpt(0, len(source.text))
        self.findings: list[Finding] = []
        self.repairs: list[Repair] = []
        self.doubts: dict[int, float] = {}
        """How sure a repair was of the heading at a source offset."""
        self.vouched: set[int] = set()
        """The source offsets of headings that another draft vouches for."""

    def span(self, start: int, end: int) -> Span:
        """The source span of `[start, end)` of the working text."""
        if end <= start:
            at = self.working.offset(start)
            return Span(at, at)
        return Span(self.working.offset(start), self.working.offset(end - 1) + 1)

    def report(
        self,
        rule: str,
        message: str,
        start: int,
        end: int,
        *,
        severity: Severity = Severity.WARNING,
        strength: Strength = Strength.CUSTOMARY,
        clause: str = "",
        node: str = "",
    ) -> None:
        """Adds the finding `reading.<rule>` about `[start, end)` of the working text."""
        span = self.span(start, end)
        self.report_at(rule, message, span, severity=severity, strength=strength, clause=clause, node=node)

    def report_at(
        self,
        rule: str,
        message: str,
        span: Span,
        *,
        severity: Severity = Severity.WARNING,
        strength: Strength = Strength.CUSTOMARY,
        clause: str = "",
        node: str = "",
    ) -> None:
        """Adds the finding `reading.<rule>` about `span` of the source."""
        finding = Finding(f"reading.{rule}", message, severity, strength, clause, span, node=node)
        self.findings.append(finding)

    def report_fixed(self, rule: str, message: str, span: Span, replacement: str) -> None:
        """Adds the finding `reading.<rule>` with the repair that was made."""
        self.findings.append(Finding(f"reading.{rule}", message, span=span, fix=Fix(span, replacement)))
        self.repairs.append(Repair(rule, span, replacement))

    def repair(self, step: str, start: int, end: int, replacement: str = "") -> None:
        """Lists the repair `step` of `[start, end)` of the working text."""
        span = self.span(start, end)
        if end > start and not self.working.is_from_source(end - 1):
            # A character put in by another repair goes with that, which then lies inside this one.
            span = Span(span.start, self._next_place(end))
        self.repairs.append(Repair(step, span, replacement))

    def _next_place(self, index: int) -> int:
        """The source offset of the first character from `index` on that stood in the source."""
        while index < len(self.working) and not self.working.is_from_source(index):
            index += 1
        return self.working.offset(index) if index < len(self.working) else len(self.source.text)

    def sorted_findings(self) -> tuple[Finding, ...]:
        """The findings by place, each place as a drafter names it."""
        if not self.findings:
            return ()
        places = Places(self.source, self.working, head_spans(self.repairs))
        named = [
            replace(finding, place=places.name(finding.span.start)) if finding.span is not None else finding
            for finding in self.findings
        ]
        return tuple(sorted(named, key=lambda finding: finding.span or Span(0, 0)))
