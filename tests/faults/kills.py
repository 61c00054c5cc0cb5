"""Kills a batch at random moments and looks at what is left: whole files only, and a second run that completes it.

    python -m tests.faults.kills [--kills 50] [--drafts 120] [--seed 1] [--start fork] [--fill]

With `--fill` the drafts are the rows of a table, filled into one notice.
Every other time only the process that runs the batch is killed, else its workers with it. The files after the
second run must equal those of a run nobody disturbed, byte for byte, and nothing else may lie in the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.batch_texts import write_drafts
from tests.benchmarks.fill_speed import write_tables

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Batch:
    """`count` drafts in a folder, or rows of a table in it, and how they are built."""

    folder: Path
    count: int
    start: str
    fill: bool = False

    def prepare(self, seed: int) -> None:
        """Puts them there."""
        self.folder.mkdir()
        if self.fill:
            write_tables(self.folder, self.count)
        else:
            write_drafts(self.folder, self.count, seed)

    def command(self, out: Path) -> list[str]:
        """`govdocs build …` or `govdocs fill …`"""
        table = ["fill", str(self.folder / "通知.txt"), "--values", str(self.folder / "表.csv")]
        work = table if self.fill else ["build", str(self.folder)]
        run = [sys.executable, "-m", "govdocs", *work, "-o", str(out), "--to", "docx,pdf"]
        return [*run, "-j", "2", "--start", self.start, "--report", str(out.with_suffix(".json"))]


def run_killed(batch: Batch, out: Path, after: float, *, group: bool, made: int = 0) -> None:
    """Starts the batch and kills it `after` seconds, with its workers if `group`; returns when all are gone.

    With `made`, it is killed as soon as that many files are there: starting up may take most of the time.
    """
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(batch.command(out), start_new_session=True, cwd=ROOT, **quiet) as run:  # type: ignore[call-overload]
        if made:
            wait_until(lambda: run.poll() is not None or count(out) >= made)
        else:
            time.sleep(after)
        if group and run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
        wait_until(lambda: not exists(run.pid))


def wait_until(happened: Callable[[], bool], *, seconds: float = 20) -> None:
    """Returns when `happened()`; AssertionError when that takes too long."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "processes are left behind"
        time.sleep(0.02)


def exists(group: int) -> bool:
    """True while a process of the group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def count(folder: Path) -> int:
    """How many finished files are in a folder that may not be there yet."""
    return sum(not path.name.startswith(".") for path in folder.iterdir()) if folder.is_dir() else 0


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check_kill(
    batch: Batch, whole: dict[str, bytes], out: Path, after: float, *, group: bool, made: int = 0
) -> int:
    """How many files a killed run left. AssertionError if one is torn, or if a second run does not complete it."""
    run_killed(batch, out, after, group=group, made=made)
    left = {name: data for name, data in files(out).items() if not name.endswith(".tmp")}
    for name, data in left.items():
        if name.startswith(".govdocs-state"):
            json.loads(data)
        else:
            assert data == whole[name], f"{name} is torn"
    subprocess.run(batch.command(out), cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    again = files(out)
    differ = [name for name in sorted(again.keys() | whole.keys()) if again.get(name) != whole.get(name)]
    assert not differ, f"the second run differs in {differ}"
    report = json.loads(out.with_suffix(".json").read_bytes())
    assert (report["failed"], report["left"]) == (0, 0)
    assert len(report["items"]) == batch.count
    return sum(not name.startswith(".") for name in left)


def try_kills(
    folder: Path, *, kills: int, drafts: int, seed: int, start: str, fill: bool = False
) -> list[tuple[float, int]]:
    """For every kill: after how many seconds, and how many files were there. AssertionError at the first fault."""
    batch = Batch(folder / "drafts", drafts, start, fill)
    batch.prepare(seed)
    began = time.perf_counter()
    subprocess.run(batch.command(folder / "whole"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lasted = time.perf_counter() - began
    whole = files(folder / "whole")
    chooser = random.Random(seed)
    told = []
    for number in range(kills):
        after = chooser.uniform(0.1, 1) * lasted
        # Every other kill waits for the work itself, so that some always fall into the middle of it.
        made = chooser.randint(1, drafts) if number % 4 > 1 else 0
        left = check_kill(batch, whole, folder / f"killed-{number}", after, group=number % 2 == 0, made=made)
        told.append((after, left))
    return told


def main() -> None:
    """Prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--drafts", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", default="fork")
    parser.add_argument("--fill", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        told = try_kills(Path(name), **vars(options))
    left = sorted(count for _, count in told)
    print(f"{len(told)} kills after {min(told)[0]:.2f} to {max(told)[0]:.2f} seconds: no torn file, nothing left over")
    print(f"files left by a kill: {left[0]} to {left[-1]}, median {left[len(left) // 2]}, of {2 * options.drafts}")
    print("every second run completed the batch and equals the undisturbed one byte for byte")


if __name__ == "__main__":
    main()
