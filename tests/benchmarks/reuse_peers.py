"""What others offer for the same question, each at the settings it did best with; none is a dependency.

MinHash libraries answer with pairs of whole sections, so their spans are the sections. passim itself
runs on Spark and is on no package index, so a stand-in of its method is measured: floating n-grams of
letters in a few sections, enough of them between two sections, chains up to a gap, ends and insides
aligned by character. Its four settings are the best of a search on the tuning seed.
"""

from __future__ import annotations

import difflib
import importlib
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.benchmarks.reuse_score import Detection

SHINGLE = 5
PERMUTATIONS = 128
NGRAM = 8
MOST_SECTIONS = 100
FEWEST_MATCHES = 5
WIDEST_GAP = 400
SHORTEST = 10


def _load(name: str) -> Any:
    return importlib.import_module(name)


def _shingles(text: str) -> set[str]:
    return {text[at : at + SHINGLE] for at in range(max(len(text) - SHINGLE + 1, 1))}


def _whole(sections: list[str], pairs: set[tuple[int, int]]) -> list[Detection]:
    return [(a, (0, len(sections[a])), b, (0, len(sections[b]))) for a, b in sorted(pairs)]


def datasketch(sections: list[str], threshold: float) -> list[Detection]:
    """datasketch's MinHash with its index."""
    library = _load("datasketch")
    index = library.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs: set[tuple[int, int]] = set()
    hashes = library.MinHash.bulk(
        [[piece.encode() for piece in _shingles(text)] for text in sections], num_perm=PERMUTATIONS
    )
    for number, hashed in enumerate(hashes):
        pairs |= {(other, number) for other in index.query(hashed)}
        index.insert(number, hashed)
    return _whole(sections, pairs)


def rensa(sections: list[str], threshold: float) -> list[Detection]:
    """rensa's R-MinHash with its index."""
    library = _load("rensa")
    index = library.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=64 if threshold < 0.4 else 32)
    hashes = []
    pairs: set[tuple[int, int]] = set()
    for number, text in enumerate(sections):
        hashed = library.RMinHash(num_perm=PERMUTATIONS, seed=42)
        hashed.update(list(_shingles(text)))
        hashes.append(hashed)
        for other in index.query(hashed):
            if hashed.jaccard(hashes[other]) >= threshold:
                pairs.add((other, number))
        index.insert(number, hashed)
    return _whole(sections, pairs)


def gaoya(sections: list[str], threshold: float) -> list[Detection]:
    """gaoya's MinHash index, which shingles in Rust."""
    library = _load("gaoya.minhash")
    index = library.MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=threshold,
        num_bands=64 if threshold < 0.4 else 42,
        band_size=2 if threshold < 0.4 else 3,
        analyzer="char",
        lowercase=True,
        ngram_range=(SHINGLE, SHINGLE),
    )
    index.par_bulk_insert_docs(list(range(len(sections))), sections)
    pairs = set()
    for number, found in enumerate(index.par_bulk_query(sections)):
        pairs |= {(min(number, other), max(number, other)) for other in found if other != number}
    return _whole(sections, pairs)


def aligner(sections: list[str]) -> list[Detection]:
    """As passim does it, pair by pair; see above."""
    letters = [[(at, c.lower()) for at, c in enumerate(text) if c.isalpha()] for text in sections]
    folded = ["".join(c for _, c in text) for text in letters]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(folded):
        for at in range(len(text) - NGRAM + 1):
            places[text[at : at + NGRAM]].append((number, at))
    matches: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for found in places.values():
        if 2 <= len(found) <= MOST_SECTIONS:
            for i, (a, x) in enumerate(found):
                for b, y in found[i + 1 :]:
                    if a != b:
                        matches[a, b].append((x, y))
    detections: list[Detection] = []
    for (a, b), found in matches.items():
        for chain in _chains(sorted(found)):
            if len(chain) >= FEWEST_MATCHES and (region := _align(folded[a], folded[b], chain)):
                x0, x1, y0, y1 = region
                detections.append(
                    (a, (letters[a][x0][0], letters[a][x1 - 1][0] + 1), b, (letters[b][y0][0], letters[b][y1 - 1][0] + 1))
                )
    return detections


def _chains(found: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    chains = [[found[0]]]
    for (x, y), (u, v) in pairwise(found):
        if u - x > WIDEST_GAP or abs(v - y) > WIDEST_GAP:
            chains.append([])
        chains[-1].append((u, v))
    return chains


def _align(a: str, b: str, chain: list[tuple[int, int]]) -> tuple[int, int, int, int] | None:
    low_a, low_b = (max(min(match[side] for match in chain) - 40, 0) for side in (0, 1))
    high_a, high_b = (max(match[side] for match in chain) + NGRAM + 40 for side in (0, 1))
    blocks = difflib.SequenceMatcher(None, a[low_a:high_a], b[low_b:high_b], autojunk=False).get_matching_blocks()
    blocks = [block for block in blocks if block.size >= 4]
    if sum(block.size for block in blocks) < SHORTEST:
        return None
    first, last = blocks[0], blocks[-1]
    return low_a + first.a, low_a + last.a + last.size, low_b + first.b, low_b + last.b + last.size


PEERS: dict[str, Callable[[list[str]], list[Detection]]] = {
    "gaoya t=.5": lambda sections: gaoya(sections, 0.5),
    "gaoya t=.2": lambda sections: gaoya(sections, 0.2),
    "rensa t=.5": lambda sections: rensa(sections, 0.5),
    "rensa t=.2": lambda sections: rensa(sections, 0.2),
    "datasketch t=.5": lambda sections: datasketch(sections, 0.5),
    "datasketch t=.2": lambda sections: datasketch(sections, 0.2),
    "aligner (passim's way)": aligner,
}
SLOW = ("aligner (passim's way)",)
"""Peers timed once: tens of seconds say enough."""
