"""A whole .docx: the prepared package of its sheet, with its own body, notes and properties in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow
from govdocs.writing.docx.archive import zip_parts
from govdocs.writing.docx.blocks import BodyWriter, join_sections
from govdocs.writing.docx.notes import write_footnotes
from govdocs.writing.docx.package import prepare_package
from govdocs.writing.docx.pictures import PictureWriter, part_name
from govdocs.writing.docx.properties import write_core, write_custom
from govdocs.writing.docx.runs import RunWriter
from govdocs.writing.docx.seal import SEAL_PART, SealWriter
from govdocs.writing.docx.sections import footers_of
from govdocs.writing.seal import Seal

_NO_TITLES: Mapping[int, tuple[str, ...]] = MappingProxyType({})


def write_docx(
    flow: Flow,
    sheet: StyleSheet,
    titles: Mapping[int, tuple[str, ...]] = _NO_TITLES,
    *,
    facts: str = "",
    blank: bool = False,
    seal: Seal | None = None,
) -> bytes:
    """The bytes of a .docx that looks as `sheet` says; the same flow gives the same bytes.

    `titles` gives, by index of the block, the lines of a title shaped by meaning: they stay one
    paragraph, with line breaks between, so that the .docx and the PDF break alike. `facts` are what the text
    cannot say of its document (`write_facts`); `blank` leaves the red of the letterhead to pre-printed paper;
    `seal` is the picture over a sealed sign-off.
    """
    runs = RunWriter(sheet)
    seals = SealWriter(seal, sheet) if seal else None
    pictures = PictureWriter()
    writer = BodyWriter(flow, sheet, titles, runs, blank=blank, seals=seals, pictures=pictures)
    pieces = writer.write()
    sealed = seals is not None and seals.count > 0
    package = prepare_package(
        sheet,
        tuple(sorted(runs.combinations)),
        bool(runs.notes),
        footers_of(writer.sections),
        sealed=sealed,
        pictures=tuple(file.form for file in pictures.files),
    )
    body = join_sections(pieces, writer.sections, sheet, package.footers)
    parts = [
        ("word/document.xml", f"{package.document_head}{body}{package.document_tail}".encode()),
        ("docProps/core.xml", write_core(flow).encode()),
        ("docProps/custom.xml", write_custom(flow, facts).encode()),
    ]
    if runs.notes:
        parts.append(("word/footnotes.xml", write_footnotes(runs.notes, runs).encode()))
    if seal and sealed:
        parts.append((SEAL_PART, seal.png))
    parts += [(part_name(number, file.form), file.data) for number, file in enumerate(pictures.files, 1)]
    return zip_parts(package.static, parts)
