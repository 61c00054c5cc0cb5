"""What is in an archive: its texts one by one, and in sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdocs.errors import UsageError
from govdocs.reuse.archive.intake import file_path
from govdocs.reuse.archive.rows import Listed, thaw_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdocs.reuse.archive.archive import Archive

_COLUMNS = (
    "number", "key", "name", "letters", "title", "speaker", "post", "date", "occasion", "audience", "office",
    "kind", "stage", "marking",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stats:
    """An archive in figures; `kinds` and `years` count texts, `bytes` is the size of the file."""

    texts: int
    files: int
    families: int
    letters: int
    fingerprints: int
    decisions: int
    marked: int
    bytes: int
    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]


def list_texts(archive: Archive) -> tuple[Listed, ...]:
    """The texts that pass the archive's filter, the latest first; marked ones too, for no words are shown."""
    where, values = archive.only.where()
    rows = archive.connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM texts WHERE {where} ORDER BY day DESC, number", values
    ).fetchall()
    paths: dict[int, list[str]] = {}
    for number, path in archive.connection.execute("SELECT number, path FROM files ORDER BY path").fetchall():
        paths.setdefault(number, []).append(path)
    return tuple(_listed(row, paths) for row in rows)


def _listed(row: Sequence[object], paths: dict[int, list[str]]) -> Listed:
    values = dict(zip(_COLUMNS, row, strict=True))
    number, letters = int(str(values["number"])), int(str(values["letters"]))
    own = tuple(paths.get(number, ()))
    about = thaw_about(values, own[0] if own else "")
    return Listed(number, str(values["key"]), str(values["name"]), about, letters, own)


def measure(archive: Archive) -> Stats:
    """The archive in figures."""
    listed = list_texts(archive)
    counts = [
        archive.count(f"SELECT count(*) FROM {table}") for table in ("files", "fingerprints", "decisions")
    ]
    years = Counter(str(text.about.date.year) if text.about.date and text.about.date.year else "" for text in listed)
    return Stats(
        texts=len(listed),
        files=counts[0],
        families=archive.family_total,
        letters=sum(text.letters for text in listed),
        fingerprints=counts[1],
        decisions=counts[2],
        marked=sum(bool(text.about.marking) for text in listed),
        bytes=archive.path.stat().st_size,
        kinds=tuple(Counter(text.about.kind for text in listed).most_common()),
        years=tuple(sorted(years.items())),
    )


def find_numbers(archive: Archive, names: Sequence[str]) -> tuple[list[int], list[str]]:
    """What `names` mean: numbers of texts (编号 as `list` shows them), and paths of files.

    Raises UsageError for a name that is neither, before anything is done.
    """
    known = {number for (number,) in archive.connection.execute("SELECT number FROM texts").fetchall()}
    filed = {path for (path,) in archive.connection.execute("SELECT path FROM files").fetchall()}
    numbers, paths = [], []
    for name in names:
        if name in filed or file_path(name) in filed:
            paths.append(name if name in filed else file_path(name))
        elif name.isdecimal() and int(name) in known:
            numbers.append(int(name))
        else:
            raise UsageError(f"档案库里没有“{name}”；编号和文件名看 govdocs index list", path=archive.path)
    return numbers, paths
