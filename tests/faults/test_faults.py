"""Whatever happens to a run, it leaves whole files, says what went wrong, and a second run completes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdocs.batch import BuildReport, build
from tests.batch.conftest import contents, draft_text
from tests.faults.kills import try_kills

COUNT = 40
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with forty drafts."""
    folder = tmp_path / "稿子"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"稿{number:02}.txt").write_text(draft_text(number), encoding="utf-8")
    return folder


@pytest.fixture
def whole(drafts: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a run that nobody disturbs gives."""
    assert not build(drafts, out=tmp_path / "无事").failed
    build(drafts, out=tmp_path / "无事", to="pdf")
    return contents(tmp_path / "无事")


def complete(drafts: Path, out: Path) -> BuildReport:
    """The report on a second run, of which nothing goes wrong."""
    build(drafts, out=out)
    report = build(drafts, out=out, to="pdf", jobs=2)
    assert not report.failed
    return report


@POSIX
@pytest.mark.parametrize(("start", "fill"), [("fork", False), ("spawn", False), ("fork", True)])
def test_killed_at_any_moment_it_leaves_whole_files_and_a_second_run_completes_it(
    tmp_path: Path, start: str, fill: bool
) -> None:
    told = try_kills(tmp_path, kills=4, drafts=30, seed=7, start=start, fill=fill)
    assert any(0 < left < 60 for _, left in told) or len({left for _, left in told}) > 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a quarter of a megabyte."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "小盘"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "govdocs-test", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_on_a_full_disk_what_fits_is_whole_and_the_rest_is_reported(
    drafts: Path, whole: dict[str, bytes], small_disk: Path, tmp_path: Path, jobs: int
) -> None:
    out = small_disk / "成品"
    report = build(drafts, out=out, to="pdf", jobs=jobs, report=tmp_path / "报告.json")
    assert report.exit_code == 3
    assert 0 < len(report.failed) < COUNT
    assert all(("磁盘已满" in item.error and item.source in item.error) or "成品" in item.error for item in report.failed)
    told = json.loads((tmp_path / "报告.json").read_text(encoding="utf-8"))
    assert told["failed"] == len(report.failed)
    left = contents(out)
    assert {Path(path).name for path in report.outputs} == {name for name in left if not name.startswith(".")}
    assert all(left[name] == whole[name] for name in left if not name.startswith("."))
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    complete(drafts, out)
    assert contents(out) == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_inputs_that_cannot_be_read_are_reported_and_the_rest_are_built(
    drafts: Path, whole: dict[str, bytes], tmp_path: Path, jobs: int
) -> None:
    good = {name: (drafts / name).read_bytes() for name in ("稿03.txt", "稿11.txt", "稿22.txt", "稿30.txt")}
    for name in good:
        (drafts / name).unlink()
    (drafts / "稿03.txt").symlink_to(drafts / "稿03.txt")
    (drafts / "稿11.txt").write_bytes(bytes(range(256)) * 40)
    (drafts / "稿22.txt").write_bytes(b"")
    (drafts / "稿30.docx").write_bytes(b"PK\x03\x04 cut off")
    report = build(drafts, out=tmp_path / "out", to="pdf", jobs=jobs)
    assert [Path(item.source).name for item in report.failed] == ["稿03.txt", "稿11.txt", "稿22.txt", "稿30.docx"]
    assert all(item.source in item.error for item in report.failed)
    assert (report.exit_code, len(report.items)) == (1, COUNT)
    for name, data in good.items():
        (drafts / name).unlink(missing_ok=True)
        (drafts / name).write_bytes(data)
    (drafts / "稿30.docx").unlink()
    complete(drafts, tmp_path / "out")
    assert contents(tmp_path / "out") == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_for_every_tenth_draft_stops_no_other(
    drafts: Path, whole: dict[str, bytes], tmp_path: Path, jobs: int
) -> None:
    template = tmp_path / "本单位.xml.j2"
    fault = '{% extends "base.xml.j2" %}{% block under_title %}\n{% if "0次" in 标题 %}{{ 没有 }}{% endif %}\n{% endblock %}'
    template.write_text(fault, encoding="utf-8")
    report = build(drafts, out=tmp_path / "out", to="pdf", template=template, jobs=jobs)
    assert [Path(item.source).name for item in report.failed] == ["稿00.txt", "稿10.txt", "稿20.txt", "稿30.txt"]
    assert all("本单位.xml.j2，第2行" in item.error for item in report.failed)
    assert len(report.outputs) == COUNT - 4
    complete(drafts, tmp_path / "out")
    assert contents(tmp_path / "out") == whole


def test_leftovers_of_processes_that_are_no_more_are_cleared_away(drafts: Path, tmp_path: Path) -> None:
    from govdocs.writing.atomic import write_file

    out = tmp_path / "out"
    write_file(out / "甲.txt", b"")
    program = (
        "import os, sys\nfrom govdocs.writing import atomic\natomic.os.fsync = lambda _: os._exit(9)\n"
        f"atomic.write_file({str(out / '稿00.pdf')!r}, b'half')"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    (ours,) = out.glob(".govdocs-*.tmp")
    theirs = out / ".govdocs-000000-1-0.tmp"
    theirs.write_bytes(b"of a machine that is at work")
    long_ago = out / ".govdocs-000000-1-1.tmp"
    long_ago.write_bytes(b"of a machine that was")
    os.utime(long_ago, (0, 0))
    build(drafts, out=out, to="yaml")
    assert not ours.exists()
    assert not long_ago.exists()
    assert theirs.exists()
