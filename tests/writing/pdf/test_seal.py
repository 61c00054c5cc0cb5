"""Seals: an optional picture over a sealed sign-off, never one over an unsealed text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from govdocs.errors import UsageError
from govdocs.layout import load_sheet, paginate
from govdocs.layout.units import MM
from govdocs.model import Notice
from govdocs.templating import arrange
from govdocs.writing.render import render_bytes

NOTICE = {
    "title": "关于做好年度人才统计工作的通知",
    "addressee": "各县（市、区）委组织部",
    "body": ("请各单位抓紧填报，按时报送。",),
    "signature": ("云陵市委组织部",),
    "date": "2026-11-22",
    "sealed": True,
}


@pytest.fixture
def seal(tmp_path: Path) -> Path:
    ring = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(ring).ellipse((5, 5, 195, 195), outline=(220, 0, 0, 200), width=8)
    path = tmp_path / "印章.png"
    ring.save(path)
    return path


def picture(data: bytes) -> bytes:
    """The first page as rows of red, green and blue."""
    pdf = pypdfium2.PdfDocument(data)
    drawn: bytes = pdf[0].render(scale=1).to_pil().convert("RGB").tobytes()
    pdf.close()
    return drawn


def red_pixels(data: bytes) -> int:
    pixels = picture(data)
    return sum(
        red > 150 and green < 120 and blue < 120
        for red, green, blue in zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    )


def test_a_seal_is_drawn_over_a_sealed_sign_off(seal: Path) -> None:
    drawn = render_bytes(Notice(**NOTICE), "pdf", system_fonts=False, seal=seal).data  # type: ignore[arg-type]
    assert red_pixels(drawn) > 200


def test_a_picture_without_transparency_hides_no_words(tmp_path: Path) -> None:
    white = tmp_path / "印章.jpg"
    Image.new("RGB", (200, 200), "white").save(white)
    drawn, bare = (
        render_bytes(Notice(**NOTICE), "pdf", system_fonts=False, seal=seal).data  # type: ignore[arg-type]
        for seal in (white, None)
    )
    assert picture(drawn) == picture(bare)


def test_an_unsealed_text_bears_no_seal(seal: Path) -> None:
    unsealed = Notice(**(NOTICE | {"sealed": False}))  # type: ignore[arg-type]
    assert red_pixels(render_bytes(unsealed, "pdf", system_fonts=False, seal=seal).data) == 0


def test_a_seal_stands_over_name_and_date_a_little_above_their_middle_and_within_a_line_of_the_text() -> None:
    sheet = load_sheet()
    page = paginate(arrange(Notice(**NOTICE)), sheet)[0]  # type: ignore[arg-type]
    ((x, y),) = page.seals
    body, name, date = page.lines[-3:]
    middle = (name.y + date.y) / 2
    assert 0 < middle - y < 6 * MM
    assert date.segments[0].x < x < 184 * MM
    assert (y - sheet.seal_diameter / 2) - body.y < 10.39 * MM


def test_joint_seals_stand_side_by_side_without_touching() -> None:
    joint = Notice(**(NOTICE | {"signature": ("云陵市委组织部", "云陵市财政局", "云陵市科技局")}))  # type: ignore[arg-type]
    sheet = load_sheet()
    seals = paginate(arrange(joint), sheet)[0].seals
    assert len(seals) == 3
    for (left, _), (right, _) in pairwise(seals):
        assert right - left > sheet.seal_diameter


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n\x00"])
def test_a_seal_that_is_no_picture_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "印章.png"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="不是能打开的图片"):
        render_bytes(Notice(**NOTICE), "pdf", system_fonts=False, seal=path)  # type: ignore[arg-type]


def test_a_seal_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个印章文件"):
        render_bytes(Notice(**NOTICE), "pdf", seal=tmp_path / "无.png")  # type: ignore[arg-type]
