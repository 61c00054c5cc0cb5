"""Headings glued to their bodies without a mark: cut where they end, left alone where there are none."""

from __future__ import annotations

import pytest

from govdocs.model import Section
from govdocs.reading import Draft, read_text
from govdocs.reading.lines import split_lines
from govdocs.reading.repair.glue import SURE, cut_glued_bodies
from govdocs.reading.repair.glue_evidence import Leads, find_places
from govdocs.reading.repair.glue_shapes import Guess, Place, Shape, guess_together, shape_of
from govdocs.words import clause_words

_OPENING = "在全市人才工作会议上的讲话\n同志们：\n"
_BODY = "市委组织部要会同有关部门抓好落实，各县（区）每半年报送一次进展情况，年底对照清单逐项检查，结果在全市通报。"


def _cut(text: str) -> list[tuple[str, float]]:
    """The headings cut off, without their ordinals, and how sure each is."""
    return [
        (text[edit.heading : edit.start].split("、", 1)[-1].split("）", 1)[-1], edit.confidence)
        for edit in cut_glued_bodies(text, split_lines(text))
    ]


def _headings(text: str) -> list[str]:
    return [heading for heading, _ in _cut(text)]


def _numbered(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"（{number}）{heading}{body}"
        for number, (heading, body) in zip("一二三四五六七八九", pairs, strict=False)
    )


_REVIEW = [
    (
        "聚力引进急需紧缺人才，人才队伍规模稳步扩大",
        "柔性引才不断加力提速。全年引进专家三百二十人，比上年多五十一人。",
    ),
    (
        "聚力培养本土技能人才，产业工人素质明显提升",
        "培训基地提档升级。新建实训车间六个，六千四百人参加轮训。",
    ),
    (
        "聚力改革评价激励机制，各类人才活力有效激发",
        "职称评审下放到位。三所院校、十家企业自主评审，评出高级职称二百人。",
    ),
]
_BELOW = [
    "博士服务团成效明显。二十名博士挂职一年，帮企业办成实事七十件。",
    "青年人才加快聚集。来云就业的高校毕业生超过一万人，比上年多一成。",
]


def test_the_first_sentence_of_the_body_is_as_long_as_those_of_the_paragraphs_below() -> None:
    text = "\n".join(line for one in _numbered(_REVIEW).split("\n") for line in (one, *_BELOW))
    assert _headings(text) == [heading for heading, _ in _REVIEW]


def test_a_body_that_begins_with_a_list() -> None:
    lines = [
        ("青年科技人才培育工程", f"1.建立全市统一的青年科技人才信息库。{_BODY}"),
        ("产业技能人才提升工程", f"4.建设区域性产业人才公共实训基地。{_BODY}"),
        ("乡村实用人才振兴工程", f"7.开展乡土人才技能等级评价。{_BODY}"),
    ]
    assert _headings(_numbered(lines)) == [heading for heading, _ in lines]


def test_a_line_of_one_sentence_is_cut_where_its_sisters_are() -> None:
    lines = [
        ("加强组织领导", f"各级党委要把人才工作摆上重要位置，书记亲自抓，分管负责同志具体抓。{_BODY}"),
        ("加大资金投入", "市级人才发展专项资金每年安排不少于八千万元，重点支持急需人才引进和青年人才培养。"),
        ("营造良好氛围", f"大力宣传优秀人才的先进事迹，在全社会形成尊重人才、见贤思齐的风尚。{_BODY}"),
    ]
    assert _headings(_numbered(lines)) == [heading for heading, _ in lines]


def test_a_word_of_four_characters_that_is_an_ending_and_an_opening() -> None:
    text = (
        f"一、2025年工作回顾过去一年，在市委的领导下，全市人才工作围绕中心、服务大局，各项任务圆满完成。{_BODY}\n"
        f"二、2026年工作安排今年是“十五五”开局之年，做好人才工作意义重大，要从以下几个方面用力。{_BODY}\n"
    )
    assert _headings(text) == ["2025年工作回顾", "2026年工作安排"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "本市建立人才工作联席会议制度，统筹协调引才、育才、用才中的重大事项，由市委组织部负责召集，每季度召开一次，必要时可以随时召开。",
            "本市设立人才发展专项资金，用于引进培养急需紧缺人才、支持人才平台建设，由市财政局会同市委组织部管理，每年向社会公布使用情况。",
            "本市推行人才服务专员制度，为高层次人才提供住房、就医、子女入学等服务，由市人力资源社会保障局负责组织实施，区县共同参与。",
        ],
        [
            "要充分认识做好人才工作的重要性。人才是第一资源，哪里的人才多，哪里的发展就快，这一点已经被许多地方的实践反复证明。",
            "要准确把握人才工作面临的新形势。周边城市引才力度越来越大，我市的政策优势正在减弱，不进则退，慢进也是退。",
            "要始终坚持党管人才的根本原则。管宏观、管政策、管协调、管服务，不是包办代替，而是把方方面面的力量组织起来。",
        ],
        [
            "强化引才措施。围绕六条重点产业链编制需求目录，每年组织两次专场招聘，面向重点高校建立引才工作站。",
            "优化育才方式。支持企业与院校共建产业学院，推行订单培养、工学交替，每年培养技能人才三千人以上。",
            "健全用才机制。落实用人单位自主权，把人才评价的权力交给市场和同行，破除四唯，重实绩、重贡献。",
        ],
    ],
    ids=["body text that begins alike", "long run-in sentences", "short run-in headings"],
)
def test_what_is_not_glued_is_left_alone(lines: list[str]) -> None:
    assert _cut("\n".join(f"{number}、{line}" for number, line in zip("一二三", lines, strict=True))) == []


