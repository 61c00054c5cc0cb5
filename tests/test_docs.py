"""Every example in the README and the manual runs as printed.

`bash` and `python` blocks of a page run in order in one folder of their own, which holds 讲话.txt, 汇编.txt and the
folder 稿子/. Blocks of other names are not run; the `sh` blocks of the README are run by .ci/run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "templates/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
RUN = {"bash": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}


def runnable(page: Path) -> list[tuple[str, str]]:
    """What of a page is run: (language, code), blocks of one language in a row taken together."""
    blocks = [block for block in BLOCK.findall(page.read_text(encoding="utf-8")) if block[0] in RUN]
    return [(name, "\n".join(code for _, code in row)) for name, row in groupby(blocks, key=lambda block: block[0])]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with drafts in it and `govdocs` on the path."""
    desk = tmp_path / "desk"
    speeches = sorted((SAMPLES / "speech").glob("*.txt"))
    (desk / "稿子" / "下级").mkdir(parents=True)
    shutil.copy(speeches[0], desk / "讲话.txt")
    shutil.copy(speeches[0], desk / "稿子" / "讲话.txt")
    shutil.copy(speeches[1], desk / "稿子" / "下级" / "讲话.txt")
    shutil.copy(next((SAMPLES / "collection").glob("*.txt")), desk / "汇编.txt")
    program = tmp_path / "bin" / "govdocs"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govdocs "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return desk


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(
    "page", [page for page in PAGES if runnable(page)], ids=lambda page: str(page.relative_to(ROOT))
)
def test_the_examples_of_a_page_run(page: Path, desk: Path) -> None:
    path = os.pathsep.join([str(desk.parent / "bin"), os.environ["PATH"]])
    for language, code in runnable(page):
        environment = os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ["PYTHONPATH"]])}
        done = subprocess.run(
            [*RUN[language], code], cwd=desk, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    dead = [link for link in links if not (page.parent / link).exists()]
    assert not dead


def test_every_page_of_the_manual_can_be_reached_from_its_index() -> None:
    index = ROOT / "docs" / "index.md"
    reached, waiting = {index}, [index]
    while waiting:
        page = waiting.pop()
        links = {(page.parent / link).resolve() for link in LINK.findall(page.read_text(encoding="utf-8"))}
        fresh = {link for link in links if link.suffix == ".md" and link.is_file()} - reached
        reached |= fresh
        waiting += fresh
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= reached


def test_every_command_and_option_is_in_the_manual() -> None:
    from govdocs.cli.app import command

    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, each in command().commands.items():
        section = manual.partition(f"## {name} ")[2].partition("\n## ")[0]
        assert section, name
        options = [option for parameter in each.params for option in parameter.opts if option.startswith("--")]
        short = {"--out": "-o", "--jobs": "-j", "--system-fonts": "--no-system-fonts", "--copy": "--no-copy"}
        missing = [option for option in options if short.get(option, option) not in section]
        assert not missing, name


def test_the_readme_has_the_two_commands_that_ci_runs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark, part in (("main job", "govdocs build"), ("tests", "pytest")):
        block = text.partition(f"<!-- ci: {mark} -->\n```sh\n")[2].partition("\n```")[0]
        assert part in block
        assert "\n" not in block  # one line to copy and paste
