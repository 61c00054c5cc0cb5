"""What was repaired in a draft, step by step, for the person who hands it on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdocs.findings import Finding, Severity
from govdocs.reading.draft import Draft, Repair
from govdocs.reading.repair import STEPS
from govdocs.source import Span

STEP_NAMES = {
    "control-character": "去掉不能排印的控制字符",
    **STEPS,
    "page-title": "去掉网页的标题",
    "repeated-title": "标题重复了一遍，去掉一遍",
    "title-lines": "标题分成几行，接成一行",
    "addressee-lines": "主送机关分成几行，接成一行",
    "glued-salutation": "称谓与正文同段，分开",
    "salutation-lines": "称谓分成几行，接成一行",
    "hash-heading": "标题前的井号去掉",
    "sign-off": "署名与日期同一行，分开",
    "seal-mark": "署名后的“（章）”去掉",
}
"""Name of every step that changes what a drafter typed → what it does. What the layout prints by itself (抄送：)
and line marks are taken out too, but that is no repair."""


@dataclass(frozen=True, slots=True)
class RepairSummary:
    """One step: its name and what it does, and the spans of the source it was done at, in their order."""

    step: str
    label: str
    spans: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How many times it was done."""
        return len(self.spans)


def summarize_repairs(repairs: Iterable[Repair]) -> tuple[RepairSummary, ...]:
    """One summary for each step that was taken, in the order of the steps."""
    spans: dict[str, list[Span]] = {}
    for repair in repairs:
        if repair.step in STEP_NAMES:
            spans.setdefault(repair.step, []).append(repair.span)
    return tuple(
        RepairSummary(step, label, tuple(sorted(spans[step])))
        for step, label in STEP_NAMES.items()
        if step in spans
    )


def other_findings(draft: Draft) -> tuple[Finding, ...]:
    """The findings that do not just say once more what a summary of the repairs says."""
    return tuple(finding for finding in draft.findings if not _tells_of_repair(finding))


def _tells_of_repair(finding: Finding) -> bool:
    return finding.severity is Severity.INFO and finding.rule.removeprefix("reading.") in STEP_NAMES
