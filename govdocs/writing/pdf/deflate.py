"""Compressing streams. Most of a PDF is its fonts, so the compressor decides how fast one is written."""

from __future__ import annotations

import zlib
from collections.abc import Callable

# Measured on the fonts of six pages: zlib at 6 takes twice the time of 1 and saves a fifteenth.
_ISAL_LEVEL = 2
_ZLIB_LEVEL = 1


def deflate_table(data: bytes) -> bytes:
    """`data`, a table of codes, compressed by zlib everywhere.

    igzip was once seen to give two answers for the same such table in two runs of one machine; it never was for
    fonts, pages or pictures. A table has some thousand bytes, so nothing is lost by it.
    """
    return zlib.compress(data, _ZLIB_LEVEL)


def choose_compressor(*, fast: bool = True) -> Callable[[bytes], bytes]:
    """igzip where the optional `isal` is installed (and `fast`), else zlib; both give a zlib stream."""
    if fast:
        try:
            from isal import isal_zlib
        except ImportError:
            return deflate_table
        return lambda data: bytes(isal_zlib.compress(data, _ISAL_LEVEL))
    return deflate_table


deflate = choose_compressor()
