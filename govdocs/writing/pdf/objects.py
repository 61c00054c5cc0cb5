"""The file itself: numbered objects, cross-reference table and trailer, by reportlab's pdfdoc.

Objects are handed over already formatted, for formatting hundreds of small dictionaries one value at a
time would take longer than drawing the pages.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

PDF_VERSION = (1, 7)


class Formatted(pdfdoc.PDFObject):
    """An object written out already (text is ASCII); `number` is its object number in the file."""

    __RefOnly__ = 1

    def __init__(self, number: int, body: str | bytes = "") -> None:
        self.number = number
        self.body = body

    def format(self, _document: object) -> bytes:
        """The body, as reportlab asks for it when it writes the file."""
        return self.body.encode("ascii") if isinstance(self.body, str) else self.body


class _Catalog(pdfdoc.PDFCatalog):
    # reportlab knows no output intents, which PDF/A requires.
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012


class ObjectFile:
    """A PDF file being built; `add` objects in any order, refer to them by number, then `save`."""

    def __init__(self) -> None:
        # Any: most of what a document is made of is missing from its type stubs.
        document: Any = pdfdoc.PDFDocument(compression=0, invariant=1, pdfVersion=PDF_VERSION)
        self._document = document
        catalog: Any = _Catalog()
        catalog.Pages = document.Pages
        document.Catalog = self._catalog = catalog
        document.Reference(document.Pages)
        self.page_tree: int = document.objectcounter

    def add(self, body: str | bytes = "") -> Formatted:
        """A new numbered object; its body may be set later."""
        made = Formatted(self._document.objectcounter + 1, body)
        self._document.Reference(made)
        return made

    def add_stream(self, data: bytes, entries: str = "") -> Formatted:
        """A new stream object of `data` as given, with further dictionary entries."""
        return self.add(stream_body(data, entries))

    def add_page(self, page: Formatted) -> None:
        """Append an object of this file to the page tree."""
        self._document.Pages.addPage(page)

    def set_catalog(self, **entries: str) -> None:
        """Set catalogue entries, each already formatted."""
        for key, value in entries.items():
            setattr(self._catalog, key, value.encode("ascii"))

    def save(self, *, info: Formatted, digest: bytes) -> bytes:
        """The whole file; `digest` (16 bytes) identifies it."""
        self._document.info = info
        # ISO 19005-2, 6.1.3: the trailer carries an ID.
        self._document._ID = f"[<{digest.hex()}><{digest.hex()}>]".encode("ascii")
        return bytes(self._document.format())


def stream_body(data: bytes, entries: str = "") -> bytes:
    """A stream object; a line end stands before endstream (ISO 19005-2, 6.1.7.1), which reportlab omits."""
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return b"".join((head, data, b"\nendstream\n"))


def text_string(text: str) -> str:
    """A text string object: UTF-16 with its mark, in hexadecimal digits."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"
