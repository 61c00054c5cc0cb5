"""What a search asks of an archive: the rows that share a fingerprint, the texts, how common words are.

The archive itself is another room's business; anything with these methods can be searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govdocs.reuse.passage import Decision
    from govdocs.reuse.subject import ReuseText


class PastTexts(Protocol):
    """An archive of texts, searched by fingerprint."""

    def find_rows(
        self, hashes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Every stored fingerprint among `hashes` (sorted, distinct): text number, letter position, hash."""
        ...

    def count_families(self, hashes: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each of `hashes`, how many families of archived texts hold it."""
        ...

    @property
    def family_total(self) -> int:
        """How many families of texts the archive holds."""
        ...

    def find_families(self, keys: Sequence[str]) -> Mapping[str, int]:
        """The family of every archived text among `keys`."""
        ...

    def load_texts(self, numbers: Iterable[int]) -> Mapping[int, ReuseText]:
        """The archived texts by their numbers."""
        ...

    def decisions(self) -> Mapping[str, Decision]:
        """What people decided, by `Passage.key`."""
        ...


@runtime_checkable
class PastWords(PastTexts, Protocol):
    """An archive that also knows which of its texts use the words of a text."""

    def find_akin(self, texts: Iterable[ReuseText]) -> list[int]:
        """The numbers of the archived texts that share most rare words with a section of `texts`."""
        ...
