"""The one exception tree: faults of the caller's call, of a file, or of the machine.

What is wrong with a *text* is never an exception; it is a `govdocs.findings.Finding`.
Every message is one Chinese line that says what happened, where, and what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class GovdocsError(Exception):
    """Any fault govdocs reports; `str()` is one line fit for a user.

    `path`, `line` and `column` (both counted from 1, 0 = unknown) say where.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, path: Path | str | None = None, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        where = "" if self.path is None else str(self.path)
        if self.line:
            where += f"，第{self.line}行" if where else f"第{self.line}行"
            if self.column:
                where += f"第{self.column}列"
        return f"{where}：{self.message}" if where else self.message


class UsageError(GovdocsError):
    """The call itself is wrong: an unknown kind, no such file, an option that fits nothing."""

    exit_code = 2


class UnreadableFileError(GovdocsError):
    """An input file cannot be read as what it claims to be: junk, encrypted, truncated, too large."""


class InvalidDocumentError(GovdocsError):
    """Structured data (YAML, JSON) that is not a document; carries line and column."""


class TemplateError(GovdocsError):
    """A template that cannot be used; carries its file and line."""


class StyleSheetError(GovdocsError):
    """A style sheet that cannot be used; names the key."""


class FontError(GovdocsError):
    """A font the user named is missing or broken."""


class OutputError(GovdocsError):
    """The machine failed while writing: permission, full disk, a file held open."""

    exit_code = 3
