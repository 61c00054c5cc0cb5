"""The words of archived texts, cut once and kept: segmentation is by far the slowest step.

They are kept with a digest of the lexicon they were cut by; another lexicon means that they are cut anew. Which
texts use a draft's words is asked by rare words only: what every text says tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.archive.rows import storable
from govdocs.reuse.rewording import bag_text
from govdocs.reuse.subject import ReuseText
from govdocs.source import Span
from govdocs.words.segment import own_words

if TYPE_CHECKING:
    from govdocs.reuse.archive.archive import Archive
    from govdocs.reuse.archive.spread import Spread

Row = tuple[int, int, int, str]
"""Number of a text, start, end and words of a stretch of it."""
Bags = tuple[tuple[Span, tuple[str, ...]], ...]

COMMON = 0.002
"""A word in more than this share of all sections brings no text in …"""
FEWEST_COMMON = 40
"""… or in more sections than this, where there are few."""
AKIN = 40.0
"""So much weight of rare words, in natural logarithms of how rare each is, must a section share."""
MOST_AKIN = 4
"""So many sections are brought in for each section of a draft."""
_BATCH = 2000


def lexicon_digest() -> str:
    """Stands for the words segmentation knows beyond its own dictionary."""
    words = "\n".join(f"{word}\t{frequency}" for word, frequency in own_words())
    return blake2b(words.encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=1 << 18)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def is_current(archive: Archive) -> bool:
    """Whether the kept words were cut by the lexicon in use."""
    rows = archive.connection.execute("SELECT value FROM archive WHERE name = 'lexicon'").fetchall()
    return rows == [(lexicon_digest(),)]


def fill_bags(archive: Archive, spread: Spread | None = None) -> int:
    """How many texts had their words cut, being without: fresh ones, and all of them under a new lexicon.

    `spread` says who cuts them, by default this process.
    """
    if not is_current(archive):
        with archive.writing():
            for table in ("bags", "words"):
                archive.connection.execute(f"DELETE FROM {table}")
            archive.connection.execute("DELETE FROM archive WHERE name = 'lexicon'")
            archive.connection.execute("INSERT INTO archive VALUES ('lexicon', ?)", [lexicon_digest()])
        archive.forget_lexicon()
    rows = archive.connection.execute(
        "SELECT number FROM texts WHERE number NOT IN (SELECT number FROM bags) ORDER BY number"
    ).fetchall()
    missing = [int(number) for (number,) in rows]
    for start in range(0, len(missing), _BATCH):
        texts = archive.load_any(missing[start : start + _BATCH])
        with archive.writing():
            _insert(archive, texts, spread)
    return len(missing)


def _insert(archive: Archive, texts: Mapping[int, ReuseText], spread: Spread | None) -> None:
    first = archive.count("SELECT coalesce(max(bag), 0) + 1 FROM bags")
    items = list(texts.items())
    rows = [row for found in (spread(_cut, items, lost=_no_words) if spread else map(_cut, items)) for row in found]
    hashes: list[int] = []
    owners: list[int] = []
    for bag, (_, _, _, words) in enumerate(rows, first):
        own = {_hash(word) for word in words.split()}
        hashes += own
        owners += [bag] * len(own)
    numbers, starts, stops, words_of = zip(*rows, strict=True)
    column = np.empty(len(rows), dtype=object)
    column[:] = words_of
    archive.append(
        "bags",
        {
            "bag": np.arange(first, first + len(rows), dtype=np.int32),
            "number": np.array(numbers, dtype=np.int32),
            "first": np.array(starts, dtype=np.int32),
            "stop": np.array(stops, dtype=np.int32),
            "words": column,
        },
    )
    hashed = np.array(hashes, dtype=np.int64)
    order = np.argsort(hashed, kind="stable")
    archive.append("words", {"word": hashed[order], "bag": np.array(owners, dtype=np.int32)[order]})


def _cut(item: tuple[int, ReuseText]) -> list[Row]:
    """The rows of every stretch of a text; one without words has one empty row, so that it counts as cut."""
    number, text = item
    rows = [(number, bag.span.start, bag.span.end, storable(" ".join(sorted(bag.words.elements())))) for bag in bag_text(text)]
    return rows or _no_words(item)


def _no_words(item: tuple[int, ReuseText]) -> list[Row]:
    return [(item[0], 0, 0, "")]


def load_bags(archive: Archive, numbers: Sequence[int]) -> dict[int, Bags]:
    """The kept words of texts, by number; nothing of texts whose words were not cut, or by another lexicon."""
    if not archive.words_current:
        return {}
    rows = archive.connection.execute(
        "SELECT number, first, stop, words FROM bags WHERE number IN (SELECT unnest(?::INTEGER[])) ORDER BY bag", [list(numbers)]
    ).fetchall()
    found: dict[int, list[tuple[Span, tuple[str, ...]]]] = {}
    for number, first, stop, words in rows:
        own = found.setdefault(number, [])
        if words:
            own.append((Span(first, stop), tuple(words.split())))
    return {number: tuple(own) for number, own in found.items()}


def find_akin(archive: Archive, texts: Iterable[ReuseText]) -> list[int]:
    """The numbers of the texts that share most rare words with a section of `texts`."""
    if not archive.words_current:
        return []
    bags = [set(map(_hash, bag.words)) for text in texts for bag in bag_text(text)]
    if not bags:
        return []
    total = max(archive.count("SELECT count(*) FROM bags"), 1)
    wanted = np.fromiter(sorted(set().union(*bags)), np.int64)
    words, owners = _ask(archive, wanted, max(FEWEST_COMMON, int(COMMON * total)))
    weights = np.log(total / np.bincount(words, minlength=len(wanted)).clip(1))
    chosen: set[int] = set()
    for bag in bags:
        inside = np.zeros(len(wanted), dtype=bool)
        inside[np.searchsorted(wanted, np.fromiter(bag, np.int64))] = True
        own = inside[words]
        met, place = np.unique(owners[own], return_inverse=True)
        worth = np.bincount(place, weights=weights[words[own]], minlength=len(met))
        best = np.lexsort((met, -worth))[:MOST_AKIN]
        chosen.update(met[best][worth[best] >= AKIN].tolist())
    rows = archive.connection.execute(
        "SELECT DISTINCT number FROM bags WHERE bag IN (SELECT unnest(?::INTEGER[]))", [sorted(chosen)]
    ).fetchall()
    return archive.keep_visible(sorted(int(number) for (number,) in rows))


def _ask(archive: Archive, wanted: NDArray[np.int64], most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every row of a wanted word that stands in at most `most` sections: which of `wanted`, and the section."""
    archive.connection.register("wanted", {"word": wanted})
    rows = archive.connection.execute(
        "WITH met AS (SELECT w.word, w.bag FROM words w JOIN wanted a ON w.word = a.word),"
        f" rare AS (SELECT word FROM met GROUP BY word HAVING count(*) <= {most})"
        " SELECT m.word, m.bag FROM met m JOIN rare r ON m.word = r.word"
    ).fetchnumpy()
    archive.connection.unregister("wanted")
    return np.searchsorted(wanted, rows["word"]), rows["bag"].astype(np.int64)
