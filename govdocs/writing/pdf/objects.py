"""The file itself: numbered objects, cross-reference table and trailer, of the parts reportlab's pdfdoc has for them.

Objects are handed over already formatted and written one behind the other: formatting hundreds of small
dictionaries one value at a time, or looking each of them up again, would take longer than drawing the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

PDF_VERSION = (1, 7)
_PAGES = 1
_FREE = "0000000000 65535 f "


@dataclass(slots=True)
class Formatted:
    """An object written out already (text is ASCII); `number` is its object number in the file."""

    number: int
    body: str | bytes = ""


class _Catalog(pdfdoc.PDFCatalog):
    # reportlab knows no output intents, which PDF/A requires.
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012


class ObjectFile:
    """A PDF file being built; `add` objects in any order, refer to them by number, then `save`."""

    def __init__(self) -> None:
        # Any: most of what a document is made of is missing from its type stubs.
        document: Any = pdfdoc.PDFDocument(compression=0, invariant=1, pdfVersion=PDF_VERSION)
        catalog: Any = _Catalog()
        catalog.Pages = _reference(_PAGES)
        self._document, self._catalog = document, catalog
        self._objects: list[Formatted] = []
        self.page_tree = _PAGES

    def add(self, body: str | bytes = "") -> Formatted:
        """A new numbered object; its body may be set later."""
        made = Formatted(_PAGES + len(self._objects) + 1, body)
        self._objects.append(made)
        return made

    def add_stream(self, data: bytes, entries: str = "") -> Formatted:
        """A new stream object of `data` as given, with further dictionary entries."""
        return self.add(stream_body(data, entries))

    def add_page(self, page: Formatted) -> None:
        """Append an object of this file to the page tree."""
        self._document.Pages.addPage(_reference(page.number))

    def set_catalog(self, **entries: str) -> None:
        """Set catalogue entries, each already formatted."""
        for key, value in entries.items():
            setattr(self._catalog, key, value.encode("ascii"))

    def save(self, *, info: Formatted, digest: bytes) -> bytes:
        """The whole file; `digest` (16 bytes) identifies it."""
        tree, catalog = self._document.Pages.format(self._document), self._catalog.format(self._document)
        bodies = [tree, *(each.body for each in self._objects), catalog]
        file: Any = pdfdoc.PDFFile(PDF_VERSION)
        entries = ["xref", f"0 {len(bodies) + 1}", _FREE]
        for number, body in enumerate(bodies, _PAGES):
            data = body.encode("ascii") if isinstance(body, str) else body
            at = file.add(b"%d 0 obj\n%b\nendobj\n" % (number, data))
            entries.append(f"{at:010} 00000 n ")
        trailer: Any = pdfdoc.PDFTrailer(
            startxref=file.add("\n".join((*entries, ""))),
            Size=len(entries) - 2,
            Root=_reference(len(bodies)),
            Info=_reference(info.number),
            # ISO 19005-2, 6.1.3: the trailer carries an ID.
            ID=f"[<{digest.hex()}><{digest.hex()}>]",
        )
        file.add(trailer.format(self._document))
        return bytes(file.format(self._document))


def _reference(number: int) -> str:
    return f"{number} 0 R"


def stream_body(data: bytes, entries: str = "") -> bytes:
    """A stream object; a line end stands before endstream (ISO 19005-2, 6.1.7.1), which reportlab omits."""
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return b"".join((head, data, b"\nendstream"))


def text_string(text: str) -> str:
    """A text string object: UTF-16 with its mark, in hexadecimal digits."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"
