"""Where templates/ and corpora/ are, installed or in a checkout, the user's own folders first.

Order: an explicit option, the folder in GOVDOCS_HOME, the per-user folder, the shipped files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def shipped_folder() -> Path:
    """The folder that holds the shipped `templates` and `corpora`."""
    here = Path(__file__).resolve().parent
    installed = here / "_data"
    return installed if installed.is_dir() else here.parent


def user_folders() -> tuple[Path, ...]:
    """The user's own folders that exist, the one in GOVDOCS_HOME first."""
    own = os.environ.get("GOVDOCS_HOME")
    candidates = ([Path(own)] if own else []) + [_per_user_folder(*map(os.environ.get, _HOMES))]
    return tuple(folder for folder in candidates if folder.is_dir())


_HOMES = ("APPDATA", "XDG_CONFIG_HOME", "HOME", "USERPROFILE")
"""What decides where the per-user folder is."""


@cache
def _per_user_folder(roaming: str | None, config: str | None, *_home: str | None) -> Path:
    if sys.platform == "win32":
        return Path(roaming or Path.home() / "AppData" / "Roaming") / "govdocs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "govdocs"
    return Path(config or Path.home() / ".config") / "govdocs"


def search_folders() -> tuple[Path, ...]:
    """Every folder resources are looked for in, best first."""
    return (*user_folders(), shipped_folder())


def find_resource(relative: str) -> Path | None:
    """The file `relative` (“templates/speech.xml.j2”) in the first folder that has it, else None."""
    return next((path for path in resource_files(relative)), None)


def resource_files(relative: str) -> Iterator[Path]:
    """Every file called `relative`, the one in use first, what it overrides after it."""
    for folder in search_folders():
        path = folder / relative
        if path.is_file():
            yield path


def shipped_fonts() -> Path:
    """The folder of the bundled fonts."""
    return shipped_folder() / "templates" / "fonts"
