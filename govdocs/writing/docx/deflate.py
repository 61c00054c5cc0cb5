"""Compressing a part: Intel's igzip where the optional extra brings it, zlib everywhere else."""

from __future__ import annotations

import zlib

try:
    from isal.isal_zlib import compress as _igzip
except ImportError:
    _igzip = None

_RAW = -15
"""Window bits of deflate without header or checksum, as a zip holds it."""


def deflate(data: bytes) -> bytes:
    """`data` as a raw deflate stream."""
    if _igzip is not None:
        return bytes(_igzip(data, 2, _RAW))
    return zlib.compress(data, 6, _RAW)


def checksum(data: bytes) -> int:
    """The CRC-32 of `data`."""
    return zlib.crc32(data)
