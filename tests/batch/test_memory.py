"""Memory does not grow with the number of drafts: a draft is gone when it is done, and no more is kept than is bounded."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdocs.batch.inputs import DraftFile
from govdocs.batch.making import Settings, Task, make_one
from govdocs.batch.targets import Job
from govdocs.writing.render import Look
from tests.benchmarks.batch_texts import made_drafts

FEW, MANY = 30, 60  # every sample and every format of a draft is among the few
KEPT = 2048
"""Bytes a draft may leave behind. The model of one takes ten times as much."""

Drafts = list[tuple[str, bytes]]


def make(drafts: Drafts, to: str, folder: Path) -> None:
    """Every one of the drafts, by this process, as workers make them."""
    settings = Settings(Look.of(system_fonts=False), prints={to: "any"})
    for name, data in drafts:
        job = Job(DraftFile(Path(name), data=data), ((to, folder / f"{name}.{to}"),))
        assert not make_one(Task(job), settings).built.error


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    """Drafts in every format, no two alike."""
    return list(made_drafts(3 * MANY, seed=3))


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nobody looks for rings of objects but the test."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("to", ["pdf", "docx", "html", "txt"])
def test_a_draft_that_is_done_leaves_no_ring_of_objects(drafts: Drafts, tmp_path: Path, to: str) -> None:
    make(drafts[:FEW], to, tmp_path)
    gc.collect()
    make(drafts[FEW : 2 * FEW], to, tmp_path)
    assert gc.collect() == 0


@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_what_is_remembered_from_draft_to_draft_is_bounded(drafts: Drafts, tmp_path: Path, to: str) -> None:
    make(drafts[MANY:], to, tmp_path)
    gc.collect()
    tracemalloc.start()
    try:
        make(drafts[:MANY], to, tmp_path)
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < KEPT * MANY