_SINGLE = [
    (
        "一、深化思想认识，切实把人才工作抓在手上",
        f"做好人才工作，必须把思想统一到市委的决策部署上来。{_BODY}",
    ),
    (
        "二、坚持问题导向，加快补齐高层次人才短板",
        f"这几年，全市人才总量增长不少，但拔尖人才仍然不多。{_BODY}",
    ),
    ("三、压实工作责任，全力推动各项任务落地", f"市委人才工作领导小组要发挥牵头抓总作用，定期调度。{_BODY}"),
]


def test_headings_are_read_with_their_bodies_below_them() -> None:
    draft: Draft = read_text(_OPENING + "\n".join(heading + body for heading, body in _SINGLE))
    found = [node.heading for node in draft.document.body if isinstance(node, Section)]
    assert found == [heading.split("、", 1)[1] for heading, _ in _SINGLE]


def test_a_place_that_others_rival_is_called_unsure() -> None:
    sure = dict(_cut("\n".join(heading + body for heading, body in _SINGLE)))
    text = "一、人才工作创新发展工作创新发展人才队伍建设服务保障提升人才工作水平提高质量效益，进一步优化结构布局，完善体制机制，加强服务管理，推动全面进步。"
    assert all(confidence < SURE for _, confidence in _cut(text))
    assert max(sure.values()) >= SURE


def _places(*lengths: int) -> list[Place]:
    return [Place(Shape(length, 0, length, f"止{length}"), 0.0) for length in lengths]


def _lengths(guesses: list[Guess | None]) -> list[int | None]:
    return [guess and guess.length for guess in guesses]


def test_of_places_equally_good_those_are_chosen_that_are_alike() -> None:
    guesses = guess_together([_places(4, 9), _places(6, 9), _places(9, 15)], [])
    assert _lengths(guesses.each) == [9, 9, 9]
    assert all(guess is not None and guess.share > 0.5 for guess in guesses.each)


def test_finished_headings_tell_how_long_the_glued_one_is() -> None:
    finished = [Shape(6, 0, 6), Shape(6, 0, 6)]
    assert _lengths(guess_together([_places(6, 12)], finished).each) == [6]


def test_headings_alike_are_in_harmony_and_others_are_not() -> None:
    alike = guess_together([_places(8)] * 4, [])
    unlike = guess_together([_places(3), _places(9), _places(17), _places(30)], [])
    assert alike.harmony > 0 > unlike.harmony


def test_headings_that_all_end_with_the_same_word() -> None:
    def two(length: int) -> list[Place]:
        return [Place(Shape(length, 0, length, "问题"), 0.0), Place(Shape(length - 4, 0, length - 4, str(length)), 0.5)]

    assert _lengths(guess_together([two(9), two(14), two(21), two(27)], []).each) == [9, 14, 21, 27]


def test_a_heading_without_places_has_no_guess() -> None:
    assert _lengths(guess_together([[], _places(5)], []).each) == [None, 5]


def test_the_shape_of_a_heading() -> None:
    assert shape_of("加强领导，明确责任，狠抓落实") == Shape(14, 2, 4, "落实")


def test_a_sentence_ends_behind_its_predicate_rather_than_within_a_set_phrase() -> None:
    lexicon = clause_words()
    parted = lexicon.weigh_end(("明显", "提升", "今年", "以来"))
    together = lexicon.weigh_end(("加强", "人才", "队伍", "建设"))
    assert parted > together + 5


def _ends(words: str) -> list[str]:
    """The headings that may be cut off `words`."""
    return [words[: place.shape.length] for place in find_places(words, words, Leads())]


def test_no_heading_ends_with_a_verb_whose_object_follows() -> None:
    words = "牢牢把握用人导向，切实增强抓好人才工作的责任感近年来全市人才总量稳步增长。"
    assert "牢牢把握用人导向，切实增强" not in _ends(words)
    assert "牢牢把握用人导向，切实增强抓好人才工作的责任感" in _ends(words)


def test_what_has_a_subject_may_end_with_such_a_verb() -> None:
    words = "引才渠道不断拓展，人才服务持续优化全年新建驿站十二个，接待来访人才三千人次。"
    assert "引才渠道不断拓展，人才服务持续优化" in _ends(words)


@pytest.mark.parametrize(
    ("heading", "cut"),
    [
        ("“十四五”时期主要成效和“十五五”时期重点任务", "“十四五”时期"),
        ("2026年工作回顾和2027年工作安排", "2026年工作"),
    ],
)
def test_the_two_halves_of_a_heading_are_not_parted(heading: str, cut: str) -> None:
    ends = _ends(f"{heading}一年来全市上下抓紧落实，各项任务如期完成。")
    assert cut not in ends
    assert heading in ends


def test_a_long_heading_with_a_full_stop_may_be_one_and_the_first_sentence_of_its_body() -> None:
    glued = "弘扬优良传统，营造爱才氛围大力宣传优秀人才的先进事迹，让尊重人才在全社会蔚然成风。"
    draft = read_text(f"{_OPENING}　　我讲两点意见。\n一、{glued}\n　　各级要抓好落实。\n二、抓好落实。\n　　要明确责任。\n")
    sure = {trace.heading.text: trace.confidence for trace in draft.trace.values() if trace.heading is not None}
    assert sure[glued.removesuffix("。")] < SURE
    assert sure["抓好落实"] == 1
