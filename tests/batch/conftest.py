"""A folder of short drafts, each with a text of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

COUNT = 12


def draft_text(number: int) -> str:
    """The text of a short speech that no other number gives."""
    return (
        f"在全市第{number}次人才工作会议上的讲话\n\n同志们：\n　　这是第{number}次会议。\n"
        "一、提高认识\n　　人才是第一资源。\n二、抓好落实\n　　服务要到位。\n"
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with twelve drafts."""
    folder = tmp_path / "稿子"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"稿{number:02}.txt").write_text(draft_text(number), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
