"""Building: drafts are found, their outputs named, each is made, and what became of all of them is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from govdocs.batch.fingerprint import digest_look
from govdocs.batch.inputs import DraftFile, find_drafts
from govdocs.batch.making import Made, Settings, Task
from govdocs.batch.report import BuildReport, Built, failure
from govdocs.batch.report_file import check_report, write_report
from govdocs.batch.state import State
from govdocs.batch.targets import Job, Output, parse_output, plan_jobs
from govdocs.batch.workers import check_start, make_all
from govdocs.errors import UsageError
from govdocs.writing.atomic import remove_leftovers
from govdocs.writing.render import Look

Progress: TypeAlias = Callable[[int, int, Built], None]
"""Called after every draft with: how many are done, of how many, and the last one's report."""


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
    force: bool = False,
    jobs: int = 1,
    start: str | None = None,
    executor: Executor | None = None,
    report: Path | str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """What became of every draft in `inputs`: files, folders (searched downwards) and patterns.

    `out` is a folder, or a file for a single draft; without it outputs stand beside their drafts. `to` lists
    formats (default docx). In a folder `out`, drafts whose files are what they would be again are left alone,
    unless `force`. `jobs` processes share the work (0 = one a core), started by `start` (fork, spawn, …; default
    the platform's way), or `executor` does it: any concurrent.futures.Executor whose workers see the same files.
    `report` is a .json or .csv file to write the report to, even of a run that is interrupted.
    Raises UsageError, StyleSheetError, TemplateError or FontError for a call that can work for no draft, OutputError
    where the report cannot be written; what is wrong with one draft is in its report.
    """
    output = parse_output(out, [to] if isinstance(to, str) else to)
    look = Look(
        style,
        None if template is None else Path(template),
        tuple(map(Path, fonts)),
        system_fonts,
        seal=None if seal is None else Path(seal),
        base=None if base is None else Path(base),
        body_only=body_only,
    )
    _check_settings(look, kind, jobs, start)
    check_report(report)
    listed = [inputs] if isinstance(inputs, str | Path) else inputs
    found = find_drafts(listed, avoid=output.folder)
    missing = tuple(failure(source, error) for source, error in found.problems)
    work = plan_jobs(found.drafts, output)
    state, settings = _open_state(output, Settings(look, kind, renumber))
    tasks = (_task(job, None if force else state) for job in work)
    done: list[Built] = []

    def take(job: Job, made: Made) -> None:
        if state:
            state.note(job.targets, made.records)
        done.append(_lighter(made.built, done))

    _sweep(work)
    try:
        results = make_all(
            tasks, len(work), settings, output.formats, jobs=jobs, start=start, executor=executor, late=take
        )
        with closing(results):
            for job, made in zip(work, results, strict=False):
                take(job, made)
                if progress:
                    progress(len(done), len(work), made.built)
    finally:
        if state:
            state.save()
        _sweep(work)
        told = BuildReport((*missing, *done), found.skipped)
        write_report(told, report, left=len(work) - len(done))
    return told


def _check_settings(look: Look, kind: str | None, jobs: int, start: str | None) -> None:
    """Fails now, once, rather than for every draft."""
    if jobs < 0:
        raise UsageError(f"进程数不能是负数：{jobs}")
    check_start(start)
    if kind is not None:
        from govdocs.model.kinds import require_kind

        require_kind(kind)
    _ = look.sheet
    if look.template is not None and not look.template.is_file():
        raise UsageError("没有这个模板文件", path=look.template)
    if look.base is not None and not look.base.is_file():
        raise UsageError("没有这个红头文件", path=look.base)
    if look.fonts:
        _ = look.book


def _open_state(output: Output, settings: Settings) -> tuple[State | None, Settings]:
    """What the output folder remembers, and the settings with the digests to compare it by."""
    if output.folder is None:
        return None, settings
    prints = digest_look(settings.look, output.formats, kind=settings.kind, renumber=settings.renumber)
    return State(output.folder), replace(settings, prints=prints)


def _task(job: Job, state: State | None) -> Task:
    return Task(job, state.known(job.targets) if state else ())


def _lighter(built: Built, done: Sequence[Built]) -> Built:
    """The report with the list of substituted fonts it shares with the one before: they are kept once a run."""
    if done and built.substitutions == done[-1].substitutions:
        return replace(built, substitutions=done[-1].substitutions)
    return built


def _sweep(work: Iterable[Job]) -> None:
    """Clears away what runs that were killed have left where this one writes."""
    for folder in dict.fromkeys(_folders(work)):
        remove_leftovers(folder)


def _folders(work: Iterable[Job]) -> Iterator[Path]:
    return (path.parent for job in work for _, path in job.targets)
