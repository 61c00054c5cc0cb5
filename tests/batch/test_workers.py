"""Many hands: whoever does the work, the files and the report are the same, and one that dies harms nobody else."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from govdocs.batch import BuildReport, build
from govdocs.batch.workers import count_workers
from govdocs.errors import OutputError, UsageError

from .conftest import COUNT, contents

FORKS = "fork" in multiprocessing.get_all_start_methods()
WAYS = [way for way in ("fork", "spawn") if way in multiprocessing.get_all_start_methods()]


def told(report: BuildReport) -> list[dict[str, Any]]:
    """A report without what differs from run to run."""
    return [item.as_data() | {"time": 0} for item in report.items]


@pytest.mark.parametrize("way", WAYS)
def test_processes_give_the_same_files_and_report_however_they_are_started(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (many / "稿04.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    alone = build(many, out="out", to=["docx", "pdf"], report="甲.json")
    before = contents(tmp_path / "out")
    together = build(many, out="out", to=["docx", "pdf"], jobs=2, start=way, force=True)
    assert contents(tmp_path / "out") == before
    assert told(together) == told(alone)


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(2)])
def test_any_executor_will_do_and_is_left_open(many: Path, tmp_path: Path, make: Callable[[], Executor]) -> None:
    build(many, out=tmp_path / "一", to="pdf")
    with make() as executor:
        report = build(many, out=tmp_path / "二", to="pdf", executor=executor)
        assert executor.submit(int, "7").result() == 7
    assert not report.failed
    assert contents(tmp_path / "二") == contents(tmp_path / "一")


def test_an_executor_that_takes_no_more_work_fails_the_drafts_and_not_the_run(many: Path, tmp_path: Path) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    report = build(many, out=tmp_path / "out", executor=executor)
    assert len(report.failed) == COUNT
    assert report.exit_code == 3
    assert "没有交给处理进程" in report.failed[0].error


@pytest.mark.parametrize(("jobs", "size", "ahead"), [(1, 3, 3), (None, 1, COUNT)])
def test_no_more_is_on_its_way_than_the_workers_need(
    many: Path, tmp_path: Path, jobs: int | None, size: int, ahead: int
) -> None:
    class Counting(ThreadPoolExecutor):
        """Counts what has been taken and not yet been asked for."""

        most = 0
        taken = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.taken += 1
            self.most = max(self.most, self.taken - told_of)
            return super().submit(fn, *args, **kwargs)

    told_of = 0

    def count(done: int, _total: int, _built: object) -> None:
        nonlocal told_of
        told_of = done

    with Counting(1) as executor:
        build([many], out=tmp_path / "out", to="yaml", executor=executor, jobs=jobs, progress=count)
    assert executor.taken == COUNT // size
    assert executor.most <= ahead


@pytest.mark.skipif(not FORKS, reason="the fault is handed down by forking")
def test_a_draft_that_kills_its_process_is_named_and_all_others_are_built(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(many, out=tmp_path / "一", to="pdf")
    _let_some_kill(monkeypatch, {"稿03.txt", "稿10.txt"})
    report = build(many, out=tmp_path / "二", to="pdf", jobs=2, start="fork")
    assert [Path(item.source).name for item in report.failed] == ["稿03.txt", "稿10.txt"]
    assert all("处理进程意外中止" in item.error and item.source in item.error for item in report.failed)
    assert report.exit_code == 3
    assert [Path(item.source).name for item in report.items] == [f"稿{number:02}.txt" for number in range(COUNT)]
    assert {name for name in contents(tmp_path / "二") if name.endswith(".pdf")} == {
        f"稿{number:02}.pdf" for number in range(COUNT) if number not in (3, 10)
    }
    monkeypatch.undo()
    assert not build(many, out=tmp_path / "二", to="pdf").failed
    assert contents(tmp_path / "二") == contents(tmp_path / "一")


@pytest.mark.skipif(not FORKS, reason="the fault is handed down by forking")
def test_a_process_killed_once_costs_no_draft(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _let_some_kill(monkeypatch, {"稿03.txt"}, once=tmp_path / "一次")
    assert not build(many, out=tmp_path / "out", to="pdf", jobs=2, start="fork").failed


def _let_some_kill(monkeypatch: pytest.MonkeyPatch, names: set[str], *, once: Path | None = None) -> None:
    """Reading a draft called so kills the process that does it."""
    import govdocs.reading
    from govdocs.reading import read_bytes

    def read_or_die(data: bytes, name: str, **options: Any) -> Any:
        if Path(name).name in names and not (once and once.exists()):
            if once:
                once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read_bytes(data, name, **options)

    monkeypatch.setattr(govdocs.reading, "read_bytes", read_or_die)


@pytest.mark.skipif(not FORKS, reason="the fault is handed down by forking")
def test_processes_that_do_not_even_start_are_the_machines_fault_and_told_once(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: os._exit(1))
    with pytest.raises(OutputError, match=r"处理进程起不来.*-j 1"):
        build(many, out=tmp_path / "out", to="yaml", jobs=2, start="fork")


@pytest.mark.parametrize(
    ("jobs", "drafts", "workers"), [(1, 100, 1), (2, 100, 2), (4, 2, 2), (0, 3, 1), (0, 0, 1), (500, 500, 61)]
)
def test_no_more_processes_work_than_there_is_work_for(jobs: int, drafts: int, workers: int) -> None:
    assert count_workers(jobs, drafts) == workers


def test_a_way_of_starting_that_does_not_exist_is_wrong_usage(many: Path) -> None:
    with pytest.raises(UsageError, match=r"可用：.*spawn"):
        build(many, jobs=2, start="telepathy")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes")
def test_no_process_is_left_behind(many: Path, tmp_path: Path) -> None:
    build(many, out=tmp_path / "out", to="yaml", jobs=2)
    assert multiprocessing.active_children() == []
