"""What a picture file is: its form and its size on paper. Only its head is read, never its pixels."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

FORMS = ("png", "jpeg", "gif", "bmp", "tiff", "webp", "wmf", "emf")
"""The forms a picture may have; a .docx holds all but webp, a PDF cannot draw wmf and emf."""
VECTORS = frozenset({"wmf", "emf"})
"""Windows' own drawings, which only Windows and office suites can draw."""

MOST_PIXELS = 100_000_000
"""An A3 page at 600 dots an inch has 70 million."""
_USUAL_RESOLUTION = 96.0
"""Dots an inch where the file tells none: what Word takes."""
_PLAUSIBLE = (20.0, 4800.0)
_MM = 25.4
_EMF_SIGNATURE = (40, b" EMF")


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The form of a picture (one of `FORMS`), its pixels, and its own size in mm."""

    form: str
    pixels: tuple[int, int]
    width: float
    height: float


def look_at(data: bytes) -> PictureFacts | None:
    """What the picture file `data` is; None for what is none, or has more than `MOST_PIXELS`."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "WMF")) as opened:
                pixels, form, told = opened.size, (opened.format or "").lower(), opened.info.get("dpi")
    except Exception:  # the parsers of damaged pictures raise whatever they stumble over
        return None
    if not 0 < pixels[0] * pixels[1] <= MOST_PIXELS:
        return None
    if form == "wmf" and data[_EMF_SIGNATURE[0] : _EMF_SIGNATURE[0] + 4] == _EMF_SIGNATURE[1]:
        form = "emf"
    across, down = _resolution(told)
    return PictureFacts(form, pixels, pixels[0] / across * _MM, pixels[1] / down * _MM) if form in FORMS else None


def _resolution(told: object) -> tuple[float, float]:
    """Dots an inch across and down, as the file tells them if that can be."""
    pair = told if isinstance(told, tuple) and len(told) == 2 else (told, told)
    try:
        across, down = (float(each) for each in pair)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return _USUAL_RESOLUTION, _USUAL_RESOLUTION
    low, high = _PLAUSIBLE
    return (across, down) if low <= across <= high and low <= down <= high else (_USUAL_RESOLUTION, _USUAL_RESOLUTION)
