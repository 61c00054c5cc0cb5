"""Structured data with the place of every value: what YAML and JSON are parsed into before validation."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Value:
    """A scalar, list or mapping as the file has it; `[start, end)` are offsets into its text.

    Of `scalar`, `items` and `entries` one is in use. `text` holds a YAML scalar's words as typed, so that
    2026 may be a title; JSON keeps its own types in `scalar`.
    """

    start: int
    end: int
    scalar: object = None
    items: list[Value] | None = None
    entries: dict[str, Value] | None = None
    key_starts: dict[str, int] = field(default_factory=dict)

    def child(self, key: object) -> Value | None:
        """The value under a key or index, None if there is none."""
        if isinstance(key, str) and self.entries is not None:
            return self.entries.get(key)
        if isinstance(key, int) and self.items is not None and 0 <= key < len(self.items):
            return self.items[key]
        return None
