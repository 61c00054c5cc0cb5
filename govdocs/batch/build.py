"""Building: drafts are found, their outputs named, each is made, and what became of all of them is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from govdocs.batch.inputs import DraftFile, find_drafts
from govdocs.batch.making import Settings
from govdocs.batch.report import BuildReport, failure
from govdocs.batch.report_file import check_report
from govdocs.batch.run import Conduct, Progress, check_run, files_to_keep, run
from govdocs.batch.targets import parse_output, plan_jobs
from govdocs.reading.files import load_file
from govdocs.writing.render import Look


def build(
    inputs: Iterable[str | Path | DraftFile] | str | Path,
    *,
    out: Path | str | None = None,
    to: Sequence[str] | str | None = None,
    kind: str | None = None,
    style: str | Path = "gbt9704",
    template: Path | str | None = None,
    fonts: Sequence[Path | str] = (),
    system_fonts: bool = True,
    seal: Path | str | None = None,
    base: Path | str | None = None,
    body_only: bool = False,
    renumber: bool = False,
    revisions: str = "accept",
    beside: Iterable[str | Path] = (),
    force: bool = False,
    jobs: int | None = None,
    start: str | None = None,
    executor: Executor | None = None,
    report: Path | str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """What became of every draft in `inputs`: files, folders (searched downwards) and patterns.

    `out` is a folder, or a file for a single draft; without it outputs stand beside their drafts. `to` lists
    formats (default docx). In a folder `out`, drafts whose files are what they would be again are left alone,
    unless `force`. `jobs` processes share the work (0 = one a core; default none but this one), started by `start`
    (fork, spawn, …; default the platform's way), or `executor` does it: any concurrent.futures.Executor whose
    workers see the same files, and of which `jobs` says how many they are about (default 16).
    `revisions` is what becomes of tracked changes in Word files: accept, reject, or show them in the text;
    `beside` are files with the same text in better shape, which tell where its glued headings end.
    `report` is a .json or .csv file to write the report to, even of a run that is interrupted.
    Raises UsageError, StyleSheetError, TemplateError or FontError for a call that can work for no draft, OutputError
    where the report cannot be written; what is wrong with one draft is in its report.
    """
    output = parse_output(out, to)
    look = Look.of(
        style=style, template=template, fonts=fonts, system_fonts=system_fonts, seal=seal, base=base, body_only=body_only
    )
    settings = Settings(look, kind, renumber, revisions, tuple((str(path), load_file(Path(path))) for path in beside))
    how = Conduct(jobs, start, executor, force, report, progress)
    check_run(settings, how)
    found = find_drafts([inputs] if isinstance(inputs, str | Path) else inputs, avoid=output.folder)
    check_report(report, (draft.path for draft in found.drafts if draft.data is None))
    work = plan_jobs(found.drafts, output, keep=files_to_keep(settings, how))
    missing = tuple(failure(source, error) for source, error in found.problems)
    return run((*missing, *work), len(missing) + len(work), settings, output, how, BuildReport((), found.skipped))
