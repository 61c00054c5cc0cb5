"""One function over many items in several processes, its answers in the order of the items.

For work whose answers are taken up where the run began: drafts read for an archive or to be compared. What is on
its way is bounded. An item that kills its process is tried once more, alone; then it is given up, and only it.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import TypeVar

from govdocs.batch.workers import count_workers, refused

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_CHUNK = 8
_AHEAD = 3  # chunks on their way, per worker
_WORTH = 200
"""So many drafts are read in the time a process takes to start."""


def spread(
    function: Callable[[Item], Answer], items: Sequence[Item], *, lost: Callable[[Item], Answer], jobs: int = 0
) -> Iterator[Answer]:
    """What `function` answers to each of `items`, the same for any number of processes.

    `jobs` of them work, 0 = one a core, but none that would have less to do than it takes to start. `function`, items and answers must bear being
    sent to another process; `lost` answers for an item that killed two of them.
    """
    workers = count_workers(jobs or min(count_workers(0, len(items)), len(items) // _WORTH) or 1, len(items))
    if workers <= 1:
        yield from map(function, items)
        return
    size = max(1, min(_CHUNK, len(items) // (4 * workers)))
    waiting = iter([items[at : at + size] for at in range(0, len(items), size)])
    under_way: deque[tuple[Sequence[Item], Future[list[Answer]]]] = deque()
    pool = _open(workers)
    try:
        while True:
            while len(under_way) < _AHEAD * workers and (chunk := next(waiting, None)) is not None:
                under_way.append((chunk, _submit(pool, function, chunk)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                answers = future.result()
            except BrokenExecutor:
                answers = [_answer_alone(function, item, lost) for item in chunk]
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _open(workers)
                under_way = deque((each, _submit(pool, function, each)) for each, _ in under_way)
            yield from answers
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _open(workers: int) -> ProcessPoolExecutor:
    from govdocs.batch.service import begin_work

    # Not forked from here: an open archive keeps threads of its own.
    start = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(start), initializer=begin_work)


def _submit(
    pool: ProcessPoolExecutor, function: Callable[[Item], Answer], chunk: Sequence[Item]
) -> Future[list[Answer]]:
    """`chunk` on its way; where a process has died meanwhile, a future that says so."""
    try:
        return pool.submit(_answer, function, chunk)
    except BrokenExecutor as error:
        return refused(error)


def _answer(function: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    return [function(item) for item in items]


def _answer_alone(function: Callable[[Item], Answer], item: Item, lost: Callable[[Item], Answer]) -> Answer:
    with _open(1) as alone:
        try:
            return alone.submit(_answer, function, [item]).result()[0]
        except BrokenExecutor:
            return lost(item)
