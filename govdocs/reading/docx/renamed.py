"""A file of ours that another office program saved, said in our words again: ids of styles, new pages.

Word keeps the ids of styles; others count them anew and keep only the names. LibreOffice begins a new page with
a break at the end of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from govdocs.layout.load import load_sheet
from govdocs.layout.roles import LABEL_NAME, mark_style_id, style_id
from govdocs.reading.docx.markup import attribute, child, local_name

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_POINTING = ("pStyle", "rStyle", "basedOn", "next", "link")


def call_by_our_ids(styles: etree._Element, body: etree._Element) -> None:
    """Change both trees in place: every style that bears the name of one of ours gets its id, wherever it is used."""
    renamed = _renamed(styles)
    for style in styles.iter(f"{_W}style"):
        if new := renamed.get(attribute(style, "styleId")):
            style.set(f"{_W}styleId", new)
    for tree in (styles, body):
        for element in tree.iter(*(f"{_W}{name}" for name in _POINTING)):
            if new := renamed.get(attribute(element)):
                element.set(f"{_W}val", new)


def begin_pages(body: etree._Element) -> None:
    """Change the tree in place: a page break that ends a paragraph becomes a property of the next one."""
    for run in list(body.iter(f"{_W}r")):
        paragraph = run.getparent()
        last = run[-1] if len(run) else None
        if paragraph is None or last is None or paragraph[-1] is not run:
            continue
        following = paragraph.getnext()
        if local_name(last) != "br" or attribute(last, "type") != "page" or following is None:
            continue
        properties = child(following, "pPr")
        if local_name(following) == "p" and properties is not None:
            run.remove(last)
            etree.SubElement(properties, f"{_W}pageBreakBefore")


def _renamed(styles: etree._Element) -> Mapping[str, str]:
    """The file's id → ours."""
    found = [style for style in styles if local_name(style) == "style"]
    sheet = load_sheet("gbt9704")
    paragraphs = {style.word: style_id(name) for name, style in sheet.styles.items()}
    marks = {style.word: name for name, style in sheet.characters.items()} | {LABEL_NAME: "label"}
    renamed: dict[str, str] = {}
    for style in found:
        name, kind = attribute(child(style, "name")), attribute(style, "type")
        if kind == "paragraph" and name in paragraphs:
            renamed[attribute(style, "styleId")] = paragraphs[name]
        elif kind == "character" and marks.keys() >= set(words := name.split("·")):
            renamed[attribute(style, "styleId")] = mark_style_id(tuple(marks[word] for word in words))
    return renamed
