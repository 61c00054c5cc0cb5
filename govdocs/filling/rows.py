"""Rows: what a table gives to fill one document with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from govdocs.filling.missing import Blank
from govdocs.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one document by field; `place` names the row as a person finds it (第5行, 第3项).

    An empty cell is a `Blank`. `findings` are about the cells themselves.
    """

    values: Mapping[str, Any]
    place: str
    findings: tuple[Finding, ...] = ()


class Table(Protocol):
    """A table that can be gone through once: its `fields`, what is odd about it as a whole, its rows."""

    fields: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Row]: ...


def field_name(heading: object) -> str:
    """The field a column heading names: without any blanks or line breaks (姓 名 → 姓名)."""
    return "".join("" if heading is None else str(heading).split())


def note(rule: str, message: str, *, place: str = "", severity: Severity = Severity.WARNING) -> Finding:
    """The finding `filling.<rule>` about a table."""
    return Finding(f"filling.{rule}", message, severity, place=place)


@dataclass(frozen=True)
class Columns:
    """The columns of a flat table that have a usable heading, as (position, field) pairs."""

    kept: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]
    width: int = field(default=0)

    @classmethod
    def of(cls, headings: Sequence[object], place: str) -> Columns:
        """The columns with these headings; doubled ones are reported, those without a heading left out."""
        kept: dict[str, int] = {}
        findings = []
        names = [field_name(heading) for heading in headings]
        for position, name in enumerate(names):
            if name in kept:
                findings.append(note("header", f"表头有两个“{name}”，用前一个", place=place))
            elif name:
                kept[name] = position
        return cls(tuple((position, name) for name, position in kept.items()), tuple(findings), len(names))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in their order."""
        return tuple(name for _, name in self.kept)

    def values(self, cells: Sequence[Any]) -> dict[str, Any]:
        """The cells of one row by field; an empty or absent one is a `Blank`."""
        values = {}
        for position, name in self.kept:
            cell = cells[position] if position < len(cells) else None
            values[name] = Blank(name) if is_blank(cell) else cell
        return values


def is_blank(cell: object) -> bool:
    """True for an empty cell, or one with nothing but blanks in it."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def group_rows(rows: Iterable[Row], by: str, all_rows: str) -> Iterator[Row]:
    """One row for each value of the field `by`, in the order they first occur.

    It has the values of its first row, and all its rows as a list under `all_rows`. Keeps the whole table in
    memory, since rows of a group need not stand together.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(str(row.values.get(by, "")), []).append(row)
    for members in groups.values():
        first = members[0]
        values = {**first.values, all_rows: [dict(row.values) for row in members]}
        place = first.place if len(members) == 1 else f"{first.place}等{len(members)}行"
        yield Row(values, place, tuple(finding for row in members for finding in row.findings))
