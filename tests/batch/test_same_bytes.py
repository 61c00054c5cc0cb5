"""The bytes of a file depend on its draft and the settings: not on what was made before it, by whom, or what is remembered."""

from __future__ import annotations

import multiprocessing
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from govdocs.batch import build
from tests.benchmarks.batch_texts import made_drafts

from .conftest import contents

COUNT = 30  # every kind and every format of a draft
FORMATS = ("pdf", "docx", "html", "txt", "yaml")
WAYS = [way for way in ("fork", "spawn") if way in multiprocessing.get_all_start_methods()]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Drafts of every kind and format, no two alike."""
    folder = tmp_path_factory.mktemp("稿子")
    for name, data in made_drafts(COUNT, seed=5):
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def expected(drafts: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of them, one after the other."""
    return made(drafts, tmp_path_factory.mktemp("成品"))


def made(drafts: list[Path], out: Path, **how: Any) -> dict[str, bytes]:
    """Everything that lies in the folder after a run without a fault, what it remembers too."""
    assert not build(drafts, out=out, to=FORMATS, system_fonts=False, **how).failed
    return contents(out)


@pytest.mark.parametrize(("jobs", "way", "seed"), [(1, None, 1), *((3, way, 2) for way in WAYS)])
def test_in_another_order_by_other_hands_they_are_the_same(
    drafts: list[Path], expected: dict[str, bytes], tmp_path: Path, jobs: int, way: str | None, seed: int
) -> None:
    shuffled = random.Random(seed).sample(drafts, len(drafts))
    assert made(shuffled, tmp_path / "out", jobs=jobs, start=way) == expected


def test_when_everything_is_forgotten_after_every_draft_they_are_the_same(
    drafts: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    caches = {
        id(value): value
        for name, module in list(sys.modules.items())
        if name.startswith("govdocs.")
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    }

    def forget(*_: object) -> None:
        for cached in caches.values():
            cached.cache_clear()

    assert len(caches) > 20
    assert made(drafts[::-1], tmp_path / "out", progress=forget) == expected
