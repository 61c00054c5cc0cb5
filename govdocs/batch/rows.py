"""From the rows of a table to drafts: each is filled into the one draft with fields, and named.

Filling takes a hundredth of the time that reading and layout take, so it is done where the run is led, and what
goes to the workers is a draft like any other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from govdocs.batch.inputs import DraftFile
from govdocs.batch.report import Built, failure
from govdocs.batch.run import Work
from govdocs.batch.targets import Job, Output
from govdocs.errors import UnreadableFileError, UsageError
from govdocs.filling import GROUP, Namer, Row, Table, group_rows, open_form, open_table
from govdocs.findings import Finding


class Rows:
    """A draft with fields and a table, as `total` drafts: one a row, or one a group of rows.

    The table is gone through once to count its rows, so that what cannot be read to its end fails before anything
    is made, and anew, a row at a time, when they are asked for. Raises UsageError, TemplateError,
    UnreadableFileError and InvalidDocumentError for what can work for no row.
    """

    def __init__(
        self,
        draft: Path,
        table: Path | str,
        *,
        sheet: str | None = None,
        header: int | None = None,
        group: str | None = None,
    ) -> None:
        self.draft = draft
        self.table = table
        self._group = group
        self._open = partial(open_table, table, sheet=sheet, header=header)
        opened = self._open()
        if group is not None and group not in opened.fields:
            raise UsageError(f"表里没有“{group}”这一列，不能按它分组；有：{'、'.join(opened.fields)}", path=table)
        self.findings: tuple[Finding, ...] = opened.findings
        self.fields = (*opened.fields, GROUP)
        self.form = open_form(draft, fields=self.fields)
        self.total = sum(1 for _ in self._put_together(opened))
        if not self.total:
            raise UnreadableFileError("表里除了表头没有内容", path=table)

    def __iter__(self) -> Iterator[Row]:
        return self._put_together(self._open())

    def _put_together(self, rows: Table) -> Iterator[Row]:
        return iter(rows) if self._group is None else group_rows(rows, self._group, GROUP)

    def namer(self, pattern: str | None, output: Output, keep: Iterable[Path]) -> Namer:
        """Gives names by `pattern`, none of which would write over the draft, the table or a file to `keep`."""
        folder = os.path.realpath(output.folder or "")
        inputs = (self.draft, Path(self.table), *keep)
        written = [path for path in inputs if path.suffix.lower().removeprefix(".") in output.formats]
        taken = [path.stem for path in written if os.path.realpath(path.parent) == folder]
        return Namer(pattern, self.draft.stem, fields=self.fields, taken=taken)

    def jobs(self, namer: Namer, output: Output) -> Iterator[Work]:
        """Every row filled, with its name in the output folder; or why that was not possible."""
        folder = output.folder or Path()
        for number, row in enumerate(self, 1):
            try:
                stem, findings = namer.name(row, number)
                draft, noticed = self.fill(row)
            except Exception as error:
                yield self.failure(row, error)
                continue
            targets = tuple((name, folder / f"{stem}.{name}") for name in output.formats)
            yield Job(draft, targets, (*findings, *noticed))

    def fill(self, row: Row) -> tuple[DraftFile, tuple[Finding, ...]]:
        """The draft `row` makes, and what filling it had to report. Raises TemplateError."""
        filled = self.form.fill(row)
        return DraftFile(self.draft, data=filled.text, called=self._called(row)), filled.findings

    def failure(self, row: Row, error: Exception) -> Built:
        """The report on a row of which no draft could be made."""
        return failure(self._called(row), error)

    def _called(self, row: Row) -> str:
        return f"{self.table} {row.place}"
