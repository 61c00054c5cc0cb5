"""The same passages come out, whether numpy, DuckDB or Spark joined the fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govdocs.reuse.detect import Found, detect_passages
from govdocs.reuse.engines import meet_by_sql, run_on_duckdb, run_on_spark
from govdocs.reuse.join import CLIQUE
from tests.reuse.material import EDITED_SECOND, FIRST, OPENING, OTHER, SECOND, THIRD, wrap


def collection() -> list[str]:
    """Texts with rare and popular passages, and a pair that shares two popular ones in the same order."""
    popular = [f"{chr(0x4E00 + 97 * n) * 9}。{SECOND}" for n in range(CLIQUE * 2)]
    several = [f"{chr(0x6E00 + 97 * n) * 9}。{FIRST[:42]}" for n in range(CLIQUE + 3)]
    return [*popular, *several, FIRST[:42] + SECOND + OPENING, FIRST[:42] + SECOND + THIRD, EDITED_SECOND + OTHER, wrap(THIRD, 9)]


@pytest.fixture(scope="module")
def expected() -> list[Found]:
    return sorted(detect_passages(collection()))


def test_duckdb_finds_the_same_passages(expected: list[Found]) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        found = detect_passages(collection(), meet=meet_by_sql(run_on_duckdb(connection)))
    assert sorted(found) == expected


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql: Any = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_finds_the_same_passages(spark: Any, tmp_path: Path, expected: list[Found]) -> None:
    found = detect_passages(collection(), meet=meet_by_sql(run_on_spark(spark, tmp_path)))
    assert sorted(found) == expected
