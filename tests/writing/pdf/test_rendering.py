"""Two independent engines draw every page, and draw every character."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from govdocs.layout.units import MM
from govdocs.writing.pdf import PdfResult
from tests.writing.pdf.reader import PdfReading

DPI = 72
Pages = list[Image.Image]


@pytest.fixture(scope="module")
def poppler(result: PdfResult, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages as poppler draws them."""
    folder = tmp_path_factory.mktemp("poppler")
    (folder / "in.pdf").write_bytes(result.data)
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "in.pdf", "page"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert run.stderr == b""
    return [Image.open(path).convert("L") for path in sorted(Path(folder).glob("page*.png"))]


@pytest.fixture(scope="module")
def pdfium(result: PdfResult) -> Pages:
    """The pages as pdfium draws them."""
    document = pypdfium2.PdfDocument(result.data)
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return pages


def dark_share(page: Image.Image, box: tuple[int, int, int, int]) -> float:
    """How much of a box is ink, 0 to 1."""
    part = ImageChops.invert(page.crop(box))
    return (
        sum(value * count for value, count in enumerate(part.histogram())) / 255 / (part.width * part.height)
    )


def cell(page: Image.Image, x: float, y: float, size: float) -> tuple[int, int, int, int]:
    """The pixels of a character that begins at (x, y), y from the foot of the page."""
    top = page.height - y - 0.9 * size
    return round(x), round(top), round(x + size), round(top + size)


@pytest.mark.parametrize("engine", ["poppler", "pdfium"])
def test_every_hanzi_has_ink_where_it_stands(
    engine: str, reading: PdfReading, request: pytest.FixtureRequest
) -> None:
    pages: Pages = request.getfixturevalue(engine)
    assert len(pages) == len(reading.pages)
    for page, glyphs in zip(pages, reading.pages, strict=True):
        hanzi = [glyph for glyph in glyphs if "\u4e00" <= glyph.char <= "\u9fff" and glyph.char != "一"]
        assert all(dark_share(page, cell(page, glyph.x, glyph.y, glyph.size)) > 0.04 for glyph in hanzi)


@pytest.mark.parametrize("engine", ["poppler", "pdfium"])
def test_margins_stay_white(engine: str, request: pytest.FixtureRequest) -> None:
    for page in request.getfixturevalue(engine):
        assert dark_share(page, (0, 0, page.width, round(36 * MM))) == 0
        assert dark_share(page, (0, 0, round(27 * MM), page.height)) == 0


def test_both_engines_draw_the_same_pages(poppler: Pages, pdfium: Pages) -> None:
    for one, other in zip(poppler, pdfium, strict=True):
        box = (0, 0, min(one.width, other.width), min(one.height, other.height))
        assert abs(dark_share(one, box) - dark_share(other, box)) < 0.1 * dark_share(one, box)


def test_no_character_is_drawn_with_the_missing_glyph_box(reading: PdfReading) -> None:
    for font in reading.fonts.values():
        program = TTFont(BytesIO(font.program))
        outlines = [program["glyf"][name] for name in program.getGlyphOrder()]
        used = {glyph.code for glyph in reading.glyphs if reading.fonts[glyph.font] is font}
        assert 0 not in used
        assert all(outlines[code] != outlines[0] for code in used)
