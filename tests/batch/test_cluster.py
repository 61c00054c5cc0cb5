"""An office that outgrows one machine hands in a cluster's executor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import COUNT, contents

ROOT = Path(__file__).resolve().parents[2]


def test_a_dask_cluster_gives_the_same_files(many: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra govdocs[cluster] is not installed")
    (many / "稿04.txt").write_bytes(b"")
    # The processes of a cluster talk to each other on this machine, which the other tests forbid.
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("on_a_cluster.py")), "稿子", "一", "二"],
        env=environment, capture_output=True, text=True, check=False, timeout=300, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["items"]) == COUNT
    assert [Path(item["source"]).name for item in told["items"] if item["error"]] == ["稿04.txt"]
    # Which of its processes takes which draft is the cluster's affair; that none was built elsewhere is ours.
    assert sum(told["work"]) == COUNT
    assert len(contents(tmp_path / "一")) == 2 * (COUNT - 1) + 1
    assert contents(tmp_path / "二") == contents(tmp_path / "一")
