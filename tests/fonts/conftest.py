"""Shared by the tests of the fonts room: the shipped faces, the roles, and a machine without a past."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from govdocs.fonts import FontRole

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The folder of the shipped faces."""
    return ROOT / "templates" / "fonts"


@pytest.fixture(scope="session")
def roles() -> tuple[FontRole, ...]:
    """The roles of the default style sheet."""
    sheet = tomllib.loads((ROOT / "templates" / "styles" / "gbt9704.toml").read_text(encoding="utf-8"))
    return tuple(
        FontRole(name, role["official"], tuple(role["names"]), role["bundled"])
        for name, role in sheet["fonts"].items()
    )


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A font cache of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("GOVDOCS_CACHE", str(folder))
    return folder
