"""Words of a file as a remark quotes them: on one line, and not too many."""

from __future__ import annotations

_LONGEST = 60


def quote(text: str) -> str:
    """“text” in one line and cut short, "" for no text."""
    flat = " ".join(text.split())
    return f"“{flat[:_LONGEST]}……”" if len(flat) > _LONGEST else f"“{flat}”" if flat else ""
