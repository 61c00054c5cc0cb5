"""Pictures as they are written: where the layout puts them, whole, and back again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pikepdf import pdfa

from govdocs.errors import GovdocsError, OutputError
from govdocs.layout import load_sheet, paginate
from govdocs.layout.picture import picture_size
from govdocs.model import Material, Paragraph, Picture
from govdocs.reading import read, read_bytes
from govdocs.templating import arrange
from govdocs.templating.flow import PictureBlock
from govdocs.writing.picture import draw_frame, for_page
from govdocs.writing.picture_files import write_pictures
from govdocs.writing.render import render, render_bytes
from tests.drawn_pictures import emf, picture
from tests.libreoffice import to_pdf
from tests.writing.docx.opened import Opened
from tests.writing.docx.test_schema import faults
from tests.writing.places import MM

SHEET = load_sheet()
LINE = "各级各部门要把人才工作摆在突出位置，抓好引进、培养、使用各个环节。"
REPORT = Material(
    "关于全市人才结构情况的汇报",
    (
        Paragraph("全市人才结构如下。"),
        Picture("图/结构.png", picture(), 120, None, "图1　全市人才结构", "各类人才的占比"),
        Paragraph("各区人才分布如下。"),
        Picture("图/分布.jpg", picture("JPEG", color=(20, 20, 200))),
        Picture("图/徽.png", picture(color=(0, 90, 0, 100), mode="RGBA"), 30, 30),
        Picture("图/还没有.png"),
        Paragraph(LINE),
    ),
)


def images(data: bytes | Path) -> list[tuple[float, ...]]:
    """Page and edges in mm of every picture."""
    with pdfplumber.open(BytesIO(data) if isinstance(data, bytes) else data) as opened:
        return [
            (page.page_number, *(one[edge] / MM for edge in ("x0", "top", "x1", "bottom")))
            for page in opened.pages
            for one in page.images
        ]


@pytest.mark.parametrize("to", ["docx", "yaml", "json"])
def test_a_document_with_pictures_comes_back(to: str) -> None:
    assert read_bytes(render_bytes(REPORT, to).data, f"稿.{to}").document == REPORT


def test_a_draft_text_comes_back_with_the_pictures_put_beside_it(tmp_path: Path) -> None:
    render(REPORT, tmp_path / "汇报.txt")
    assert sorted(path.name for path in (tmp_path / "图").iterdir()) == ["分布.jpg", "徽.png", "结构.png"]
    assert read(tmp_path / "汇报.txt").document == REPORT


def test_another_picture_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    write_pictures({"图.png": picture()}, tmp_path)
    write_pictures({"图.png": picture()}, tmp_path)
    with pytest.raises(OutputError, match="内容不同的同名图片"):
        write_pictures({"图.png": picture("JPEG")}, tmp_path)
    assert (tmp_path / "图.png").read_bytes() == picture()


def test_two_pictures_of_one_name_make_no_draft_text() -> None:
    twice = Material("汇报", (Picture("图.png", picture()), Picture("图.png", picture("JPEG"))))
    with pytest.raises(GovdocsError, match=r"都叫“图\.png”"):
        render_bytes(twice, "txt")
    assert read_bytes(render_bytes(twice, "yaml").data, "稿.yaml").document == twice


# ---- layout


def block(**given: object) -> PictureBlock:
    return PictureBlock("picture", "图.png", picture(), **given)  # type: ignore[arg-type]


def test_a_picture_has_the_size_asked_for_or_its_own_and_fits_the_page() -> None:
    def size(**given: object) -> tuple[float, float]:
        width, height = picture_size(block(**given), SHEET)
        return round(width / MM, 1), round(height / MM, 1)

    assert size() == (63.5, 42.3)
    assert size(width=120.0) == (120.0, 80.0)
    assert size(height=80.0) == (120.0, 80.0)
    assert size(width=120.0, height=30.0) == (120.0, 30.0)
    assert size(width=312.0) == (156.0, 104.0)
    tall = size(width=100.0, height=1000.0, caption="图1　甲")
    assert tall[0] / tall[1] == pytest.approx(0.1, rel=0.02)
    assert 214 < tall[1] < 214.5


def test_a_picture_takes_whole_lines_and_the_text_below_stays_on_the_grid() -> None:
    pitch = SHEET.grid.line_pitch
    for page in paginate(arrange(REPORT), SHEET):
        lines = [line.y for line in page.lines if line.segments[0].size == 16]
        steps = [(y - lines[0]) / pitch for y in lines]
        assert steps == pytest.approx([round(step) for step in steps], abs=0.01)
        assert steps


def test_no_page_parts_a_picture_from_its_caption() -> None:
    for count in range(12, 22):
        text = Material("汇报", (*(Paragraph("一句话。"),) * count, Picture("图.png", picture(), caption="图1　甲"), Paragraph(LINE)))
        flow = arrange(text)
        pages = paginate(flow, SHEET)
        (index,) = [at for at, one in enumerate(flow.blocks) if isinstance(one, PictureBlock)]
        (with_picture,) = [page for page in pages if page.pictures]
        assert any(line.block == index for line in with_picture.lines)
        placed = with_picture.pictures[0]
        assert placed.y + placed.height <= SHEET.page.height - SHEET.page.bottom


# ---- files


def test_the_pdf_draws_them_is_archivable_and_says_what_they_show() -> None:
    data = render_bytes(REPORT, "pdf", system_fonts=False).data
    assert len(images(data)) == 4
    assert [str(one) for one in pdfa.validate_written(BytesIO(data), "2b").findings] == []
    assert data.count(b"/S/Figure") == 4
    assert "各类人才的占比".encode("utf-16-be").hex().encode() in data
    left, right = 28, 28 + 156
    for _, x0, _, x1, _ in images(data):
        assert (x0 + x1) / 2 == pytest.approx((left + right) / 2, abs=0.1)


def test_the_pixels_of_the_pdf_are_those_of_the_picture() -> None:
    data = render_bytes(REPORT, "pdf", system_fonts=False).data
    page, x0, top, x1, bottom = images(data)[1]
    pdf = pypdfium2.PdfDocument(data)
    drawn = pdf[int(page) - 1].render(scale=1).to_pil().convert("RGB")
    pdf.close()
    assert drawn.getpixel((round((x0 + x1) / 2 * MM), round((top + bottom) / 2 * MM))) == pytest.approx(
        (20, 20, 200), abs=8
    )


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_sort_of_pixels_is_drawn(mode: str) -> None:
    form = {"CMYK": "JPEG"}.get(mode, "PNG")
    drawn = picture(form, mode=mode if mode != "I;16" else "L")
    if mode == "I;16":
        from PIL import Image

        written = BytesIO()
        Image.new("I;16", (24, 16), 40000).save(written, "PNG")
        drawn = written.getvalue()
    text = Material("汇报", (Picture("图", drawn),))
    data = render_bytes(text, "pdf", system_fonts=False).data
    assert [str(one) for one in pdfa.validate_written(BytesIO(data), "2b").findings] == []
    assert len(images(data)) == 1


def test_what_cannot_be_drawn_is_a_frame_of_its_size() -> None:
    frame = for_page(draw_frame(90, 60), 90, 60)
    for data in (b"", emf(), picture()[:60]):
        assert replace(for_page(data, 90, 60)) == frame
    assert frame.width / frame.height == 1.5


def test_the_docx_obeys_the_schema_and_holds_every_form() -> None:
    forms = [picture(form) for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")] + [emf(), b""]
    text = Material("汇报", tuple(Picture(f"{at}.图", data, 40) for at, data in enumerate(forms)))
    opened = Opened(render_bytes(text, "docx").data)
    media = [name for name in opened.parts if name.startswith("word/media/")]
    assert sorted(name.rpartition(".")[2] for name in media) == ["bmp", "emf", "gif", "jpeg", "png", "png", "png", "tiff"]
    assert faults(replace_media(opened)) == {}


def replace_media(opened: Opened) -> Opened:
    """The file without its pictures, which have no schema."""
    for name in [name for name in opened.parts if name.startswith("word/media/")]:
        del opened.parts[name]
    return opened


def test_html_holds_them_and_fetches_nothing() -> None:
    page = render_bytes(REPORT, "html").data.decode()
    assert page.count("<img src=\"data:image/") == 4
    assert page.count("<img") == 4
    assert 'alt="各类人才的占比"' in page


@pytest.mark.libreoffice
def test_the_docx_has_them_where_the_pdf_has_them(tmp_path: Path) -> None:
    path = tmp_path / "汇报.docx"
    path.write_bytes(render_bytes(REPORT, "docx").data)
    (through,) = to_pdf([path], tmp_path / "lo")
    ours, theirs = images(render_bytes(REPORT, "pdf", system_fonts=False).data), images(through)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert other == pytest.approx(one, abs=1.5)
