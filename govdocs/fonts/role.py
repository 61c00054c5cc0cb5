"""What a style sheet asks of a font."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FontRole:
    """A role text plays (仿宋 body, 黑体 heading) and the fonts that may play it.

    `official` is the name a .docx carries, `names` the installed names accepted, best first,
    `bundled` the shipped file used when none of them is found.
    """

    name: str
    official: str
    names: tuple[str, ...]
    bundled: str
