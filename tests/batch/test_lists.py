"""Lists of drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.batch.lists import load_list, read_list
from govdocs.errors import UnreadableFileError, UsageError

NAMES = ["讲话.txt", "二〇二六年/讲 话（一）.docx", "稿子/*.md"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_has_a_name_a_line_in_any_encoding(encoding: str, end: str) -> None:
    assert read_list(end.join([*NAMES, "", "  ", ""]).encode(encoding)) == NAMES


def test_names_ended_by_nul_may_hold_anything() -> None:
    assert read_list("甲.txt\0 乙,丙 .txt\0".encode()) == ["甲.txt", " 乙,丙 .txt"]


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    (tmp_path / "清单.txt").write_bytes(b"\n \n")
    with pytest.raises(UnreadableFileError, match=r"清单\.txt：文件是空的"):
        load_list(tmp_path / "清单.txt")
    with pytest.raises(UsageError, match="没有这个文件"):
        load_list(tmp_path / "没有.txt")
