"""The report as a file for other programs: JSON with everything, or a table with a draft a row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from govdocs.batch.report import BuildReport, Built
from govdocs.batch.targets import file_keys
from govdocs.errors import UsageError
from govdocs.writing.atomic import write_file

_COLUMNS = ("input", "outputs", "pages", "findings", "substitutions", "missing_glyphs", "time", "unchanged", "error")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # the wide ones count in a Chinese Excel
_BETWEEN = "；"


def check_report(path: Path | str | None, inputs: Iterable[Path] = ()) -> None:
    """Raises UsageError for a report that is neither .json nor .csv, or would be written over one of `inputs`."""
    if path is None:
        return
    if Path(path).suffix.lower() not in (".json", ".csv"):
        raise UsageError("报告只能写成 .json 或 .csv", path=path)
    if file_keys([Path(path)]) & file_keys(inputs):
        raise UsageError("报告会盖掉稿子或表格，请另取名", path=path)


def write_report(report: BuildReport, path: Path | str | None, *, left: int = 0) -> None:
    """Puts `report` at `path`, if any; `left` is how many drafts an interrupted run did not come to."""
    if path is None:
        return
    lines = _rows(report) if Path(path).suffix.lower() == ".csv" else _objects(report, left)
    write_file(path, (line.encode("utf-8", "surrogatepass") for line in lines))


def _objects(report: BuildReport, left: int) -> Iterator[str]:
    """The report as JSON, a draft a line."""
    yield json.dumps(report.totals() | {"left": left}, ensure_ascii=False)[:-1] + ', "items": ['
    for number, item in enumerate(report.items):
        yield ("\n" if number == 0 else ",\n") + json.dumps(_entry(item), ensure_ascii=False)
    yield "\n]}\n"


def _entry(item: Built) -> dict[str, Any]:
    data = item.as_data()
    return {"input": data.pop("source")} | data


def _rows(report: BuildReport) -> Iterator[str]:
    """The report as a table that a spreadsheet opens as it is: with a mark that says UTF-8."""
    yield "\ufeff" + _row(_COLUMNS)
    for item in report.entries:
        yield _row(_cells(item))


def _cells(item: Built) -> tuple[str, ...]:
    return (
        item.source,
        _BETWEEN.join(map(str, item.outputs)),
        "" if item.pages is None else str(item.pages),
        _BETWEEN.join(map(str, item.findings)),
        _BETWEEN.join(notice.message for notice in item.substitutions),
        _BETWEEN.join(notice.message for notice in item.missing_glyphs),
        f"{item.seconds:.4f}",
        "1" if item.unchanged else "",
        item.error,
    )


def _row(cells: tuple[str, ...]) -> str:
    """One row. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    row = StringIO()
    csv.writer(row).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return row.getvalue()
