"""A date on an official text, which may still be partly blank (2026年　月　日)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from govdocs.notation import format_date, parse_date


@dataclass(frozen=True, slots=True, order=True)
class OfficialDate:
    """成文日期 or 讲话日期. `str()` prints it as GB/T 9704-2012 7.3.5.4 asks: 2026年1月5日.

    Raises ValueError for a day no calendar has.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is not None and not 1000 <= self.year <= 9999:
            raise ValueError(f"年份应是四位：{self}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"没有{self.month}月：{self}")
        if self.day is not None:
            # An unknown month or year is taken at its longest.
            try:
                datetime.date(self.year or 2000, self.month or 1, self.day)
            except ValueError:
                raise ValueError(f"日历上没有这一天：{self}") from None

    def __str__(self) -> str:
        return format_date(self.year, self.month, self.day)

    @property
    def complete(self) -> bool:
        """True when year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    @property
    def written(self) -> str:
        """As files carry it: 2026-11-22 when complete, else 2026年　月　日."""
        if self.complete:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return str(self)

    @classmethod
    def of(cls, value: object) -> OfficialDate:
        """The date in `value`: an OfficialDate, a datetime.date or text. Raises ValueError."""
        if isinstance(value, OfficialDate):
            return value
        if isinstance(value, datetime.date):
            return cls(value.year, value.month, value.day)
        parts = parse_date(value) if isinstance(value, str) else None
        if parts is None:
            raise ValueError(f"不是日期：{value}（应如 2026-11-22、2026年11月22日）")
        return cls(parts.year, parts.month, parts.day)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of, serialization=core_schema.plain_serializer_function_ser_schema(lambda date: date.written)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "description": "2026-11-22、2026年11月22日或2026年　月　日"}
