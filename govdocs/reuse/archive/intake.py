"""Files into the archive: what is new or changed is read, the rest left alone, marked texts refused unless allowed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from govdocs.errors import GovdocsError
from govdocs.reading import read_bytes
from govdocs.reading.files import load_file
from govdocs.reuse.archive.archive import Archive
from govdocs.reuse.archive.bags import fill_bags
from govdocs.reuse.archive.keep import keep_texts
from govdocs.reuse.archive.rows import Entry, storable
from govdocs.reuse.archive.spread import Spread, one_by_one
from govdocs.reuse.prepare import reuse_text

BATCH = 4_000_000
"""Characters kept in one transaction: a killed run loses no more than this."""

Progress = Callable[[int, int, str], None]

@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file. `state`: added, changed, unchanged, same (as `others`), marked (refused), failed (`error`)."""

    path: str
    state: str
    title: str = ""
    marking: str = ""
    others: tuple[str, ...] = ()
    error: str = ""

    def __str__(self) -> str:
        match self.state:
            case "same":
                return f"{self.path}：内容与库中的 {'、'.join(self.others)} 相同，只记下文件名"
            case "marked":
                return f"{self.path}：带有“{self.marking}”标志，没有收入；确需收入请加 --allow-marked"
            case "failed":
                return self.error
        return f"{self.path}：{ {'added': '已收入', 'changed': '内容有变，已更新', 'unchanged': '没有变化'}[self.state]}"


def add_files(
    archive: Archive,
    paths: Iterable[str | Path],
    *,
    kind: str | None = None,
    allow_marked: bool = False,
    words: bool = True,
    progress: Progress | None = None,
    spread: Spread = one_by_one,
) -> tuple[Taken, ...]:
    """What became of each of `paths`, in order; files that cannot be read do not stop the others.

    `spread` says who reads them; what is kept, and how, does not depend on it.

    With `words` the texts are also cut into words, for finding what is said in other words; that takes longer than
    all the rest. Raises OutputError where the archive cannot be written; what was kept before that stays.
    """
    files = list(dict.fromkeys(str(path) for path in paths))
    known: dict[str, str] = dict(archive.connection.execute("SELECT path, digest FROM files").fetchall())
    taken: dict[str, Taken] = {}
    waiting: dict[str, Entry] = {}
    size = 0
    read = partial(_read, kind=kind, allow_marked=allow_marked)
    items = [(file, known.get(file_path(file), "")) for file in files]
    for done, (file, found) in enumerate(zip(files, spread(read, items, lost=_lose), strict=True), 1):
        if isinstance(found, Taken):
            taken[file] = found
        else:
            waiting[file] = found
            size += len(found.text.text)
        if size >= BATCH or done == len(files):
            taken.update(_keep(archive, waiting, known))
            waiting, size = {}, 0
        if progress:
            progress(done, len(files), file)
    if words:
        fill_bags(archive, spread)
    return tuple(taken[file] for file in files)


def file_path(file: str | Path) -> str:
    """How the archive calls the file: its full path, so that it is the same file wherever one stands."""
    return storable(os.path.abspath(file))  # noqa: PTH100 - a link keeps the name people gave it


def _lose(item: tuple[str, str]) -> Entry | Taken:
    return Taken(item[0], "failed", error=f"{item[0]}：读这一篇时处理进程意外中止（内存不足？），再试一次还是这样")


def _read(item: tuple[str, str], kind: str | None, *, allow_marked: bool) -> Entry | Taken:
    """The file as an entry; what it is instead, if it has not changed since `item`'s digest, is marked or cannot be read."""
    file, kept = item
    try:
        data = load_file(Path(file))
        digest = blake2b(data, digest_size=16).hexdigest()
        if kept == digest:
            return Taken(file, "unchanged")
        text = reuse_text(read_bytes(data, file, kind=kind), name=Path(file).name)
    except GovdocsError as error:
        return Taken(file, "failed", error=str(error))
    if text.about.marking and not allow_marked:
        return Taken(file, "marked", text.about.title, text.about.marking)
    return Entry(text, file_path(file), digest)


def _keep(archive: Archive, entries: dict[str, Entry], known: dict[str, str]) -> Iterator[tuple[str, Taken]]:
    """What became of the entries of one batch, by the names they were given under."""
    for (file, entry), kept in zip(entries.items(), keep_texts(archive, list(entries.values())), strict=True):
        state = "same" if kept.others else "changed" if entry.path in known else "added"
        about = entry.text.about
        yield file, Taken(file, state, about.title, about.marking, kept.others)
