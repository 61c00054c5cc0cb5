"""A run of the passage detector with Spark in local mode; prints what it found as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from govdocs.reuse.detect import detect_passages
from govdocs.reuse.engines import meet_by_sql, run_on_spark
from tests.reuse.material import large_collection


def main(folder: str) -> None:
    """Join the collection's fingerprints on Spark, with its files in `folder`."""
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.warehouse.dir": str(Path(folder) / "warehouse"),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        found = detect_passages(large_collection(), meet=meet_by_sql(run_on_spark(session, Path(folder))))
    finally:
        session.stop()
    json.dump([(a, (here.start, here.end), b, (there.start, there.end)) for a, here, b, there in found], sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
