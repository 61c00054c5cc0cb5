"""Files in: found, bounded, and handed to the reader of their form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.findings import Finding
from govdocs.model import Kind
from govdocs.reading.draft import Draft
from govdocs.reading.revisions import Revisions
from govdocs.source import Source, Span

if TYPE_CHECKING:
    from govdocs.reading.pictures import Pictures
    from govdocs.reading.repair.beside import Beside

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; no draft comes near it."""

FOREIGN = (".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd")
"""Suffixes of what other programs turn into a .docx or a text first."""


def load_file(path: Path) -> bytes:
    """The bytes of the draft at `path`. Raises UsageError when there is none, UnreadableFileError when it cannot be."""
    if path.is_dir():
        raise UsageError("这是文件夹，不是稿子", path=path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFileError(
                f"文件太大（超过{LARGEST_FILE // 1024 // 1024} MB），不像稿子", path=path
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError("没有这个文件", path=path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        raise UnreadableFileError(f"文件打不开：{reason or error}", path=path) from None


def read_file_bytes(
    data: bytes,
    name: str,
    kind: Kind | None,
    revisions: Revisions = Revisions.ACCEPT,
    beside: Beside | None = None,
    pictures: Pictures | None = None,
) -> Draft:
    """The draft in `data`, in the form the suffix of `name` says; a .yaml or .json file has no use for `beside`.

    `pictures` are what texts and structured files name; a Word file brings its own.
    """
    suffix = Path(name).suffix.lower()
    if suffix in FOREIGN:
        from govdocs.reading.foreign import read_foreign

        return read_foreign(data, name, kind=kind, revisions=revisions, beside=beside)
    if suffix == ".docx":
        from govdocs.reading.docx import read_docx

        return read_docx(data, name, kind=kind, revisions=revisions, beside=beside)
    if suffix in (".yaml", ".yml", ".json"):
        from govdocs.reading.structured import read_structured

        return read_structured(data, name, kind=kind, pictures=pictures)
    return _read_plain(data, name, kind, beside, pictures)


def _read_plain(
    data: bytes, name: str, kind: Kind | None, beside: Beside | None, pictures: Pictures | None
) -> Draft:
    from govdocs.reading.decode import decode
    from govdocs.reading.text import read_draft_text

    text, damaged = decode(data, name)
    source = Source(name, text)
    findings: tuple[Finding, ...] = ()
    if damaged:
        at = text.index("\ufffd")
        message = f"文件有{damaged}处编码损坏，显示为“\ufffd”，请对照原稿"
        findings = (Finding("reading.damaged", message, span=Span(at, at + 1), place=str(source.place(at))),)
    return read_draft_text(source, kind=kind, findings=findings, beside=beside, pictures=pictures)
