"""An open archive: what a search for reuse asks of it, and what people decided.

Rows come out by fingerprint; a text marked higher than the asker's own is withheld and counted. How common
words are is asked of all texts alike: a count gives no words away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.archive.bags import find_akin, is_current, load_bags
from govdocs.reuse.archive.connection import connect
from govdocs.reuse.archive.faults import explained
from govdocs.reuse.archive.filters import Filter
from govdocs.reuse.archive.rows import COLUMNS, thaw
from govdocs.reuse.marking import LEVEL_SQL, marking_level
from govdocs.reuse.passage import Decision
from govdocs.reuse.subject import ReuseText

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TELLING = 6
"""So many shared fingerprints make a withheld text worth mentioning."""

Index = NDArray[np.int64]


@contextmanager
def open_archive(path: str | Path, *, write: bool = False, only: Filter | None = None) -> Iterator[Archive]:
    """The archive at `path`; with `write` alone in it, and made where there is none.

    `only` limits which texts are compared and shown; without it every text that bears no marking is. Raises
    UsageError for no such archive, UnreadableFileError for a file that is none or is damaged, OutputError where
    DuckDB is missing, another program holds the file, or the disk is full.
    """
    place = Path(path)
    with explained_connection(place, write=write) as connection:
        yield Archive(place, connection, only or Filter())


@contextmanager
def explained_connection(path: Path, *, write: bool) -> Iterator[DuckDBPyConnection]:
    """A connection whose faults are told in our words."""
    with connect(path, write=write) as connection, explained(path):
        yield connection


@dataclass
class Archive:
    """The texts of an office, open. Satisfies `govdocs.reuse.past.PastTexts`.

    `withheld` counts the texts that share words with what was asked but are marked too high to be shown.
    """

    path: Path
    connection: DuckDBPyConnection = field(repr=False)
    only: Filter = field(default_factory=Filter)
    withheld: int = 0

    def find_rows(self, hashes: Index) -> tuple[Index, Index, Index]:
        """Every stored fingerprint among `hashes`: text number, letter position, hash."""
        rows = self._join("SELECT f.number, f.position, f.hash FROM fingerprints f JOIN wanted w ON f.hash = w.hash", hashes)
        numbers, positions, found = (rows[name].astype(np.int64) for name in ("number", "position", "hash"))
        asked, shown = self._visible()
        hidden, times = np.unique(numbers[asked[numbers] & ~shown[numbers]], return_counts=True)
        self.withheld = int((times >= _TELLING).sum()) if len(hidden) else 0
        keep = asked[numbers] & shown[numbers]
        return numbers[keep], positions[keep], found[keep]

    def _visible(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """By text number: whether the filter lets it through, and whether its marking does."""
        where, values = self.only.where()
        query = f"SELECT number, {where} AS asked, {LEVEL_SQL} <= {self.only.level} AS shown FROM texts"
        rows = self.connection.execute(query, values).fetchnumpy()
        size = int(rows["number"].max()) + 1 if len(rows["number"]) else 1
        asked, shown = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
        asked[rows["number"]], shown[rows["number"]] = rows["asked"], rows["shown"]
        return asked, shown

    def count_families(self, hashes: Index) -> Index:
        """For each of `hashes`, how many families of archived texts hold it."""
        rows = self._join(
            "SELECT f.hash, count(DISTINCT g.family) AS families FROM fingerprints f"
            " JOIN wanted w ON f.hash = w.hash JOIN families g ON g.number = f.number GROUP BY f.hash",
            hashes,
        )
        counts = np.zeros(len(hashes), np.int64)
        order = np.argsort(hashes, kind="stable")
        counts[order[np.searchsorted(hashes, rows["hash"], sorter=order)]] = rows["families"]
        return counts

    @property
    def family_total(self) -> int:
        """How many families of texts the archive holds."""
        return int(self.count("SELECT count(DISTINCT family) FROM families"))

    def find_families(self, keys: Sequence[str]) -> Mapping[str, int]:
        """The family of every archived text among `keys`."""
        query = "SELECT t.key, f.family FROM texts t JOIN families f ON f.number = t.number WHERE t.key IN (SELECT unnest(?::VARCHAR[]))"
        return dict(self.connection.execute(query, [list(keys)]).fetchall())

    def load_texts(self, numbers: Iterable[int]) -> Mapping[int, ReuseText]:
        """The archived texts by their numbers; none that is withheld."""
        texts = self.load_any(numbers)
        return {number: text for number, text in texts.items() if marking_level(text.about.marking) <= self.only.level}

    def load_any(self, numbers: Iterable[int]) -> dict[int, ReuseText]:
        """The archived texts by their numbers, whatever their marking; with their words where those are kept."""
        wanted = sorted({int(number) for number in numbers})
        among = "number IN (SELECT unnest(?::INTEGER[]))"
        rows = self.connection.execute(f"SELECT {', '.join(COLUMNS)} FROM texts WHERE {among} ORDER BY number", [wanted]).fetchall()
        paths = dict(
            self.connection.execute(
                f"SELECT number, min(path) FROM files WHERE {among} GROUP BY number", [wanted]
            ).fetchall()
        )
        bags = load_bags(self, wanted)
        return {row[0]: thaw(row, paths.get(row[0], ""), bags.get(row[0])) for row in rows}

    def find_akin(self, texts: Iterable[ReuseText]) -> list[int]:
        """The numbers of the texts that share most rare words with a section of `texts`; none that is withheld."""
        return find_akin(self, texts)

    @cached_property
    def words_current(self) -> bool:
        """Whether the kept words were cut by the lexicon in use."""
        return is_current(self)

    def forget_lexicon(self) -> None:
        """The words have been cut anew: whether they are current is asked again."""
        self.__dict__.pop("words_current", None)

    def keep_visible(self, numbers: Sequence[int]) -> list[int]:
        """Those of `numbers` that the filter and their marking let through."""
        asked, shown = self._visible()
        return [number for number in numbers if asked[number] and shown[number]]

    def decisions(self) -> Mapping[str, Decision]:
        """What people decided, by `Passage.key`."""
        return {key: Decision(word) for key, word in self.connection.execute("SELECT key, decision FROM decisions").fetchall()}

    def decide(self, key: str, decision: Decision | None) -> None:
        """Remembers what a person decided about the passage `key`; None forgets it."""
        with self.writing():
            self.connection.execute("DELETE FROM decisions WHERE key = ?", [key])
            if decision:
                self.connection.execute("INSERT INTO decisions VALUES (?, ?)", [key, decision.value])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        self.connection.begin()
        try:
            yield
            self.connection.commit()
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        import duckdb

        try:
            self.connection.rollback()
        except duckdb.Error:
            # The fault that brought us here has already ended the transaction.
            return

    def _join(self, query: str, hashes: Index) -> dict[str, Index]:
        self.connection.register("wanted", {"hash": np.ascontiguousarray(hashes, dtype=np.int64)})
        try:
            return self.connection.execute(query).fetchnumpy()
        finally:
            self.connection.unregister("wanted")

    def append(self, table: str, columns: Mapping[str, NDArray[np.generic]]) -> None:
        """Puts rows into a table, column by column."""
        self.connection.register("fresh", dict(columns))
        self.connection.execute(f"INSERT INTO {table} BY NAME SELECT {', '.join(columns)} FROM fresh")
        self.connection.unregister("fresh")

    def count(self, query: str) -> int:
        """The one number `query` asks for."""
        ((number,),) = self.connection.execute(query).fetchall()
        return int(number)
