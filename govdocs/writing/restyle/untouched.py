"""What is left alone: paragraphs that are a picture, a table of contents, a frame, a rule, a caption."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look
from govdocs.writing.restyle.markup import runs_of, w

_PICTURES = frozenset({"drawing", "pict", "object", "AlternateContent"})


def keep_what_is_no_text(paragraphs: Sequence[Located], look: Look) -> None:
    """Marks pictures, tables of contents, frames, rules and captions: they stay as they are."""
    contents = _contents_paragraphs(paragraphs)
    for paragraph in paragraphs:
        if not paragraph.in_table:
            paragraph.kept = "目录" if paragraph.number in contents else _no_text(paragraph, look)


def _no_text(paragraph: Located, look: Look) -> str:
    name = look.name(look.style_of(paragraph.element)).lower()
    if name.startswith(("toc ", "目录")):
        return "目录"
    if name in ("caption", "题注"):
        return "题注"
    if child(paragraph.element, "pPr", "framePr") is not None:
        return "图文框"
    if paragraph.text.strip():
        return ""
    names = {local_name(item) for run in runs_of(paragraph.element) for item in run}
    if names & _PICTURES:
        return "图片或图形"
    if any(local_name(item) in ("oMath", "oMathPara") for item in paragraph.element):
        return "公式"
    return "线条" if child(paragraph.element, "pPr", "pBdr") is not None else ""


def _contents_paragraphs(paragraphs: Sequence[Located]) -> set[int]:
    """The numbers of the paragraphs inside a TOC field or a gallery of contents."""
    found, depth, opened = set(), 0, 0
    for paragraph in paragraphs:
        inside = bool(opened) or _in_gallery(paragraph.element)
        for item in paragraph.element.iter(w("fldChar"), w("instrText")):
            kind = attribute(item, "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if item.tag == w("instrText") and (item.text or "").split()[:1] == ["TOC"]:
                opened, inside = depth, True
            if depth < opened:
                opened = 0
        if inside:
            found.add(paragraph.number)
    return found


def _in_gallery(paragraph: etree._Element) -> bool:
    return any(
        attribute(child(sdt, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents"
        for sdt in paragraph.iterancestors(w("sdt"))
    )
