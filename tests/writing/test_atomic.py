"""Whole files or none, and one clear line when the machine refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govdocs.errors import OutputError
from govdocs.writing.atomic import write_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and limits")
BECOME_NOBODY = "os.setuid(65534)"


def listed(folder: Path) -> list[str]:
    """The names in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())


def attempt(target: Path, *, before: str = "", size: int = 1) -> str:
    """What a fresh Python is told when, after running `before`, it tries to write `size` bytes."""
    program = (
        "import os, resource\nfrom govdocs.writing.atomic import write_file\nfrom govdocs.errors import OutputError\n"
        f"{before}\ntry:\n    write_file({str(target)!r}, b'x' * {size})\n"
        "except OutputError as error:\n    print(error)"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_the_file_is_there_whole_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "甲 （乙）& 丙" / "讲话.docx"
    assert write_file(target, b"whole") == target
    assert target.read_bytes() == b"whole"
    assert listed(target.parent) == ["讲话.docx"]


def test_an_older_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "讲话.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "真.txt"
    real.write_bytes(b"old")
    link = tmp_path / "链.txt"
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "讲话.docx").mkdir()
    with pytest.raises(OutputError, match="已有同名文件夹"):
        write_file(tmp_path / "讲话.docx", b"x")
    assert listed(tmp_path) == ["讲话.docx"]


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"x")
    with pytest.raises(OutputError, match="位置上是一个文件"):
        write_file(tmp_path / "文件" / "讲话.docx", b"x")


def test_a_name_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="文件名太长"):
        write_file(tmp_path / ("讲" * 200 + ".docx"), b"x")
    assert listed(tmp_path) == []


def test_a_full_disk_leaves_the_older_file_and_no_scraps(tmp_path: Path) -> None:
    target = tmp_path / "讲话.docx"
    target.write_bytes(b"old")
    # A limit on file size fails in the middle of writing, as a full disk does.
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))"
    assert "磁盘已满或超出限额" in attempt(target, before=limit, size=100_000)
    assert target.read_bytes() == b"old"
    assert listed(tmp_path) == ["讲话.docx"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to become another user")
class TestAsAnotherUser:
    """Refusals that the superuser never meets, tried as a user who owns nothing."""

    @pytest.fixture(autouse=True)
    def _reachable(self, tmp_path: Path) -> None:
        for folder in (tmp_path, *tmp_path.parents):
            if folder.stat().st_uid == os.geteuid() and "pytest" in str(folder):
                folder.chmod(0o755)

    def test_a_read_only_folder_is_said_so(self, tmp_path: Path) -> None:
        assert "输出文件夹不能写入" in attempt(tmp_path / "讲话.docx", before=BECOME_NOBODY)
        assert listed(tmp_path) == []

    def test_a_target_that_cannot_be_replaced_is_left_and_said_so(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o1777)  # others may add files here, but not replace this one
        target = tmp_path / "讲话.docx"
        target.write_bytes(b"old")
        assert "可能正被 Word、WPS 等程序打开" in attempt(target, before=BECOME_NOBODY)
        assert target.read_bytes() == b"old"
        assert listed(tmp_path) == ["讲话.docx"]
