"""Lists of drafts: one name a line, or ended by NUL as `find -print0` writes them, so that any name can stand there."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from govdocs.reading.decode import decode


def read_list(data: bytes, name: str = "") -> list[str]:
    """The names in `data`, in their order, without blank lines; UTF-8 or GB18030, each name as it stands.

    Raises UnreadableFileError for what is no text or has none; `name` is what the list is called.
    """
    if b"\0" in data and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        names = decode(data.replace(b"\0", b"\n"), name)[0].split("\n")
    else:
        names = decode(data, name)[0].splitlines()
    return [each for each in names if each.strip()]


def load_list(path: Path) -> list[str]:
    """The names in the list at `path`. Raises as `read_list`, and UsageError for no such file."""
    from govdocs.reading.files import load_file

    return read_list(load_file(path), str(path))

