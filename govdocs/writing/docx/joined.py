"""Several documents in one .docx, a section each: a section begins a page and may number its pages anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
from govdocs.writing.docx.sections import Section, footers_of
from govdocs.writing.seal import Seal


def write_joined_docx(
    documents: Sequence[tuple[Flow, Mapping[int, tuple[str, ...]]]],
    whole: Flow,
    sheet: StyleSheet,
    *,
    restart: bool,
    blank: bool = False,
    seal: Seal | None = None,
) -> bytes:
    """The bytes of one .docx of all `documents` (flow, shaped titles); `whole` is what its properties say.

    `blank` leaves the red of their letterheads to pre-printed paper; `seal` is the picture over sealed sign-offs.
    """
    runs = RunWriter(sheet)
    seals = SealWriter(seal, sheet) if seal else None
    pictures = PictureWriter()
    pieces: list[str] = []
    sections: list[Section] = []
    for flow, titles in documents:
        writer = BodyWriter(flow, sheet, titles, runs, blank=blank, seals=seals, pictures=pictures)
        pieces += writer.write()
        first, *rest = writer.sections
        sections += (replace(first, restart=restart), *rest)
    sealed = seals is not None and seals.count > 0
    package = prepare_package(
        sheet,
        tuple(sorted(runs.combinations)),
        bool(runs.notes),
        footers_of(sections),
        sealed=sealed,
        pictures=tuple(file.form for file in pictures.files),
    )
    body = join_sections(pieces, sections, sheet, package.footers)
    parts = [
        ("word/document.xml", f"{package.document_head}{body}{package.document_tail}".encode()),
        ("docProps/core.xml", write_core(whole).encode()),
        ("docProps/custom.xml", write_custom(whole).encode()),
    ]
    if runs.notes:
        parts.append(("word/footnotes.xml", write_footnotes(runs.notes, runs).encode()))
    if seal and sealed:
        parts.append((SEAL_PART, seal.png))
    parts += [(part_name(number, file.form), file.data) for number, file in enumerate(pictures.files, 1)]
    return zip_parts(package.static, parts)
