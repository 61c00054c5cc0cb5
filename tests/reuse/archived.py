"""An archive kept in memory: what the search asks of one, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fingerprint import fingerprint_text
from govdocs.reuse.passage import Decision
from govdocs.reuse.subject import ReuseText


class Kept:
    """Texts in memory, numbered from 1, each a family of its own."""

    def __init__(self, texts: Sequence[ReuseText], decided: Mapping[str, Decision] | None = None) -> None:
        self._texts = dict(enumerate(texts, 1))
        self._prints = {number: fingerprint_text(text) for number, text in self._texts.items()}
        self._decided = dict(decided or {})
        self.loaded: list[int] = []

    def find_rows(
        self, hashes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        rows = [
            (number, position, hashed)
            for number, prints in self._prints.items()
            for position, hashed in zip(prints.positions.tolist(), prints.hashes.tolist(), strict=True)
            if hashed in set(hashes.tolist())
        ]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return columns[:, 0], columns[:, 1], columns[:, 2]

    def count_families(self, hashes: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.array([sum(h in p.hashes for p in self._prints.values()) for h in hashes], dtype=np.int64)

    @property
    def family_total(self) -> int:
        return len(self._texts)

    def find_families(self, keys: Sequence[str]) -> Mapping[str, int]:
        return {text.key: number for number, text in self._texts.items() if text.key in keys}

    def load_texts(self, numbers: Iterable[int]) -> Mapping[int, ReuseText]:
        self.loaded = list(numbers)
        return {number: self._texts[number] for number in self.loaded}

    def decisions(self) -> Mapping[str, Decision]:
        return self._decided
