"""All rows of a table in one file: each is read and arranged, and what goes wrong with one stays with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from govdocs.batch.making import Settings, prepare
from govdocs.batch.report import Built
from govdocs.batch.report_file import write_report
from govdocs.batch.rows import Rows
from govdocs.batch.run import Conduct
from govdocs.reading.pictures import PictureFolder
from govdocs.writing.joining import join
from govdocs.writing.render import Rendering, choose_format, put

if TYPE_CHECKING:
    from govdocs.batch.fill import FillReport


def join_rows(
    rows: Rows, settings: Settings, file: Path, how: Conduct, report: FillReport, *, restart: bool
) -> FillReport:
    """`report` with an item for each row, and with the `file` their documents were joined in.

    Raises OutputError where the file, or the report, cannot be written.
    """
    done: list[Built] = []
    started = perf_counter()
    try:
        ready = _arranged(rows, settings, how, done)
        first = next(ready, None)
        if first is not None:
            title = rows.draft.stem
            joined = join(chain((first,), ready), choose_format(file), settings.look, title=title, restart=restart)
            made = put(joined, file)
            report = replace(
                report,
                joined=Built(
                    str(rows.draft), (file,), made.pages, (), made.substitutions, made.missing_glyphs,
                    seconds=perf_counter() - started,
                ),
            )  # fmt: skip
    finally:
        report = replace(report, items=tuple(done))
        write_report(report, how.report, left=rows.total - len(done))
    return report


def _arranged(rows: Rows, settings: Settings, how: Conduct, done: list[Built]) -> Iterator[Rendering]:
    """The rows that could be filled, read and arranged; what became of all of them is added to `done`."""
    for row in rows:
        started = perf_counter()
        try:
            draft, noticed = rows.fill(row)
            rendering, findings = prepare(draft, draft.data or "", settings, PictureFolder(rows.draft.parent))
            _ = rendering.flow
        except Exception as error:
            done.append(rows.failure(row, error))
        else:
            done.append(Built(str(draft), findings=(*noticed, *findings), seconds=perf_counter() - started))
            yield rendering
        how.tell(done, rows.total)
