"""Tables in text: .csv in UTF-8, UTF-16 or GB18030, separated by commas, tabs or semicolons.

Every cell is text, also what a spreadsheet would take for a formula or a number: 00123 keeps its zeros.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from govdocs.errors import UnreadableFileError
from govdocs.filling.rows import Columns, Row, is_blank, note
from govdocs.filling.tables.heading import Cells, take_heading
from govdocs.findings import Finding

_SEPARATORS = (",", "\t", ";", "，")


class SeparatedTable:
    """A .csv table. Raises UnreadableFileError for what is no text and for an empty table."""

    def __init__(self, data: bytes, name: str, *, header: int | None = None) -> None:
        text = _decode(data, name)
        self._name = name
        self._rows = _parse(text, name)
        (self._heading, cells), self._ahead = take_heading(self._rows, name, header=header)
        self._columns = Columns.of(cells, f"第{self._heading}行")
        self.fields: tuple[str, ...] = self._columns.fields
        self.findings: tuple[Finding, ...] = self._columns.findings

    def __iter__(self) -> Iterator[Row]:
        ahead, self._ahead = self._ahead, []
        for number, cells in chain(ahead, self._rows):
            if not all(map(is_blank, cells)):
                yield self._row(number, cells)

    def _row(self, number: int, cells: Sequence[Any]) -> Row:
        place = f"第{number}行"
        extra = [cell for cell in cells[self._columns.width :] if not is_blank(cell)]
        findings = (note("extra-cells", f"这一行比表头多出{len(extra)}格，没有采用", place=place),) if extra else ()
        return Row(self._columns.values(cells), place, findings)


def _decode(data: bytes, name: str) -> str:
    from govdocs.reading.decode import decode

    # A table of names and codes has too few usual characters for telling encodings by them.
    if b"\x00" not in data:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if text.strip() and not any(char < " " and char not in "\t\r\n\x1a" for char in text):
                return text.rstrip("\x1a")
    return decode(data, name)[0]


def _parse(text: str, name: str) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise UnreadableFileError(f"不是 .csv 表格（{error}）", path=name, line=reader.line_num) from None


def _separator(text: str) -> str:
    """The mark that stands most often in the first lines; the full-width comma only where there is no other."""
    head = "\n".join(text.split("\n", 20)[:20])
    return max(_SEPARATORS[:3], key=head.count) if any(map(head.count, _SEPARATORS[:3])) else _SEPARATORS[3]
