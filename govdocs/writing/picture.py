"""Pictures ready for writing: as each format can hold them, and the frame for one that is not there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from govdocs.pictures import VECTORS, look_at

if TYPE_CHECKING:
    from PIL.Image import Image

_FRAME_GREY = 160
_LONGEST_FRAME = 600
"""Pixels of the longer side of a drawn frame."""
_WORD_TAKES = frozenset({"png", "jpeg", "gif", "bmp", "tiff", "emf", "wmf"})
_BROWSERS_SHOW = frozenset({"png", "jpeg", "gif", "webp"})
_OPAQUE = ("L", "RGB")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as a file: its bytes and its form (png, jpeg …)."""

    data: bytes
    form: str

    @property
    def media_type(self) -> str:
        """Its MIME type."""
        return media_type(self.form)


def media_type(form: str) -> str:
    """The MIME type of a form of pictures."""
    return f"image/x-{form}" if form in VECTORS else f"image/{form}"


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a PDF holds it: `samples` of `channels` (1 grey, 3 RGB) a pixel, `alpha` one each or b"" for none.

    `jpeg` tells that the samples are a JPEG file.
    """

    width: int
    height: int
    channels: int
    samples: bytes
    alpha: bytes = b""
    jpeg: bool = False


def for_word(data: bytes, width: float, height: float) -> PictureFile:
    """`data` in a form that Word takes, a frame of these proportions where it is no picture."""
    return _as_one_of(_WORD_TAKES, data, width, height)


def for_browser(data: bytes, width: float, height: float) -> PictureFile:
    """`data` in a form that browsers show, a frame of these proportions where there is none."""
    return _as_one_of(_BROWSERS_SHOW, data, width, height)


def _as_one_of(forms: frozenset[str], data: bytes, width: float, height: float) -> PictureFile:
    facts = look_at(data)
    if facts is not None and facts.form in forms:
        return PictureFile(data, facts.form)
    return PictureFile(_as_png(data) or draw_frame(width, height), "png")


def for_page(data: bytes, width: float, height: float) -> Pixels:
    """The pixels of `data`, of a frame of these proportions where they cannot be had."""
    facts = look_at(data)
    opened = _open(data)
    if opened is None:
        opened = _open(draw_frame(width, height))
        assert opened is not None
    elif facts is not None and facts.form == "jpeg" and opened.mode in _OPAQUE:
        return Pixels(*opened.size, 3 if opened.mode == "RGB" else 1, data, jpeg=True)
    if opened.mode not in _OPAQUE and (opened.mode in ("LA", "RGBA", "PA") or "transparency" in opened.info):
        whole = opened.convert("RGBA")
        alpha = whole.getchannel("A")
        opaque = alpha.getextrema() == (255, 255)
        return Pixels(*whole.size, 3, whole.convert("RGB").tobytes(), b"" if opaque else alpha.tobytes())
    plain = opened if opened.mode in _OPAQUE else opened.convert("L" if opened.mode == "1" else "RGB")
    return Pixels(*plain.size, 1 if plain.mode == "L" else 3, plain.tobytes())


def _open(data: bytes) -> Image | None:
    """The picture with its pixels; None where they cannot be had."""
    from PIL import Image

    facts = look_at(data)
    if facts is None or facts.form in VECTORS:
        return None
    try:
        opened = Image.open(BytesIO(data))
        opened.load()
        return opened
    except Exception:  # the decoders of damaged pictures raise whatever they stumble over
        return None


def _as_png(data: bytes) -> bytes:
    opened = _open(data)
    if opened is None:
        return b""
    if opened.mode not in ("L", "LA", "RGB", "RGBA", "P", "1", "I;16"):
        opened = opened.convert("RGBA" if "transparency" in opened.info else "RGB")
    written = BytesIO()
    opened.save(written, "PNG")
    return written.getvalue()


def draw_frame(width: float, height: float) -> bytes:
    """A PNG of these proportions: a grey frame with its diagonals, as printers mark the place of a picture."""
    scale = _LONGEST_FRAME / max(width, height)
    return _draw_frame(max(8, round(width * scale)), max(8, round(height * scale)))


@lru_cache(maxsize=8)
def _draw_frame(width: int, height: int) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width - 1, height - 1), outline=_FRAME_GREY, width=2)
    draw.line((0, 0, width - 1, height - 1), fill=_FRAME_GREY)
    draw.line((0, height - 1, width - 1, 0), fill=_FRAME_GREY)
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
