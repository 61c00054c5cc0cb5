"""The page as LibreOffice shows it: 22 lines of 28 characters, the 版心, the page number, the same breaks as the PDF."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from govdocs.layout import StyleSheet, load_sheet, paginate, shape_titles
from govdocs.reading import read
from govdocs.resources import shipped_folder
from govdocs.templating import Flow, TextBlock, arrange
from govdocs.writing.docx import write_docx
from tests.libreoffice import to_pdf
from tests.writing.docx.drawn import Line, read_pages, text_of

pytestmark = pytest.mark.libreoffice

MM = 72 / 25.4
HANGING = "".join(load_sheet().breaking.hanging)
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
HANZI = "人才工作事关全局要坚持党管原则围绕中心服务大局聚焦重点产业引进急需紧缺专业力量"
SAMPLES = sorted((shipped_folder() / "corpora" / "samples" / "speech").glob("*.txt"))


def sample_flow() -> Flow:
    """A real speech: numbers, quotes, run-in headings, hung marks."""
    return arrange(read(SAMPLES[0]).document)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Line]]]:
    """The pages of each flow, all through one run of the office suite."""
    sheet, folder = load_sheet(), tmp_path_factory.mktemp("docx")
    hung = "".join((HANZI * 2)[:26] + "，" if not at else (HANZI * 2)[at : at + 28] + "，" for at in range(8))
    flows = {
        "plain": Flow((TextBlock("body", HANZI * 45),), "speech"),
        "speech": sample_flow(),
        "hung": Flow((TextBlock("body", hung + "完。"),), "speech"),
    }
    paths = []
    for name, flow in flows.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(write_docx(flow, sheet, shape_titles(flow, sheet)))
    return dict(zip(flows, map(read_pages, to_pdf(paths, folder / "pdf")), strict=True))


def body_lines(page: list[Line]) -> list[Line]:
    """The lines of a page without its page number."""
    return [line for line in page if line[0].y < BOTTOM + 2]


def test_a_full_page_has_22_lines_of_28_characters(rendered: dict[str, list[list[Line]]]) -> None:
    first, second = rendered["plain"][:2]
    assert [len(line) for line in body_lines(first)] == [26] + [28] * 21
    assert [len(line) for line in body_lines(second)] == [28] * 22


def test_first_and_last_line_stand_where_the_sheet_says(
    rendered: dict[str, list[list[Line]]], sheet: StyleSheet
) -> None:
    wanted = paginate(Flow((TextBlock("body", HANZI * 45),), "speech"), sheet)[1].lines
    found = body_lines(rendered["plain"][1])
    for line, place in ((found[0], wanted[0]), (found[-1], wanted[-1])):
        assert line[0].y == pytest.approx(place.y / MM, abs=1.5)
    ink = [char for line in found for char in line]
    assert min(char.top for char in ink) >= TOP
    assert max(char.bottom for char in ink) <= BOTTOM


def test_the_first_line_begins_two_characters_in_and_others_at_the_edge(
    rendered: dict[str, list[list[Line]]],
) -> None:
    lines = body_lines(rendered["plain"][0])
    assert lines[0][0].x == pytest.approx(LEFT + 32 / MM, abs=0.1)
    assert {round(line[0].x - LEFT, 1) for line in lines[1:]} == {0.0}


def test_justified_lines_end_at_the_edge(rendered: dict[str, list[list[Line]]]) -> None:
    ends = [
        line[-1].x + 16 / MM - RIGHT
        for page in rendered["speech"]
        for line, following in pairwise(body_lines(page))
        if len(line) > 20 and following[0].x < LEFT + 1 and "\u4e00" <= line[-1].text <= "\u9fff"
    ]
    assert len(ends) > 50
    assert max(map(abs, ends)) < 0.5
    # LibreOffice does not stretch a line whose last hanzi stands before a number.
    assert sum(abs(end) <= 0.3 for end in ends) / len(ends) >= 0.95


def test_a_mark_hangs_outside_and_none_is_lost(rendered: dict[str, list[list[Line]]]) -> None:
    lines = body_lines(rendered["hung"][0])
    hanging = [line for line in lines if line[-1].text == "，" and line[-1].x > RIGHT - 1]
    assert len(hanging) == 8
    assert sum(text_of(line).count("，") for line in lines) == 8


@pytest.mark.parametrize(("page", "side"), [(0, "right"), (1, "left")])
def test_the_page_number_stands_269_mm_down_and_one_character_in(
    page: int, side: str, rendered: dict[str, list[list[Line]]]
) -> None:
    number = [line for line in rendered["plain"][page] if line[0].y > BOTTOM + 2]
    assert len(number) == 1
    assert text_of(number[0]).replace(" ", "") == f"—{page + 1}—"
    dash = number[0][0]
    assert (dash.top + dash.bottom) / 2 == pytest.approx(269, abs=1)
    one = 14 / MM
    edge = number[0][-1].x + one if side == "right" else dash.x
    assert edge == pytest.approx(RIGHT - one if side == "right" else LEFT + one, abs=0.5)


def test_lines_and_pages_break_where_the_pdf_breaks(
    rendered: dict[str, list[list[Line]]], sheet: StyleSheet
) -> None:
    pages = paginate(sample_flow(), sheet)
    wanted = [["".join(part.text for part in line.segments) for line in page.lines] for page in pages]
    found = [[text_of(line) for line in body_lines(page)] for page in rendered["speech"]]
    assert len(found) == len(wanted)
    ours, theirs = ([without_marks(line) for page in pages for line in page] for pages in (wanted, found))
    assert "".join(theirs) == "".join(ours)
    same = sum(line in set(theirs) for line in ours)
    assert same / len(ours) >= 0.9


def without_marks(line: str) -> str:
    """The line without blanks and without the marks that may hang, which LibreOffice does not always draw."""
    return line.translate(dict.fromkeys(map(ord, " " + HANGING)))


def test_libreoffice_is_asked_once_for_many_files(tmp_path: Path, sheet: StyleSheet) -> None:
    paths = [tmp_path / f"讲话 （{number}）.docx" for number in (1, 2)]
    for path in paths:
        path.write_bytes(write_docx(Flow((TextBlock("body", path.stem),), "speech"), sheet))
    made = to_pdf(paths, tmp_path / "out")
    assert [path.stem for path in made] == [path.stem for path in paths]
