"""The zip around a .docx, written by hand: parts that never change are compressed once and copied.

No clock is asked: every part bears the earliest date a zip can, so the same document gives the same bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from govdocs.writing.docx.deflate import checksum, deflate

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = 8
_TIME, _DATE = 0, 0x21
"""1980-01-01 00:00:00."""


@dataclass(frozen=True, slots=True)
class StaticParts:
    """Parts ready to be copied to the front of an archive."""

    local: bytes
    central: bytes
    count: int


def pack_static(parts: list[tuple[str, bytes]]) -> StaticParts:
    """The parts, compressed once for many archives."""
    local, central = _pack(parts, 0)
    return StaticParts(local, central, len(parts))


def zip_parts(static: StaticParts, parts: list[tuple[str, bytes]]) -> bytes:
    """An archive of the static parts followed by `parts`."""
    local, central = _pack(parts, len(static.local))
    count = static.count + len(parts)
    directory = static.central + central
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(static.local) + len(local), 0)
    return b"".join((static.local, local, directory, end))


def _pack(parts: list[tuple[str, bytes]], offset: int) -> tuple[bytes, bytes]:
    local: list[bytes] = []
    central: list[bytes] = []
    for name, data in parts:
        path, packed, crc = name.encode(), deflate(data), checksum(data)
        sizes = (crc, len(packed), len(data))
        header = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sizes, len(path), 0)
        local += (header, path, packed)
        central += (
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, _UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sizes,
                len(path), 0, 0, 0, 0, 0, offset,
            ),
            path,
        )  # fmt: skip
        offset += len(header) + len(path) + len(packed)
    return b"".join(local), b"".join(central)
