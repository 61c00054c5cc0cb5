"""What is replaced while a run goes on: nobody knows which files were made with it, so none is remembered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govdocs.batch import build
from govdocs.batch.state import STATE_FILE
from govdocs.resources import shipped_folder

from .test_unchanged import TEMPLATE, remade

SCRIPT = """
import sys
from pathlib import Path
import govdocs

if __name__ == "__main__":
    folder, file, when, jobs = sys.argv[1:]
    replaced = Path(govdocs.__file__).parent / file

    def replace(done=2, *_):
        if done == 2:
            replaced.write_bytes(replaced.read_bytes())

    assert govdocs.read(Path(folder, "稿子", "稿00.txt")).document.title
    if when == "before":
        replace()
    govdocs.build(
        Path(folder, "稿子"), out=Path(folder, "out"), to="yaml", jobs=int(jobs), start="spawn",
        progress=replace if when == "amid" else None,
    )
"""


def remembered(out: Path) -> list[str]:
    """The files an output folder has a record of."""
    return sorted(json.loads((out / STATE_FILE).read_text(encoding="utf-8"))["files"])


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of our own that can be replaced: a copy of this one."""
    home = tmp_path / "program"
    shipped = shipped_folder()
    shutil.copytree(shipped / "govdocs", home / "govdocs", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "corpora"):
        shutil.copytree(shipped / name, home / name, ignore=shutil.ignore_patterns("fonts"))
    return home


@pytest.mark.skipif(sys.platform == "win32", reason="a file written over keeps its time there")
@pytest.mark.parametrize(("when", "jobs", "kept"), [("never", 1, 12), ("before", 1, 0), ("amid", 1, 0), ("amid", 2, 0)])
def test_of_a_program_that_is_replaced_while_it_runs_nothing_is_remembered(
    many: Path, program: Path, tmp_path: Path, when: str, jobs: int, kept: int
) -> None:
    script = program / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path), "writing/text.py", when, str(jobs)]
    subprocess.run(command, cwd=program, check=True)
    assert len(remembered(tmp_path / "out")) == kept


def test_with_a_template_that_is_replaced_in_mid_run_nothing_is_remembered(many: Path, tmp_path: Path) -> None:
    template, out = tmp_path / "本单位.xml.j2", tmp_path / "out"
    template.write_text(TEMPLATE, encoding="utf-8")

    def replace(done: int, *_: object) -> None:
        if done == 3:
            template.write_text(TEMPLATE.replace("内部", "会议"), encoding="utf-8")

    build(many / "稿00.txt", out=out, to="json")
    build(many, out=out, to="html", template=template, progress=replace)
    assert remembered(out) == ["稿00.json"]
    template.write_text(TEMPLATE, encoding="utf-8")
    assert len(remade(build(many, out=out, to="html", template=template))) == 12
    assert remade(build(many, out=out, to="html", template=template)) == []
