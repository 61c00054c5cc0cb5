"""What a passage is, how much it matters, and what is said about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govdocs.model import OfficialDate, Paragraph, Section, Speech, Stage
from govdocs.reuse.passage import FigureAnswer, Passage, ReuseReport, Sort, Weight
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import About, ReuseText
from tests.reuse.material import EDITED_SECOND, FIRST, OPENING, OTHER, SECOND, THIRD

SET_PHRASE = "切实增强做好人才工作的使命感、责任感和紧迫感"


def text(words: str, key: str, **about: object) -> ReuseText:
    return ReuseText(key, f"{key}.txt", words, (), About(**about))  # type: ignore[arg-type]


def compare(here: str, there: str, **about: object) -> ReuseReport:
    return find_reuse([text(here, "今稿", **about), text(there, "旧稿", **about)], reworded=False)


def only(report: ReuseReport) -> Passage:
    assert len(report.passages) == 1, [passage.note for passage in report.passages]
    return report.passages[0]


def speech(section: str, heading: str, year: int, speaker: str = "李明", **fields: object) -> Speech:
    body = (
        Paragraph(f"第{year}号：{OTHER if year % 2 else THIRD}"),
        Section(heading, (Paragraph(section),)),
        Section("抓落实" if year % 2 else "强队伍", (Paragraph("每件事由专班盯着办。" if year % 2 else "干部要到一线去。"),)),
    )
    values: dict[str, object] = {"speaker": speaker, "post": "云陵市委书记", "body": body, **fields}
    return Speech("在全市人才工作会议上的讲话", date=OfficialDate(year, 3, 12), **values)  # type: ignore[arg-type]


def test_the_same_words_are_verbatim_even_without_their_marks() -> None:
    passage = only(compare(OPENING + SECOND, SECOND.replace("，", ",") + OTHER))
    assert (passage.sort, passage.changed) == (Sort.VERBATIM, 0)


def test_changed_words_are_counted_and_shown_in_both_texts() -> None:
    report = compare(OPENING + EDITED_SECOND, SECOND + OTHER)
    passage = only(report)
    assert passage.sort is Sort.EDITED
    changes = [
        (report.texts["今稿"].excerpt(change.here), report.texts["旧稿"].excerpt(change.there))
        for change in passage.changes
        if change.kind == "replace"
    ]
    assert changes == [("珍惜", "爱护"), ("利", "畅"), ("反映", "提出"), ("十", "七"), ("上", "登")]
    assert passage.changed == sum(max(len(new), len(old)) for new, old in changes)


def test_sentences_in_another_order_have_moved() -> None:
    first, second = (part + "。" for part in SECOND.split("。")[:2])
    assert only(compare(second + first, first + second + OTHER)).sort is Sort.MOVED


def test_a_listed_phrase_is_a_set_phrase_and_still_reported() -> None:
    passage = only(compare(f"{OPENING}各级各部门要{SET_PHRASE}。", f"{OTHER}同志们要{SET_PHRASE}！"))
    assert (passage.sort, passage.weight) == (Sort.SET_PHRASE, Weight.REFERENCE)


def test_words_of_three_families_are_a_set_phrase_without_any_list() -> None:
    phrase = "谁家的孩子谁家抱，谁家的责任谁家扛"
    texts = [text(f"{words}{phrase}。", name) for name, words in (("甲", FIRST), ("乙", OTHER), ("丙", THIRD))]
    assert {passage.sort for passage in find_reuse(texts, reworded=False).passages} == {Sort.SET_PHRASE}


def test_ten_drafts_of_one_speech_do_not_make_its_words_a_set_phrase() -> None:
    base = FIRST + SECOND + THIRD
    drafts = [text(base + f"第{n}次修改。", f"稿{n}") for n in "一二三四五六七八九十"]
    report = find_reuse([*drafts, text(SECOND + OTHER * 3, "别稿")], reworded=False)
    found = [passage for passage in report.passages if "别稿" in (passage.here.text, passage.there.text)]
    assert found
    assert {passage.sort for passage in found} == {Sort.VERBATIM}


def test_quoted_words_with_their_source_are_a_quotation() -> None:
    quoted = "青年人才要沉得下心、坐得住板凳、吃得了苦头"
    passage = only(compare(f"{OPENING}省委领导指出，“{quoted}。”", f"{quoted}。{OTHER}"))
    assert (passage.sort, passage.weight) == (Sort.QUOTATION, Weight.REFERENCE)


def test_a_quotation_that_departs_from_its_source_is_to_be_checked() -> None:
    quoted = "青年人才要沉得下心、坐得住冷板凳、吃得了这份苦、经得起检验"
    source = "青年人才要沉得下心、坐得住板凳、吃得了这份苦、经得起检验"
    passage = only(compare(f"{OPENING}省委领导指出，“{quoted}。”", f"{source}。{OTHER}"))
    assert (passage.sort, passage.weight) == (Sort.QUOTATION, Weight.ADVISED)
    assert "1字出入" in passage.note


@pytest.mark.parametrize(
    ("here", "there", "answer"),
    [
        ("引进博士和高级工程师412人", "引进博士和高级工程师320人", FigureAnswer.CHANGED),
        ("引进博士和高级工程师320人", "引进博士和高级工程师320人", FigureAnswer.UNCHANGED),
        ("2026年引进博士和高级工程师320人", "2025年引进博士和高级工程师320人", FigureAnswer.YEAR_MOVED),
        ("引进博士和高级工程师占比32%", "引进博士和高级工程师占比320人", FigureAnswer.MEASURE_CHANGED),
    ],
)
def test_figures_get_one_of_four_answers(here: str, there: str, answer: FigureAnswer) -> None:
    passage = only(compare(f"{OTHER}全市{here}，建成实验室。", f"{THIRD}全市{there}，建成实验室。"))
    assert [figure.answer for figure in passage.figures] == [answer]


def test_a_masked_figure_gets_no_answer() -> None:
    passage = only(compare("全市引进博士和高级工程师**人，建成实验室。", "全市引进博士和高级工程师320人，建成实验室。"))
    assert passage.figures == ()


def test_a_year_that_moved_without_its_figure_must_be_dealt_with() -> None:
    words = "{}年全市引进博士和高级工程师320人，超额完成了年度引才计划。"
    passage = only(compare(OTHER + words.format(2026), THIRD + words.format(2025)))
    assert passage.weight is Weight.MUST
    assert "320人" in passage.note


def test_the_same_speaker_with_the_same_simile_must_be_dealt_with() -> None:
    report = find_reuse([speech(SECOND, "优化人才环境", 2026), speech(SECOND, "营造好的氛围", 2025)], reworded=False)
    passage = next(passage for passage in report.passages if passage.same > 60)
    assert passage.weight is Weight.MUST
    assert passage.reasons[:2] == ("比喻重复", "同一讲话人")
    assert passage.here.place == "第一部分第1段"
    assert passage.note.startswith("第一部分第1段：与李明同志2025年3月12日全市人才工作会议讲话第一部分第1段相同")
    assert "12个月前" in passage.note


def test_the_same_words_of_five_years_ago_are_only_for_reference() -> None:
    report = find_reuse([speech(SECOND, "优化人才环境", 2026), speech(SECOND, "营造好的氛围", 2021)], reworded=False)
    assert next(passage for passage in report.passages if passage.same > 60).weight is Weight.REFERENCE


def test_a_short_heading_said_again_is_found_and_outweighs_routine() -> None:
    heading = "在留住人才上动真格"
    report = find_reuse([speech(FIRST, heading, 2026), speech(OTHER, heading, 2025)], reworded=False)
    passage = report.passages[0]
    assert report.texts[passage.here.text].excerpt(passage.here.span) == heading
    assert (passage.weight, passage.reasons[0]) == (Weight.MUST, "标题重复")


def test_the_name_of_another_place_left_in_must_be_dealt_with() -> None:
    here = f"临渊市人才工作讲话。临渊市要抓紧，临渊市要抓实，临渊市要抓细。{OTHER}"
    words = "要让更多年轻人把云陵市当成自己的家，把云陵市的事当成自己的事。"
    there = f"云陵市人才工作讲话。云陵市要抓紧，云陵市要抓好。{THIRD}{words}"
    passage = only(compare(here + words, there))
    assert passage.weight is Weight.MUST
    assert {(here + words)[span.start : span.end] for span in passage.leftovers} == {"云陵市"}


def test_words_said_twice_in_one_draft_are_reported_once() -> None:
    passage = only(find_reuse([text(SECOND + OTHER + SECOND, "今稿")], reworded=False))
    assert (passage.sort, passage.here.text, passage.there.text) == (Sort.WITHIN, "今稿", "今稿")
    assert passage.here.span > passage.there.span


def test_what_was_issued_was_used_and_a_draft_was_only_seen() -> None:
    new = speech(SECOND, "优化人才环境", 2026)
    issued = find_reuse([new, speech(SECOND, "营造好的氛围", 2025, stage=Stage.ISSUED)], reworded=False)
    drafted = find_reuse([new, speech(SECOND, "营造好的氛围", 2025, stage=Stage.REVIEW)], reworded=False)
    assert any("曾用于" in passage.note for passage in issued.passages)
    assert any("曾见于草稿" in passage.note for passage in drafted.passages)
    assert not any("曾用于" in passage.note for passage in drafted.passages)


def test_a_note_gives_no_bare_percentage() -> None:
    report = compare(OPENING + EDITED_SECOND, SECOND + OTHER)
    assert all("%" not in passage.note for passage in report.passages)


def test_a_decision_is_remembered_for_the_same_words() -> None:
    from govdocs.reuse.passage import Decision
    from tests.reuse.archived import Kept

    first = find_reuse([text(OTHER + SECOND, "今稿")], archive=Kept([text(SECOND + THIRD, "旧稿")]), reworded=False)
    kept = Kept([text(SECOND + THIRD, "旧稿")], {only(first).key: Decision.CHECKED})
    again = only(find_reuse([text(FIRST + OTHER + SECOND, "新一稿")], archive=kept, reworded=False))
    assert (again.decision, again.weight) == (Decision.CHECKED, Weight.REFERENCE)
    assert again.reasons[0] == "已核"


def test_the_report_is_the_same_for_any_order_of_the_texts() -> None:
    texts = [text(FIRST + SECOND, "甲"), text(EDITED_SECOND + THIRD, "乙"), text(THIRD + FIRST, "丙")]
    dated = [replace(t, about=About(date=OfficialDate(2020 + n))) for n, t in enumerate(texts)]
    reports = [find_reuse(order, reworded=False) for order in (dated, dated[::-1])]
    assert reports[0].passages == reports[1].passages


def test_a_list_of_offices_is_nobodys_own_words() -> None:
    bodies = "责任单位：市教育局、市科技局、市人力资源社会保障局、市卫生健康委、各县（市、区）政府"
    passage = only(compare(f"{OTHER}（{bodies}）", f"{THIRD}（{bodies}）"))
    assert (passage.sort, passage.weight) == (Sort.SET_PHRASE, Weight.REFERENCE)


def test_figures_in_a_row_are_compared_only_where_they_are_as_many() -> None:
    words = "引进人才的主要指标分县区完成情况是：{}，请各县区对照"
    here, there = OTHER + words.format("12%，15%，18%"), THIRD + words.format("12%，16%")
    assert only(compare(here, there)).figures == ()
    again = only(compare(here, THIRD + words.format("12%，16%，18%")))
    assert [figure.answer for figure in again.figures] == [
        FigureAnswer.UNCHANGED,
        FigureAnswer.CHANGED,
        FigureAnswer.UNCHANGED,
    ]
