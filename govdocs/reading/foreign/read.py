"""A file of a foreign form, by way of what can be read, to a draft that says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.errors import UnreadableFileError
from govdocs.findings import Finding, Severity
from govdocs.model import Kind
from govdocs.reading.docx import read_docx
from govdocs.reading.draft import Draft
from govdocs.reading.foreign.ofd import read_ofd_text
from govdocs.reading.foreign.office import convert_to_docx
from govdocs.reading.foreign.pdf import read_pdf_text
from govdocs.reading.revisions import Revisions
from govdocs.reading.text import read_draft_text
from govdocs.source import Source, Span

if TYPE_CHECKING:
    from govdocs.reading.repair.beside import Beside

_OFFICE = {".doc": "旧版 Word", ".wps": "WPS", ".rtf": "RTF", ".odt": "ODT"}
_TEXTS = {".pdf": ("PDF", read_pdf_text), ".ofd": ("OFD", read_ofd_text)}
FOREIGN_SUFFIXES = (*_OFFICE, *_TEXTS)
"""The suffixes of files that are converted before they are read."""


def read_foreign(
    data: bytes, name: str, *, kind: Kind | None, revisions: Revisions, beside: Beside | None = None
) -> Draft:
    """The draft in a file with one of FOREIGN_SUFFIXES, with a finding that tells how it was come by.

    Raises UnreadableFileError where the program it takes is not there, or can make nothing of the file.
    """
    suffix = Path(name).suffix.lower()
    try:
        if suffix in _OFFICE:
            return _read_office(data, name, suffix, kind, revisions, beside)
        form, read_text = _TEXTS[suffix]
        text = read_text(data)
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, path=name) from None
    draft = read_draft_text(Source(name, text), kind=kind, beside=beside)
    return _told(draft, f"从 {form} 里取出的文字，版面没有取，断行由程序接上，请对照原件")


def _read_office(
    data: bytes, name: str, suffix: str, kind: Kind | None, revisions: Revisions, beside: Beside | None
) -> Draft:
    # Offices rename files: a .docx called .doc is one all the same.
    if data.startswith(b"PK") and suffix in (".doc", ".wps"):
        return read_docx(data, name, kind=kind, revisions=revisions, beside=beside)
    made = convert_to_docx(data, suffix, _OFFICE[suffix])
    draft = read_docx(made, name, kind=kind, revisions=revisions, beside=beside)
    return _told(draft, f"{_OFFICE[suffix]} 文件，由 LibreOffice 转成 .docx 读的，请对照原件")


def _told(draft: Draft, message: str) -> Draft:
    place = str(draft.source.place(0))
    finding = Finding("reading.converted", message, Severity.INFO, span=Span(0, 0), place=place)
    return replace(draft, findings=(finding, *draft.findings))
