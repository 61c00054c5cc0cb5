"""The sRGB profile a PDF/A file must carry to say what its colours mean, written out from its definition.

The figures are those of IEC 61966-2-1 (primaries adapted to D50, transfer curve); the container is ICC.1
version 4. Building it leaves no binary file of unknown origin in the project.
"""

from __future__ import annotations

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def srgb_profile() -> bytes:
    """An ICC display profile of sRGB, always the same bytes."""
    curve = struct.pack(">4sIHH", b"para", 0, 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("Public domain"),
        b"wtpt": _typed(b"XYZ ", *_D50),
        b"chad": _typed(b"sf32", *_ADAPTATION),
        **{tag: _typed(b"XYZ ", *value) for tag, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _assemble(tags)


def _assemble(tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    directory, body = [struct.pack(">I", len(tags))], b""
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        directory.append(struct.pack(">4sII", tag, places[data], len(data)))
    header = struct.pack(">I4xI4s4s4s", start + len(body), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    rest = struct.pack(">4s28x", b"acsp") + _fixed(*_D50)
    return (header + date + rest).ljust(128, b"\0") + b"".join(directory) + body


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _typed(kind: bytes, *values: float) -> bytes:
    return kind + bytes(4) + _fixed(*values)


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(data), 28) + data
