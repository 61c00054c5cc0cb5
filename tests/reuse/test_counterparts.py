"""Two versions of a text are laid side by side, block by block."""

from __future__ import annotations

from govdocs.model import Material, Paragraph
from govdocs.reuse.counterparts import Counterpart, pair_blocks
from govdocs.reuse.search import find_reuse

ARTICLES = (
    "第一条　为规范人才公寓的配租管理，改善来云陵工作人才的居住条件，制定本办法。",
    "第二条　本办法所称人才公寓，是指由政府筹集、面向引进人才出租的周转住房。",
    "第三条　申请人应当在云陵市用人单位全职工作，本人及配偶在城区没有自有住房。",
    "第四条　租期每次不超过三年，期满后仍符合条件的可以续租一次，租金按市场价六成收取。",
)
ADDED = "第三条　市住房保障中心负责房源筹集、资格复核和日常维修，街道办事处配合做好入户核查。"


def law(*articles: str) -> Material:
    return Material("云陵市人才公寓管理办法", tuple(Paragraph(article) for article in articles))


def pairs(new: Material, old: Material) -> list[tuple[str, str]]:
    report = find_reuse([new, old], reworded=False)
    here, there = report.drafts

    def node(side: str, found: Counterpart) -> str:
        block = found.here if side == "here" else found.there
        return block.node if block else ""

    found = pair_blocks(report, here, there)
    return [(node("here", one), node("there", one)) for one in found if "title" not in (node("here", one), node("there", one))]


def test_every_article_finds_its_own_though_the_numbers_moved() -> None:
    new = law(*ARTICLES[:2], ADDED, ARTICLES[2].replace("第三条", "第四条"), ARTICLES[3].replace("第四条", "第五条"))
    assert pairs(new, law(*ARTICLES)) == [("p1", "p1"), ("p2", "p2"), ("p3", ""), ("p4", "p3"), ("p5", "p4")]


def test_an_article_left_out_stands_where_it_stood() -> None:
    assert pairs(law(ARTICLES[0], ARTICLES[3]), law(*ARTICLES)) == [
        ("p1", "p1"),
        ("", "p2"),
        ("", "p3"),
        ("p2", "p4"),
    ]


def test_a_changed_article_is_still_its_own() -> None:
    changed = ARTICLES[3].replace("三年", "五年").replace("六成", "七成")
    report = find_reuse([law(*ARTICLES[:3], changed), law(*ARTICLES)], reworded=False)
    last = pair_blocks(report, *report.drafts)[-1]
    assert last.here
    assert last.there
    assert last.here.node == last.there.node == "p4"
    assert 0.8 < last.alike < 1


def test_a_rewritten_article_keeps_its_place_among_its_neighbours() -> None:
    rewritten = "第二条　用来安置引进人才、由政府出资筹集并只租不售的周转房，为本办法所说的公寓。"
    new = law(ARTICLES[0], rewritten, *ARTICLES[2:])
    assert pairs(new, law(*ARTICLES)) == [("p1", "p1"), ("p2", "p2"), ("p3", "p3"), ("p4", "p4")]


def test_an_article_moved_elsewhere_is_found_there() -> None:
    new = law(ARTICLES[3], *ARTICLES[:3])
    found = [pair for pair in pairs(new, law(*ARTICLES)) if all(pair)]
    assert found == [("p1", "p4"), ("p2", "p1"), ("p3", "p2"), ("p4", "p3")]


def test_articles_on_other_matters_are_not_paired() -> None:
    other = "第二条　住房公积金缴存比例由单位和职工协商，最高不超过百分之十二，每年七月调整一次。"
    assert pairs(law(ARTICLES[0], other), law(*ARTICLES[:2])) == [("p1", "p1"), ("p2", ""), ("", "p2")]
