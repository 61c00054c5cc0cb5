"""Workbooks: one sheet of an .xlsx, row by row, as its last calculation left it.

The sheet is streamed, so memory does not grow with its length; only merged ranges are read beforehand.
"""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from typing import Any
from zipfile import ZipFile

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.filling.missing import Blank
from govdocs.filling.rows import Columns, Row, is_blank, note
from govdocs.filling.tables.heading import Cells, take_heading
from govdocs.filling.tables.merged import DownFilling, SheetNotes, read_sheet_notes, sheet_titles
from govdocs.filling.tables.package import open_package
from govdocs.findings import Finding, Severity

_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_MOST_ROWS = 1_048_576


class WorkbookTable:
    """A sheet of a workbook: the one named, else the first. Raises UnreadableFileError, UsageError."""

    def __init__(
        self, data: bytes, name: str, *, sheet: str | None = None, header: int | None = None
    ) -> None:
        self._name = name
        title, self._notes = _look_into(data, name, sheet)
        self._rows = self._cells(data, title)
        (heading, cells), ahead = take_heading(self._rows, name, header=header)
        further = self._notes.heading_depth(heading) - heading
        self._rows = chain(ahead, self._rows)
        names = _lowest([cells, *(row for _, row in islice(self._rows, further))])
        self._columns = Columns.of(names, f"第{heading}行")
        self._uncomputed_rows = {row for row, _ in self._notes.uncomputed}
        self.fields: tuple[str, ...] = self._columns.fields
        self.findings: tuple[Finding, ...] = self._columns.findings

    def __iter__(self) -> Iterator[Row]:
        filling = DownFilling(self._notes.merged)
        for number, cells in self._rows:
            if number in self._uncomputed_rows or not all(map(is_blank, cells)):
                yield self._row(number, filling.fill(number, cells))

    def _row(self, number: int, cells: Sequence[Any]) -> Row:
        values = self._columns.values(cells)
        place = f"第{number}行"
        findings = []
        for position, field in self._columns.kept:
            if values[field] in _ERRORS:
                message = f"“{field}”是 {values[field]}"
                values[field] = Blank(field)
            elif (number, position + 1) in self._notes.uncomputed:
                message = f"“{field}”是公式，表里没有存下算出的值；请在 Excel 或 WPS 里打开表格，存一次"
            else:
                continue
            findings.append(note("cell-error", message, place=place, severity=Severity.ERROR))
        return Row(values, place, tuple(findings))

    def _cells(self, data: bytes, title: str) -> Iterator[Cells]:
        """The rows of the sheet with their numbers; a midnight is a day, as a spreadsheet shows it."""
        from openpyxl import load_workbook

        try:
            # Warnings are about charts, validations and styles, which are not read here.
            with warnings.catch_warnings(action="ignore"):
                book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = book[title]
            # Some programs write a sheet's extent wrong; going by it would lose rows.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            for number in count(1):
                with warnings.catch_warnings(action="ignore"):
                    cells = next(rows, None)
                if cells is None:
                    return
                if number > _MOST_ROWS:
                    raise UnreadableFileError("表格的行数不正常，没有读完", path=self._name)
                yield number, [_plain(cell) for cell in cells]
        except UnreadableFileError:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
            about = " ".join(str(error).split())[:80]
            message = f"表格读不下去（{about}），请在 Excel 或 WPS 里打开另存"
            raise UnreadableFileError(message, path=self._name) from None


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date()
    return cell


def _lowest(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """For each column the lowest heading that is not empty."""
    width = max(map(len, rows))
    return [
        next((row[at] for row in reversed(rows) if at < len(row) and not is_blank(row[at])), None)
        for at in range(width)
    ]


def _look_into(data: bytes, name: str, sheet: str | None) -> tuple[str, SheetNotes]:
    """The title of the sheet to read, and what it says beside its values."""
    with open_package(data, name) as package:
        try:
            title = _choose_sheet(package, name, sheet)
            return title, read_sheet_notes(package, title)
        except (SyntaxError, KeyError):  # lxml's errors are syntax errors
            raise UnreadableFileError("不是完整的 .xlsx 表格，请在 Excel 或 WPS 里打开另存", path=name) from None


def _choose_sheet(package: ZipFile, name: str, sheet: str | None) -> str:
    titles = sheet_titles(package)
    if not titles:
        raise UnreadableFileError("表格里没有工作表", path=name)
    if sheet is None:
        return titles[0]
    if sheet not in titles:
        raise UsageError(f"没有“{sheet}”这个工作表；有：{'、'.join(titles)}", path=name)
    return sheet
