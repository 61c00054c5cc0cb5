"""What a face calls itself: every family, full and PostScript name, in whatever language and encoding.

A Chinese font often has its Chinese name only in a Windows record of language 0x804, or in a Macintosh
record in GB.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

FAMILY, STYLE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 2, 4, 6, 16
WANTED = frozenset({FAMILY, STYLE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY})
MACINTOSH = {0: "mac_roman", 1: "shift_jis", 2: "big5", 3: "euc_kr", 25: "gb18030"}
WINDOWS = {2: "shift_jis", 3: "gb18030", 4: "big5", 5: "euc_kr"}  # everything else is UTF-16
ENGLISH_WINDOWS = 0x409
MAINLAND = (0x804, 33)  # the language numbers of Windows and of Macintosh


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One decoded name."""

    number: int
    platform: int
    language: int
    text: str


def read_names(table: bytes) -> list[NameRecord]:
    """The decodable family, style, full and PostScript names of a name table."""
    if len(table) < 6:
        return []
    _, count, storage = struct.unpack_from(">HHH", table)
    records = []
    for at in range(6, min(6 + 12 * count, len(table) - 11), 12):
        platform, encoding, language, number, length, offset = struct.unpack_from(">6H", table, at)
        if number in WANTED:
            text = _decode(table[storage + offset : storage + offset + length], platform, encoding)
            if text:
                records.append(NameRecord(number, platform, language, text))
    return records


def _decode(raw: bytes, platform: int, encoding: int) -> str:
    codec = MACINTOSH.get(encoding) if platform == 1 else WINDOWS.get(encoding, "utf-16-be")
    if platform == 3 and encoding in WINDOWS:
        raw = raw.replace(b"\0", b"")
    try:
        return raw.decode(codec).strip("\0 ") if codec else ""
    except UnicodeDecodeError:
        return ""


def english_name(records: list[NameRecord], *numbers: int) -> str:
    """The first of the named numbers that is there in English, else in any language, else empty."""
    mine = [record for number in numbers for record in records if record.number == number]
    english = [record for record in mine if record.platform == 3 and record.language == ENGLISH_WINDOWS]
    english += [record for record in mine if record.text.isascii()]
    return (english or mine)[0].text if mine else ""


def display_name(records: list[NameRecord]) -> str:
    """The full name as its users know it: in Chinese where the face has one, the mainland's form first."""
    for number in (FULL, FAMILY):
        chinese = [record for record in records if record.number == number and not record.text.isascii()]
        for record in sorted(chinese, key=lambda record: record.language not in MAINLAND):
            return record.text
    return english_name(records, FULL, FAMILY)


def folded(name: str) -> str:
    """A name made comparable: letter case and spaces do not count."""
    return "".join(name.casefold().split())
