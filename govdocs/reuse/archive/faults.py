"""What the database says when a file is busy, damaged or full, as one line a clerk can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govdocs.errors import GovdocsError, OutputError, UnreadableFileError

_BUSY = ("could not set lock", "conflicting lock", "being used by another process", "already open", "already attached")
_FULL = ("no space left", "disk full", "file too large", "disk quota", "could not write", "out of disk", "failed to write")
_FOREIGN = ("not a valid duckdb database", "not a duckdb database")
_VERSION = ("version number", "newer version", "storage version", "older version")
_DENIED = ("permission denied", "read-only file system", "access is denied")
_MEMORY = ("out of memory", "could not allocate", "failed to allocate")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the file or the machine does to the database within into the error of ours that says what to do.

    A wrong statement is a fault of this program and stays what it is.
    """
    import duckdb

    faults = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
    try:
        yield
    except (*faults, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.ConnectionException) as error:
        raise explain(str(error), path) from error


def explain(message: str, path: Path) -> GovdocsError:
    """The error that the database's `message` about the archive at `path` amounts to."""
    said = message.casefold()
    if any(sign in said for sign in _BUSY):
        return OutputError("档案库正被另一个程序使用，请等它结束后再试", path=path)
    if any(sign in said for sign in _FULL):
        return OutputError("写不下：磁盘已满或超出限额；档案库仍是上一次写成时的样子，腾出空间后再试", path=path)
    if any(sign in said for sign in _DENIED):
        return OutputError("档案库不能打开或不能写入：没有权限或是只读的", path=path)
    if any(sign in said for sign in _MEMORY):
        return OutputError("内存不够，请关掉别的程序再试", path=path)
    if any(sign in said for sign in _FOREIGN):
        return UnreadableFileError("不是 govdocs 的档案库", path=path)
    if any(sign in said for sign in _VERSION):
        return UnreadableFileError("档案库是别的版本的 DuckDB 写的，请升级 duckdb 再试（pip install -U duckdb）", path=path)
    return UnreadableFileError("档案库损坏或不完整，请用备份，或删掉它重新 index add", path=path)
