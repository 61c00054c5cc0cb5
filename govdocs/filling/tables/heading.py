"""Which row of a flat table is its heading: offices put a title, a unit or a date above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from govdocs.errors import UnreadableFileError
from govdocs.filling.rows import is_blank

Cells: TypeAlias = tuple[int, Sequence[Any]]
"""The number of a row as its program shows it, and its cells."""

_FURTHEST = 20


def take_heading(rows: Iterator[Cells], name: str, *, header: int | None = None) -> tuple[Cells, list[Cells]]:
    """The heading row and the rows read beyond it, taken from `rows`.

    It is row `header`, or the first with two filled cells or more; in a table of one column, its first filled
    row. Raises UnreadableFileError for a table without one.
    """
    seen: list[Cells] = []
    for number, cells in rows:
        filled = sum(not is_blank(cell) for cell in cells)
        if header is not None:
            if number == header and filled:
                return (number, cells), []
            if number >= header:
                break
            continue
        if filled >= 2:
            return (number, cells), []
        if filled:
            seen.append((number, cells))
        if len(seen) >= _FURTHEST:
            break
    if header is not None:
        raise UnreadableFileError(f"第{header}行是空的或没有这一行，不能作表头", path=name)
    if not seen:
        raise UnreadableFileError("表是空的", path=name)
    return seen[0], seen[1:]
