"""Joining fingerprints by SQL, for collections that outgrow one machine: one text, DuckDB or Spark.

Hashing, and everything after the join, is the same Python; so the same passages come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.fold import Letters
from govdocs.reuse.join import CLIQUE, Meet

Index = NDArray[np.int64]
Columns = Mapping[str, Index]
Run = Callable[[str, Columns], Columns]
"""Runs the SQL over a table `fingerprints` of these columns and returns the columns of the answer."""


@cache
def meetings_sql() -> str:
    """The one SQL text."""
    return (Path(__file__).parent / "meetings.sql").read_text(encoding="utf-8")


def meet_by_sql(run: Run) -> Meet:
    """A `Meet` for the passage detector that lets `run` do the join."""

    def meet(
        letters: Letters, digests: NDArray[np.int64], places: Index, hashes: NDArray[np.int64]
    ) -> tuple[Index, Index, Index]:
        columns = {"place": places, "hash": hashes, "digest": digests[letters.text_of(places)]}
        found = run(meetings_sql(), columns)
        first, second = found["first_place"], found["second_place"]
        large = found["size"] > CLIQUE
        popular = np.sort(np.concatenate([first[large], second[large]]))
        return first, second, popular[np.diff(popular, prepend=-1) != 0]

    return meet


def run_on_duckdb(connection: Any) -> Run:
    """Runs the SQL on an open DuckDB connection."""

    def run(sql: str, fingerprints: Columns) -> Columns:
        connection.register("fingerprints", dict(fingerprints))
        answer: Columns = connection.execute(sql).fetchnumpy()
        connection.unregister("fingerprints")
        return {name: np.asarray(column, dtype=np.int64) for name, column in answer.items()}

    return run


def run_on_spark(session: Any, folder: Path) -> Run:
    """Runs the SQL on a Spark session; the fingerprints go there as Parquet in `folder`, which all its workers see."""

    def run(sql: str, fingerprints: Columns) -> Columns:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        path = folder / "fingerprints.parquet"
        parquet.write_table(arrow.table(dict(fingerprints)), path)
        session.read.parquet(str(path)).createOrReplaceTempView("fingerprints")
        rows = session.sql(sql).toArrow()
        return {name: rows[name].to_numpy().astype(np.int64) for name in rows.column_names}

    return run
