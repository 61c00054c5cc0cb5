"""Names are told by a surname and what follows it; dictionary words and function words behind one are none."""

from __future__ import annotations

import pytest

from govdocs.words import find_names


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in find_names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("刚才，王建国、李明、欧阳文华和沈敬川作了发言。", ["王建国", "李明", "欧阳文华", "沈敬川"]),
        ("请张伟书记和刘海洋教授介绍经验。", ["张伟", "刘海洋"]),
        ("会议由周谨言主持。", ["周谨言"]),
        ("", []),
    ],
)
def test_names_are_found_whole(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    ["江的治理和马上就办。", "文化工作，任务分工，关于人才工作的程序规定。", "高标准推进，全市各类人才。"],
)
def test_what_only_begins_like_a_name_is_none(text: str) -> None:
    assert names(text) == []
