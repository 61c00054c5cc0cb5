"""What is published works away from the checkout: built, installed in a clean place, run from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DRAFT = "在全市人才工作会议上的讲话\n\n同志们：\n　　我讲一点意见。\n一、提高认识\n　　人才是第一资源。\n"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel built from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The wheel."""
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def clean_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python in an environment of its own, with the wheel in it; third-party libraries are borrowed."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    site = Path(paths["purelib"])
    python = Path(paths["scripts"], "python")
    # Looked at after the environment's own, so the wheel comes first; nothing is fetched.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    done = subprocess.run([*command, "--ignore-installed", str(wheel)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return python


def test_the_wheel_carries_data_and_neither_tests_nor_tools(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"govdocs", next(top for top in tops if top.endswith(".dist-info"))}
    for needed in (
        "govdocs/py.typed",
        "govdocs/_data/templates/speech.xml.j2",
        "govdocs/_data/templates/styles/gbt9704.toml",
        "govdocs/_data/templates/starters/speech.txt",
        "govdocs/_data/templates/fonts/GovdocsFangsong.ttf",
        "govdocs/_data/corpora/README.md",
    ):
        assert needed in names
    assert not [name for name in names if "/tests/" in name or name.endswith("build_fonts.py")]


def test_all_data_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "templates", "corpora"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode != 0:
        pytest.skip("not a git checkout")
    files = [name for name in tracked.stdout.split("\0") if name and not name.startswith("templates/fonts/")]
    assert len(files) > 5
    assert not [name for name in files if f"govdocs/_data/{name}" not in names]


def test_the_sdist_carries_what_a_packager_needs(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "docs/index.md", "tests/conftest.py", ".ci/run"}
    assert needed <= names


def test_the_installed_command_renders_away_from_the_checkout(clean_python: Path, tmp_path: Path) -> None:
    (tmp_path / "讲话.txt").write_text(DRAFT, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = shutil.which("govdocs", path=str(clean_python.parent))
    assert program
    command = [program, "build", "讲话.txt", "--to", "docx,pdf", "-o", "成品", "--no-system-fonts"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "成品" / "讲话.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "成品" / "讲话.pdf").read_bytes().startswith(b"%PDF")
    where = [str(clean_python), "-c", "import govdocs.resources as r; print(r.__file__); print(r.shipped_folder())"]
    told = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert all(str(clean_python.parents[1]) in line for line in told.splitlines())
    assert told.splitlines()[1].endswith("_data")
