"""Compressing a part: Intel's igzip where the optional extra brings it, zlib everywhere else."""

from __future__ import annotations

import zlib
from collections.abc import Callable

_RAW = -15
"""Window bits of deflate without header or checksum, as a zip holds it."""


def choose_deflate(*, fast: bool = True) -> Callable[[bytes], bytes]:
    """A function that compresses to a raw deflate stream; `fast` takes igzip if it is there."""
    try:
        from isal import isal_zlib
    except ImportError:
        fast = False
    if not fast:
        # Level 1 takes half the time of level 6 for a file 3 % larger.
        return lambda data: zlib.compress(data, 1, _RAW)
    return lambda data: bytes(isal_zlib.compress(data, 2, _RAW))


deflate = choose_deflate()
"""What this machine compresses with."""


def checksum(data: bytes) -> int:
    """The CRC-32 of `data`."""
    return zlib.crc32(data)
