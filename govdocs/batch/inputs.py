"""Which files are meant: files, folders and patterns become a list of drafts, each once, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.batch.products import find_products
from govdocs.errors import GovdocsError, UsageError
from govdocs.reading import DRAFT_SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """One draft. `below` is its folder relative to the folder or pattern it was found by.

    `data` holds what is not in a file: bytes that came in by standard input, or a text that was filled; `path` then
    only says how it is read. Reports speak of it as `called`, if that is not "".
    """

    path: Path
    below: Path = Path()
    data: bytes | str | None = field(default=None, repr=False)
    called: str = ""

    def __str__(self) -> str:
        return self.called or str(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """The drafts found, what was passed over as our own earlier output, and what could not be found."""

    drafts: tuple[DraftFile, ...]
    skipped: tuple[Path, ...] = ()
    problems: tuple[tuple[str, GovdocsError], ...] = ()


def find_drafts(inputs: Iterable[str | Path | DraftFile], *, avoid: Path | None = None) -> Found:
    """The drafts `inputs` mean: files, folders (searched downwards) and patterns (`drafts/*.txt`).

    The folder `avoid`, where outputs go, is not searched. What is missing is returned, not raised.
    """
    drafts: dict[str, DraftFile] = {}
    skipped: dict[Path, None] = {}
    problems: list[tuple[str, GovdocsError]] = []
    for entry in inputs:
        try:
            found, passed = _find(entry, avoid)
        except GovdocsError as error:
            problems.append((str(entry), error))
            continue
        skipped |= dict.fromkeys(passed)
        for draft in found:
            drafts.setdefault(_identity(draft), draft)
    return Found(tuple(drafts.values()), tuple(skipped), tuple(problems))


def _identity(draft: DraftFile) -> str:
    return STDIN if draft.data is not None else os.path.realpath(draft.path)


def _find(entry: str | Path | DraftFile, avoid: Path | None) -> tuple[list[DraftFile], list[Path]]:
    if isinstance(entry, DraftFile):
        return [entry], []
    path = Path(entry)
    # Path.is_dir and Path.exists raise for a name too long, which one line of a list may well be.
    if os.path.isdir(path):  # noqa: PTH112
        return _find_in_folder(path, avoid)
    if os.path.exists(path):  # noqa: PTH110
        return [DraftFile(path)], []
    if glob.has_magic(str(entry)):
        return _find_by_pattern(str(entry), avoid)
    raise UsageError("没有这个文件或文件夹", path=path)


def _find_in_folder(folder: Path, avoid: Path | None) -> tuple[list[DraftFile], list[Path]]:
    files = list(_walk(folder, avoid))
    products = find_products(files)
    left = set(files) - set(products)
    drafts = [DraftFile(path, path.parent.relative_to(folder)) for path in files if path in left]
    if not drafts:
        raise UsageError(f"文件夹里没有稿子（{' '.join(DRAFT_SUFFIXES)}）", path=folder)
    return drafts, products


def _walk(folder: Path, avoid: Path | None) -> Iterator[Path]:
    """Every draft in the folder and below, in name order; hidden files and Word's lock files aside."""
    barred = os.path.realpath(avoid) if avoid else ""
    for root, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith(".") and _real(root, name) != barred)
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.lower().endswith(DRAFT_SUFFIXES):
                yield Path(root, name)


def _real(root: str, name: str) -> str:
    return os.path.realpath(Path(root, name))


def _find_by_pattern(pattern: str, avoid: Path | None) -> tuple[list[DraftFile], list[Path]]:
    fixed = _fixed_folder(pattern)
    matches = (Path(match) for match in sorted(glob.glob(pattern, recursive=True)))  # noqa: PTH207
    files = [path for path in matches if _is_draft(path) and not _is_output(path, fixed, avoid)]
    products = find_products(files)
    left = set(files) - set(products)
    drafts = [DraftFile(path, path.parent.relative_to(fixed)) for path in files if path in left]
    if not drafts:
        raise UsageError(f"没有稿子符合“{pattern}”（{' '.join(DRAFT_SUFFIXES)}）")
    return drafts, products


def _is_draft(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in DRAFT_SUFFIXES and not path.name.startswith("~$")


def _is_output(path: Path, fixed: Path, avoid: Path | None) -> bool:
    """True for a file in the output folder, where that lies below the folder searched."""
    if avoid is None:
        return False
    outputs = Path(os.path.realpath(avoid))
    return outputs != Path(os.path.realpath(fixed)) and Path(os.path.realpath(path)).is_relative_to(outputs)


def _fixed_folder(pattern: str) -> Path:
    """The part of a pattern before its first wildcard."""
    parts: list[str] = []
    for part in Path(pattern).parent.parts:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)
