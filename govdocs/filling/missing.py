"""Fields that are not there, and cells that are empty: reported where they are used, never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

from govdocs.filling.notes import notes
from govdocs.findings import Severity


class Blank(str):
    """An empty cell: an empty text that knows its `field`, so that printing it can be reported."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, field: str) -> Blank:
        """The empty cell of `field`."""
        made = super().__new__(cls, "")
        made.field = field
        return made

    def __getnewargs__(self) -> tuple[str]:
        return (self.field,)

    def note(self) -> None:
        """Reports that the cell is empty."""
        notes().report("blank-field", f"“{self.field}”是空的", field=self.field)

    def _compare(self, _other: object) -> bool:
        self.note()
        return False

    # An empty cell is neither more nor less than any number.
    __lt__ = __le__ = __gt__ = __ge__ = _compare


class MissingField(Undefined):
    """A field the table does not have: it prints as 【缺：职务】, counts as nothing, and every use is reported."""

    __slots__ = ()

    def note(self) -> str:
        """Reports the field; its mark. Raises SecurityError for what the sandbox keeps out of reach."""
        name = str(self._undefined_name or "")
        if self._undefined_exception is SecurityError:
            raise SecurityError(name)
        notes().report("missing-field", f"表里没有“{name}”", field=name, severity=Severity.ERROR)
        return f"【缺：{name}】"

    def __getattr__(self, name: str) -> MissingField:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, *_key: Any) -> MissingField:  # type: ignore[override]
        self.note()
        return self

    def __str__(self) -> str:
        return self.note()

    def __bool__(self) -> bool:
        self.note()
        return False

    def __len__(self) -> int:
        self.note()
        return 0

    def __iter__(self) -> Iterator[object]:
        self.note()
        return iter(())

    def __eq__(self, _other: object) -> bool:
        self.note()
        return False

    def __ne__(self, _other: object) -> bool:
        self.note()
        return True

    def _compare(self, *_other: Any) -> Any:
        self.note()
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _compare
    __hash__ = Undefined.__hash__
