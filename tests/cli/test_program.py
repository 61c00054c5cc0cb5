"""The program as a whole: help and version, starters, kinds, fonts, interruption, broken pipes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import govdocs
from govdocs.model import KINDS
from govdocs.reading import read

from .conftest import DRAFT, Run

COMMANDS = ("build", "format", "fill", "show", "reuse", "dedupe", "split", "new", "fmt", "fonts", "kinds", "index")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(run: Run, command: str) -> None:
    done = run(*[part for part in (command, "--help") if part])
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"用法：govdocs {command}".rstrip())
    assert not re.search(r"Usage|Options:|Show this|required|default|Arguments|<", done.out)


def test_help_lists_every_command(run: Run) -> None:
    assert re.findall(r"^  (\w+)  ", run("--help").out, re.M)[-len(COMMANDS) :] == list(COMMANDS)


def test_version_is_the_packages(run: Run) -> None:
    assert run("--version").out == f"govdocs {govdocs.__version__}\n"


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_starter_is_a_draft_of_its_kind_without_anything_to_remark(run: Run, folder: Path, kind: str) -> None:
    label = KINDS[kind].label
    assert run("new", label, "-o", "新 稿.txt").out == "新 稿.txt\n"
    draft = read("新 稿.txt")
    assert draft.document.kind == kind
    assert not [finding for finding in draft.findings if finding.severity != "info"]
    assert len(draft.document.body) >= 3
    assert run("build", "新 稿.txt", "--to", "pdf").code == 0


def test_a_starter_never_overwrites(run: Run, folder: Path) -> None:
    done = run("new", "讲话")
    assert done.code == 2
    assert "已有这个文件" in done.err
    assert (folder / "讲话.txt").read_text(encoding="utf-8") == DRAFT


def test_an_offices_own_template_and_the_one_it_overrides_are_listed(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder / "办公室" / "templates" / "speech.xml.j2"
    own.parent.mkdir(parents=True)
    own.write_text("<document><title/><body/><closing/></document>", encoding="utf-8")
    monkeypatch.setenv("GOVDOCS_HOME", str(folder / "办公室"))
    shown = run("kinds").out
    assert f"模板：{own}" in shown
    assert "被盖过：" in shown
    speech = json.loads(run("kinds", "--json").out)[0]
    assert speech["templates"][0] == str(own)
    run("build", "讲话.txt", "-o", "讲话.html")
    assert "李明" not in (folder / "讲话.html").read_text(encoding="utf-8")


def test_the_schema_is_printed(run: Run) -> None:
    assert "$defs" in json.loads(run("kinds", "--schema").out)


def test_every_role_is_shown_with_the_font_it_gets(run: Run) -> None:
    shown = run("fonts", "--no-system-fonts").out
    assert "仿宋　仿宋_GB2312 → Govdocs 仿宋" in shown
    assert "小标宋　方正小标宋简体 → Govdocs 小标宋" in shown
    roles = json.loads(run("fonts", "--no-system-fonts", "--json").out)
    assert {"fangsong", "kaiti", "heiti", "xiaobiaosong", "songti", "latin"} == {role["role"] for role in roles}


def test_characters_without_a_font_are_listed(run: Run, folder: Path) -> None:
    assert run("fonts", "--missing", "讲话.txt").out == "这篇稿子的字，字体里都有\n"
    (folder / "讲话.txt").write_text(DRAFT.replace("人才是", "人才\ue004是"), encoding="utf-8")
    told = json.loads(run("fonts", "--missing", "讲话.txt", "--json").out)
    assert [(glyph["char"], glyph["count"]) for glyph in told] == [("\ue004", 1)]


def test_a_font_that_is_not_there_is_one_line(run: Run) -> None:
    done = run("build", "讲话.txt", "--to", "pdf", "--font", "没有.ttf")
    assert done.code != 0
    assert len(done.err.strip().splitlines()) == 1
    assert "没有.ttf" in done.err


def test_a_fault_of_the_program_itself_is_one_line_unless_debugging(folder: Path) -> None:
    code = (
        "import sys; from govdocs.cli import main; import govdocs.model.kinds as kinds\n"
        "kinds.KINDS.clear(); kinds.KINDS['x'] = None\nsys.exit(main(['kinds']))"
    )
    quiet = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert quiet.returncode == 3
    assert len(quiet.stderr.strip().splitlines()) == 1
    assert "程序内部出错（AttributeError" in quiet.stderr
    debugging = os.environ | {"GOVDOCS_DEBUG": "1"}
    loud = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=debugging)
    assert "Traceback" in loud.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_leaves_whole_files(folder: Path, number: signal.Signals) -> None:
    (folder / "稿").mkdir()
    for index in range(3000):
        (folder / "稿" / f"{index:04d}.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "govdocs", "build", "稿", "--to", "pdf", "-o", "成品"]
    started = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list(folder.glob("成品/*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.02)
    started.send_signal(number)
    _, err = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "已中断" in err
    assert "Traceback" not in err
    files = [path for path in (folder / "成品").iterdir() if not path.name.startswith(".govdocs-state")]
    assert files
    assert all(path.suffix == ".pdf" and path.read_bytes().rstrip().endswith(b"%%EOF") for path in files)


def test_a_reader_that_went_away_is_no_fault(folder: Path) -> None:
    command = f"{sys.executable} -m govdocs kinds --schema | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=folder)
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_is_shown_colour_and_a_summary_unless_no_color(folder: Path, no_color: str, coloured: bool) -> None:
    terminal, end = os.openpty()
    environment = os.environ | {"NO_COLOR": no_color, "TERM": "xterm"}
    command = [sys.executable, "-m", "govdocs", "build", "讲话.txt", "没有.txt", "--to", "yaml"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=False, cwd=folder, env=environment)
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.stdout.decode() == "讲话.yaml\n"
    assert "排好 1 篇，没排成 1 篇" in shown
    assert ("\x1b[31m" in shown) is coloured


def test_no_colour_codes_reach_a_pipe(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govdocs", "build", "没有.txt"], capture_output=True, check=False, cwd=folder
    )
    assert b"\x1b" not in done.stdout + done.stderr
