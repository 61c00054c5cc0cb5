"""The way back from codes to text."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest

from govdocs.writing.pdf.deflate import choose_compressor
from govdocs.writing.pdf.embedding import to_unicode
from govdocs.writing.pdf.result import PdfResult


def lines(*chars: str) -> list[str]:
    """The lines of a CMap for the characters, code 0 being nobody's."""
    return to_unicode(["", *chars]).decode("ascii").lower().splitlines()


def test_codes_count_from_one_and_mean_their_character() -> None:
    assert "<0001> <4eba>" in lines("人", "才")
    assert "<0002> <624d>" in lines("人", "才")


def test_characters_beyond_the_first_plane_are_surrogate_pairs() -> None:
    assert "<0002> <d842dfb7>" in lines("人", "𠮷")


def test_no_block_holds_more_than_a_hundred_entries() -> None:
    written = lines(*map(chr, range(0x4E00, 0x4E00 + 250)))
    assert [line for line in written if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


@pytest.mark.parametrize("fast", [True, False])
def test_both_compressors_write_what_zlib_reads(fast: bool) -> None:
    data = "人才".encode() * 500
    packed = choose_compressor(fast=fast)(data)
    assert zlib.decompress(packed) == data
    assert len(packed) < len(data) / 10


def test_tables_of_codes_are_compressed_alike_with_every_compressor(result: PdfResult) -> None:
    with pikepdf.open(BytesIO(result.data)) as file:
        tables = [each for each in file.objects if isinstance(each, pikepdf.Stream) and b"begincmap" in each.read_bytes()]
        assert tables
        assert all(table.read_raw_bytes() == zlib.compress(table.read_bytes(), 1) for table in tables)
