"""The bar of a long run: how many, how fast, how long still, how many went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from time import monotonic
from typing import Any

from govdocs.cli.console import watched

Advance = Callable[[int, int, str, bool], None]
"""Told: how many are done, of how many, what was last, and whether it went wrong."""

_PAUSE = 0.1  # seconds between two pictures
_LONGEST = 24  # characters of a name


@contextmanager
def run_bar(label: str) -> Iterator[Advance]:
    """A bar on stderr; draws nothing where nobody watches."""
    if not watched():
        yield lambda _done, _total, _last, _failed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TextColumn("还要"), TimeRemainingColumn(compact=True), TextColumn("[red]{task.fields[failures]}"),
        TextColumn("{task.fields[last]}", markup=False),
    )  # fmt: skip
    # Drawn from here, never by a thread: a process must not be forked while another thread holds the console.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = bar.add_task(label, total=None, last="", rate="", failures="")
    began, drawn, failures = monotonic(), 0.0, 0

    def advance(done: int, total: int, last: str, failed: bool) -> None:
        nonlocal drawn, failures
        failures += failed
        now = monotonic()
        if done < total and now - drawn < _PAUSE:
            return
        drawn = now
        words: dict[str, Any] = {
            "rate": f"{done / max(now - began, 1e-9):.1f} 篇/秒",
            "failures": f"{failures} 篇没排成" if failures else "",
            "last": PurePath(last).name[:_LONGEST],
        }
        bar.update(task, completed=done, total=total, refresh=True, **words)

    with bar:
        yield advance
