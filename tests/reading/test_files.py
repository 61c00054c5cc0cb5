"""Files are found, bounded and told by their suffix; a wrong call is told from a bad file."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.model import Material, Speech
from govdocs.reading import read, read_bytes, read_text

_SPEECH = "在人才工作会议上的讲话\n\n同志们：\n　　开会。\n"


def test_a_file_with_blanks_and_marks_in_its_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "讲话（送审 稿）& 附.txt"
    path.write_text(_SPEECH, encoding="utf-8")
    draft = read(path)
    assert isinstance(draft.document, Speech)
    assert draft.source.name == str(path)


def test_a_file_without_a_known_suffix_is_taken_for_draft_text() -> None:
    assert read_bytes(_SPEECH.encode(), "-").document == read_text(_SPEECH).document


def test_no_such_file_and_a_folder_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件"):
        read(tmp_path / "无.txt")
    with pytest.raises(UsageError, match="文件夹"):
        read(tmp_path)


def test_a_name_no_system_allows_is_refused_without_a_traceback() -> None:
    with pytest.raises(UnreadableFileError):
        read("稿\x00.txt")


def test_the_kind_given_overrules_what_the_text_looks_like() -> None:
    assert isinstance(read_text(_SPEECH, kind="材料").document, Material)
    assert isinstance(read_text("甲。\n乙。", kind="speech").document, Speech)


def test_an_unknown_kind_is_wrong_usage_and_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="讲话（speech）"):
        read_text(_SPEECH, kind="诗歌")


def test_a_text_without_a_kind_is_material_and_says_so() -> None:
    draft = read_text("甲。\n乙。\n")
    assert isinstance(draft.document, Material)
    assert [finding.rule for finding in draft.findings] == ["reading.kind"]


@pytest.mark.parametrize(
    "title", ["在大会上的讲话", "在开幕式上的致辞", "在座谈会上的发言（提纲）", "新年贺词"]
)
def test_the_title_of_something_spoken_makes_a_speech(title: str) -> None:
    assert isinstance(read_text(f"{title}\n很好。\n").document, Speech)


@pytest.mark.parametrize("title", ["关于学习讲话精神的通知", "人才工作要点", "致辞的写法"])
def test_other_titles_do_not(title: str) -> None:
    assert not isinstance(read_text(f"{title}\n很好。\n").document, Speech)
