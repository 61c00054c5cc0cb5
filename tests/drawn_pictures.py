"""Pictures drawn for the tests, in every form and with a resolution of their own."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(
    form: str = "PNG",
    *,
    size: tuple[int, int] = (240, 160),
    color: tuple[int, ...] = (200, 40, 40),
    dpi: int = 96,
    mode: str = "RGB",
) -> bytes:
    """The bytes of one plain picture: 240 × 160 dots at 96 dots an inch are 63.5 × 42.3 mm."""
    drawn = Image.new("RGBA" if len(color) == 4 else "RGB", size, color).convert(mode)
    written = BytesIO()
    drawn.save(written, form, **({} if form in ("GIF", "WEBP") else {"dpi": (dpi, dpi)}))
    return written.getvalue()


def emf(width: int = 6350, height: int = 4233) -> bytes:
    """The head of an EMF of that size in hundredths of a millimetre: nothing is drawn in it."""
    pixels = [round(length / 2540 * 96) for length in (width, height)]
    numbers = (1, 108, 0, 0, *pixels, 0, 0, width, height)
    head = b"".join(number.to_bytes(4, "little") for number in numbers)
    rest = (0x10000, 108, 1)
    tail = b"".join(number.to_bytes(4, "little") for number in rest) + bytes(20) + b"".join(
        number.to_bytes(4, "little") for number in (*pixels, width // 100, height // 100, 0, 0, 0)
    )
    return head + b" EMF" + tail
