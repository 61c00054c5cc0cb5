"""Invented texts and an archive that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.reading import read_text
from govdocs.reuse.prepare import reuse_text
from govdocs.reuse.subject import ReuseText

from ..material import FIRST, OPENING, OTHER, SECOND, THIRD


def speech(
    *paragraphs: str, speaker: str = "李明", date: str = "2025-03-12", head: str = "", name: str = "讲话.txt"
) -> str:
    """A draft in the plain text grammar."""
    body = "".join(f"　　{paragraph}\n" for paragraph in paragraphs)
    return (
        f"---\n文种: 讲话\n讲话人: {speaker}\n日期: {date}\n{head}---\n在全市人才工作会议上的讲话\n\n同志们：\n{body}"
    )


def text_of(words: str, name: str = "讲话.txt") -> ReuseText:
    """The draft `words` as a text to compare."""
    return reuse_text(read_text(words, name), name=name)


LAST_YEAR = speech(OPENING, FIRST, SECOND)
THIS_YEAR = speech(OTHER, SECOND, THIRD, date="2026-11-22")
WATER = speech(OTHER, speaker="周琴", date="2024-05-06")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three drafts."""
    for name, words in (("去年.txt", LAST_YEAR), ("今年.txt", THIS_YEAR), ("水利.txt", WATER)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where an archive goes."""
    return tmp_path / "讲话库.duckdb"
