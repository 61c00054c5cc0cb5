"""Building: every draft is read, rendered in every format asked for, and reported on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from govdocs.batch.inputs import DraftFile, find_drafts
from govdocs.batch.report import INTERNAL_ERROR, BuildReport, Built, failure
from govdocs.batch.targets import Job, parse_output, plan_jobs
from govdocs.errors import GovdocsError, UsageError
from govdocs.writing.render import Look, Rendered, Rendering, put

Progress: TypeAlias = Callable[[int, int, Built], None]
"""Called after every draft with: how many are done, of how many, and the last one's report."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every draft of a run."""

    look: Look
    kind: str | None = None
    renumber: bool = False


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
    renumber: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """What became of every draft in `inputs`: files, folders (searched downwards) and patterns.

    `out` is a folder, or a file for a single draft; without it outputs stand beside their drafts. `to` lists
    formats (default docx). `jobs` processes share the work (0 = one a core). Raises UsageError,
    StyleSheetError, TemplateError or FontError for a call that can work for no draft; what is wrong with one
    draft is in its report.
    """
    output = parse_output(out, [to] if isinstance(to, str) else to)
    look = Look(style, None if template is None else Path(template), tuple(map(Path, fonts)), system_fonts)
    _check_settings(look, kind, jobs)
    listed = [inputs] if isinstance(inputs, str | Path) else inputs
    found = find_drafts(listed, avoid=output.folder)
    missing = tuple(failure(source, error) for source, error in found.problems)
    work = plan_jobs(found.drafts, output)
    done = _work(work, Settings(look, kind, renumber), jobs, progress)
    return BuildReport((*missing, *done), found.skipped)


def _check_settings(look: Look, kind: str | None, jobs: int) -> None:
    """Fails now, once, rather than for every draft."""
    if jobs < 0:
        raise UsageError(f"进程数不能是负数：{jobs}")
    if kind is not None:
        from govdocs.model.kinds import require_kind

        require_kind(kind)
    _ = look.sheet
    if look.template is not None and not look.template.is_file():
        raise UsageError("没有这个模板文件", path=look.template)
    if look.fonts:
        _ = look.book


def _work(work: Sequence[Job], settings: Settings, jobs: int, progress: Progress | None) -> list[Built]:
    workers = min(jobs or os.cpu_count() or 1, len(work))
    results = _in_turn(work, settings) if workers <= 1 else _side_by_side(work, settings, workers)
    done: list[Built] = []
    for built in results:
        done.append(built)
        if progress:
            progress(len(done), len(work), built)
    return done


def _in_turn(work: Sequence[Job], settings: Settings) -> Iterator[Built]:
    for job in work:
        yield build_one(job, settings)


def _side_by_side(work: Sequence[Job], settings: Settings, workers: int) -> Iterator[Built]:
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(build_one, job, settings) for job in work]
        try:
            for job, future in zip(work, futures, strict=True):
                yield _collect(job, future)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _collect(job: Job, future: Future[Built]) -> Built:
    try:
        return future.result()
    except BrokenProcessPool:
        return Built(str(job.draft), error=f"{job.draft}：处理进程意外中止（内存不足？）", exit_code=INTERNAL_ERROR)


def build_one(job: Job, settings: Settings) -> Built:
    """The report on one draft; whatever goes wrong with it ends up there, so that the others go on."""
    source = str(job.draft)
    try:
        return _build(job, settings)
    except GovdocsError as error:
        return failure(source, _placed(error, job))
    except Exception as error:
        if os.environ.get("GOVDOCS_DEBUG"):
            raise
        message = f"{source}：程序内部出错（{type(error).__name__}: {error}），请把稿子和这一行告诉开发者"
        return Built(source, error=" ".join(message.split()), exit_code=INTERNAL_ERROR)


def _build(job: Job, settings: Settings) -> Built:
    from govdocs.reading import read, read_bytes

    draft = job.draft
    if draft.data is not None:
        text = read_bytes(draft.data, str(draft), kind=settings.kind)
    else:
        text = read(draft.path, kind=settings.kind)
    document = text.document
    if settings.renumber:
        from govdocs.model.renumber import renumber

        document = renumber(document)
    rendering = Rendering(document, settings.look)
    made: list[Rendered] = []
    fault: GovdocsError | None = None
    for name, path in job.targets:
        try:
            made.append(put(rendering.write(name), path))
        except GovdocsError as error:
            fault = fault or _placed(error, job)
    return Built(
        str(draft),
        outputs=tuple(done.path for done in made if done.path),
        pages=next((done.pages for done in made if done.pages is not None), None),
        findings=text.findings,
        substitutions=tuple(dict.fromkeys(notice for done in made for notice in done.substitutions)),
        missing_glyphs=tuple(dict.fromkeys(notice for done in made for notice in done.missing_glyphs)),
        error=str(fault) if fault else "",
        exit_code=fault.exit_code if fault else 0,
    )


def _placed(error: GovdocsError, job: Job) -> GovdocsError:
    """The error with the draft's name, where it names no file itself."""
    if error.path is None:
        error.path = str(job.draft)
    return error
