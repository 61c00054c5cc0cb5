"""A section said again in other words is found by its choice of words, and shown with them."""

from __future__ import annotations

from govdocs.model import OfficialDate, Paragraph, Speech
from govdocs.reuse.passage import Sort, Weight
from govdocs.reuse.rewording import LONGEST, bag_text, find_kin
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import ReuseText
from tests.reuse.material import FIRST, OTHER, SECOND, THIRD

REWORDED = (
    "水电费用照居民标价格收取，带团队和技术落户的，前三年厂房免收租金。"
    "用人单位据实负担专家的食宿交通，请他们周末来云陵授课坐诊、带一带项目，柔性引才由此做到实处。"
)


def text(words: str, key: str) -> ReuseText:
    return ReuseText(key, key, words)


def test_a_reworded_section_is_found_with_the_shared_words_as_evidence() -> None:
    report = find_reuse([text(OTHER * 2 + "\n" + REWORDED, "今稿"), text(FIRST + "\n" + THIRD, "旧稿")])
    found = [passage for passage in report.passages if passage.sort is Sort.REWORDED]
    assert len(found) == 1
    assert REWORDED in report.texts["今稿"].excerpt(found[0].here.span)
    assert {"坐诊", "授课", "柔性引才", "厂房"} <= set(found[0].words)
    assert "换了说法" in found[0].note


def test_sections_about_other_things_are_not_akin() -> None:
    assert find_kin([text(FIRST, "a"), text(SECOND, "b"), text(THIRD, "c"), text(OTHER, "d")]) == []


def test_what_the_letters_show_already_is_not_reported_again() -> None:
    report = find_reuse([text(OTHER + THIRD, "今稿"), text(FIRST + THIRD, "旧稿")])
    assert Sort.REWORDED not in {passage.sort for passage in report.passages}


def test_a_section_the_same_speaker_reworded_is_worth_a_look() -> None:
    drafts = [
        Speech("讲话", "李明", OfficialDate(2026), body=(Paragraph(OTHER), Paragraph(REWORDED))),
        Speech("讲话", "李明", OfficialDate(2025), body=(Paragraph(FIRST), Paragraph(THIRD))),
    ]
    found = [passage for passage in find_reuse(drafts).passages if passage.sort is Sort.REWORDED]
    assert [passage.weight for passage in found] == [Weight.ADVISED]
    assert found[0].here.place == "开头第2段"


def test_every_character_of_a_text_is_in_one_bag_and_bags_are_not_long() -> None:
    words = "".join(FIRST + SECOND + THIRD + OTHER for _ in range(5))
    spans = [bag.span for bag in bag_text(text(words, "长稿"))]
    assert "".join(words[span.start : span.end] for span in spans) == words
    assert all(len(span) <= LONGEST for span in spans)


def test_sections_that_share_a_few_terms_only_are_not_akin() -> None:
    deduction = "专项附加扣除由纳税人自行申报，专项附加扣除的标准每年公布，享受专项附加扣除的应当留存资料。"
    limit = "专项附加扣除以当年应纳税所得额为限，专项附加扣除当年扣不完的不结转，专项附加扣除不得重复享受。"
    assert find_kin([text(deduction, "a"), text(limit, "b")]) == []
