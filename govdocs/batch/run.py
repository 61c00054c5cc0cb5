"""One run, wherever its drafts come from: each is made, what became of it told, remembered and reported.

Drafts may come one at a time and as late as they are wanted, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import tee
from pathlib import Path
from typing import TypeAlias, TypeVar

from govdocs.batch.fingerprint import digest_look, program_was_replaced
from govdocs.batch.making import Made, Settings, Task, read_beside
from govdocs.batch.report import BuildReport, Built
from govdocs.batch.report_file import write_report
from govdocs.batch.state import State
from govdocs.batch.targets import Job, Output
from govdocs.batch.workers import check_start, make_all
from govdocs.errors import UsageError
from govdocs.reading.revisions import require_revisions
from govdocs.writing.atomic import remove_leftovers

Progress: TypeAlias = Callable[[int, int, Built], None]
"""Called after every draft with: how many are done, of how many, and the last one's report."""

Work: TypeAlias = Job | Built
"""A draft to be made, or the report on one that did not come so far."""

Report = TypeVar("Report", bound=BuildReport)


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a run goes: who does the work, whether what is there already counts, and who is told."""

    jobs: int | None = None
    start: str | None = None
    executor: Executor | None = None
    force: bool = False
    report: Path | str | None = None
    progress: Progress | None = None

    def tell(self, done: Sequence[Built], total: int) -> None:
        """Tells of the last one done."""
        if self.progress:
            self.progress(len(done), total, done[-1])


def check_run(settings: Settings, how: Conduct) -> None:
    """Raises now, once, what would else go wrong with every draft: UsageError, StyleSheetError, FontError, UnreadableFileError."""
    if how.jobs is not None and how.jobs < 0:
        raise UsageError(f"进程数不能是负数：{how.jobs}")
    check_start(how.start)
    if settings.kind is not None:
        from govdocs.model.kinds import require_kind

        require_kind(settings.kind)
    require_revisions(settings.revisions)
    read_beside(settings.beside)
    look = settings.look
    _ = look.sheet
    if look.template is not None and not look.template.is_file():
        raise UsageError("没有这个模板文件", path=look.template)
    if look.base is not None:
        _check_base(look.base)
    _ = look.picture
    if look.fonts:
        _ = look.book


def _check_base(path: Path) -> None:
    from govdocs.reading.files import load_file
    from govdocs.writing.based import check_base

    if not path.is_file():
        raise UsageError("没有这个红头文件", path=path)
    check_base(load_file(path), name=path)


def files_to_keep(settings: Settings, how: Conduct) -> tuple[Path, ...]:
    """The files of a run, beside its drafts, that none of its outputs may take the place of."""
    look = settings.look
    return tuple(Path(path) for path in (look.template, look.base, look.seal, how.report) if path is not None)


def run(
    work: Iterable[Work], total: int, settings: Settings, output: Output, how: Conduct, report: Report
) -> Report:
    """`report` with an item for each of the `total` drafts of `work`, in their order.

    It is also written where `how` says, even of a run that is broken off. Raises OutputError where that is
    impossible, or no process can be started.
    """
    memory = _remember(output, settings, force=how.force)
    ahead, behind = tee(work)
    done: list[Built] = []

    def take(job: Job, made: Made) -> None:
        memory.note(job, made)
        built = replace(made.built, findings=(*job.findings, *made.built.findings)) if job.findings else made.built
        done.append(_lighter(built, done))

    try:
        results = make_all(
            memory.tasks(ahead), total, memory.settings, output.formats,
            jobs=how.jobs, start=how.start, executor=how.executor, late=take,
        )  # fmt: skip
        with closing(results):
            for each in behind:
                if isinstance(each, Built):
                    done.append(each)
                else:
                    take(each, next(results))
                how.tell(done, total)
    finally:
        memory.close()
        report = replace(report, items=tuple(done))
        write_report(report, how.report, left=total - len(done))
    return report


@dataclass(slots=True)
class _Memory:
    """What is known of the output folder, if there is one, and which folders were written to."""

    settings: Settings
    state: State | None
    force: bool
    folders: dict[Path, None] = field(default_factory=dict)

    def tasks(self, work: Iterable[Work]) -> Iterator[Task]:
        """The jobs of `work`, each with what is known of its targets."""
        for job in work:
            if isinstance(job, Job):
                self._enter(job)
                known = self.state.known(job.targets) if self.state and not self.force else ()
                yield Task(job, known)

    def note(self, job: Job, made: Made) -> None:
        """Remembers what was made."""
        if self.state:
            self.state.note(job.targets, made.records)

    def close(self) -> None:
        """Saves what is remembered, and clears away what killed workers have left."""
        if self.state:
            self.state.save()
        for folder in self.folders:
            remove_leftovers(folder)

    def _enter(self, job: Job) -> None:
        """Clears away what runs that were killed have left where this one is going to write."""
        for folder in {path.parent: None for _, path in job.targets}:
            if folder not in self.folders:
                self.folders[folder] = None
                remove_leftovers(folder)


def _remember(output: Output, settings: Settings, *, force: bool) -> _Memory:
    if output.folder is None:
        return _Memory(settings, None, force)

    def take_prints() -> dict[str, str]:
        return digest_look(
            settings.look,
            output.formats,
            kind=settings.kind,
            renumber=settings.renumber,
            revisions=settings.revisions,
            beside=settings.beside,
        )

    prints = take_prints()
    state = State(output.folder, prints.values(), lambda: not program_was_replaced() and take_prints() == prints)
    return _Memory(replace(settings, prints=prints), state, force)


def _lighter(built: Built, done: Sequence[Built]) -> Built:
    """The report with the list of substituted fonts it shares with the one before: they are kept once a run."""
    if done and built.substitutions == done[-1].substitutions:
        return replace(built, substitutions=done[-1].substitutions)
    return built
