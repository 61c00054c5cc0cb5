"""What becomes of the tracked changes of a Word file when it is read."""

from __future__ import annotations

from enum import StrEnum

from govdocs.errors import UsageError


class Revisions(StrEnum):
    """The text as it would be with all changes accepted, with all rejected, or with both to be seen in it."""

    ACCEPT = "accept"
    REJECT = "reject"
    SHOW = "show"


def require_revisions(name: str) -> Revisions:
    """The choice of that name. Raises UsageError where there is none."""
    try:
        return Revisions(name)
    except ValueError:
        raise UsageError(f"修订没有“{name}”这种读法；可用：{'、'.join(Revisions)}") from None
