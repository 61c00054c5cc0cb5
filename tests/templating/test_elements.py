"""Elements of issued texts: what print adds to the words of a field, and takes nothing from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.model import InterimMeasures, Notice
from govdocs.templating import TextBlock, arrange
from govdocs.templating.brackets import bracketed, unbracketed

NOTE_ENDING_IN_A_BRACKET = "联系人：林岚；电话：0870-2123456（工作日）"


def words(document: Notice, style: str) -> list[str]:
    return [block.text for block in arrange(document).blocks if isinstance(block, TextBlock) and block.style == style]


@pytest.mark.parametrize("note", ["此件公开发布", NOTE_ENDING_IN_A_BRACKET, "（一）类人员不在此列"])
def test_a_note_is_put_in_brackets_that_balance(note: str) -> None:
    assert words(Notice(note=note), "note") == [f"（{note}）"]


@pytest.mark.parametrize("note", ["（此件公开发布）", "（联系人：林岚）（电话：0870-2123456）"])
def test_a_note_in_brackets_of_its_own_gets_no_second_pair(note: str) -> None:
    assert words(Notice(note=note), "note") == [note]


def test_the_adoption_note_of_a_text_issued_keeps_its_inner_brackets() -> None:
    issued = InterimMeasures(title="暂行办法", adoption_note="2026年11月20日部务会通过（试行一年）")
    assert words(Notice(enclosed=issued), "adoption-note") == ["（2026年11月20日部务会通过（试行一年））"]


BALANCED = st.lists(st.sampled_from(["甲", "（乙）", "（丙（丁））"]), min_size=1).map("".join)


@given(BALANCED)
def test_brackets_that_print_added_can_be_taken_off_again(text: str) -> None:
    printed = bracketed(text)
    assert (printed[0], printed[-1]) == ("（", "）")
    assert printed == text or unbracketed(printed) == text
