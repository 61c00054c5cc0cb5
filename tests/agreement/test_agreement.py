"""The .docx, as LibreOffice lays it out, and the PDF, as we do, break at the same places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govdocs.layout.units import MM
from govdocs.model import Document, Paragraph, Part, Section
from govdocs.reading import read, read_text, split_collection
from govdocs.resources import shipped_folder
from govdocs.templating import TextBlock, arrange
from govdocs.writing.render import render
from tests.agreement.lines import SeenLine, compare, page_count, seen_lines
from tests.libreoffice import to_pdf

pytestmark = pytest.mark.libreoffice

SAMPLES = shipped_folder() / "corpora" / "samples"
TEXTS = [*sorted((SAMPLES / "speech").glob("*.txt")), *sorted((SAMPLES / "material").glob("*.txt"))]
COLLECTION = SAMPLES / "collection" / "汇编.txt"
LEFT, RIGHT = 28 * MM, 184 * MM


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Path, Path]]:
    """Every sample speech without its tables, with our PDF of it and LibreOffice's PDF of the .docx."""
    folder = tmp_path_factory.mktemp("agreement")
    drafts = [read(path) for path in TEXTS]
    drafts += [read_text(piece.text) for piece in split_collection(read(COLLECTION).source)]
    documents = {f"draft{number}": _without_tables(draft.document) for number, draft in enumerate(drafts)}
    made: list[Path] = []
    for name, document in documents.items():
        render(document, folder / "ours" / f"{name}.pdf", system_fonts=False)
        made.append(folder / f"{name}.docx")
        render(document, made[-1])
    theirs = to_pdf(made, folder / "theirs")
    return {
        name: (document, folder / "ours" / f"{name}.pdf", other)
        for (name, document), other in zip(documents.items(), theirs, strict=True)
    }


def _without_tables(document: Document) -> Document:
    """Cells stand side by side, so lines of a table cannot be compared as lines."""
    return replace(document, body=_texts_only(document.body))  # type: ignore[arg-type]


def _texts_only(blocks: tuple[object, ...]) -> tuple[object, ...]:
    kept: list[object] = []
    for block in blocks:
        if isinstance(block, Section | Part):
            kept.append(replace(block, blocks=_texts_only(block.blocks)))  # type: ignore[arg-type]
        elif isinstance(block, Paragraph):
            kept.append(block)
    return tuple(kept)


def test_both_have_as_many_pages(built: dict[str, tuple[Document, Path, Path]]) -> None:
    for _, ours, theirs in built.values():
        assert page_count(ours) == page_count(theirs)


def test_paragraphs_and_lines_agree(built: dict[str, tuple[Document, Path, Path]]) -> None:
    results = [
        compare(
            [block.label + block.text for block in arrange(document).blocks if isinstance(block, TextBlock)],
            seen_lines(ours),
            seen_lines(theirs),
        )
        for document, ours, theirs in built.values()
    ]
    total = sum(results[1:], results[0])
    assert total.equal_counts / total.paragraphs >= 0.99
    assert total.identical / total.lines >= 0.90


def body_lines(pdf: Path) -> list[SeenLine]:
    return [line for line in seen_lines(pdf) if abs(line.size - 16) < 0.6]


def test_full_pages_of_body_text_have_22_lines(built: dict[str, tuple[Document, Path, Path]]) -> None:
    full: list[int] = []
    for _, ours, theirs in built.values():
        for pdf in (ours, theirs):
            pages: dict[int, int] = {}
            for line in seen_lines(pdf):
                pages[line.page] = pages.get(line.page, 0) + 1
            full += [count for page, count in pages.items() if 1 < page < max(pages)]
    # A heading that would stand last moves on, so a page may hold one line less.
    assert all(21 <= count <= 22 for count in full)
    assert full.count(22) > len(full) / 2


def test_ink_stays_inside_but_for_one_hung_mark(built: dict[str, tuple[Document, Path, Path]]) -> None:
    for _, ours, theirs in built.values():
        for pdf in (ours, theirs):
            for line in body_lines(pdf):
                inside = line.right < RIGHT + 0.3 * MM
                assert line.left > LEFT - 0.3 * MM
                assert inside or line.text[-1] in "、。，．；：？！,."


def test_the_first_and_last_line_stand_where_the_sheet_says(
    built: dict[str, tuple[Document, Path, Path]],
) -> None:
    lead = (28.95 - 16) / 2
    for _, ours, theirs in built.values():
        for pdf, tolerance in ((ours, 0.5 * MM), (theirs, 1.5 * MM)):
            page = [line for line in seen_lines(pdf) if line.page == 2]
            assert page[0].top == pytest.approx(37 * MM + lead, abs=tolerance)
            if len(page) == 22:
                assert page[-1].bottom == pytest.approx(37 * MM + 22 * 28.95 - lead, abs=tolerance)
