"""Who reads drafts and cuts words: this process, or whatever the caller brings; the archive stays out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Spread(Protocol):
    """Calls a function on every item, in several processes perhaps, and gives its answers in order.

    `lost` answers for an item whose process died.
    """

    def __call__(
        self, function: Callable[[Item], Answer], items: Sequence[Item], *, lost: Callable[[Item], Answer]
    ) -> Iterator[Answer]: ...


def one_by_one(
    function: Callable[[Item], Answer], items: Sequence[Item], *, lost: Callable[[Item], Answer]
) -> Iterator[Answer]:
    """All in this process: none is lost that does not take the caller along."""
    del lost
    return map(function, items)
