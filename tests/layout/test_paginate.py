"""Pages: 22 lines of 28 characters, headings never last, page numbers in their corners."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govdocs.layout import Line, Page, load_sheet, paginate
from govdocs.layout.breaking import Measured
from govdocs.layout.metrics import char_width
from govdocs.layout.strip import ASCENT
from govdocs.layout.table import RULE_WIDTH
from govdocs.layout.units import MM
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowBlock,
    FlowMark,
    ImprintBlock,
    ImprintRow,
    PageTurn,
    SignOffBlock,
    TableBlock,
    TextBlock,
)

SHEET = load_sheet()
LEFT, RIGHT = 28 * MM, 184 * MM


def pages(*blocks: FlowBlock) -> list[Page]:
    return paginate(Flow(tuple(blocks), kind="speech"), SHEET)


def body(count: int, text: str = "人") -> TextBlock:
    return TextBlock("body", text * count)


def drawn(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)


def right_edge(line: Line) -> float:
    last = line.segments[-1]
    advance = sum(char_width(char) * last.size + last.spacing for char in last.text)
    return last.x + advance - last.spacing


def test_a_full_page_holds_22_lines_of_28_characters() -> None:
    first, second = pages(body(26 + 28 * 30))
    assert [len(drawn(line)) for line in first.lines] == [26] + [28] * 21
    assert [len(drawn(line)) for line in second.lines] == [28] * 9


def test_the_first_and_last_line_stand_where_the_sheet_says() -> None:
    page = pages(body(26 + 28 * 30))[0]
    lead = (SHEET.grid.line_pitch - 16) / 2
    top = page.lines[0].y - ASCENT * 16
    bottom = page.lines[-1].y + (1 - ASCENT) * 16
    assert top == pytest.approx(37 * MM + lead)
    assert bottom == pytest.approx(37 * MM + 22 * 28.95 - lead)


def test_every_full_line_ends_at_the_edge() -> None:
    page = pages(TextBlock("body", "到2024年底，全市人才总量达到68.4万人，比上年增长5.2%。" * 30))[0]
    for line in page.lines[1:]:
        hung = drawn(line)[-1] in SHEET.breaking.hanging and right_edge(line) > RIGHT + 1
        assert hung or right_edge(line) == pytest.approx(RIGHT, abs=0.3 * MM)
        assert line.segments[0].x == pytest.approx(LEFT)


def test_a_paragraph_is_indented_two_characters() -> None:
    assert pages(body(40))[0].lines[0].segments[0].x == pytest.approx(LEFT + 32)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    first, second = pages(
        body(26 + 28 * 20), TextBlock("heading1", "加强领导", label="一、", level=1), body(60)
    )
    assert len(first.lines) == 21
    assert drawn(second.lines[0]) == "一、加强领导"


def test_a_chain_of_headings_stays_together() -> None:
    _, second = pages(
        body(26 + 28 * 19),
        TextBlock("heading1", "加强领导", label="一、", level=1),
        TextBlock("heading2", "健全机制", label="（一）", level=2),
        body(60),
    )
    assert [drawn(line) for line in second.lines[:2]] == ["一、加强领导", "（一）健全机制"]


def test_headings_without_end_still_fill_pages() -> None:
    many = [TextBlock("heading1", f"标题{number}", label="一、", level=1) for number in range(60)]
    assert sum(len(page.lines) for page in pages(*many)) == 60


def test_a_run_in_heading_changes_face_where_its_body_begins() -> None:
    block = TextBlock(
        "heading2-run-in",
        "健全机制。各级要抓紧。",
        label="（一）",
        marks=(FlowMark(0, 5, "heading2"), FlowMark(5, 11, "body")),
    )
    segments = pages(block)[0].lines[0].segments
    assert [(segment.font, segment.text, segment.at) for segment in segments] == [
        ("kaiti", "（一）健全机制。", 0),
        ("fangsong", "各级要抓紧。", 8),
    ]


def test_latin_letters_and_digits_are_set_in_the_latin_face() -> None:
    segments = pages(TextBlock("body", "到2024年R&D投入"))[0].lines[0].segments
    assert [(segment.font, segment.text) for segment in segments] == [
        ("fangsong", "到"), ("latin", "2024"), ("fangsong", "年"), ("latin", "R&D"), ("fangsong", "投入"),
    ]  # fmt: skip


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left() -> None:
    first, second = (page.artifacts[-1] for page in pages(body(26 + 28 * 30)))
    assert (drawn(first), drawn(second)) == ("— 1 —", "— 2 —")
    assert right_edge(first) == pytest.approx(RIGHT - 14)
    assert second.segments[0].x == pytest.approx(LEFT + 14)
    middle = first.y - (ASCENT - 0.5) * 14
    assert middle == pytest.approx(269 * MM)


def test_a_title_of_two_lines_is_centred_line_by_line() -> None:
    lines = pages(TextBlock("title", "在市人才工作宣传小组第一次工作会议上的讲话"), body(3))[0].lines
    assert [drawn(line) for line in lines[:2]] == ["在市人才工作宣传小组", "第一次工作会议上的讲话"]
    for line in lines[:2]:
        assert line.segments[0].x - LEFT == pytest.approx(RIGHT - right_edge(line), abs=0.01)


def test_a_line_the_docx_takes_for_full_is_full_here_and_drawn_within_the_edge() -> None:
    head, text = "人才" * 13, "到6.6万人，市级重大科技专项中40岁以下项目负责人的比例稳"
    natural = Measured(text, 16.0, -0.25, SHEET.breaking).width(0, len(text))
    assert 0 < natural - SHEET.page.text_width < SHEET.edge_allowance
    second = pages(TextBlock("body", head + text + "步提高"))[0].lines[1]
    assert drawn(second) == text
    assert right_edge(second) == pytest.approx(RIGHT, abs=0.01)


def test_the_head_and_foot_of_a_box_take_their_own_room() -> None:
    box = BoxBlock("box", "专栏1　重点工程", ("培养一批。", "引进一批。"))
    page = pages(box, TextBlock("body", "正文"))[0]
    texts = (TextBlock("box-title", box.title), *(TextBlock("box", text) for text in box.paragraphs))
    plain = pages(*texts, TextBlock("body", "正文"))[0]
    assert page.lines[-1].y - plain.lines[-1].y == pytest.approx(2 * RULE_WIDTH)
    assert page.lines[0].y - plain.lines[0].y == pytest.approx(RULE_WIDTH)


def test_a_long_table_repeats_its_head() -> None:
    rows = (("序号", "指标"), *((str(number), f"指标{number}") for number in range(60)))
    first, second, *_ = pages(TableBlock("table", rows))
    assert [drawn(line) for line in second.artifacts[:2]] == ["序号", "指标"]
    assert len([line for line in first.lines if line.cell and line.cell[1] == 0]) > 20


def test_a_table_fills_the_text_width_and_keeps_its_caption() -> None:
    first = pages(body(26 + 28 * 20), TableBlock("table", (("甲", "乙"), ("一", "二")), caption="表1　指标"))
    page = first[-1]
    assert drawn(page.lines[0]) == "表1　指标"
    assert min(rule.x0 for rule in page.rules) == pytest.approx(LEFT)
    assert max(rule.x1 for rule in page.rules) == pytest.approx(RIGHT)


def test_an_empty_flow_is_one_empty_page() -> None:
    only = pages()
    assert len(only) == 1
    assert not only[0].lines


BLOCKS = st.lists(
    st.builds(
        TextBlock,
        st.sampled_from(
            ["title", "salutation", "body", "heading1", "heading2", "heading3-run-in", "signature"]
        ),
        st.text(alphabet="人才工作，。“”12ab ——", min_size=1, max_size=200),
        label=st.sampled_from(["", "一、", "（一）"]),
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_every_character_stands_on_some_page_once_and_inside(blocks: list[TextBlock]) -> None:
    made = pages(*blocks)
    text = "".join(drawn(line) for page in made for line in page.lines)
    assert text == "".join(block.label + block.text for block in blocks)
    for page in made:
        for line in page.lines:
            assert page.number == made.index(page) + 1
            assert 37 * MM < line.y < 262 * MM + 1


def places(made: list[Page]) -> list[list[tuple[int, float]]]:
    return [[(line.block, line.y) for line in page.lines] for page in made]


CELLS = st.text(st.sampled_from("人才，。“”A12年% "), max_size=60)


@settings(max_examples=60, deadline=None)
@given(BLOCKS, st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=30))
@example([body(1, "人" + "2026年" * 5 + "人" * 8)], [("1", "", "")])  # one line by the edge of the 版心 alone
def test_lines_only_counted_stand_where_drawn_ones_do(
    blocks: list[TextBlock], rows: list[tuple[str, str, str]]
) -> None:
    flow = Flow((*blocks, TableBlock("table", tuple(rows)), body(30)), kind="speech")
    assert places(paginate(flow, SHEET, drawn=False)) == places(paginate(flow, SHEET))


def test_a_landscape_attachment_may_follow_a_sign_off() -> None:
    made = pages(
        body(30),
        SignOffBlock("sign-off", ("云陵市委组织部",), "2026年11月22日"),
        PageTurn(True),
        TextBlock("attachment-mark", "附件"),
        PageTurn(False),
    )
    assert [page.landscape for page in made] == [False, True]


def test_a_sign_off_never_stands_alone_and_takes_its_note_along() -> None:
    text = body(26 + 28 * 21)
    first, second = pages(
        text,
        SignOffBlock("sign-off", ("云陵市委组织部",), "2026年11月22日"),
        TextBlock("note", "（此件公开发布）"),
    )
    assert len(first.lines) == 21
    assert [drawn(line) for line in second.lines][1:] == [
        "云陵市委组织部",
        "2026年11月22日",
        "（此件公开发布）",
    ]
    assert drawn(second.lines[0]).startswith("人")


def test_a_year_in_a_narrow_column_stays_on_one_line() -> None:
    rows = (("序号", "指标", "2025年", "备注"), ("1", "人才资源总量（万人）", "68.4", "预期性" * 20))
    made = pages(TableBlock("table", rows))[0]
    assert "2025年" in [drawn(line) for line in made.lines]


@pytest.mark.parametrize("even_page", [True, False])
@given(BLOCKS, st.integers(1, 5), st.booleans(), st.text("人才，市 2", max_size=90))
@settings(max_examples=40, deadline=None)
def test_sign_off_and_imprint_only_counted_stand_on_the_same_pages(
    even_page: bool, blocks: list[TextBlock], names: int, sealed: bool, copied: str
) -> None:
    sheet = replace(SHEET, imprint=replace(SHEET.imprint, even_page=even_page))
    sign_off = SignOffBlock("sign-off", ("中共某市委人才工作领导小组办公室",) * names, "2026年3月1日", sealed)
    rows = (
        ImprintRow(copied, "抄送："),
        ImprintRow("某市委办公室", end="2026年3月2日印发"),
        ImprintRow("", end="印发"),
    )
    flow = Flow((*blocks, sign_off, ImprintBlock("imprint", rows)), kind="notice")
    drawn, counted = (
        [{line.block for line in page.lines} for page in paginate(flow, sheet, drawn=way)]
        for way in (True, False)
    )
    assert counted == drawn
