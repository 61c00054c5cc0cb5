"""A folder with a draft in it, and the program as a user meets it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from govdocs.cli import main

DRAFT = """---
文种: 讲话
讲话人: 李明
职务: 市委书记
日期: 2026-11-22
---
在全市人才工作会议上的讲话

同志们：
　　这次会议的主要任务是部署明年的人才工作。下面，我讲两点意见。
一、提高认识，增强责任感
　　人才是第一资源。
二、突出重点，抓好落实
（一）引进急需人才。围绕产业清单列需求，按需求定政策。
（二）做好服务保障。办好住房、子女入学、就医三件实事。
"""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, holding 讲话.txt."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "讲话.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `govdocs arguments…` in this process; nothing it says may be a traceback."""

    def run_here(*arguments: str | Path) -> Outcome:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Outcome(code, out, err)

    return run_here


def listed(folder: Path) -> list[str]:
    """The names in a folder, in order, but for what `build` remembers there."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".govdocs-state.json")


def start(*arguments: str | Path, data: bytes = b"", cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs `govdocs arguments…` as a program of its own with `data` on its standard input."""
    command = [sys.executable, "-m", "govdocs", *map(str, arguments)]
    return subprocess.run(command, input=data, cwd=cwd, capture_output=True, check=False, timeout=120)
