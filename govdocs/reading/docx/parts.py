"""The parts beside the body: notes to carry over, comments and page heads to report, properties of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdocs.layout.roles import PROPERTY_PREFIX
from govdocs.reading.docx.content import Remark
from govdocs.reading.docx.markup import all_text, attribute, descendants, local_name
from govdocs.reading.docx.package import Package

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


def remark_on_parts(package: Package) -> Iterator[Remark]:
    """Comments, page heads and page feet with words of their own: none of them comes over."""
    for name in package.related("comments"):
        root = package.tree(name)
        for comment in () if root is None else descendants(root, "comment"):
            author = attribute(comment, "author")
            yield Remark("comment", f"批注没有读入（{author}）：“{all_text(comment)}”")
    for kind, label in (("header", "页眉"), ("footer", "页脚")):
        seen = set()
        for name in package.related(kind):
            root = package.tree(name)
            text = "" if root is None else all_text(root)
            if not _PAGE_NUMBER.fullmatch(text) and text not in seen:
                seen.add(text)
                yield Remark(kind, f"{label}里的文字没有读入：“{text}”")


def read_properties(package: Package) -> Mapping[str, str]:
    """Of the custom properties those that govdocs wrote, without their prefix."""
    root = package.tree("docProps/custom.xml")
    found: dict[str, str] = {}
    for item in () if root is None else root:
        name = attribute(item, "name")
        if local_name(item) == "property" and name.startswith(PROPERTY_PREFIX):
            found[name.removeprefix(PROPERTY_PREFIX)] = "".join(str(text) for text in item.itertext())
    return found
