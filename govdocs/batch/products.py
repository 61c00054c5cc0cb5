"""Telling our own earlier output from a drafter's file, so that neither is taken for the other.

A .docx we wrote says so in its properties; once somebody saves it in Word or WPS, it no longer does, and is
the drafter's again.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

SUFFIX = "_排版稿"
"""What the name of an output bears where the plain name is taken by a draft."""

_MARK = b"<Application>govdocs"


def made_by_us(path: Path) -> bool:
    """True for a .docx that was written by govdocs and not saved by anything else since."""
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/app.xml") as properties:
            return _MARK in properties.read(4096)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def is_product(path: Path, files: Sequence[Path]) -> bool:
    """True for a .docx that an earlier run made of another of `files`, beside it."""
    if path.suffix.lower() != ".docx":
        return False
    stem = path.stem.removesuffix(SUFFIX)
    others = (file for file in files if file != path and file.parent == path.parent)
    return any(file.stem == stem for file in others) and made_by_us(path)
