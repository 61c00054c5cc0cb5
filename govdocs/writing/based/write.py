"""Putting our text into the office's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.layout.compose import for_paper, shape_titles
from govdocs.layout.sheet import PageFormat, StyleSheet
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.templating.flow import Flow, SignOffBlock
from govdocs.writing.based.letterhead import fill_places, find_text_place, split_letterhead
from govdocs.writing.based.styles import add_styles
from govdocs.writing.docx.blocks import BodyWriter
from govdocs.writing.docx.footers import write_footer
from govdocs.writing.docx.markup import R, W
from govdocs.writing.docx.pictures import PictureWriter
from govdocs.writing.docx.runs import RunWriter
from govdocs.writing.docx.seal import SealWriter
from govdocs.writing.docx.sections import FEET, Section, write_section
from govdocs.writing.restyle.markup import element, place
from govdocs.writing.restyle.order import PARAGRAPH_ORDER, SETTINGS_ORDER
from govdocs.writing.restyle.package import Parts
from govdocs.writing.seal import Seal

_TWIPS = 20


def write_based_docx(
    data: bytes, flow: Flow, sheet: StyleSheet, *, name: str | Path = "", seal: Seal | None = None
) -> bytes:
    """The bytes of the office's file `data` with the text of `flow` in it, its sign-off under `seal` if it is sealed.

    Raises UnreadableFileError for a file that is no .docx. Footnotes stand behind the text: the file may
    have notes of its own.
    """
    try:
        parts = Parts(data)
        return _write(parts, flow, sheet, seal)
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, path=name) from None


def check_base(data: bytes, *, name: str | Path = "") -> None:
    """Raises UnreadableFileError for an office's file that no text can be put into."""
    try:
        _find_body(Parts(data))
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, path=name) from None


def _write(parts: Parts, flow: Flow, sheet: StyleSheet, seal: Seal | None) -> bytes:
    body = _find_body(parts)
    last = child(body, "sectPr")
    if last is None:
        last = etree.SubElement(body, f"{{{W}}}sectPr")
    own = replace(sheet, page=_page(last, sheet.page))
    blocks, words = split_letterhead(for_paper(flow))
    text = replace(flow, blocks=blocks)
    runs = RunWriter(own)
    sealed = any(isinstance(block, SignOffBlock) and block.sealed for block in blocks)
    seals = SealWriter(seal, own, parts.add_picture("seal", seal.png)) if seal and sealed else None
    pictures = PictureWriter(lambda file: parts.add_picture("picture", file.data, file.form))
    writer = BodyWriter(text, own, shape_titles(text, own), runs, seals=seals, pictures=pictures)
    pieces = writer.write()
    fill_places(body, words)
    _number_pages(parts, last, own)
    _insert(body, pieces, writer.sections, last, own, _footers(parts, writer.sections, own))
    styles = parts.related("styles")
    if styles is None:
        root = etree.Element(f"{{{W}}}styles", nsmap={"w": W})
        parts.add("styles.xml", root, "styles")
    else:
        root = parts.tree(styles)
    _rename(body, add_styles(root, own, tuple(sorted(runs.combinations))))
    return parts.write()


def _find_body(parts: Parts) -> etree._Element:
    body = child(parts.tree(parts.main), "body")
    if body is None:
        raise UnreadableFileError("这不是 Word 文档：没有正文")
    return body


def _page(section: etree._Element, usual: PageFormat) -> PageFormat:
    """The page of the office's file; what it does not say is as the sheet has it."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")

    def length(item: etree._Element | None, key: str, otherwise: float) -> float:
        value = attribute(item, key)
        return abs(int(value)) / _TWIPS if value.lstrip("-").isdecimal() else otherwise

    return PageFormat(
        length(size, "w", usual.width),
        length(size, "h", usual.height),
        *(length(margins, key, getattr(usual, key)) for key in ("top", "bottom", "left", "right")),
    )


# ---- the text and its sections


def _insert(
    body: etree._Element,
    pieces: Sequence[str],
    sections: Sequence[Section],
    last: etree._Element,
    sheet: StyleSheet,
    footers: dict[str, str],
) -> None:
    """Our paragraphs where {{正文}} stands, else at the end; the first section is the office's own."""
    mark = find_text_place(body)
    before = mark if mark is not None else last
    for number, piece in enumerate(pieces):
        made = _parse(piece)
        if number < len(pieces) - 1:
            properties = child(made[-1], "pPr")
            assert properties is not None
            section = _copy(last) if number == 0 else _section(sections[number], sheet, footers)
            place(properties, section, PARAGRAPH_ORDER)
        for item in made:
            before.addprevious(item)
    if mark is not None:
        body.remove(mark)
    if len(pieces) > 1:
        body.replace(last, _section(sections[-1], sheet, footers))


def _parse(piece: str) -> list[etree._Element]:
    return list(etree.fromstring(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{piece}</w:body>'.encode()))


def _section(section: Section, sheet: StyleSheet, footers: dict[str, str]) -> etree._Element:
    """One of our sections; with numbers, it goes on with the heads and feet of the one before."""
    written = write_section(section, sheet, footers).replace(
        "<w:sectPr>", f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}">'
    )
    made = etree.fromstring(written.encode())
    if section.numbered:
        for item in [item for item in made if local_name(item) == "footerReference"]:
            made.remove(item)
    return made


def _footers(parts: Parts, sections: Sequence[Section], sheet: StyleSheet) -> dict[str, str]:
    """The empty feet of a 版记 on a page of its own, where there is one; others are not named."""
    needed = any(not section.numbered for section in sections)
    blank = _add_footer(parts, sheet, "blank") if needed else ""
    return dict.fromkeys(FEET, "") | {"blank": blank}


def _number_pages(parts: Parts, section: etree._Element, sheet: StyleSheet) -> None:
    """Our page numbers, where the office's file has no foot at all."""
    if child(section, "footerReference") is not None:
        return
    heads = [item for item in section if local_name(item) == "headerReference"]
    for at, (pages, name) in enumerate((("default", "odd"), ("even", "even")), len(heads)):
        reference = element("footerReference", type=pages)
        reference.set(f"{{{R}}}id", _add_footer(parts, sheet, name))
        section.insert(at, reference)
    sorts = {attribute(item, "type"): item for item in heads}
    if "default" in sorts and "even" not in sorts:
        # Odd and even pages are told apart from now on, and both bear the office's page head.
        even = _copy(sorts["default"])
        even.set(f"{{{W}}}type", "even")
        sorts["default"].addnext(even)
    settings = parts.related("settings")
    if settings is not None:
        place(parts.tree(settings), element("evenAndOddHeaders"), SETTINGS_ORDER)


def _add_footer(parts: Parts, sheet: StyleSheet, name: str) -> str:
    root = etree.fromstring(write_footer(sheet, name).encode())
    return parts.add(parts.free_name(f"footer-{name}"), root, "footer")


def _rename(body: etree._Element, renamed: Mapping[str, str]) -> None:
    for item in body.iter(f"{{{W}}}pStyle", f"{{{W}}}rStyle"):
        identifier = attribute(item, "val")
        if identifier in renamed:
            item.set(f"{{{W}}}val", renamed[identifier])


def _copy(item: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(item))
