"""Who does the work: this process, worker processes, or an executor handed in.

Drafts go out in small chunks, a few chunks at a time, and come back in their order: what is on its way is
bounded, however many there are. A worker that dies takes nobody with it: the drafts it may have had in hand are
tried again one by one, each alone in a process, and only the one that kills its process again is given up.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Any, Protocol, TypeAlias

from govdocs.batch.making import Made, Settings, Task, make_chunk, make_one
from govdocs.batch.report import INTERNAL_ERROR, Built
from govdocs.batch.service import begin_service, warm_up
from govdocs.batch.targets import Job
from govdocs.errors import OutputError, UsageError

CHUNK = 8
"""Drafts sent to a worker at a time, at most."""

_AHEAD = 3  # chunks on their way, per worker
_MOST = 61  # processes Windows can wait for
_HANDED = 16  # workers an executor is thought to have, where nobody says
_AUTOMATIC = 8  # processes taken without being asked for


Late: TypeAlias = Callable[[Job, Made], None]


class Team(Protocol):
    """Somebody chunks can be handed to."""

    def submit(self, chunk: Sequence[Task], settings: Settings) -> Future[list[Made]]: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Processes:
    """Worker processes on this machine, replaced by new ones when one of them dies."""

    workers: int
    context: BaseContext
    formats: tuple[str, ...]
    settings: Settings
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def submit(self, chunk: Sequence[Task], settings: Settings) -> Future[list[Made]]:
        """`chunk` on its way. Raises OutputError where processes do not even start."""
        try:
            return self._open().submit(make_chunk, chunk, settings)
        except BrokenExecutor:
            self.renew()
            return self._open().submit(make_chunk, chunk, settings)

    def renew(self) -> None:
        """Lets go of what is left of the processes, after making sure that new ones can work at all."""
        self.close()
        try:
            self._open().submit(os.getpid).result()
        except BrokenExecutor:
            self.close()
            reason = "处理进程起不来；脚本里请把调用放在 if __name__ == '__main__': 之下，或用 jobs=1（-j 1）"
            raise OutputError(reason) from None

    def close(self) -> None:
        """Ends the processes, each after the chunk it has in hand."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            gc.unfreeze()

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            start = (self.settings, self.formats)
            self._pool = ProcessPoolExecutor(self.workers, self.context, initializer=begin_service, initargs=start)
        return self._pool


@dataclass(slots=True)
class Handed:
    """An executor of the caller's, who also ends it."""

    executor: Executor

    def submit(self, chunk: Sequence[Task], settings: Settings) -> Future[list[Made]]:
        return self.executor.submit(make_chunk, chunk, settings)

    def close(self) -> None:
        """Nothing: it is not ours."""


def make_all(
    tasks: Iterable[Task],
    total: int,
    settings: Settings,
    formats: tuple[str, ...],
    *,
    jobs: int | None,
    start: str | None = None,
    executor: Executor | None = None,
    late: Late,
) -> Generator[Made, None, None]:
    """What became of every task, in their order, as it is known.

    `jobs` None is this process alone, or as many as an `executor` is thought to have. Closing the iterator stops
    the work cleanly; `late` is told what was finished by then and not yet asked for.
    """
    if executor is not None:
        handed = Handed(executor)
        workers = jobs or _HANDED
        return _side_by_side(tasks, _chunk_size(total, workers), workers, settings, handed, handed, late)
    workers = count_workers(1 if jobs is None else jobs, total)
    if workers <= 1:
        return (make_one(task, settings) for task in tasks)
    context = multiprocessing.get_context(start)
    if context.get_start_method() == "fork":
        warm_up(settings, formats)  # once, before the others inherit it
        gc.freeze()  # what is inherited stays shared as long as nobody's collector touches it
    team, alone = (Processes(size, context, formats, settings) for size in (workers, 1))
    return _side_by_side(tasks, _chunk_size(total, workers), workers, settings, team, alone, late)


def check_start(start: str | None) -> None:
    """Raises UsageError for a way of starting processes that this machine does not have."""
    ways = multiprocessing.get_all_start_methods()
    if start is not None and start not in ways:
        raise UsageError(f"进程不能这样启动：{start}；可用：{'、'.join(ways)}")


def count_workers(jobs: int, total: int) -> int:
    """How many processes to work with; 0 jobs = one a core, but none that would have next to nothing to do."""
    wanted = jobs or min(count_cores(), _AUTOMATIC, total // CHUNK)
    return max(1, min(wanted, total, _MOST))


def count_cores() -> int:
    """The processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunk_size(total: int, workers: int) -> int:
    """So many that sending costs nothing, so few that all workers are busy to the end."""
    return max(1, min(CHUNK, total // (4 * workers)))


def _side_by_side(
    tasks: Iterable[Task], size: int, workers: int, settings: Settings, team: Team, alone: Team, late: Late
) -> Generator[Made, None, None]:
    waiting = iter(tasks)
    under_way: deque[tuple[list[Task], Future[list[Made]]]] = deque()
    try:
        with closing(team), closing(alone):
            while True:
                while len(under_way) < _AHEAD * workers and (chunk := list(islice(waiting, size))):
                    under_way.append((chunk, _submit(team, chunk, settings)))
                if not under_way:
                    return
                chunk, future = under_way[0]
                for made in _collect(tuple(chunk), future, settings, alone):
                    del chunk[0]
                    yield made
                under_way.popleft()
    finally:
        for chunk, future in under_way:
            if chunk and not future.cancel() and future.done() and not future.exception():
                for task, made in zip(chunk, future.result()[-len(chunk) :], strict=True):
                    late(task.job, made)


def _submit(team: Team, chunk: Sequence[Task], settings: Settings) -> Future[list[Made]]:
    """`chunk` on its way; where nobody takes it, a future that says why."""
    try:
        return team.submit(chunk, settings)
    except OutputError:
        raise
    except Exception as error:
        return refused(error)


def refused(error: Exception) -> Future[Any]:
    """A future of work that nobody took, which says why."""
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _collect(
    chunk: Sequence[Task], future: Future[list[Made]], settings: Settings, alone: Team
) -> Iterator[Made]:
    try:
        yield from future.result()
    except Exception:
        # Faults of drafts are in what is made of them: this one is the workers'.
        if os.environ.get("GOVDOCS_DEBUG"):
            raise
        for task in chunk:
            yield _retry(task, settings, alone)


def _retry(task: Task, settings: Settings, alone: Team) -> Made:
    try:
        return _submit(alone, [task], settings).result()[0]
    except BrokenExecutor:
        reason = "排这一篇时处理进程意外中止（内存不足？），再试一次还是这样"
    except OutputError:
        raise
    except Exception as error:
        reason = " ".join(f"没有交给处理进程，或没有收到结果（{type(error).__name__}: {error}）".split())
    source = str(task.job.draft)
    return Made(Built(source, error=f"{source}：{reason}", exit_code=INTERNAL_ERROR))


