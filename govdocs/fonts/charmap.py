"""From characters to glyphs: the cmap table, formats 4 and 12, which every text font has."""

from __future__ import annotations

import struct

from govdocs.fonts.sfnt import big_endian

# Unicode subtables, the ones that reach beyond the first plane first
PREFERENCE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
LAST_CODE = 0x10FFFF


def read_charmap(table: bytes) -> dict[int, int]:
    """Code point → glyph id (never 0); empty where the face has no Unicode map."""
    if len(table) < 4:
        return {}
    (count,) = struct.unpack_from(">H", table, 2)
    places = {}
    for record in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * record)
        places[platform, encoding] = start
    for wanted in PREFERENCE:
        start = places.get(wanted)
        if start is None:
            continue
        (form,) = struct.unpack_from(">H", table, start)
        if form == 12:
            return _read_groups(table, start)
        if form == 4:
            return _read_segments(table, start)
    return {}


def _read_groups(table: bytes, start: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">I", table, start + 12)
    if start + 16 + 12 * count > len(table):
        raise ValueError("cmap groups run past the table")
    numbers = big_endian("I", table[start + 16 : start + 16 + 12 * count])
    charmap: dict[int, int] = {}
    for first, last, glyph in zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True):
        if not first <= last <= LAST_CODE or glyph + last - first > 0xFFFF:
            raise ValueError("cmap group out of range")
        if first == last:
            charmap[first] = glyph
        else:
            charmap.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return _mapped(charmap)


def _read_segments(table: bytes, start: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", table, start + 6)
    count = double // 2
    numbers = big_endian("H", table[start + 14 :])
    ends, starts = numbers[:count], numbers[count + 1 : 2 * count + 1]
    deltas, offsets = numbers[2 * count + 1 : 3 * count + 1], numbers[3 * count + 1 : 4 * count + 1]
    charmap: dict[int, int] = {}
    for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if first > last or first == 0xFFFF:
            continue
        if offset:
            at = 3 * count + 1 + segment + offset // 2
            glyphs = numbers[at : at + last - first + 1]
            charmap.update(
                (code, (glyph + delta) & 0xFFFF)
                for code, glyph in zip(range(first, last + 1), glyphs, strict=False)
                if glyph
            )
        else:
            charmap.update((code, (code + delta) & 0xFFFF) for code in range(first, last + 1))
    return _mapped(charmap)


def _mapped(charmap: dict[int, int]) -> dict[int, int]:
    charmap.pop(0xFFFF, None)
    if 0 in charmap.values():
        return {code: glyph for code, glyph in charmap.items() if glyph}
    return charmap
