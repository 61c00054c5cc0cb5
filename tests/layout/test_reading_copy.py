"""领导用稿: a page ends with a sentence, names and figures stay on one line, and the pages are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.layout import Line, Page, load_sheet, paginate
from govdocs.layout.compose import for_paper
from govdocs.reading import read
from govdocs.resources import shipped_folder
from govdocs.templating import Flow, FlowBlock, TextBlock, arrange
from govdocs.templating.flow import BoxBlock

SHEET = load_sheet("reading-copy")
SPEECHES = sorted((shipped_folder() / "corpora" / "samples" / "speech").glob("*.txt"))
SENTENCE = "各级各部门要把人才工作摆在更加突出的位置。"


def pages(*blocks: FlowBlock) -> list[Page]:
    return paginate(Flow(blocks, "speech"), SHEET)


def drawn(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)


def text_end(line: Line) -> int:
    last = line.segments[-1]
    return last.at + len(last.text)


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_every_page_of_a_speech_ends_with_a_sentence_or_a_paragraph(path: Path) -> None:
    flow = for_paper(arrange(read(path).document))
    made = paginate(flow, SHEET)
    assert len(made) > 5
    for page in made[:-1]:
        last = page.lines[-1]
        block = flow.blocks[last.block]
        whole = not isinstance(block, TextBlock) or text_end(last) == len(block.label + block.text)
        assert whole or drawn(last)[-1] in "。！？；…”’）》", drawn(last)


def test_what_is_left_of_a_paragraph_begins_the_next_page_at_the_edge() -> None:
    first, second = pages(TextBlock("body", SENTENCE * 20))
    assert drawn(first.lines[-1]).endswith("。")
    assert second.lines[0].segments[0].x == pytest.approx(SHEET.page.left)


def test_a_heading_goes_along_with_a_first_sentence_that_has_no_room_below_it() -> None:
    heading = TextBlock("heading1", "加强领导", label="一、", level=1)
    long = "各级各部门要" + "把人才工作摆在更加突出的位置，" * 6 + "抓好落实。"
    filled = [TextBlock("body", SENTENCE) for _ in range(6)]
    first, second = pages(*filled, heading, TextBlock("body", long))
    assert "加强领导" not in "".join(map(drawn, first.lines))
    assert drawn(second.lines[0]) == "一、加强领导"


def test_a_sentence_longer_than_a_page_is_cut_all_the_same() -> None:
    first, second = pages(TextBlock("body", "人" * 350))
    assert [len(first.lines), len(second.lines)] == [15, 3]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=12), st.integers(3, 60))
def test_no_character_is_lost_or_doubled_by_a_cut(lengths: list[int], every: int) -> None:
    texts = ["".join("人。"[at % every == 0 and at > 0] for at in range(length)) for length in lengths]
    made = pages(*(TextBlock("body", text) for text in texts))
    assert "".join(drawn(line) for page in made for line in page.lines) == "".join(texts)


KEPT = ["58,600人", "43.1%", "第3次", "2026年", "周启明同志", "欧阳文华院士", "李　明同志", "李　明"]
KEPT += ["王建国", "李明", "欧阳文华", "2026年11月22日", "11月22日", "2026年12月", "第十五次", "第二十届"]


@pytest.mark.parametrize("kept", KEPT)
def test_a_figure_stays_on_one_line_with_its_unit_and_a_name_with_what_follows_it(kept: str) -> None:
    for before in range(10, 20):
        lines = [drawn(line) for line in pages(TextBlock("body", "人" * before + kept + "人" * 20))[0].lines]
        assert any(kept in line for line in lines), lines


def test_no_paragraph_of_a_box_is_cut_by_a_page_end() -> None:
    box = BoxBlock("box", "专栏1　人才工程", (SENTENCE * 3,) * 25)
    made = pages(TextBlock("body", "人" * 150), box)
    assert len(made) > 2
    for page in made[:-1]:
        assert drawn(page.lines[-1]).endswith("。")
    assert (
        "".join(drawn(line) for page in made for line in page.lines)
        == "人" * 150 + "专栏1　人才工程" + SENTENCE * 75
    )


def test_pages_are_counted_out_of_all() -> None:
    made = pages(TextBlock("body", SENTENCE * 40))
    assert [drawn(page.artifacts[-1]) for page in made] == [
        f"第{number}页/共{len(made)}页" for number in range(1, len(made) + 1)
    ]


def test_an_own_sheet_may_number_pages_as_ever(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'extends = "reading-copy"\nname = "own"\n[page_number]\nform = "— {page} —"\nplace = "outer"\n',
        encoding="utf-8",
    )
    made = paginate(Flow((TextBlock("body", SENTENCE),), "speech"), load_sheet(own))
    assert drawn(made[0].artifacts[-1]) == "— 1 —"
