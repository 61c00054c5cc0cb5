"""The findings and repairs that the steps of one reading collect, each with its place."""

from __future__ import annotations

from govdocs.findings import Finding, Fix, Severity, Strength
from govdocs.reading.draft import Repair
from govdocs.source import Excerpt, Source, Span


class Notes:
    """What the steps of one reading have to report. Offsets are those of `working`, the cleaned text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.working: Excerpt = source.excerpt(0, len(source.text))
        self.findings: list[Finding] = []
        self.repairs: list[Repair] = []
        self.doubts: dict[int, float] = {}
        """How sure a repair was of the heading at a source offset."""

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
        place = str(self.source.place(span.start))
        finding = Finding(f"reading.{rule}", message, severity, strength, clause, span, place, node)
        self.findings.append(finding)

    def report_fixed(self, rule: str, message: str, span: Span, replacement: str) -> None:
        """Adds the finding `reading.<rule>` with the repair that was made."""
        place = str(self.source.place(span.start))
        self.findings.append(
            Finding(f"reading.{rule}", message, span=span, place=place, fix=Fix(span, replacement))
        )
        self.repairs.append(Repair(rule, span, replacement))

    def repair(self, step: str, start: int, end: int, replacement: str = "") -> None:
        """Lists the repair `step` of `[start, end)` of the working text."""
        self.repairs.append(Repair(step, self.span(start, end), replacement))

    def sorted_findings(self) -> tuple[Finding, ...]:
        """The findings by place."""
        return tuple(sorted(self.findings, key=lambda finding: finding.span or Span(0, 0)))
