"""Builds a folder alone, then on a real cluster of Dask processes on this machine, and says what came of it as JSON.

    python on_a_cluster.py DRAFTS ALONE TOGETHER
"""

from __future__ import annotations

import json
import sys

from distributed import Client, LocalCluster

import govdocs


def main() -> None:
    """Prints the report on the cluster's run, and how many tasks each of its processes has done."""
    drafts, alone, together = sys.argv[1:]
    govdocs.build(drafts, out=alone, to=["docx", "pdf"])
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
        client.get_executor() as executor,
    ):
        report = govdocs.build(drafts, out=together, to=["docx", "pdf"], executor=executor)
        work = client.run(lambda dask_worker: dask_worker.state.executed_count)
    print(json.dumps({"items": report.as_data()["items"], "work": list(work.values())}))


if __name__ == "__main__":
    main()
