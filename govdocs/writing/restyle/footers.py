"""Page numbers — 1 — on every page, odd right and even left; heads and feet with words of their own stay.

Odd and even pages are parted for the whole file at once. What stood on every page before must then be
said for both: a page head is copied for the even pages, lest it vanish from half of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.docx.footers import write_footer
from govdocs.writing.restyle.markup import element, r, w
from govdocs.writing.restyle.package import Parts
from govdocs.writing.restyle.report import Change

_PAGE_NUMBER = re.compile(r"[\s\d\-－—–‐·.•/|第共页~～]*")
_PICTURES = ("drawing", "pict", "object")
_DASHED = ("numberInDash",)


class Footers:
    """The page heads and feet of one file; `parted` tells that odd and even pages differed before."""

    def __init__(self, parts: Parts, sheet: StyleSheet, ids: dict[str, str], *, parted: bool) -> None:
        self.parts = parts
        self.sheet = sheet
        self.ids = ids
        self.parted = parted
        self.changes: list[Change] = []
        self._made: dict[str, str] = {}
        self._dropped: list[str] = []
        self._old: dict[str, None] = {}

    def set(self, sections: Sequence[etree._Element]) -> list[Change]:
        """Sets page numbers in all sections; tells what was added, replaced and kept."""
        kept = {"default": False, "even": False}
        for section in sections:
            if not self.parted:
                self._part_heads(section)
            for sort in ("default", "even"):
                kept[sort] = self._set_foot(section, sort, kept[sort])
            self._set_first(section)
            self._set_numbers(section)
        self._remove_unused()
        if self._made:
            form = self.sheet.page_number.form.format(page=1, pages=1)
            before = f"，换下原来的页脚“{'”“'.join(self._old)}”" if self._old else ""
            self.changes.insert(0, Change("footer", f"加了页码 {form}，单页居右、双页居左{before}"))
        return self.changes

    def _part_heads(self, section: etree._Element) -> None:
        """What holds for every page is said for the even ones too; even ones that never showed go."""
        for name in ("headerReference", "footerReference"):
            for sleeping in [one for one in _references(section, name) if attribute(one, "type") == "even"]:
                self._drop(sleeping)
            shown = _reference(section, name, "default")
            if shown is None or (name == "footerReference" and not self._has_words(shown)):
                continue
            kind = name.removesuffix("Reference")
            copied = self.parts.copy(str(shown.get(r("id"))), self.parts.free_name(f"{kind}-even"), kind)
            if copied is not None:
                _refer(section, name, "even", copied)

    def _set_foot(self, section: etree._Element, sort: str, inherits: bool) -> bool:
        """True where the section keeps a foot with words for its pages of that sort."""
        own = _reference(section, "footerReference", sort)
        if (own is None and inherits) or (own is not None and self._has_words(own)):
            if own is not None and sort == "default":
                self.changes.append(Change("kept", f"页脚里有文字“{self._text(own)}”，没有换成页码"))
            return True
        if own is not None and self._is_ours(own, sort):
            return False
        if own is not None:
            self._old_text(own)
            self._drop(own)
        _refer(section, "footerReference", sort, self._footer(sort))
        return False

    def _set_first(self, section: etree._Element) -> None:
        if child(section, "titlePg") is None:
            return
        own = _reference(section, "footerReference", "first")
        if own is not None and self._is_ours(own, "default"):
            return
        if own is not None and not self._has_words(own) and self._has_field(own):
            self._drop(own)
            _refer(section, "footerReference", "first", self._footer("default"))
        else:
            self.changes.append(Change("kept", "设了“首页不同”，首页的页眉页脚照原样"))

    def _set_numbers(self, section: etree._Element) -> None:
        numbers = child(section, "pgNumType")
        if numbers is not None and attribute(numbers, "fmt") in _DASHED:
            # The dashes are in the footer now.
            del numbers.attrib[w("fmt")]

    def _is_ours(self, reference: etree._Element, sort: str) -> bool:
        root = self._root(reference)
        ours = etree.tostring(self._write(sort), method="c14n")
        return root is not None and etree.tostring(root, method="c14n") == ours

    def _write(self, sort: str) -> etree._Element:
        root = etree.fromstring(write_footer(self.sheet, "even" if sort == "even" else "odd").encode())
        for style in root.iter(w("pStyle")):
            style.set(w("val"), self.ids["page-number"])
        return root

    def _footer(self, sort: str) -> str:
        if sort not in self._made:
            root = self._write(sort)
            name = self.parts.free_name("footer-odd" if sort == "default" else "footer-even")
            self._made[sort] = self.parts.add(name, root, "footer")
        return self._made[sort]

    def _root(self, reference: etree._Element) -> etree._Element | None:
        name = self.parts.target(str(reference.get(r("id"))))
        return None if name is None else self.parts.tree(name)

    def _text(self, reference: etree._Element) -> str:
        root = self._root(reference)
        return "" if root is None else _words(root)

    def _old_text(self, reference: etree._Element) -> None:
        if text := self._text(reference):
            self._old[text] = None

    def _has_words(self, reference: etree._Element) -> bool:
        root = self._root(reference)
        if root is None:
            return False
        pictures = any(
            local_name(item) in _PICTURES and not any(True for _ in item.iter(w("txbxContent")))
            for item in root.iter()
        )
        return pictures or not _PAGE_NUMBER.fullmatch(_words(root))

    def _has_field(self, reference: etree._Element) -> bool:
        root = self._root(reference)
        return root is not None and "PAGE" in "".join(
            (item.text or "") + attribute(item, "instr") for item in root.iter(w("instrText"), w("fldSimple"))
        )

    def _drop(self, reference: etree._Element) -> None:
        self._dropped.append(str(reference.get(r("id"))))
        parent = reference.getparent()
        if parent is not None:
            parent.remove(reference)

    def _remove_unused(self) -> None:
        document = self.parts.tree(self.parts.main)
        used = {item.get(r("id")) for item in document.iter(w("headerReference"), w("footerReference"))}
        for identifier in dict.fromkeys(self._dropped):
            if identifier not in used:
                self.parts.remove(identifier)


def _references(section: etree._Element, name: str) -> list[etree._Element]:
    return [item for item in section if item.tag == w(name)]


def _reference(section: etree._Element, name: str, sort: str) -> etree._Element | None:
    found = (item for item in _references(section, name) if (attribute(item, "type") or "default") == sort)
    return next(found, None)


def _refer(section: etree._Element, name: str, sort: str, identifier: str) -> None:
    made = element(name, type=sort)
    made.set(r("id"), identifier)
    headers = sum(item.tag in (w("headerReference"), w("footerReference")) for item in section)
    section.insert(headers, made)


def _words(root: etree._Element) -> str:
    """The text of a page head or foot, once where Word keeps it twice for older programs."""
    return "".join(
        item.text or ""
        for item in root.iter(w("t"))
        if not any(local_name(above) == "Fallback" for above in item.iterancestors())
    ).strip()
