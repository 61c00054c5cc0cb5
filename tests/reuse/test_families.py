"""States of one text are found as one family; shared passages, however long, make none."""

from __future__ import annotations

from dataclasses import replace

from govdocs.model import OfficialDate, Stage
from govdocs.reading import read_text
from govdocs.reuse.prepare import reuse_text
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import About, ReuseText
from tests.reuse.material import EDITED_SECOND, FIRST, OPENING, OTHER, SECOND, THIRD, wrap

WHOLE = OPENING + FIRST + SECOND + THIRD + OTHER
OWN = "教师、医生的职称评审下放到县，谁用人谁评价，材料一次交齐，结果半年内公布，不再层层报批。"


def text(words: str, key: str, **about: object) -> ReuseText:
    return ReuseText(key, f"{key}.txt", words, (), About(**about))  # type: ignore[arg-type]


def test_states_of_one_text_are_one_family_with_the_cut_off_one_named() -> None:
    whole = WHOLE + OWN
    report = find_reuse([text(wrap(whole, 12), "折行稿"), text(whole, "全稿"), text(WHOLE, "残稿")], reworded=False)
    (family,) = report.families
    assert set(family.members) == {"折行稿", "全稿", "残稿"}
    assert (family.complete, family.clean) == ("全稿", "全稿")
    assert family.cut_off == ("残稿",)
    assert any("缺结尾约" in line for line in family.differences)


def test_the_cleanest_state_has_its_headings_and_paragraphs_on_lines_of_their_own() -> None:
    parts = [("加强培养", FIRST + SECOND), ("做实引进", THIRD + OTHER), ("改进评价", OWN)]
    body = [f"{number}、{title}\n{words}" for number, (title, words) in zip("一二三", parts, strict=True)]
    tidy = read_text("在全市人才工作会议上的讲话\n\n" + "\n".join(body) + "\n", "甲.txt")
    glued = read_text("在全市人才工作会议上的讲话\n\n" + "".join(body) + "\n", "乙.txt")
    cut = read_text("在全市人才工作会议上的讲话\n\n" + wrap("\n".join(body), 15) + "\n", "丙.txt")
    (family,) = find_reuse([cut, glued, tidy], reworded=False).families
    assert family.clean == reuse_text(tidy).key


def test_the_final_state_is_the_one_that_says_so() -> None:
    drafts = [text(WHOLE, "甲", stage=Stage.CONSULTATION), text(WHOLE + OWN, "乙", stage=Stage.FINAL)]
    (family,) = find_reuse(drafts, reworded=False).families
    assert family.final == "乙"


def test_no_state_is_final_unless_it_says_so() -> None:
    (family,) = find_reuse([text(WHOLE, "甲"), text(WHOLE + OWN, "乙")], reworded=False).families
    assert family.final == ""


def test_a_long_shared_passage_makes_no_family() -> None:
    report = find_reuse([text(SECOND + OTHER + OWN, "甲"), text(FIRST + SECOND + THIRD + OPENING, "乙")], reworded=False)
    assert report.families == ()


def test_the_same_words_on_another_day_are_reuse_and_not_another_state() -> None:
    dated = [text(WHOLE, str(year), date=OfficialDate(year, 3, 1)) for year in (2024, 2025)]
    report = find_reuse(dated, reworded=False)
    assert report.families == ()
    assert report.shares[1].reused > 300


def test_other_states_of_a_text_are_not_counted_as_reuse() -> None:
    report = find_reuse([text(WHOLE, "甲"), text(WHOLE + OWN, "乙")], reworded=False)
    assert [share.reused for share in report.shares] == [0, 0]


def test_containment_is_told_both_ways() -> None:
    report = find_reuse([text(SECOND, "短"), text(OTHER + SECOND + THIRD, "长")], reworded=False)
    (pair,) = report.pairs
    assert (pair.here, pair.here_contained) == ("短", 1.0)
    assert pair.there_contained < 0.5


def test_the_parts_of_a_text_add_up() -> None:
    drafts = [text(FIRST + SECOND + OTHER, "甲"), text(OPENING + EDITED_SECOND + THIRD, "乙")]
    for share in find_reuse(drafts, reworded=False).shares:
        assert share.new + share.reused + share.set_phrase + share.quotation == share.total


def test_the_same_text_given_twice_is_two_texts() -> None:
    once = text(WHOLE, "甲")
    report = find_reuse([once, replace(once)], reworded=False)
    assert len(set(report.drafts)) == 2
    assert len(report.families) == 1
