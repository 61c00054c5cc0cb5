"""套打: one draft and a table become a document a row, or all of them in one file.

Rows are taken one at a time, so memory does not grow with the table; one row that goes wrong is reported and
the rest go on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from govdocs.batch.build import Progress
from govdocs.batch.filling_work import Item, Planned, Work, make_all, render_row, report_failure
from govdocs.batch.report import BuildReport, Built, failure, finding_data
from govdocs.errors import GovdocsError, UnreadableFileError, UsageError
from govdocs.filling import GROUP, Namer, Row, group_rows, open_form, open_table
from govdocs.findings import Finding
from govdocs.model.kinds import require_kind
from govdocs.writing.joining import NUMBERINGS, join
from govdocs.writing.render import Look, Rendering, choose_format, parse_format, put


@dataclass(frozen=True, slots=True)
class FillReport(BuildReport):
    """One item a row, in the order of the table; `findings` are about the table as a whole.

    `joined` is the one file all documents were put into, if they were.
    """

    findings: tuple[Finding, ...] = ()
    joined: Built | None = None

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file written."""
        made = self.items if self.joined is None else (self.joined,)
        return tuple(path for item in made for path in item.outputs)

    def as_data(self) -> dict[str, Any]:
        """The same as dicts, lists and strings, for JSON."""
        findings = [finding_data(finding) for finding in self.findings]
        joined = {"joined": self.joined.as_data()} if self.joined else {}
        return BuildReport.as_data(self) | {"findings": findings} | joined


def fill(
    draft: Path | str,
    values: Path | str,
    *,
    out: Path | str | None = None,
    name: str | None = None,
    to: Sequence[str] | str | None = None,
    one: Path | str | None = None,
    numbers: str = "continuous",
    sheet: str | None = None,
    header: int | None = None,
    group: str | None = None,
    kind: str | None = None,
    style: str | Path = "gbt9704",
    template: Path | str | None = None,
    fonts: Sequence[Path | str] = (),
    system_fonts: bool = True,
    jobs: int = 1,
    progress: Progress | None = None,
) -> FillReport:
    """What became of every row of the table `values`, filled into `draft`.

    Documents go into the folder `out` (default 稿名_套打 beside the draft), named by the pattern `name`
    (`{{ 姓名 }}聘书`); or all into the one file `one` (.pdf, .docx), its page `numbers` continuous or restart.
    `group` names a field: rows with the same value of it make one document, where they are 各行. Raises
    UsageError, TemplateError, UnreadableFileError and the like for what can work for no row; what is wrong with
    one row is in its report. `progress` is told a total of 0, since tables are read as they are filled.
    """
    path = Path(draft)
    look = Look(style, None if template is None else Path(template), tuple(map(Path, fonts)), system_fonts)
    _ = look.sheet
    if kind is not None:
        require_kind(kind)
    if jobs < 0:
        raise UsageError(f"进程数不能是负数：{jobs}")
    if look.template is not None and not look.template.is_file():
        raise UsageError("没有这个模板文件", path=look.template)
    table = open_table(values, sheet=sheet, header=header)
    rows: Iterable[Row] = table if group is None else _group(table, group, values)
    work = Work(path, (*table.fields, GROUP), str(values), look, kind)
    if one is not None:
        if out is not None or name is not None:
            raise UsageError("--one 合成一个文件，用不着 -o 和 --name")
        report = _fill_one(work, rows, _aim_one(work, Path(one), to, numbers), numbers == "restart", progress)
    else:
        work = _aim(work, out, to)
        namer = Namer(name, path.stem, fields=work.fields, taken=_taken(work, path, Path(values)))
        done = make_all(work, _plan(work, namer, rows), jobs)
        report = FillReport(tuple(_told(done, progress)))
    if not report.items:
        raise UnreadableFileError("表里除了表头没有内容", path=values)
    return replace(report, findings=table.findings)


def _told(results: Iterable[Built], progress: Progress | None) -> Iterator[Built]:
    for number, built in enumerate(results, 1):
        if progress:
            progress(number, 0, built)
        yield built


def _group(table: Any, by: str, values: Path | str) -> Iterator[Row]:
    if by not in table.fields:
        raise UsageError(f"表里没有“{by}”这一列，不能按它分组；有：{'、'.join(table.fields)}", path=values)
    return group_rows(table, by, GROUP)


def _aim(work: Work, out: Path | str | None, to: Sequence[str] | str | None) -> Work:
    listed = [to] if isinstance(to, str) else to or ["docx"]
    formats = tuple(dict.fromkeys(parse_format(name) for name in listed))
    folder = work.draft.with_name(f"{work.draft.stem}_套打") if out is None else Path(out)
    if folder.is_file():
        raise UsageError("-o 要是文件夹；要合成一个文件，请用 --one", path=folder)
    return replace(work, formats=formats, folder=folder)


def _taken(work: Work, *inputs: Path) -> list[str]:
    """The names no document may bear, since it would overwrite the draft or the table."""
    folder = os.path.realpath(work.folder)
    written = [path for path in inputs if path.suffix.lower().removeprefix(".") in work.formats]
    return [path.stem for path in written if os.path.realpath(path.parent) == folder]


def _plan(work: Work, namer: Namer, rows: Iterable[Row]) -> Iterator[Item]:
    for number, row in enumerate(rows, 1):
        try:
            yield Planned(row, *namer.name(row, number))
        except GovdocsError as error:
            yield failure(work.source(row), error)


def _aim_one(work: Work, file: Path, to: Sequence[str] | str | None, numbers: str) -> Path:
    if numbers not in NUMBERINGS:
        raise UsageError(f"页码只能是 {'、'.join(NUMBERINGS)}，没有“{numbers}”")
    chosen = choose_format(file)
    listed = [to] if isinstance(to, str) else to or [chosen]
    if {parse_format(name) for name in listed} != {chosen}:
        raise UsageError("--one 的格式由文件名的后缀定，去掉 --to", path=file)
    if os.path.realpath(file) in {os.path.realpath(work.draft), os.path.realpath(work.table)}:
        raise UsageError("输出就是稿子或表格本身，不能覆盖；请另取名", path=file)
    return file


def _fill_one(
    work: Work, rows: Iterable[Row], file: Path, restart: bool, progress: Progress | None
) -> FillReport:
    form = open_form(work.draft, fields=work.fields)
    done: list[Built] = []

    def renderings() -> Iterator[Rendering]:
        for row in rows:
            try:
                rendering, findings = render_row(work, form, row)
                _ = rendering.flow
            except Exception as error:
                done.append(report_failure(work, row, error))
            else:
                done.append(Built(work.source(row), findings=findings))
                yield rendering
            if progress:
                progress(len(done), 0, done[-1])

    ready = renderings()
    first = next(ready, None)
    if first is None:
        return FillReport(tuple(done))
    joined = join(chain((first,), ready), choose_format(file), work.look, title=work.draft.stem, restart=restart)
    made = put(joined, file)
    whole = Built(str(work.draft), (file,), made.pages, (), made.substitutions, made.missing_glyphs)
    return FillReport(tuple(done), joined=whole)
