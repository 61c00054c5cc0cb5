"""Which archived texts are worth loading for a draft: those that share rare words, or many common ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from govdocs.reuse.fingerprint import fingerprint_text
from govdocs.reuse.past import PastTexts
from govdocs.reuse.subject import ReuseText

MOST_TEXTS = 400
RARE = 16
"""A fingerprint in at most this many archived texts brings each of them in."""
MANY = 6
"""So many common fingerprints together bring a text in as well."""


def find_candidates(drafts: Sequence[ReuseText], past: PastTexts) -> list[ReuseText]:
    """The archived texts that share most with the drafts, rare words counting more than common ones."""
    hashes = np.unique(np.concatenate([fingerprint_text(draft).hashes for draft in drafts]))
    if not len(hashes):
        return []
    numbers, _, found = past.find_rows(hashes)
    if not len(numbers):
        return []
    pairs = np.unique(np.stack([numbers, np.searchsorted(hashes, found)]), axis=1)
    texts, keys = pairs
    spread = np.bincount(keys, minlength=len(hashes))[keys]
    known, place = np.unique(texts, return_inverse=True)
    worth = np.bincount(place, weights=1.0 / spread)
    rare = np.bincount(place, weights=spread <= RARE)
    many = np.bincount(place)
    wanted = np.flatnonzero((rare > 0) | (many >= MANY))
    ranked = wanted[np.lexsort((known[wanted], -worth[wanted]))][:MOST_TEXTS]
    loaded = past.load_texts(known[ranked].tolist())
    return [loaded[number] for number in sorted(loaded)]
