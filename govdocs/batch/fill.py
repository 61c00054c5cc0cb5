"""套打: one draft and a table become a document a row, or all of them in one file.

Every filled row is a draft, and the drafts are a batch like any other.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govdocs.batch.making import Settings
from govdocs.batch.one_file import join_rows
from govdocs.batch.report import BuildReport, Built, finding_data
from govdocs.batch.report_file import check_report
from govdocs.batch.rows import Rows
from govdocs.batch.run import Conduct, Progress, check_run, files_to_keep, run
from govdocs.batch.targets import Output, parse_formats
from govdocs.errors import UsageError
from govdocs.findings import Finding
from govdocs.writing.joining import NUMBERINGS
from govdocs.writing.render import Look, choose_format


@dataclass(frozen=True, slots=True)
class FillReport(BuildReport):
    """One item a row, in the order of the table; `findings` are about the table as a whole.

    `joined` is the one file all documents were put into, if they were.
    """

    findings: tuple[Finding, ...] = ()
    joined: Built | None = None

    @property
    def entries(self) -> tuple[Built, ...]:
        """One a row, and the file they were put into."""
        return self.items if self.joined is None else (*self.items, self.joined)

    def totals(self) -> dict[str, Any]:
        """What `as_data` says of the run as a whole."""
        findings = [finding_data(finding) for finding in self.findings]
        joined = {"joined": self.joined.as_data()} if self.joined else {}
        return BuildReport.totals(self) | {"findings": findings} | joined


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
    seal: Path | str | None = None,
    base: Path | str | None = None,
    body_only: bool = False,
    renumber: bool = False,
    force: bool = False,
    jobs: int | None = None,
    start: str | None = None,
    executor: Executor | None = None,
    report: Path | str | None = None,
    progress: Progress | None = None,
) -> FillReport:
    """What became of every row of the table `values`, filled into `draft`.

    Documents go into the folder `out` (default 稿名_套打 beside the draft), named by the pattern `name`
    (`{{ 姓名 }}聘书`); or all into the one file `one` (.pdf, .docx), its page `numbers` continuous or restart.
    `group` names a field: rows with the same value of it make one document, where they are 各行. The rest is as
    for `build`; the one file is always made anew, by this process alone. Raises UsageError, TemplateError,
    UnreadableFileError and the like for what can work for no row; what is wrong with one row is in its report.
    """
    look = Look.of(
        style=style, template=template, fonts=fonts, system_fonts=system_fonts, seal=seal, base=base, body_only=body_only
    )
    settings = Settings(look, kind, renumber)
    how = Conduct(jobs, start, executor, force, report, progress)
    check_run(settings, how)
    check_report(report, (Path(draft), Path(values)))
    rows = Rows(Path(draft), values, sheet=sheet, header=header, group=group)
    told = FillReport((), findings=rows.findings)
    keep = files_to_keep(settings, how)
    if one is not None:
        if out is not None or name is not None:
            raise UsageError("--one 合成一个文件，用不着 -o 和 --name")
        if executor is not None:
            raise UsageError("合成一个文件由一个进程做，用不着 executor")
        _check_one(rows, Path(one), to, numbers, keep)
        return join_rows(rows, settings, Path(one), how, told, restart=numbers == "restart")
    output = _aim(rows.draft, out, to)
    return run(rows.jobs(rows.namer(name, output, keep), output), rows.total, settings, output, how, told)


def _aim(draft: Path, out: Path | str | None, to: Sequence[str] | str | None) -> Output:
    folder = draft.with_name(f"{draft.stem}_套打") if out is None else Path(out)
    if os.path.isfile(folder):  # noqa: PTH113 - Path.is_file raises for a name too long
        raise UsageError("-o 要是文件夹；要合成一个文件，请用 --one", path=folder)
    return Output(parse_formats(to) or ("docx",), folder=folder)


def _check_one(
    rows: Rows, file: Path, to: Sequence[str] | str | None, numbers: str, keep: Sequence[Path]
) -> None:
    if numbers not in NUMBERINGS:
        raise UsageError(f"页码只能是 {'、'.join(NUMBERINGS)}，没有“{numbers}”")
    if set(parse_formats(to)) - {choose_format(file)}:
        raise UsageError("--one 的格式由文件名的后缀定，去掉 --to", path=file)
    if os.path.realpath(file) in {os.path.realpath(path) for path in (rows.draft, rows.table, *keep)}:
        raise UsageError("输出就是稿子、表格或红头本身，不能覆盖；请另取名", path=file)
