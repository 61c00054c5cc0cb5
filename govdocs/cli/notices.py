"""How findings, substituted fonts, missing characters and failures are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govdocs.cli.console import note, watched

if TYPE_CHECKING:
    from govdocs.batch import BuildReport, Built
    from govdocs.findings import Finding
    from govdocs.fonts import MissingGlyph, Substitution

COLOURS = {"error": "red", "warning": "yellow", "info": "dim"}


def report_built(built: Built) -> None:
    """Tells what was noticed in one draft, and why it failed if it did; fonts are told once a run."""
    report_notices(built.source, built.findings, missing=built.missing_glyphs)
    if built.error:
        note(built.error, style="red")


def report_notices(
    source: str,
    findings: Iterable[Finding],
    substitutions: Iterable[Substitution] = (),
    missing: Iterable[MissingGlyph] = (),
) -> None:
    """Tells one line for every finding, substituted font and missing character."""
    for finding in findings:
        note(f"{source}：{finding}", style=COLOURS[finding.severity.value])
    for glyph in missing:
        note(f"{source}：{glyph.message}", style="yellow")
    report_substitutions(substitutions)


def report_substitutions(substitutions: Iterable[Substitution]) -> None:
    """Tells one line for every official font a PDF does without; they are the same for every draft."""
    for substitution in dict.fromkeys(substitutions):
        note(substitution.message, style="dim")


def sum_up(report: BuildReport, done: str, seconds: float) -> None:
    """Tells, to somebody who watches, how many were `done` (排, 填), were so already or failed, and how long it took."""
    if not watched():
        return
    failed, unchanged = len(report.failed), len(report.unchanged)
    parts = [f"{done}好 {len(report.items) - failed - unchanged} 篇"]
    if unchanged:
        parts.append(f"没有变化、沿用原来成品的 {unchanged} 篇（要重排，加 --force）")
    if failed:
        parts.append(f"没{done}成 {failed} 篇")
    pages = sum(item.pages or 0 for item in report.entries)
    whole = f"共 {pages} 页，" if pages else ""
    line = "，".join(parts) + f"；{whole}用时 {seconds:.1f} 秒"
    note(line, style="red" if failed else "green")
