"""`govdocs build` over many drafts: lists, reports, what is left alone, the bar, and being interrupted."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DRAFT, Run, listed, start
from .processes import group_exists, on_terminal, wait_for

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals and signals")


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder 稿子/ with twenty drafts."""
    drafts = folder / "稿子"
    drafts.mkdir()
    for number in range(20):
        (drafts / f"稿{number:02}.txt").write_text(DRAFT.replace("两点", f"{number}点"), encoding="utf-8")
    return drafts


def test_a_list_may_name_files_folders_and_patterns(run: Run, many: Path, folder: Path) -> None:
    (folder / "清单.txt").write_text("讲话.txt\n稿子/稿0[12].txt\n\n", encoding="utf-8")
    done = run("build", "--from-list", "清单.txt", "稿子/稿19.txt", "--to", "yaml", "-o", "成品")
    assert done.code == 0
    assert listed(folder / "成品") == ["稿01.yaml", "稿02.yaml", "稿19.yaml", "讲话.yaml"]


def test_a_list_may_come_by_standard_input(many: Path, folder: Path) -> None:
    names = "\n".join(f"稿子/稿{number:02}.txt" for number in range(3))
    done = start("build", "--from-list", "-", "--to", "yaml", "-o", "成品", data=names.encode(), cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert listed(folder / "成品") == ["稿00.yaml", "稿01.yaml", "稿02.yaml"]


def test_a_name_in_a_list_that_is_no_file_is_reported_and_the_rest_go_on(run: Run, folder: Path) -> None:
    (folder / "清单.txt").write_text("没有.txt\n讲话.txt\n", encoding="utf-8")
    done = run("build", "--from-list", "清单.txt", "-o", "成品")
    assert (done.code, done.out) == (1, "成品/讲话.docx\n")
    assert "没有.txt：没有这个文件" in done.err


@pytest.mark.parametrize("arguments", [[], ["--from-list", "没有.txt"], ["-", "--from-list", "-"]])
def test_no_draft_at_all_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    done = run("build", *arguments)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1


def test_drafts_of_every_kind_and_format_go_together(run: Run, folder: Path) -> None:
    mixed = folder / "各种"
    mixed.mkdir()
    run("build", "讲话.txt", "--to", "docx,yaml,json", "-o", "各种")
    for name, suffix in (("甲", "docx"), ("乙", "yaml"), ("丙", "json")):
        (mixed / f"讲话.{suffix}").rename(mixed / f"{name}.{suffix}")
    (mixed / "丁.md").write_text("关于商请支持的函\n\n某某单位：\n　　请予支持。\n", encoding="utf-8")
    assert run("build", "各种", "--to", "pdf", "-o", "成品").code == 0
    assert listed(folder / "成品") == ["丁.pdf", "丙.pdf", "乙.pdf", "甲.pdf"]


def test_a_second_run_leaves_all_alone_and_force_does_not(run: Run, many: Path, folder: Path) -> None:
    first = run("build", "稿子", "-o", "成品")
    stamps = {path: path.stat().st_mtime_ns for path in (folder / "成品").glob("*.docx")}
    second = run("build", "稿子", "-o", "成品", "--json")
    assert json.loads(second.out)["unchanged"] == len(stamps) == 20
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    third = run("build", "稿子", "-o", "成品", "--force")
    assert third.out == first.out
    assert all(path.stat().st_mtime_ns > stamp for path, stamp in stamps.items())


def test_the_report_goes_where_it_is_told(run: Run, many: Path, folder: Path) -> None:
    assert run("build", "稿子", "-o", "成品", "--report", "报告.json", "-j", "2").code == 0
    assert len(json.loads((folder / "报告.json").read_text(encoding="utf-8"))["items"]) == 20
    assert run("build", "稿子", "-o", "成品", "--report", "报告.txt").code == 2


@POSIX
def test_on_a_terminal_a_bar_tells_rate_time_left_and_failures(many: Path, folder: Path) -> None:
    (many / "稿05.txt").write_bytes(b"")
    shown = on_terminal(["build", "稿子", "-o", "成品", "-j", "2", "--to", "pdf"], cwd=folder)
    assert "20/20" in shown
    assert re.search(r"\d+\.\d 篇/秒", shown)
    assert "还要" in shown
    assert "1 篇没排成" in shown
    assert re.search(r"排好 19 篇，没排成 1 篇；共 19 页，用时 \d+\.\d 秒", shown)


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_interrupted_it_ends_in_one_line_and_leaves_whole_files_and_no_process(
    many: Path, folder: Path, number: signal.Signals, way: str
) -> None:
    for extra in range(300):
        (many / f"又{extra:03}.txt").write_text(DRAFT.replace("两点", f"{extra}点"), encoding="utf-8")
    command = [sys.executable, "-m", "govdocs", "build", "稿子", "-o", "成品", "-j", "2", "--start", way, "--to", "pdf"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        wait_for(lambda: len(list(folder.glob("成品/*.pdf"))) > 20)
        if number == signal.SIGINT:
            os.killpg(run.pid, number)  # as a terminal does: every process of the group
        else:
            run.send_signal(number)
        out, err = run.communicate(timeout=30)
    assert run.returncode == 130
    assert out == b""
    assert err.decode() == "govdocs：已中断；写成的文件都是完整的\n"
    wait_for(lambda: not group_exists(run.pid))
    made = list((folder / "成品").glob("*"))
    assert 20 < len(made) < 320
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made if path.suffix == ".pdf")
    assert not list((folder / "成品").glob(".govdocs-*.tmp"))
    again = start("build", "稿子/又00?.txt", "-o", "成品", "-j", "2", "--to", "pdf", "--json", cwd=folder)
    assert json.loads(again.stdout)["unchanged"] > 0
