"""密级 and 内部 marks by rank, so that nothing leaves an archive into a report of lower marking."""

from __future__ import annotations

from collections.abc import Iterable

LEVELS = ("", "内部", "秘密", "机密", "绝密")


def marking_level(marking: str) -> int:
    """0 for an unmarked text, 1 for 内部 of any kind, 2 to 4 for 秘密, 机密 and 绝密."""
    for level in range(len(LEVELS) - 1, 1, -1):
        if LEVELS[level] in marking:
            return level
    return 1 if marking else 0


def highest_marking(markings: Iterable[str]) -> str:
    """The weightiest of `markings`: what a report on all of these texts must itself bear."""
    return max(markings, key=marking_level, default="")


LEVEL_SQL = "CASE WHEN marking = '' THEN 0 {} ELSE 1 END".format(
    " ".join(f"WHEN contains(marking, '{LEVELS[level]}') THEN {level}" for level in range(len(LEVELS) - 1, 1, -1))
)
"""The same of the column `marking`."""
