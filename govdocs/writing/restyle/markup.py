"""Editing WordprocessingML in place: names, children in schema order, what counts as white or black."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.docx.markup import R, W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The name in the namespace of WordprocessingML."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The name in the namespace of relationships."""
    return f"{{{R}}}{name}"


def element(name: str, **attributes: str | int) -> etree._Element:
    """`<w:name w:attribute=…/>`."""
    made = etree.Element(w(name), nsmap={"w": W})
    for key, value in attributes.items():
        made.set(w(key), str(value))
    return made


def parse(inside: str) -> etree._Element:
    """The element that `inside` writes, in which w: is known."""
    wrapped = etree.fromstring(f'<w:p xmlns:w="{W}" xmlns:r="{R}">{inside}</w:p>'.encode())
    return wrapped[0]


def place(parent: etree._Element, new: etree._Element, order: tuple[str, ...]) -> etree._Element:
    """`new` among the children of `parent` where the schema wants it, instead of one of its name."""
    old = child(parent, local_name(new))
    if old is not None:
        parent.replace(old, new)
        return new
    ranks = {name: rank for rank, name in enumerate(order)}
    rank = ranks[local_name(new)]
    for at, item in enumerate(parent):
        if ranks.get(local_name(item), len(ranks)) > rank:
            parent.insert(at, new)
            return new
    parent.append(new)
    return new


def drop(parent: etree._Element | None, names: Iterable[str]) -> set[str]:
    """Takes the children of those names out of `parent`; returns the names that were there."""
    wanted, found = frozenset(names), set()
    for item in [] if parent is None else list(parent):
        if local_name(item) in wanted and item.tag == w(local_name(item)):
            found.add(local_name(item))
            item.getparent().remove(item)  # type: ignore[union-attr]
    return found


def properties(paragraph: etree._Element) -> etree._Element:
    """The `<w:pPr>` of a paragraph, made where there is none."""
    found = child(paragraph, "pPr")
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def run_properties(run: etree._Element) -> etree._Element:
    """The `<w:rPr>` of a run, made where there is none."""
    found = child(run, "rPr")
    if found is None:
        found = element("rPr")
        run.insert(0, found)
    return found


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Every run of a paragraph, in links, fields and tracked changes too, but none inside a text box."""
    for item in paragraph:
        if item.tag == w("r"):
            yield item
        elif item.tag != w("pPr") and isinstance(item.tag, str):
            yield from runs_of(item)


def is_white(shade: etree._Element | None) -> bool:
    """True for a shading that nobody sees on paper, as pasted web pages bring it along."""
    fill = attribute(shade, "fill").lower()
    return (
        shade is not None
        and fill in ("", "auto", "ffffff")
        and attribute(shade, "val") in ("", "clear", "nil")
    )


_NEARLY_BLACK = 0x40


def is_black(color: etree._Element | None) -> bool:
    """True for a colour that is printed black: auto, 000000, the dark greys of web pages, a theme's text colour."""
    value, theme = attribute(color).lower(), attribute(color, "themeColor")
    if theme:
        return theme in ("text1", "dark1", "text2", "dark2")
    if value in ("", "auto"):
        return True
    try:
        return max(bytes.fromhex(value)) <= _NEARLY_BLACK
    except ValueError:
        return False
