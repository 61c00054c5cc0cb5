"""Which archived texts are worth loading for a draft: those that share rare words, or many common ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from govdocs.reuse.fingerprint import fingerprint_text
from govdocs.reuse.past import PastTexts, PastWords
from govdocs.reuse.subject import ReuseText

MOST_TEXTS = 400
RARE = 16
"""A fingerprint in at most this many archived texts brings each of them in."""
MANY = 6
"""So many common fingerprints together bring a text in as well."""


def find_candidates(
    drafts: Sequence[ReuseText], past: PastTexts, *, reworded: bool = False
) -> list[ReuseText]:
    """The archived texts that share most with the drafts, rare words counting more than common ones.

    With `reworded` also those that share words only, of an archive that knows them.
    """
    numbers = set(_rank_texts(drafts, past))
    if reworded and isinstance(past, PastWords):
        numbers.update(past.find_akin(drafts))
    loaded = past.load_texts(sorted(numbers)) if numbers else {}
    return [loaded[number] for number in sorted(loaded)]


def _rank_texts(drafts: Sequence[ReuseText], past: PastTexts) -> list[int]:
    """The numbers of the texts that share fingerprints enough, the likeliest first."""
    hashes = np.unique(np.concatenate([fingerprint_text(draft).hashes for draft in drafts]))
    if not len(hashes):
        return []
    numbers, _, found = past.find_rows(hashes)
    if not len(numbers):
        return []
    # One entry for each text and fingerprint it has, however often; plain sorts are many times faster than np.unique.
    pairs = np.sort((numbers.astype(np.int64) << 32) | np.searchsorted(hashes, found))
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    texts, keys = pairs >> 32, pairs & 0xFFFFFFFF
    spread = np.bincount(keys, minlength=len(hashes))[keys]
    first = np.flatnonzero(np.diff(texts, prepend=-1))
    known = texts[first]
    worth = np.add.reduceat(1.0 / spread, first)
    rare = np.add.reduceat((spread <= RARE).astype(np.int64), first)
    many = np.diff(np.append(first, len(texts)))
    wanted = np.flatnonzero((rare > 0) | (many >= MANY))
    ranked: list[int] = known[wanted[np.lexsort((known[wanted], -worth[wanted]))][:MOST_TEXTS]].tolist()
    return ranked
