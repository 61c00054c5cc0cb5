"""The text of a PDF: the words pdftotext finds, put into lines by where they stand; reading joins the lines.

LibreOffice reads PDF too, but puts every figure on a line of its own: that is no text to go on with.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.reading.docx.markup import attribute, descendants
from govdocs.reading.foreign.placed import Placed, put_in_lines
from govdocs.reading.foreign.programs import find_program, run_program

_TIMEOUT = 120.0
_INSTEAD = "请从 PDF 里复制文字，存成 .txt"


def read_pdf_text(data: bytes) -> str:
    """The text of the PDF. Raises UnreadableFileError where there is no pdftotext, or no text in it."""
    program = find_program(("pdftotext",))
    if program is None:
        raise UnreadableFileError(f"读 PDF 要用 pdftotext（poppler），这台机器上没有；请装上，或{_INSTEAD}")
    with tempfile.TemporaryDirectory(prefix="govdocs-") as scratch:
        path = Path(scratch, "draft.pdf")
        path.write_bytes(data)
        code, out = run_program([program, "-q", "-enc", "UTF-8", "-bbox", str(path), "-"], timeout=_TIMEOUT)
    if code:
        raise UnreadableFileError(f"PDF 打不开（多半加了密码或已损坏）；{_INSTEAD}")
    lines = [line for page in _pages(out) for line in put_in_lines(_words(page))]
    if not lines:
        raise UnreadableFileError("PDF 里没有文字，多半是扫描件；请先用文字识别软件转成文字")
    return "".join(f"{line}\n" for line in lines)


def _pages(bounds: bytes) -> Iterator[etree._Element]:
    # A title or a word may hold characters XML does not know; the rest is read all the same.
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    root = etree.fromstring(bounds, parser)
    return descendants(root, "page") if root is not None else iter(())


def _words(page: etree._Element) -> Iterator[Placed]:
    for word in descendants(page, "word"):
        text = "".join(str(one) for one in word.itertext())
        left, top, right, bottom = (
            float(attribute(word, name) or 0) for name in ("xMin", "yMin", "xMax", "yMax")
        )
        if text.strip():
            yield Placed(left, bottom, right, _size(text, right - left, bottom - top), text)


def _size(text: str, width: float, height: float) -> float:
    """The width of a Chinese character in a word; its height, which is no more than near it, where there is none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return width / len(text) if wide == len(text) else height
