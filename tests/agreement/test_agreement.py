"""The .docx, as LibreOffice lays it out, and the PDF, as we do, break at the same places: every sample of every kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdocs.layout import load_sheet
from govdocs.layout.breaking import may_break
from govdocs.layout.metrics import WIDTHS
from govdocs.layout.units import MM
from govdocs.model import KINDS
from govdocs.resources import shipped_folder
from tests.agreement.compare import Agreement, differences
from tests.agreement.drawn import HANGING, DrawnLine
from tests.agreement.lines import SeenLine, seen_lines
from tests.agreement.samples import TwoLayouts, lay_out, read_samples
from tests.agreement.units import Unit

pytestmark = pytest.mark.libreoffice

SAMPLES = shipped_folder() / "corpora" / "samples"
SHEET = load_sheet()
LEFT, RIGHT = 28 * MM, 184 * MM


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[TwoLayouts]:
    return lay_out(read_samples(SAMPLES), tmp_path_factory.mktemp("agreement"))


@pytest.fixture(scope="module")
def speeches(made: list[TwoLayouts]) -> list[TwoLayouts]:
    """Texts that hold nothing but paragraphs of one size: their pages fill the grid."""
    plain = [both for both in made if both.document.kind in ("speech", "material")]
    return [both for both in plain if not any(unit.cell for unit in both.units)]


def test_there_is_a_sample_of_every_kind(made: list[TwoLayouts]) -> None:
    assert {both.document.kind for both in made} == set(KINDS)


def test_both_have_as_many_pages(made: list[TwoLayouts]) -> None:
    assert [both.name for both in made if both.pages[0] != both.pages[1]] == []


def test_paragraphs_cells_and_lines_agree(made: list[TwoLayouts]) -> None:
    total = sum((both.agreement for both in made), Agreement())
    assert total.equal_paragraphs / total.paragraphs >= 0.99
    assert total.equal_cells == total.cells > 0
    assert total.identical / total.lines >= 0.98
    assert total.same_page / total.lines >= 0.98


def test_what_breaks_alike_stands_at_the_same_place(made: list[TwoLayouts]) -> None:
    # A line that LibreOffice alone turns over moves all that follow, so only texts without one are measured.
    alike = [both for both in made if both.agreement.same_page == both.agreement.lines]
    assert len(alike) > len(made) / 2
    for both in alike:
        assert differences(both.our_lines, both.their_lines, tolerance=2.0) == [], both.name


def test_full_pages_of_body_text_have_22_lines(speeches: list[TwoLayouts]) -> None:
    full: list[int] = []
    for both in speeches:
        for pdf in (both.ours, both.theirs):
            pages = Counter(line.page for line in seen_lines(pdf))
            full += [count for page, count in pages.items() if 1 < page < max(pages)]
    # A heading that would stand last moves on, so a page may hold one line less.
    assert all(21 <= count <= 22 for count in full)
    assert full.count(22) > len(full) / 2


def full_lines(both: TwoLayouts, *, ours: bool) -> Iterator[tuple[Unit, int, DrawnLine]]:
    """The justified lines as wide as the 版心, and where in their paragraph they begin."""
    for unit, lines in zip(both.units, both.our_lines if ours else both.their_lines, strict=True):
        style = SHEET.styles.get(unit.style)
        if style is None or style.align != "justify" or style.left or style.right or style.hanging:
            continue
        at = len(lines[0].text)
        for line in lines[1:-1]:
            yield unit, at, line
            at += len(line.text)


@pytest.mark.parametrize("ours", [True, False], ids=["pdf", "docx"])
def test_a_line_of_hanzi_has_28_characters_unless_a_mark_shortened_it(
    made: list[TwoLayouts], ours: bool
) -> None:
    counts: Counter[int] = Counter()
    for both in made:
        for unit, at, line in full_lines(both, ours=ours):
            if unit.blanks or any(char in WIDTHS for char in unit.text[at : at + 29]):
                continue
            hung = len(line.text) == 29 and line.text[-1] in HANGING
            whole = len(line.text) == 28 or hung
            assert whole or not may_break(unit.text, at + 28, SHEET.breaking), line.text
            counts[len(line.text)] += 1
    assert counts[28] > sum(counts.values()) / 2


@pytest.mark.parametrize(("ours", "share"), [(True, 1.0), (False, 0.99)], ids=["pdf", "docx"])
def test_justified_lines_end_at_the_edge(made: list[TwoLayouts], ours: bool, share: float) -> None:
    ends = [line for both in made for _, _, line in full_lines(both, ours=ours)]
    reached = sum(
        line.right > RIGHT - 0.3 * MM and (line.right < RIGHT + 0.3 * MM or line.text[-1] in HANGING)
        for line in ends
    )
    assert reached / len(ends) >= share


def body_lines(pdf: Path) -> list[SeenLine]:
    return [line for line in seen_lines(pdf) if abs(line.size - 16) < 0.6]


def test_ink_stays_inside_but_for_one_hung_mark(speeches: list[TwoLayouts]) -> None:
    for both in speeches:
        for pdf in (both.ours, both.theirs):
            for line in body_lines(pdf):
                inside = line.right < RIGHT + 0.3 * MM
                assert line.left > LEFT - 0.3 * MM
                assert inside or line.text[-1] in HANGING


def test_the_first_and_last_line_stand_where_the_sheet_says(speeches: list[TwoLayouts]) -> None:
    lead = (28.95 - 16) / 2
    for both in speeches:
        for pdf, tolerance in ((both.ours, 0.5 * MM), (both.theirs, 1.5 * MM)):
            page = [line for line in seen_lines(pdf) if line.page == 2]
            assert page[0].top == pytest.approx(37 * MM + lead, abs=tolerance)
            if len(page) == 22:
                assert page[-1].bottom == pytest.approx(37 * MM + 22 * 28.95 - lead, abs=tolerance)
