"""Texts into the archive and out of it: one transaction a batch, each text kept once whatever its files are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.archive.archive import Archive
from govdocs.reuse.archive.families import regroup
from govdocs.reuse.archive.rows import COLUMNS, Entry, freeze, storable
from govdocs.reuse.fingerprint import fingerprint_letters
from govdocs.reuse.fold import fold_texts
from govdocs.reuse.names import origin

if TYPE_CHECKING:
    from govdocs.reuse.subject import ReuseText


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an entry: the number of its text, whether that was new, and the other files that hold it."""

    number: int
    fresh: bool
    others: tuple[str, ...] = ()


def keep_texts(archive: Archive, entries: Sequence[Entry]) -> tuple[Kept, ...]:
    """Every entry kept, all or none; a file kept before under the same path is replaced by what it says now."""
    if not entries:
        return ()
    entries = [replace(entry, path=storable(entry.path)) for entry in entries]
    with archive.writing():
        numbers, fresh = _number(archive, entries)
        replaced = _forget_files(archive, [entry.path for entry in entries if entry.path])
        _insert(archive, {numbers[text.key]: text for text in fresh})
        others = _note_files(archive, entries, numbers)
        drop_unfiled(archive, replaced)
        regroup(archive, [numbers[text.key] for text in fresh])
    known = {text.key for text in fresh}
    kept = []
    for entry, twins in zip(entries, others, strict=True):
        kept.append(Kept(numbers[entry.text.key], entry.text.key in known and not twins, twins))
    return tuple(kept)


def _number(archive: Archive, entries: Sequence[Entry]) -> tuple[dict[str, int], list[ReuseText]]:
    """The number of every text by its key, and the texts that are new."""
    texts = {entry.text.key: entry.text for entry in entries}
    known: dict[str, int] = dict(
        archive.connection.execute("SELECT key, number FROM texts WHERE key IN (SELECT unnest(?))", [list(texts)]).fetchall()
    )
    first = archive.count("SELECT value::INTEGER FROM archive WHERE name = 'next'")
    fresh = [text for key, text in texts.items() if key not in known]
    archive.connection.execute("UPDATE archive SET value = ? WHERE name = 'next'", [str(first + len(fresh))])
    return known | {text.key: first + at for at, text in enumerate(fresh)}, fresh


def _insert(archive: Archive, texts: dict[int, ReuseText]) -> None:
    """The rows of new texts and their fingerprints, these in order of their hashes."""
    if not texts:
        return
    letters = fold_texts([text.text for text in texts.values()], [text.compared for text in texts.values()])
    positions, hashes = fingerprint_letters(letters)
    owners = letters.text_of(positions.astype(np.int64))
    numbers = np.fromiter(texts, np.int32, len(texts))
    order = np.lexsort((owners, hashes))
    places = (positions - letters.starts[owners]).astype(np.int32)
    rows = [freeze(text, number, letters.count(at)) for at, (number, text) in enumerate(texts.items())]
    archive.append("texts", dict(zip(COLUMNS, (_column(values) for values in zip(*rows, strict=True)), strict=True)))
    archive.append(
        "fingerprints", {"hash": hashes[order], "number": numbers[owners][order], "position": places[order]}
    )
    groups = {
        "number": numbers,
        "origin": _column([storable(origin(text)) for text in texts.values()]),
        "size": _count_distinct(hashes[order], owners[order], len(texts)),
        "state": numbers,
        "family": numbers,
    }
    archive.append("families", groups)


def _count_distinct(hashes: NDArray[np.int64], owners: NDArray[np.int64], count: int) -> NDArray[np.generic]:
    """How many different hashes each of `count` owners has; the rows are in order of hash and owner."""
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    return np.bincount(owners[fresh], minlength=count).astype(np.int32)


def _column(values: Sequence[object]) -> NDArray[np.generic]:
    if values and isinstance(values[0], int):
        return np.array(values, dtype=np.int32)
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _forget_files(archive: Archive, paths: Sequence[str]) -> list[int]:
    """The numbers of the texts that `paths` stood for; the paths themselves are forgotten."""
    where = "FROM files WHERE path IN (SELECT unnest(?::VARCHAR[]))"
    numbers = archive.connection.execute(f"SELECT DISTINCT number {where}", [list(paths)]).fetchall()
    archive.connection.execute(f"DELETE {where}", [list(paths)])
    return [int(number) for (number,) in numbers]


def _note_files(archive: Archive, entries: Sequence[Entry], numbers: dict[str, int]) -> list[tuple[str, ...]]:
    """The files of the entries noted; for each entry, the other files that hold the same words."""
    filed: dict[int, list[str]] = {}
    rows = archive.connection.execute(
        "SELECT number, path FROM files WHERE number IN (SELECT unnest(?::INTEGER[])) ORDER BY path", [list(numbers.values())]
    ).fetchall()
    for number, path in rows:
        filed.setdefault(number, []).append(path)
    others = []
    kept: dict[str, tuple[str, int]] = {}
    for entry in entries:
        number = numbers[entry.text.key]
        others.append(tuple(path for path in filed.get(number, ()) if path != entry.path))
        if entry.path:
            filed.setdefault(number, []).append(entry.path)
            kept[entry.path] = entry.digest, number
    if kept:
        digests, owners = zip(*kept.values(), strict=True)
        archive.append("files", {"path": _column(list(kept)), "digest": _column(digests), "number": _column(owners)})
    return others


def drop_unfiled(archive: Archive, numbers: Sequence[int]) -> int:
    """How many of the texts `numbers` no file stands for any more; they are removed."""
    if not numbers:
        return 0
    rows = archive.connection.execute(
        "SELECT unnest(?::INTEGER[]) EXCEPT SELECT number FROM files", [list(numbers)]
    ).fetchall()
    gone = [int(number) for (number,) in rows]
    if gone:
        archive.connection.execute(
            "DELETE FROM words WHERE bag IN (SELECT bag FROM bags WHERE number IN (SELECT unnest(?::INTEGER[])))", [gone]
        )
    for table in ("texts", "fingerprints", "families", "files", "bags") if gone else ():
        archive.connection.execute(f"DELETE FROM {table} WHERE number IN (SELECT unnest(?::INTEGER[]))", [gone])
    return len(gone)


def remove_texts(archive: Archive, numbers: Sequence[int]) -> int:
    """How many texts were removed, with all that is known of their files."""
    with archive.writing():
        archive.connection.execute("DELETE FROM files WHERE number IN (SELECT unnest(?::INTEGER[]))", [list(numbers)])
        return drop_unfiled(archive, numbers)


def forget_files(archive: Archive, paths: Sequence[str]) -> int:
    """How many texts were removed because the files `paths` were the last that held them."""
    with archive.writing():
        return drop_unfiled(archive, _forget_files(archive, paths))
