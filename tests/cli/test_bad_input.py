"""Bad files, bad calls and a bad machine: one clear Chinese line, the right exit code, nothing half-done."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import DRAFT, Run, listed

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def assert_one_line(err: str, *, about: str) -> None:
    """One line, in Chinese, that names what it is about."""
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert about in lines[0]
    assert re.search("[一-鿿]{2}", lines[0])


def write_empty(path: Path) -> None:
    """A file of nothing."""
    path.write_bytes(b"")


def write_blank(path: Path) -> None:
    """A file of blanks and line ends."""
    path.write_bytes("\ufeff \n\n　　\n".encode())


def write_junk(path: Path) -> None:
    """Bytes that are no text in any encoding."""
    path.write_bytes(bytes(range(256)) * 40)


def write_protected(path: Path) -> None:
    """What Word writes when a password is set: an OLE container, not a zip."""
    path.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000))


def write_truncated(path: Path) -> None:
    """A Word file whose download stopped half-way."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", os.urandom(9000))
    path.write_bytes(path.read_bytes()[:5000])


def write_bomb(path: Path) -> None:
    """A small zip that unpacks to 2 GB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(128):
                part.write(bytes(16 * 1024 * 1024))


def write_other_zip(path: Path) -> None:
    """A zip that is no Word file."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("照片.jpg", b"x")


BAD_FILES: list[tuple[str, Callable[[Path], None]]] = [
    ("空.txt", write_empty),
    ("白.txt", write_blank),
    ("空.docx", write_empty),
    ("空.yaml", write_empty),
    ("空.json", write_empty),
    ("乱.txt", write_junk),
    ("乱.docx", write_junk),
    ("加密.docx", write_protected),
    ("半截.docx", write_truncated),
    ("炸弹.docx", write_bomb),
    ("照片.docx", write_other_zip),
]


@pytest.mark.parametrize(("name", "write"), BAD_FILES, ids=[name for name, _ in BAD_FILES])
def test_a_bad_file_is_one_line_and_leaves_nothing_behind(
    run: Run, folder: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(folder / name)
    before = (folder / name).read_bytes()
    done = run("build", name, "--to", "docx,pdf")
    assert done.code == 1
    assert done.out == ""
    assert_one_line(done.err, about=name)
    assert (folder / name).read_bytes() == before
    assert listed(folder) == sorted(["讲话.txt", name])


@pytest.mark.parametrize(("name", "write"), BAD_FILES, ids=[name for name, _ in BAD_FILES])
def test_show_says_the_same_of_a_bad_file(
    run: Run, folder: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(folder / name)
    done = run("show", name)
    assert done.code == 1
    assert done.out == ""
    assert_one_line(done.err, about=name)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("稿.yaml", "文种: 讲话\n标题: [没有关上\n正文: []\n", r"第\d行第\d+列"),
        ("稿.yaml", "文种: 讲话\n标题: 讲话\n标提: 写错\n", "第3行第1列"),
        ("稿.yaml", "文种: 讲话\n标题: 讲话\n正文:\n  - 标题: 一点\n    内客: []\n", "第5行第5列"),
        ("稿.json", '{"kind": "speech",\n "title": }', r"第2行第\d+列"),
        ("稿.yaml", "文种: 诗歌\n标题: 春晓\n", "第1行"),
    ],
    ids=["unclosed", "unknown field", "unknown field inside", "broken json", "unknown kind"],
)
def test_a_mistake_in_data_is_told_with_line_and_column(
    run: Run, folder: Path, name: str, text: str, place: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    done = run("build", name)
    assert done.code == 1
    assert_one_line(done.err, about=name)
    assert re.search(place, done.err)


def test_a_folder_without_drafts_is_wrong_usage(run: Run, folder: Path) -> None:
    (folder / "空 文件夹（1）").mkdir()
    done = run("build", "空 文件夹（1）")
    assert done.code == 2
    assert_one_line(done.err, about="空 文件夹（1）")


def test_a_file_that_is_not_there_is_wrong_usage_but_does_not_stop_others(run: Run, folder: Path) -> None:
    done = run("build", "没有.txt")
    assert done.code == 2
    assert_one_line(done.err, about="没有.txt")
    both = run("build", "没有.txt", "讲话.txt", "--to", "pdf")
    assert (both.code, both.out) == (1, "讲话.pdf\n")


@pytest.mark.parametrize("suffix", ["doc", "wps", "pdf", "ofd"])
def test_a_form_we_cannot_read_is_told_with_what_to_do(run: Run, folder: Path, suffix: str) -> None:
    (folder / f"稿.{suffix}").write_bytes(OLE + bytes(600))
    done = run("build", f"稿.{suffix}")
    assert done.code == 1
    assert_one_line(done.err, about="请")


@pytest.mark.parametrize("command", ["build", "show", "new"])
def test_an_unknown_kind_is_wrong_usage_and_the_known_ones_are_listed(run: Run, command: str) -> None:
    done = run(command, "诗歌") if command == "new" else run(command, "讲话.txt", "--kind", "诗歌")
    assert done.code == 2
    assert_one_line(done.err, about="讲话（speech）")


def test_an_output_that_is_the_input_is_refused(run: Run, folder: Path) -> None:
    done = run("build", "讲话.txt", "-o", "./讲话.txt")
    assert done.code == 2
    assert_one_line(done.err, about="输出就是稿子本身")
    assert (folder / "讲话.txt").read_text(encoding="utf-8") == DRAFT


def test_an_output_folder_that_cannot_be_written_is_the_machines_fault(run: Run, folder: Path) -> None:
    done = run("build", "讲话.txt", "--to", "pdf", "-o", folder / "讲话.txt" / "成品")
    assert done.code == 3
    assert_one_line(done.err, about="成品")
    assert (folder / "讲话.txt").read_text(encoding="utf-8") == DRAFT


def test_an_output_that_is_a_folder_is_left_alone(run: Run, folder: Path) -> None:
    (folder / "讲话.pdf").mkdir()
    done = run("build", "讲话.txt", "--to", "pdf")
    assert done.code == 3
    assert_one_line(done.err, about="讲话.pdf")
    assert listed(folder / "讲话.pdf") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild", "讲话.txt"],
        ["build"],
        ["build", "讲话.txt", "--two"],
        ["build", "讲话.txt", "-j", "many"],
        ["build", "讲话.txt", "-o"],
        ["build", "讲话.txt", "--template", "没有.xml.j2"],
        ["new"],
        ["new", "讲话", "多余"],
        ["split", "讲话.txt"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_chinese_line(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert_one_line(done.err, about="govdocs" if arguments[-1] != "没有.xml.j2" else "没有.xml.j2")


def test_a_style_sheet_that_is_not_there_is_told(run: Run) -> None:
    done = run("build", "讲话.txt", "--style", "没有这种")
    assert done.code != 0
    assert_one_line(done.err, about="没有这种")
