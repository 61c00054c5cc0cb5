"""A small TrueType font out of a large one, by cutting slices: one or two milliseconds for a page's glyphs.

Only what a PDF needs is written: glyf, loca, head, hhea, hmtx, maxp, and the hinting programs where the
source has them (some older Chinese fonts draw wrongly without).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from sys import byteorder

from govdocs.fonts.sfnt import Sfnt, big_endian

HINTING = ("cvt ", "fpgm", "prep")
WORDS, SCALE, MORE, TWO_SCALES, MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
CHECKSUM_TOTAL = 0xB1B0AFBA


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a subset takes of one glyph: its outline, padded to words, the sum of those words, and its metric.

    `composite` says whether the outline refers to other glyphs.
    """

    outline: bytes
    checksum: int
    metric: bytes
    composite: bool = False


@dataclass(frozen=True, slots=True)
class Outlines:
    """The tables of a face from which subsets are cut."""

    glyf: bytes
    loca: Sequence[int]
    metrics: bytes
    measured: int  # how many glyphs have an advance of their own
    head: bytes
    hhea: bytes
    maxp: bytes
    hinting: tuple[tuple[bytes, bytes], ...]
    glyphs: dict[int, Glyph] = field(default_factory=dict, repr=False, compare=False)  # those met so far

    @classmethod
    def read(cls, sfnt: Sfnt, glyph_count: int, measured: int, metrics: bytes) -> Outlines:
        """Read and check the tables; raises ValueError where they do not fit each other."""
        head, glyf, raw = sfnt.table("head"), sfnt.table("glyf"), sfnt.table("loca")
        long = struct.unpack_from(">h", head, 50)[0]
        loca: Sequence[int] = big_endian("I", raw) if long else [2 * at for at in big_endian("H", raw)]
        if len(loca) <= glyph_count or max(loca[: glyph_count + 1]) > len(glyf):
            raise ValueError("glyphs run past their table")
        hinting = tuple((tag.encode(), sfnt.table(tag)) for tag in HINTING if tag in sfnt)
        return cls(glyf, loca, metrics, measured, head, sfnt.table("hhea"), sfnt.table("maxp"), hinting)

    def glyph(self, gid: int) -> Glyph:
        """A glyph (its outline is empty for a space), remembered: the next document needs most of them again."""
        known = self.glyphs.get(gid)
        if known is None:
            outline = _padded(self.glyf[self.loca[gid] : self.loca[gid + 1]])
            composite = outline[:1] >= b"\x80"
            known = self.glyphs[gid] = Glyph(outline, sum_words(outline), self._metric(gid), composite)
        return known

    def _metric(self, gid: int) -> bytes:
        """The advance and left side bearing of a glyph, as four bytes."""
        if gid < self.measured:
            return self.metrics[4 * gid : 4 * gid + 4]
        bearing = 4 * self.measured + 2 * (gid - self.measured)
        last = 4 * self.measured - 4
        return self.metrics[last : last + 2] + (self.metrics[bearing : bearing + 2] or b"\0\0")


def build_subset(source: Outlines, gids: Sequence[int]) -> bytes:
    """A TrueType file of the given glyphs, in that order, components after them."""
    known = source.glyphs
    glyphs = [known.get(gid) or source.glyph(gid) for gid in gids]
    if any(glyph.composite for glyph in glyphs):
        glyphs = _with_all_components(source, gids)
    return _assemble(source, glyphs)


def _with_all_components(source: Outlines, gids: Sequence[int]) -> list[Glyph]:
    """The glyphs and after them their components, to which the composite ones point."""
    order = list(gids)
    glyphs: list[Glyph] = []
    places: dict[int, int] = {}
    for gid in order:  # grows while composites are met
        glyph = source.glyph(gid)
        if glyph.composite:
            places = places or {known: at for at, known in reversed(list(enumerate(order)))}
            outline = _with_components(glyph.outline, order, places)
            glyph = Glyph(outline, sum_words(outline), glyph.metric)
        glyphs.append(glyph)
    return glyphs


def _with_components(outline: bytes, order: list[int], places: dict[int, int]) -> bytes:
    """The composite outline pointing at its components' new places, which are appended to `order` if new."""
    glyph = bytearray(outline)
    at = 10
    while True:
        flags, component = struct.unpack_from(">HH", glyph, at)
        if component not in places:
            places[component] = len(order)
            order.append(component)
        struct.pack_into(">H", glyph, at + 2, places[component])
        at += 4 + (4 if flags & WORDS else 2)
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
        if not flags & MORE:
            return bytes(glyph)


def _assemble(source: Outlines, glyphs: list[Glyph]) -> bytes:
    outlines = [glyph.outline for glyph in glyphs]
    offsets = array("I", accumulate(map(len, outlines), initial=0))
    if byteorder == "little":
        offsets.byteswap()
    count = struct.pack(">H", len(glyphs))
    head = source.head[:8] + bytes(4) + source.head[12:50] + b"\0\1" + source.head[52:54]
    tables = {
        **dict(source.hinting),
        b"glyf": b"".join(outlines),
        b"head": head,
        b"hhea": source.hhea[:34] + count,
        b"hmtx": b"".join([glyph.metric for glyph in glyphs]),
        b"loca": offsets.tobytes(),
        b"maxp": source.maxp[:4] + count + source.maxp[6:],
    }
    # Outlines are whole words, so the sum of the table is the sum of theirs.
    return _container(tables, {b"glyf": sum([glyph.checksum for glyph in glyphs]) & 0xFFFFFFFF})


def _container(tables: dict[bytes, bytes], sums: dict[bytes, int]) -> bytes:
    """The tables as one file, sorted by tag, with the checksums that some printers insist on (`sums` are known)."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = [
        struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    ]
    body: list[bytes] = []
    at, total, adjust_at = 12 + 16 * count, 0, 0
    for tag in sorted(tables):
        data = tables[tag]
        padded = _padded(data)
        checksum = sums[tag] if tag in sums else sum_words(padded)
        directory.append(struct.pack(">4sIII", tag, checksum, at, len(data)))
        body.append(padded)
        total += checksum
        if tag == b"head":
            adjust_at = at + 8
        at += len(padded)
    start = b"".join(directory)
    adjustment = struct.pack(">I", (CHECKSUM_TOTAL - total - sum_words(start)) & 0xFFFFFFFF)
    file = start + b"".join(body)
    return file[:adjust_at] + adjustment + file[adjust_at + 4 :]


def _padded(data: bytes) -> bytes:
    """The bytes with zeros up to the next word."""
    return data + bytes(-len(data) % 4)


def sum_words(data: bytes) -> int:
    """The sum of the big-endian 32-bit words, modulo 2³².

    The bytes are taken as one large number and folded in half until one word is left: a third of a megabyte
    in a fraction of the time a loop over its words would take. Lanes of 64 bits leave room for the carries.
    """
    if not data:
        return 0
    number = int.from_bytes(data, "big")
    lanes = -(-len(data) // 8)
    mask = int.from_bytes(b"\0\0\0\0\xff\xff\xff\xff" * lanes, "big")
    number = (number & mask) + ((number >> 32) & mask)
    while lanes > 1:
        half = -(-lanes // 2)
        number = (number >> (64 * half)) + (number & ((1 << (64 * half)) - 1))
        lanes = half
    return number & 0xFFFFFFFF
