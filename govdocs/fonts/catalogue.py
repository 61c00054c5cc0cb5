"""The fonts on this machine by name: read from the files' own name tables, remembered between runs.

File names say nothing reliable (simfang.ttf, FZXBSJW.TTF), so every file is opened once; the catalogue is
kept in the user's cache folder and a file is read again only when its time or size changes. A damaged file
is passed over, and a cache that cannot be read or written costs time, never an error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govdocs.errors import FontError
from govdocs.fonts.face import Face
from govdocs.fonts.folders import cache_folder, font_files
from govdocs.fonts.naming import FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY, folded, read_names
from govdocs.fonts.sfnt import Sfnt, open_faces, reading

CACHE_FILE = "fonts-1.json"
CACHE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One installed face: what it is called and what weighs in choosing it; `slant` is 1 for an italic."""

    path: str
    index: int
    own_names: tuple[str, ...]  # full and PostScript names, folded
    families: tuple[str, ...]
    shown: str
    weight: int
    slant: int
    refusal: str

    def called(self, name: str) -> bool:
        """Whether any of the face's names is the given one."""
        return folded(name) in self.own_names or folded(name) in self.families

    def rank(self, name: str) -> tuple[bool, int, int, str, int]:
        """Smaller is nearer to what a name means: the face of that very name, then upright, then regular."""
        return (folded(name) not in self.own_names, self.slant, abs(self.weight - 400), self.path, self.index)


class Catalogue:
    """The faces found in some folders, looked up by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys((*entry.own_names, *entry.families)):
                self._by_name.setdefault(name, []).append(entry)

    def named(self, name: str) -> list[Entry]:
        """The faces called so (family, full or PostScript name, any language), the likeliest first."""
        return sorted(self._by_name.get(folded(name), ()), key=lambda entry: entry.rank(name))


def describe_file(path: Path) -> list[Entry]:
    """Every face of a font file; FontError where the file is damaged."""
    with reading(path):
        return [_describe_face(sfnt) for sfnt in open_faces(path)]


def _describe_face(sfnt: Sfnt) -> Entry:
    face = Face(sfnt)
    records = read_names(sfnt.table("name"))
    own = [folded(record.text) for record in records if record.number in (FULL, POSTSCRIPT)]
    families = [folded(record.text) for record in records if record.number in (FAMILY, TYPOGRAPHIC_FAMILY)]
    os2, style = sfnt.table("OS/2", 6), sfnt.table("head")[44:46]
    weight = int.from_bytes(os2[4:6], "big") if len(os2) == 6 else 400
    slant = int(face.italic_angle != 0 or bool(style[1:] and style[1] & 2))
    return Entry(
        str(sfnt.path), sfnt.index, tuple(dict.fromkeys(own)), tuple(dict.fromkeys(families)),
        face.display_name, weight, slant, face.embedding_refusal,
    )  # fmt: skip


def read_catalogue(folders: Iterable[Path], *, remember: bool = True) -> Catalogue:
    """The catalogue of the folders; with `remember`, unchanged files are not opened again."""
    known = _load_cache() if remember else {}
    files: dict[str, Any] = {}
    entries: list[Entry] = []
    for path, state in font_files(folders):
        stamp = [state.st_mtime_ns, state.st_size]
        kept = known.get(str(path), [None, None])
        found = _revive(str(path), kept[1]) if kept[0] == stamp else []
        if not found:
            found = _describe_or_skip(path)
            kept = [stamp, [_frozen(entry) for entry in found]]
        if found:
            files[str(path)] = kept
            entries += found
    if remember and any(known.get(path) is not kept for path, kept in files.items()):
        _save_cache({**known, **files})
    return Catalogue(entries)


def _describe_or_skip(path: Path) -> list[Entry]:
    try:
        return describe_file(path)
    except FontError:
        return []


def _frozen(entry: Entry) -> dict[str, Any]:
    values = asdict(entry)
    del values["path"]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _revive(path: str, kept: Any) -> list[Entry]:
    """The entries as they were stored; none where they are not what this version stores."""
    try:
        return [_entry_of(path, **values) for values in kept]
    except (TypeError, ValueError):
        return []


def _entry_of(
    path: str,
    *,
    own_names: list[str],
    families: list[str],
    index: int,
    weight: int,
    slant: int,
    shown: str,
    refusal: str,
) -> Entry:
    return Entry(
        path, int(index), tuple(own_names), tuple(families), str(shown), int(weight), int(slant), str(refusal)
    )


def _load_cache() -> dict[str, Any]:
    with suppress(OSError, ValueError, RuntimeError):
        stored = json.loads((cache_folder() / CACHE_FILE).read_text(encoding="utf-8"))
        if isinstance(stored, dict) and stored.get("version") == CACHE_VERSION:
            files = stored.get("files")
            if isinstance(files, dict):
                return {
                    path: kept for path, kept in files.items() if isinstance(kept, list) and len(kept) == 2
                }
    return {}


def _save_cache(files: dict[str, Any]) -> None:
    """Write the cache beside its place and move it there, so that a reader sees the old one or the new."""
    with suppress(OSError, RuntimeError, ValueError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        kept = {path: state for path, state in files.items() if Path(path).exists()}
        fresh = folder / f"{CACHE_FILE}.{os.getpid()}.new"
        try:
            fresh.write_text(json.dumps({"version": CACHE_VERSION, "files": kept}), encoding="utf-8")
            fresh.replace(folder / CACHE_FILE)
        finally:
            fresh.unlink(missing_ok=True)
