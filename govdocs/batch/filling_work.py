"""Making the documents of a 套打 run: one row after the other, or in chunks by worker processes."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from govdocs.batch.report import INTERNAL_ERROR, Built
from govdocs.errors import GovdocsError
from govdocs.filling import Form, Row, open_form
from govdocs.findings import Finding
from govdocs.writing.render import Look, Rendering, put

CHUNK = 64
"""Rows a worker process takes at a time."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every document of a run has in common; small enough to hand to every worker process."""

    draft: Path
    fields: tuple[str, ...]
    table: str
    look: Look
    kind: str | None
    formats: tuple[str, ...] = ()
    folder: Path = Path()

    def source(self, row: Row) -> str:
        """How reports name the document of `row`."""
        return f"{self.table} {row.place}"


@dataclass(frozen=True, slots=True)
class Planned:
    """One document to be made: its row, its name without suffix, and what naming it had to report."""

    row: Row
    stem: str
    findings: tuple[Finding, ...] = ()


Item: TypeAlias = Planned | Built
"""A document to be made, or the report on one that could not even be named."""


def make_all(work: Work, planned: Iterator[Item], jobs: int) -> Iterator[Built]:
    """The reports on all documents, in their order, as they are made by `jobs` processes (0 = one a core)."""
    workers = jobs or os.cpu_count() or 1
    return _in_turn(work, planned) if workers == 1 else _side_by_side(work, planned, workers)


def _in_turn(work: Work, planned: Iterator[Item]) -> Iterator[Built]:
    form = open_form(work.draft, fields=work.fields)
    for item in planned:
        yield _make(work, form, item)


def _side_by_side(work: Work, planned: Iterator[Item], workers: int) -> Iterator[Built]:
    open_form(work.draft, fields=work.fields)  # a faulty draft fails here, once
    under_way: deque[tuple[list[Item], Future[list[Built]]]] = deque()
    with ProcessPoolExecutor(workers, initializer=_prepare_worker, initargs=(work,)) as pool:
        try:
            while True:
                while len(under_way) < 2 * workers and (chunk := list(islice(planned, CHUNK))):
                    under_way.append((chunk, pool.submit(_make_chunk, chunk)))
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                yield from _collect(work, chunk, future)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _collect(work: Work, chunk: list[Item], future: Future[list[Built]]) -> list[Built]:
    try:
        return future.result()
    except BrokenProcessPool:
        message = "处理进程意外中止（内存不足？）"
        sources = [item.source if isinstance(item, Built) else work.source(item.row) for item in chunk]
        return [Built(source, error=f"{source}：{message}", exit_code=INTERNAL_ERROR) for source in sources]


_worker: list[tuple[Work, Form]] = []
"""What a worker process was started for."""


def _prepare_worker(work: Work) -> None:
    # Ctrl-C reaches the whole group; the process that started the run decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _worker[:] = [(work, open_form(work.draft, fields=work.fields))]


def _make_chunk(chunk: list[Item]) -> list[Built]:
    work, form = _worker[0]
    return [_make(work, form, item) for item in chunk]


def _make(work: Work, form: Form, item: Item) -> Built:
    """The report on one document; whatever goes wrong with it ends up there."""
    if isinstance(item, Built):
        return item
    try:
        rendering, findings = render_row(work, form, item.row)
        targets = [(name, work.folder / f"{item.stem}.{name}") for name in work.formats]
        made = [put(rendering.write(name), path) for name, path in targets]
    except Exception as error:
        return report_failure(work, item.row, error)
    return Built(
        work.source(item.row),
        outputs=tuple(done.path for done in made if done.path),
        pages=next((done.pages for done in made if done.pages is not None), None),
        findings=(*item.findings, *findings),
        substitutions=tuple(dict.fromkeys(notice for done in made for notice in done.substitutions)),
        missing_glyphs=tuple(dict.fromkeys(notice for done in made for notice in done.missing_glyphs)),
    )


def render_row(work: Work, form: Form, row: Row) -> tuple[Rendering, tuple[Finding, ...]]:
    """The document of `row` on its way to its formats, and what filling and reading it had to report."""
    from govdocs.reading import read_text

    filled = form.fill(row)
    text = read_text(filled.text, work.source(row), kind=work.kind)
    return Rendering(text.document, work.look), (*filled.findings, *text.findings)


def report_failure(work: Work, row: Row, error: Exception) -> Built:
    """The report on a row whose document could not be made."""
    source = work.source(row)
    if isinstance(error, GovdocsError):
        return Built(source, error=f"{source}：{error}", exit_code=error.exit_code)
    if os.environ.get("GOVDOCS_DEBUG"):
        raise error
    message = f"{source}：程序内部出错（{type(error).__name__}: {error}），请把稿子和这一行告诉开发者"
    return Built(source, error=" ".join(message.split()), exit_code=INTERNAL_ERROR)
