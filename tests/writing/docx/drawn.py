"""Where LibreOffice put every character of a .docx: the lines of its PDF, in millimetres from the top left."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

_MM = 25.4 / 72


@dataclass(frozen=True)
class Char:
    """A character, its origin on the baseline, and the edges of its ink."""

    text: str
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float


Line = list[Char]


def read_pages(path: Path) -> list[list[Line]]:
    """The lines of every page, from top to bottom, each from left to right."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_read_page(page) for page in document]
    finally:
        document.close()


def text_of(line: Line) -> str:
    """The characters of a line."""
    return "".join(char.text for char in line)


def _read_page(page: pypdfium2.PdfPage) -> list[Line]:
    height = page.get_height()
    text = page.get_textpage()
    chars = [_read_char(text, index, height) for index in range(text.count_chars())]
    lines: list[Line] = []
    for char in sorted((one for one in chars if one.text not in "\r\n\0"), key=lambda one: one.y):
        if lines and abs(lines[-1][0].y - char.y) < 2:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [sorted(line, key=lambda one: one.x) for line in lines]


def _read_char(text: pypdfium2.PdfTextPage, index: int, height: float) -> Char:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    left, bottom, right, top = text.get_charbox(index)
    code = pdfium.FPDFText_GetUnicode(text.raw, index)
    return Char(
        chr(code),
        x.value * _MM,
        (height - y.value) * _MM,
        left * _MM,
        right * _MM,
        (height - top) * _MM,
        (height - bottom) * _MM,
    )
