"""The seal a user supplies: a picture, checked once, ready for both writers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from govdocs.errors import UsageError

_LARGEST = 4000 * 4000
"""Pixels; a seal of 50 mm at 600 dots an inch has 1.4 million."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal's picture: its pixels as RGB and alpha rows, and the same as PNG bytes."""

    width: int
    height: int
    rgb: bytes
    alpha: bytes
    png: bytes

    def fit(self, diameter: float) -> tuple[float, float]:
        """Its width and height where the longer side is `diameter`, in the unit of that."""
        longest = max(self.width, self.height)
        return diameter * self.width / longest, diameter * self.height / longest


def load_seal(path: Path) -> Seal:
    """The seal in the picture file `path`. Raises UsageError for what is no picture, or far too large."""
    try:
        modified = path.stat().st_mtime_ns
    except OSError:
        raise UsageError("没有这个印章文件", path=path) from None
    return _load(path, modified)


@lru_cache(maxsize=8)
def _load(path: Path, _modified: int) -> Seal:
    from PIL import Image

    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > _LARGEST:
                raise UsageError("印章图片太大（边长不要超过4000点）", path=path)
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UsageError("印章文件不是能打开的图片（可用 PNG、JPEG）", path=path) from None
    written = BytesIO()
    picture.save(written, "PNG")
    red, green, blue, alpha = picture.split()
    rgb = Image.merge("RGB", (red, green, blue)).tobytes()
    return Seal(picture.width, picture.height, rgb, alpha.tobytes(), written.getvalue())
