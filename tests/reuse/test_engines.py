"""The same passages come out, whether numpy, DuckDB or Spark joined the fingerprints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govdocs.reuse.detect import Found, detect_passages
from govdocs.reuse.engines import meet_by_sql, run_on_duckdb
from govdocs.source import Span
from tests.reuse.material import large_collection


@pytest.fixture(scope="module")
def expected() -> list[Found]:
    found = sorted(detect_passages(large_collection()))
    assert len(found) > 10_000
    return found


def test_duckdb_finds_the_same_passages(expected: list[Found]) -> None:
    import duckdb

    with duckdb.connect() as connection:
        found = detect_passages(large_collection(), meet=meet_by_sql(run_on_duckdb(connection)))
    assert sorted(found) == expected


def test_spark_finds_the_same_passages(expected: list[Found], tmp_path: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    pytest.importorskip("pyspark")
    pytest.importorskip("pyarrow")
    # Spark talks to its own Java process over the loopback, which the tests forbid: it gets a process of its own.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    script = Path(__file__).parent / "spark_join.py"
    done = subprocess.run(
        [sys.executable, "-m", "tests.reuse.spark_join", str(tmp_path)],
        cwd=script.parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [(a, Span(*here), b, Span(*there)) for a, here, b, there in json.loads(done.stdout)]
    assert sorted(found) == expected
