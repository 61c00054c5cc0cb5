"""A .docx taken apart again, the way a test wants to look at it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


class Opened:
    """Parts by name, parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.infos = archive.infolist()
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, part: str) -> etree._Element:
        """The root of a part (word/document.xml)."""
        return etree.fromstring(self.parts[part])

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """All elements the XPath selects."""
        found = self.xml(part).xpath(path, namespaces=NS)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, etree._Element)]

    def paragraph(self, style: str) -> etree._Element:
        """The first paragraph that bears the style id."""
        return self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")[0]


def runs(paragraph: etree._Element) -> list[tuple[str, str]]:
    """(text, character style id) of every run of a paragraph that has text."""
    return [
        (text_of(run), value(run, "w:rPr/w:rStyle"))
        for run in paragraph.findall("w:r", NS)
        if run.find("w:t", NS) is not None
    ]


def text_of(element: etree._Element) -> str:
    """All text below an element."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element at `path`, "" when there is none."""
    found = element.find(path, NS)
    return "" if found is None else found.get(f"{W}{attribute}", "")
