"""For all tests: no network, no user's folders, no fonts or caches of the machine's owner."""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine's other work than of ours.
settings.register_profile("govdocs", deadline=None)
settings.load_profile("govdocs")

NO_NETWORK = Path(__file__).parent / "data" / "no_network" / "sitecustomize.py"


@pytest.fixture(scope="session", autouse=True)
def _own_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Sockets are blocked here and in every Python a test starts; settings and caches are the tests' own."""
    runpy.run_path(str(NO_NETWORK))
    house = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patch:
        inherited = os.environ.get("PYTHONPATH")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(NO_NETWORK.parent), inherited])))
        for name, folder in (("GOVDOCS_HOME", "home"), ("GOVDOCS_CACHE", "cache"), ("XDG_CONFIG_HOME", "config")):
            (house / folder).mkdir()
            patch.setenv(name, str(house / folder))
        patch.delenv("GOVDOCS_DEBUG", raising=False)
        yield
