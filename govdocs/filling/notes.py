"""What the filling of one document has to report, and how far it may go.

One filling is one `Notes`; the filters, operators and missing fields that run inside it find it here, so that
one prepared draft can be filled by several threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from govdocs.errors import GovdocsError
from govdocs.findings import Finding, Severity

MOST_STEPS = 200_000
"""Turns of all loops in one document together."""

LONGEST_TEXT = 2_000_000
"""Characters of one document."""


class LimitError(GovdocsError):
    """A draft that would loop or grow without end."""


class Notes:
    """The findings of one filling, each once; `places` are the lines of the draft its fields stand in."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places
        self._findings: dict[tuple[str, str], Finding] = {}
        self._steps = 0

    def report(
        self, rule: str, message: str, *, field: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Adds the finding `filling.<rule>`, at the place of `field`, unless it is there already."""
        place = self._places.get(field, "")
        finding = Finding(f"filling.{rule}", message, severity, place=place)
        self._findings.setdefault((rule, message), finding)

    def count_step(self) -> None:
        """Counts one turn of a loop. Raises LimitError after too many."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise LimitError(f"循环超过{MOST_STEPS}次，停下了；请检查 {{% for %}}")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order they were met."""
        return tuple(self._findings.values())


_current: ContextVar[Notes] = ContextVar("notes of the filling under way")


def notes() -> Notes:
    """The notes of the filling under way."""
    return _current.get()


@contextmanager
def noting(fresh: Notes) -> Iterator[Notes]:
    """Everything inside is noted in `fresh`."""
    token = _current.set(fresh)
    try:
        yield fresh
    finally:
        _current.reset(token)


def check_length(length: int) -> None:
    """Raises LimitError for a text longer than any document."""
    if length > LONGEST_TEXT:
        raise LimitError(f"填出来的文字超过{LONGEST_TEXT}字，停下了；请检查稿子里的循环和算式")
