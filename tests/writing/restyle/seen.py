"""What a test asks of an element: its text, one value below it, the names of what it holds."""

from __future__ import annotations

from typing import Any

from lxml import etree

from tests.writing.docx.opened import NS


def words(element: etree._Element) -> str:
    """All the characters below."""
    return "".join(str(text) for text in element.itertext())


def value(element: etree._Element, path: str) -> str:
    """What the XPath says as a string, "" for nothing."""
    found: Any = element.xpath(f"string({path})", namespaces=NS)
    return str(found)


def names(element: etree._Element, path: str) -> list[str]:
    """The local names of all elements the XPath selects."""
    found: Any = element.xpath(path, namespaces=NS)
    return [etree.QName(one).localname for one in found]
