"""Golden pages: what the samples look like, compared with pictures a person has looked at.

`python -m tests.writing.test_golden_pages` draws the pictures anew; look at them before committing.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from govdocs.reading import read
from govdocs.resources import shipped_folder
from govdocs.writing.render import render_bytes

SAMPLES = shipped_folder() / "corpora" / "samples"
GOLDEN = Path(__file__).parent.parent / "data" / "golden"
PAGES = [
    ("speech/在全市人才工作会议上的讲话.txt", 1),
    ("speech/在全市人才工作会议上的讲话.txt", 3),
    ("speech/在全市青年科技人才座谈会上的讲话.txt", 2),
    ("material/关于全市人才工作情况的汇报材料.txt", 1),
]
SCALE = 0.75
TOLERANCE = 0.01
"""The share of a page that may differ clearly, after blurring away what renderers do to edges."""


def draw(sample: str, page: int) -> Image.Image:
    data = render_bytes(read(SAMPLES / sample).document, "pdf", system_fonts=False).data
    pdf = pypdfium2.PdfDocument(data)
    try:
        picture: Image.Image = pdf[page - 1].render(scale=SCALE).to_pil().convert("L")
    finally:
        pdf.close()
    return picture


def golden_path(sample: str, page: int) -> Path:
    return GOLDEN / f"{Path(sample).parent.name}-{Path(sample).stem}-{page}.png"


def difference(drawn: Image.Image, golden: Image.Image) -> float:
    """The share of pixels that differ by more than a quarter of black."""
    blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (drawn, golden)]
    histogram = ImageChops.difference(*blurred).histogram()
    return sum(histogram[64:]) / sum(histogram)


@pytest.mark.parametrize(("sample", "page"), PAGES)
def test_a_page_looks_as_it_did_when_it_was_looked_at(sample: str, page: int) -> None:
    drawn = draw(sample, page)
    with Image.open(golden_path(sample, page)) as golden:
        assert drawn.size == golden.size
        assert difference(drawn, golden.convert("L")) < TOLERANCE


def test_the_comparison_sees_a_line_that_moved() -> None:
    drawn = draw(*PAGES[0])
    assert difference(drawn, ImageChops.offset(drawn, 0, 6)) > TOLERANCE


def main() -> None:
    """Draw every golden page anew."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for sample, page in PAGES:
        draw(sample, page).quantize(16).save(golden_path(sample, page), optimize=True)


if __name__ == "__main__":
    main()
