"""The parts beside the body: notes to carry over, comments and page heads to report, properties of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lxml import etree

from govdocs.layout.roles import PROPERTY_PREFIX
from govdocs.reading.docx.content import Remark
from govdocs.reading.docx.markup import all_text, attribute, descendants, local_name
from govdocs.reading.docx.package import Package, parse_xml
from govdocs.reading.docx.pictures import find_blips

_MARGINS = {"header": "页眉", "footer": "页脚"}
_PAGE_NUMBER = re.compile(r"[\s\d\-－—–·第共页/]*")


def read_notes(package: Package) -> Mapping[tuple[str, str], str]:
    """The text of every footnote and endnote by its sort and id."""
    notes: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        for name in package.related(f"{kind}s"):
            root = package.tree(name)
            for note in () if root is None else descendants(root, kind):
                notes[kind, attribute(note, "id")] = " ".join(all_text(note).split())
    return notes


def remark_on_parts(
    package: Package, commented: Mapping[str, tuple[int, str]], margins: Iterable[tuple[str, str]]
) -> Iterator[Remark]:
    """Comments, and page heads and page feet with pictures or words of their own: none of them comes over.

    `commented` tells of comments by their id which paragraph they are in and what words they are about,
    `margins` are the page heads and feet as `read_page_words` gives them.
    """
    for name in package.related("comments"):
        root = package.tree(name)
        for comment in () if root is None else descendants(root, "comment"):
            author = attribute(comment, "author") or "未署名"
            paragraph, words = commented.get(attribute(comment, "id"), (0, ""))
            about = f"，对“{words.strip()}”" if words.strip() else ""
            yield Remark("comment", f"批注没有读入（{author}{about}）：“{all_text(comment)}”", paragraph)
    for kind in ("header", "footer"):
        if any(pictured for _, pictured in _margins(package, kind)):
            yield Remark("image", f"{_MARGINS[kind]}里的图片没有读入")
    for kind, text in margins:
        yield Remark(kind, f"{_MARGINS[kind]}里的文字没有读入：“{text}”")


def read_page_words(package: Package) -> Iterator[tuple[str, str]]:
    """The words of page heads and feet, as (`header` or `footer`, words), each once; page numbers are none."""
    seen = set()
    for kind in ("header", "footer"):
        for words, _ in _margins(package, kind):
            found = kind, words
            if not _PAGE_NUMBER.fullmatch(words) and found not in seen:
                seen.add(found)
                yield found


def _margins(package: Package, kind: str) -> Iterator[tuple[str, bool]]:
    """The words of every page head or foot, and whether there is a picture in it."""
    for name in package.related(kind):
        if (data := package.part(name)) is not None:
            yield _read_margin(data)


@lru_cache(maxsize=8)
def _read_margin(data: bytes) -> tuple[str, bool]:
    """Kept by content, for page feet are those of their template."""
    root = parse_xml(data)
    return all_text(root), any(True for _ in find_blips(root))


def read_boxes(root: etree._Element | None) -> Iterator[str]:
    """The words of the text boxes laid over the pages, which the walk over the body leaves out."""
    for box in () if root is None else descendants(root, "txbxContent"):
        yield all_text(box)


def read_properties(package: Package) -> Mapping[str, str]:
    """Of the custom properties those that govdocs wrote, without their prefix."""
    root = package.tree("docProps/custom.xml")
    found: dict[str, str] = {}
    for item in () if root is None else root:
        name = attribute(item, "name")
        if local_name(item) == "property" and name.startswith(PROPERTY_PREFIX):
            found[name.removeprefix(PROPERTY_PREFIX)] = "".join(str(text) for text in item.itertext())
    return found
