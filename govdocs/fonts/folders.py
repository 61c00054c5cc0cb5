"""Where fonts lie: the folders of Windows, macOS and Linux, and those WPS Office brings along."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
LINUX = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/opt/kingsoft/wps-office/office6/fonts",
    "/opt/kingsoft/fonts",
)
MACOS = (
    "/Library/Fonts",
    "/System/Library/Fonts",
    "/System/Library/AssetsV2",  # where macOS keeps the Chinese fonts it downloads on demand
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
    "/Applications/wpsoffice.app/Contents/Resources/office6/fonts",
)


def system_folders() -> tuple[Path, ...]:
    """The font folders of this machine that exist, the user's own before everybody's."""
    if sys.platform == "win32":
        candidates = list(_windows())
    elif sys.platform == "darwin":
        candidates = [Path.home() / "Library" / "Fonts", *map(Path, MACOS)]
    else:
        candidates = list(_linux())
    return tuple(dict.fromkeys(folder for folder in candidates if folder.is_dir()))


def _windows() -> Iterator[Path]:
    local = os.environ.get("LOCALAPPDATA")
    if local:
        yield Path(local) / "Microsoft" / "Windows" / "Fonts"
        yield Path(local) / "Kingsoft" / "WPS Office" / "fonts"
    yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"


def _linux() -> Iterator[Path]:
    yield Path.home() / ".fonts"
    yield Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fonts"
    yield Path.home() / ".kingsoft" / "fonts"
    yield from map(Path, LINUX)
    for share in os.environ.get("XDG_DATA_DIRS", "").split(":"):
        if share.startswith("/"):
            yield Path(share) / "fonts"


def font_files(folders: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    """Every font file in the folders and below, in path order; what cannot be read is passed over."""
    seen: set[str] = set()
    for folder in folders:
        for root, below, files in os.walk(folder, followlinks=True):
            real = os.path.realpath(root)
            if real in seen:
                below.clear()
                continue
            seen.add(real)
            below.sort()
            for name in sorted(files):
                if name.lower().endswith(SUFFIXES):
                    path = Path(root, name)
                    try:
                        yield path, path.stat()
                    except OSError:
                        continue


def cache_folder() -> Path:
    """Where this user's caches lie; GOVDOCS_CACHE names another place."""
    if os.environ.get("GOVDOCS_CACHE"):
        return Path(os.environ["GOVDOCS_CACHE"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "govdocs" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "govdocs"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govdocs"
