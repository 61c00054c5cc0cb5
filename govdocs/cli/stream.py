"""Drafts that come in by standard input, told apart from files by the name `-`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govdocs.reading import Draft

STDIN = "-"
NAME = "标准输入"


def read_draft(
    name: str, kind: str | None = None, revisions: str = "accept", beside: Iterable[Path] = ()
) -> Draft:
    """The draft in the file `name`, or on stdin for `-`."""
    from govdocs.reading import read, read_bytes

    if name != STDIN:
        return read(name, kind=kind, revisions=revisions, beside=beside)
    data = sys.stdin.buffer.read()
    return read_bytes(data, stream_name(data), kind=kind, revisions=revisions, beside=beside)


def stream_name(data: bytes) -> str:
    """A name for what came in, whose suffix says what it looks like: Word, PDF, JSON, or text."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return f"{NAME}.docx"
    if data.startswith(b"%PDF-"):
        return f"{NAME}.pdf"
    return f"{NAME}.json" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else NAME
