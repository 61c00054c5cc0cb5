"""Which archived texts are asked: since when, by whom, of what kind, up to what marking."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.errors import UsageError
from govdocs.model import OfficialDate
from govdocs.model.kinds import require_kind
from govdocs.notation import parse_date
from govdocs.reuse.marking import marking_level


@dataclass(frozen=True, slots=True)
class Filter:
    """`since` (2023, 2023-05 or 2023-05-01) leaves out older and undated texts; `speaker` and `kind` all others.

    Texts marked higher than `marking` are withheld: they are counted, never shown.
    """

    since: str = ""
    speaker: str = ""
    kind: str = ""
    marking: str = ""

    def where(self) -> tuple[str, list[object]]:
        """An SQL condition on the table of texts, markings aside, and its values. Raises UsageError."""
        parts, values = ["true"], list[object]()
        if self.since:
            parts.append("day >= ?")
            values.append(parse_day(self.since))
        if self.speaker:
            parts.append("contains(speaker, ?)")
            values.append("".join(self.speaker.split()))
        if self.kind:
            parts.append("kind = ?")
            values.append(require_kind(self.kind).name)
        return " AND ".join(parts), values

    @property
    def level(self) -> int:
        """The highest level of marking that may be shown."""
        return marking_level(self.marking)


def parse_day(words: str) -> int:
    """20230501 of 2023-05-01, 20230500 of 2023-05, 20230000 of 2023. Raises UsageError."""
    parts = words.replace("/", "-").replace(".", "-").split("-")
    if len(parts) <= 2 and all(part.isascii() and part.isdigit() for part in parts) and len(parts[0]) == 4:
        month = int(parts[1]) if len(parts) == 2 else 0
        if month <= 12:
            return int(parts[0]) * 10000 + month * 100
    try:
        found = parse_date(words)
        date = OfficialDate(found.year, found.month, found.day) if found else None
    except ValueError:
        date = None
    if date is None or date.year is None:
        raise UsageError(f"看不懂日期“{words}”（应如 2023、2023-05、2023-05-01、2023年5月1日）")
    return day_number(date)


def day_number(date: OfficialDate | None) -> int:
    """20230501 of a date, 0 for what is unknown of it."""
    if date is None or date.year is None:
        return 0
    return date.year * 10000 + (date.month or 0) * 100 + (date.day or 0)
