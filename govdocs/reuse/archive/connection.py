"""The file itself: one DuckDB database, opened for reading by many or for writing by one, checked at the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from govdocs.errors import OutputError, UnreadableFileError, UsageError
from govdocs.reuse.archive.faults import explained
from govdocs.reuse.fingerprint import FINGERPRINT_VERSION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT_VERSION = 1
_FORMAT = "govdocs-archive"
_HEAD = 3 * 4096
"""Bytes before the first block of a DuckDB file."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # Nothing is ever fetched, and no statement reaches another file.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}
# Texts are read a few at a time from all over the file: unpacking their neighbours would cost seven times as much.
_TABLES = """
CREATE TABLE archive(name VARCHAR, value VARCHAR);
CREATE TABLE texts(
    number INTEGER, key VARCHAR, name VARCHAR, title VARCHAR, speaker VARCHAR, post VARCHAR, date VARCHAR, day INTEGER,
    occasion VARCHAR, audience VARCHAR, office VARCHAR, kind VARCHAR, stage VARCHAR, marking VARCHAR, letters INTEGER,
    text VARCHAR USING COMPRESSION uncompressed, blocks VARCHAR USING COMPRESSION uncompressed);
CREATE TABLE files(path VARCHAR, digest VARCHAR, number INTEGER);
CREATE TABLE fingerprints(hash BIGINT, number INTEGER, position INTEGER);
CREATE TABLE families(number INTEGER, origin VARCHAR, size INTEGER, state INTEGER, family INTEGER);
CREATE TABLE bags(bag INTEGER, number INTEGER, first INTEGER, stop INTEGER, words VARCHAR USING COMPRESSION uncompressed);
CREATE TABLE words(word BIGINT, bag INTEGER);
CREATE TABLE decisions(key VARCHAR, decision VARCHAR);
"""


@contextmanager
def connect(path: Path, *, write: bool) -> Iterator[DuckDBPyConnection]:
    """A connection to the archive at `path`; with `write` alone in it, and a new archive where none is.

    Raises UsageError for no such file, UnreadableFileError for one that is no archive, of another version or
    damaged, OutputError where DuckDB is missing, the file is in use or cannot be written.
    """
    duckdb = _load_duckdb()
    fresh = not path.exists()
    if fresh and not write:
        raise UsageError("没有这个档案库；先用 govdocs index add 建一个", path=path)
    if path.is_dir():
        raise UsageError("这是文件夹，不是档案库", path=path)
    if fresh:
        _make_folder(path)
    with explained(path):
        connection = duckdb.connect(str(path), read_only=not write, config=_CONFIG)
        try:
            tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            # A run killed while it made the file leaves a database without tables.
            _check(connection, path, tables) if tables or not write else _create(connection)
            yield connection
        finally:
            connection.close()


def _load_duckdb() -> ModuleType:
    try:
        import duckdb
    except ImportError:
        raise OutputError("档案库要用 duckdb，这里没有装：pip install duckdb（不查档案库的功能不受影响）") from None
    return duckdb


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"建不了文件夹（{error.strerror or error}）", path=path.parent) from None


def _create(connection: DuckDBPyConnection) -> None:
    connection.begin()
    connection.execute(_TABLES)
    values = (("format", _FORMAT), ("version", FORMAT_VERSION), ("fingerprints", FINGERPRINT_VERSION), ("next", 1))
    for name, value in values:
        connection.execute("INSERT INTO archive VALUES (?, ?)", [name, str(value)])
    connection.commit()


def _check(connection: DuckDBPyConnection, path: Path, tables: set[str]) -> None:
    """Raises UnreadableFileError for a database that is not ours, of another version, or shorter than it says."""
    about = dict(connection.execute("SELECT name, value FROM archive").fetchall()) if "archive" in tables else {}
    if about.get("format") != _FORMAT:
        raise UnreadableFileError("不是 govdocs 的档案库", path=path)
    for name, ours, told in (
        ("version", FORMAT_VERSION, "档案库的格式"),
        ("fingerprints", FINGERPRINT_VERSION, "档案库里指纹的算法"),
    ):
        if about.get(name) != str(ours):
            raise UnreadableFileError(
                f"{told}是第{about.get(name, '？')}版，这个 govdocs 用第{ours}版；请换相应版本的 govdocs，或用原稿重新 index add",
                path=path,
            )
    # Free blocks at the end may never have been written.
    ((size,),) = connection.execute("SELECT block_size * used_blocks FROM pragma_database_size()").fetchall()
    if path.stat().st_size < _HEAD + int(size):
        raise UnreadableFileError("档案库不完整（文件短了一截），请用备份，或删掉它重新 index add", path=path)
