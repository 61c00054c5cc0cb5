"""Telling our own earlier output from a drafter's file, so that neither is taken for the other.

A .docx we write carries properties of ours and none of a word processor. Word, WPS and LibreOffice add theirs
(`docProps/app.xml`) when somebody saves it; from then on it is the drafter's.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from govdocs.layout.roles import PROPERTY_PREFIX

SUFFIX = "_排版稿"
"""What the name of an output bears where the plain name is taken by a draft."""

_OURS = "docProps/custom.xml"
_THEIRS = "docProps/app.xml"
_MOST = 64 * 1024  # bytes looked at; ours are under one KB


def made_by_us(path: Path) -> bool:
    """True for a .docx that was written by govdocs and not saved by a word processor since."""
    try:
        with zipfile.ZipFile(path) as package:
            if _THEIRS in package.namelist():
                return False
            with package.open(_OURS) as properties:
                return f'name="{PROPERTY_PREFIX}'.encode() in properties.read(_MOST)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return False


def find_products(files: Sequence[Path]) -> list[Path]:
    """Those .docx of `files` that an earlier run made of another of them, beside it."""
    named: dict[tuple[Path, str], int] = {}
    for path in files:
        key = (path.parent, path.stem)
        named[key] = named.get(key, 0) + 1
    return [path for path in files if path.suffix.lower() == ".docx" and _has_draft(path, named) and made_by_us(path)]


def _has_draft(path: Path, named: Mapping[tuple[Path, str], int]) -> bool:
    draft = path.stem.removesuffix(SUFFIX)
    itself = draft == path.stem
    return named.get((path.parent, draft), 0) > itself
