"""How findings, substituted fonts, missing characters and failures are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govdocs.cli.console import note

if TYPE_CHECKING:
    from govdocs.batch import Built
    from govdocs.findings import Finding
    from govdocs.fonts import MissingGlyph, Substitution

_COLOURS = {"error": "red", "warning": "yellow", "info": "dim"}


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
        note(f"{source}：{finding}", style=_COLOURS[finding.severity.value])
    for glyph in missing:
        note(f"{source}：{glyph.message}", style="yellow")
    report_substitutions(substitutions)


def report_substitutions(substitutions: Iterable[Substitution]) -> None:
    """Tells one line for every official font a PDF does without; they are the same for every draft."""
    for substitution in dict.fromkeys(substitutions):
        note(substitution.message, style="dim")
