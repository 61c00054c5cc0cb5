"""What became of every draft, as values a script can go on with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdocs.errors import GovdocsError, OutputError, UsageError

if TYPE_CHECKING:
    from govdocs.findings import Finding
    from govdocs.fonts import MissingGlyph, Substitution

INTERNAL_ERROR = 3


@dataclass(frozen=True, slots=True)
class Built:
    """One draft: the files made of it, what was noticed, and `error` ("" when all went well).

    `pages` is the number of pages of its PDF, None without one; `exit_code` is 0, 1, 2 or 3. `seconds` is the time
    spent on it; `unchanged` means that its files were there already, and are what they would be again.
    """

    source: str
    outputs: tuple[Path, ...] = ()
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    missing_glyphs: tuple[MissingGlyph, ...] = ()
    error: str = ""
    exit_code: int = 0
    seconds: float = 0.0
    unchanged: bool = False

    @property
    def ok(self) -> bool:
        """True when every file asked for was written."""
        return not self.error

    def as_data(self) -> dict[str, Any]:
        """The same as dicts, lists and strings, for JSON."""
        return {
            "source": self.source,
            "outputs": [str(path) for path in self.outputs],
            "pages": self.pages,
            "findings": [finding_data(finding) for finding in self.findings],
            "substitutions": [notice.message for notice in self.substitutions],
            "missing_glyphs": [notice.message for notice in self.missing_glyphs],
            "error": self.error or None,
            "time": round(self.seconds, 4),
            "unchanged": self.unchanged,
        }


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All drafts of a run in the order they were found; `skipped` are earlier outputs passed over."""

    items: tuple[Built, ...]
    skipped: tuple[Path, ...] = ()

    @property
    def entries(self) -> tuple[Built, ...]:
        """Every item a list of results has: one a draft."""
        return self.items

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file written, or there already and unchanged."""
        return tuple(path for item in self.entries for path in item.outputs)

    @property
    def failed(self) -> tuple[Built, ...]:
        """The drafts that went wrong."""
        return tuple(item for item in self.items if item.error)

    @property
    def unchanged(self) -> tuple[Built, ...]:
        """The drafts that were left alone, since their files are what they would be again."""
        return tuple(item for item in self.items if item.unchanged)

    @property
    def exit_code(self) -> int:
        """0 all done, 1 drafts failed, 2 nothing but wrong usage, 3 the machine failed."""
        codes = {item.exit_code for item in self.items}
        if OutputError.exit_code in codes:
            return OutputError.exit_code
        if codes == {UsageError.exit_code}:
            return UsageError.exit_code
        return 1 if codes - {0} else 0

    def as_data(self) -> dict[str, Any]:
        """The same as dicts, lists and strings, for JSON."""
        return {"items": [item.as_data() for item in self.items]} | self.totals()

    def totals(self) -> dict[str, Any]:
        """What `as_data` says of the run as a whole."""
        return {
            "skipped": [str(path) for path in self.skipped],
            "failed": len(self.failed),
            "unchanged": len(self.unchanged),
        }


def failure(source: str, error: Exception, **made: Any) -> Built:
    """The report on the draft called `source`, that failed with `error`, with what had been `made` of it before.

    The line names the draft, whatever else it names; what is no GovdocsError is our own fault.
    """
    if not isinstance(error, GovdocsError):
        if os.environ.get("GOVDOCS_DEBUG"):
            raise error
        told = f"程序内部出错（{type(error).__name__}: {error}），请把稿子和这一行告诉开发者"
        return Built(source, error=" ".join(f"{source}：{told}".split()), exit_code=INTERNAL_ERROR, **made)
    if error.path is None:
        error.path = source
    told = str(error)
    return Built(source, error=told if source in told else f"{source}：{told}", exit_code=error.exit_code, **made)


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as strings, for JSON."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": finding.place,
        "message": finding.message,
        "clause": finding.clause,
        "node": finding.node,
    }
