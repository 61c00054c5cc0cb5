"""Work spread over processes gives the answers one process gives, and survives the death of one."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from govdocs.batch.spread import spread
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.intake import add_files


def double(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def lose(number: int) -> int:
    return -number


def doubled(numbers: Sequence[int], jobs: int) -> list[int]:
    return list(spread(double, numbers, lost=lose, jobs=jobs))


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_answers_come_in_the_order_of_the_items(jobs: int) -> None:
    assert doubled(range(100, 150), jobs) == list(range(200, 300, 2))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_item_that_kills_its_process_is_lost_and_no_other() -> None:
    assert doubled(range(40), 2) == [-13 if number == 13 else 2 * number for number in range(40)]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_process_that_dies_while_answers_are_taken_up_costs_no_other_item() -> None:
    answers = spread(double, range(40), lost=lose, jobs=2)
    first = next(answers)
    time.sleep(2)  # 13 is long on its way, and its process dead, when the next chunk is to be sent
    assert [first, *answers] == [-13 if number == 13 else 2 * number for number in range(40)]


def test_no_items_give_no_answers() -> None:
    assert doubled([], 2) == []


def test_an_archive_is_the_same_whoever_read_the_drafts(tmp_path: Path) -> None:
    drafts = tmp_path / "稿子"
    drafts.mkdir()
    for number in range(12):
        words = "柔性引才要做实，支持专家周末坐诊授课。" * (number + 1)
        (drafts / f"{number:02d}.txt").write_text(f"在人才工作座谈会上的讲话\n\n{words}\n", encoding="utf-8")
    (drafts / "坏.docx").write_bytes(b"PK\x03\x04")
    held = []
    for jobs in (1, 2):
        with open_archive(tmp_path / f"{jobs}.duckdb", write=True) as archive:
            taken = add_files(archive, sorted(drafts.iterdir()), spread=partial(spread, jobs=jobs))
            tables = [
                archive.connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
                for table in ("texts", "files", "fingerprints", "families", "bags", "words")
            ]
            held.append((taken, tables))
    assert held[0] == held[1]
    assert [item.state for item in held[0][0]] == ["added"] * 12 + ["failed"]
