"""The text of an OFD (GB/T 33190-2016): the characters of each page, put into lines by where they stand.

Pictures and drawn characters are no text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.reading.docx.markup import attribute, descendants
from govdocs.reading.docx.package import Archive
from govdocs.reading.foreign.placed import Placed, put_in_lines


def read_ofd_text(data: bytes) -> str:
    """The text of the OFD, page by page. Raises UnreadableFileError for what is none, or has no text."""
    archive = Archive(data, "OFD")
    lines: list[str] = []
    for root in _pages(archive):
        lines += put_in_lines(one for item in descendants(root, "TextObject") for one in _placed(item))
    if not any(line.strip() for line in lines):
        raise UnreadableFileError("OFD 里没有文字，多半是扫描件；请先用文字识别软件转成文字")
    return "".join(f"{line}\n" for line in lines)


def _pages(archive: Archive) -> Iterator[etree._Element]:
    """The roots of the pages of every document in the file, in their order."""
    start = archive.tree("OFD.xml")
    if start is None:
        raise UnreadableFileError("这不是 OFD 文件：里面没有 OFD.xml")
    for item in descendants(start, "DocRoot"):
        name = _path("", item.text or "")
        document = archive.tree(name)
        for page in () if document is None else descendants(document, "Page"):
            root = archive.tree(_path(posixpath.dirname(name), attribute(page, "BaseLoc")))
            if root is not None:
                yield root


def _path(folder: str, place: str) -> str:
    """A place in the file: from its top with a slash before it, else from `folder`."""
    place = place.strip()
    return posixpath.normpath(place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place))


def _placed(item: etree._Element) -> Iterator[Placed]:
    left, top, width, _ = (*_numbers(attribute(item, "Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    size = (*_numbers(attribute(item, "Size")), 0.0)[0]
    scale = (*_numbers(attribute(item, "CTM")), 1.0)[0] or 1.0
    x = y = 0.0
    for code in descendants(item, "TextCode"):
        text = "".join(str(one) for one in code.itertext()).strip("\r\n")
        # A place that is left out is that of the code before.
        x, y = (*_numbers(attribute(code, "X")), x)[0], (*_numbers(attribute(code, "Y")), y)[0]
        if text:
            yield Placed(left + x * scale, top + y * scale, left + width, size * scale, text)


def _numbers(text: str) -> tuple[float, ...]:
    """The numbers at the head of `text`."""
    found = []
    for word in text.split():
        try:
            found.append(float(word))
        except ValueError:
            break
    return tuple(found)
