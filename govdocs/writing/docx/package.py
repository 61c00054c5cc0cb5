"""The prepared package: everything in a .docx that depends on the style sheet alone.

python-docx authors it once; what its default template brings along (theme, numbering, thumbnail,
clock) is taken out, so that no theme font and no date is left anywhere.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from govdocs.layout.sheet import StyleSheet
from govdocs.writing.docx.archive import StaticParts, pack_static
from govdocs.writing.docx.footers import write_footer
from govdocs.writing.docx.markup import R
from govdocs.writing.docx.pictures import part_name, picture_relation
from govdocs.writing.docx.seal import SEAL_PART, SEAL_RELATION
from govdocs.writing.docx.settings import write_font_table, write_settings
from govdocs.writing.docx.styles import write_styles
from govdocs.writing.picture import media_type

_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_UNWANTED = (
    "/theme",
    "/numbering",
    "/webSettings",
    "/stylesWithEffects",
    "/customXml",
    "/thumbnail",
    "/extended-properties",
)
_BODY_MARK = "<!--body-->"
_PER_DOCUMENT = ("docProps/core.xml", "docProps/custom.xml", "word/footnotes.xml")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that never change, and document.xml up to and after the body's children.

    `footers` are the relationship ids of the footer parts by name (odd, even, letter, blank).
    """

    static: StaticParts
    document_head: str
    document_tail: str
    footers: dict[str, str]


def prepare_package(
    sheet: StyleSheet,
    combinations: tuple[tuple[str, ...], ...],
    notes: bool,
    feet: tuple[str, ...],
    *,
    sealed: bool = False,
    pictures: tuple[str, ...] = (),
) -> Package:
    """The package of `sheet`, made once: with footnotes, styles for marks that meet, the footers `feet`, a seal, and
    `pictures` of these forms."""
    return _prepare(_SameSheet(sheet), combinations, notes, feet, sealed, pictures)


class _SameSheet:
    """A sheet as a cache key: sheets hold mappings, so they are told apart by identity."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet

    def __hash__(self) -> int:
        return id(self.sheet)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameSheet) and other.sheet is self.sheet


@lru_cache(maxsize=16)
def _prepare(
    key: _SameSheet,
    combinations: tuple[tuple[str, ...], ...],
    notes: bool,
    feet: tuple[str, ...],
    sealed: bool,
    pictures: tuple[str, ...],
) -> Package:
    sheet = key.sheet
    parts, footers = _author(sheet, notes, feet, sealed, pictures)
    parts["word/styles.xml"] = write_styles(sheet, combinations).encode()
    parts["word/settings.xml"] = write_settings(sheet, notes=notes).encode()
    parts["word/fontTable.xml"] = write_font_table(sheet).encode()
    head, tail = parts.pop("word/document.xml").decode().split(_BODY_MARK)
    # [Content_Types].xml first: some readers sniff the type of a file from its first part.
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    return Package(pack_static([(name, parts[name]) for name in names]), head, tail, footers)


def _author(
    sheet: StyleSheet, notes: bool, feet: tuple[str, ...], sealed: bool, pictures: tuple[str, ...]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts of an empty document with its footers, as python-docx saves them; the ids of the footers."""
    import docx

    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    _drop_template_parts(document.part)
    footers = _add_footers(document.part, sheet, feet)
    own = _declare_own_parts(document.part, notes, sealed, pictures)
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {name: data for name, data in parts.items() if name not in own}, footers


def _add_footers(part: Any, sheet: StyleSheet, feet: tuple[str, ...]) -> dict[str, str]:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    ids = {}
    for number, name in enumerate(feet, 1):
        data = write_footer(sheet, name).encode()
        footer = Part(PackURI(f"/word/footer{number}.xml"), _FOOTER_TYPE, data, part.package)
        ids[name] = part.relate_to(footer, f"{R}/footer")
    return ids


def _drop_template_parts(part: Any) -> None:
    """Takes out what python-docx's template brings and an official text must not: theme, thumbnail, marks of editing."""
    for relations in (part.rels, part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_UNWANTED)]:
            del relations[key]
    root = part.element
    for name in [name for name in root.attrib if name.endswith("}Ignorable")]:
        del root.attrib[name]
    body = root.body
    for child in list(body):
        body.remove(child)
    _mark_body(root, body)


def _mark_body(root: Any, body: Any) -> None:
    from lxml import etree

    body.insert(0, etree.Comment("body"))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])


def _declare_own_parts(part: Any, notes: bool, sealed: bool, pictures: tuple[str, ...]) -> set[str]:
    """Relations and content types of the parts that are written per document; the names of these."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    own = [(part.package, "/docProps/custom.xml", _CUSTOM_TYPE, "custom-properties")]
    if notes:
        own.append((part, "/word/footnotes.xml", _NOTES_TYPE, "footnotes"))
    for holder, name, content_type, relation in own:
        holder.relate_to(Part(PackURI(name), content_type, b"", part.package), f"{R}/{relation}")
    images = [(SEAL_PART, "png", SEAL_RELATION)] if sealed else []
    images += [(part_name(at, form), form, picture_relation(at)) for at, form in enumerate(pictures, 1)]
    for name, form, relation in images:
        picture = Part(PackURI(f"/{name}"), media_type(form), b"", part.package)
        part.rels.add_relationship(f"{R}/image", picture, relation)
    return {*_PER_DOCUMENT, *(name for name, _, _ in images)}
