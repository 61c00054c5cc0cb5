"""The container of a font file: a few bytes read here and there, never the whole of a 20 MB collection.

fontTools would do all this and more, but its import alone takes longer than a whole document; finding a
font and embedding a part of it need only a dozen fields. Nothing here trusts the file: what does not add up
is a FontError.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sys import byteorder

from govdocs.errors import FontError

COLLECTION = b"ttcf"
FLAVOURS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
MOST_FACES = 256  # more in one collection is junk, not a font


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn whatever a damaged font file provokes into one FontError that names the file."""
    try:
        yield
    except (struct.error, IndexError, KeyError, ValueError, OverflowError, MemoryError) as fault:
        raise FontError("字体文件已损坏，无法使用", path=path) from fault
    except OSError as fault:
        raise FontError(f"字体文件打不开（{fault.strerror or fault}）", path=path) from fault


class Sfnt:
    """One face's table directory; tables are read from the file when asked for."""

    __slots__ = ("index", "path", "tables")

    def __init__(self, path: Path, index: int, tables: dict[str, tuple[int, int]]) -> None:
        self.path = path
        self.index = index
        self.tables = tables

    def __contains__(self, tag: str) -> bool:
        return tag in self.tables

    def table(self, tag: str, limit: int | None = None) -> bytes:
        """The bytes of a table, or its first `limit`; `b""` where the face has none."""
        if tag not in self.tables:
            return b""
        start, length = self.tables[tag]
        with self.path.open("rb") as file:
            file.seek(start)
            wanted = length if limit is None else min(length, limit)
            data = file.read(wanted)
        if len(data) != wanted:
            raise ValueError(f"table {tag} runs past the end of the file")
        return data


def open_faces(path: Path) -> list[Sfnt]:
    """Every face of a .ttf, .otf or .ttc file; raises what `reading` turns into a FontError."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] != COLLECTION:
            return [Sfnt(path, 0, _directory(head + file.read(16 * _count(head)), 0, size))]
        (count,) = struct.unpack(">I", head[8:12])
        if not 0 < count <= MOST_FACES:
            raise ValueError("not a font collection")
        faces = []
        for index, start in enumerate(struct.unpack(f">{count}I", file.read(4 * count))):
            file.seek(start)
            header = file.read(12)
            faces.append(Sfnt(path, index, _directory(header + file.read(16 * _count(header)), 0, size)))
        return faces


def _count(header: bytes) -> int:
    if header[:4] not in FLAVOURS:
        raise ValueError("not a font")
    return int.from_bytes(header[4:6], "big")


def _directory(data: bytes, at: int, size: int) -> dict[str, tuple[int, int]]:
    tables = {}
    for record in range(_count(data[at:])):
        tag, _, start, length = struct.unpack_from(">4sIII", data, at + 12 + 16 * record)
        if start + length <= size:
            tables[tag.decode("latin-1")] = (start, length)
    return tables


def big_endian(code: str, data: bytes) -> array[int]:
    """The bytes as an array of numbers of the given type code (H, h or I), in this machine's order."""
    numbers = array(code)
    numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    if byteorder == "little":
        numbers.byteswap()
    return numbers
