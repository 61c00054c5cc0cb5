"""Whole files or none: every output is written beside its target and then moved into place.

A run that is killed half-way may leave a hidden `.govdocs-….tmp`, which the next run clears away; it never leaves
half a document.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import sys
import time
from collections.abc import Iterable
from hashlib import blake2b
from itertools import count
from pathlib import Path

from govdocs.errors import OutputError

_serial = count()
_HOST = blake2b(platform.node().encode("utf-8", "replace"), digest_size=3).hexdigest()
_SCRATCH = re.compile(r"\.govdocs-([0-9a-f]{6})-(\d+)-\d+\.tmp")
_ABANDONED = 24 * 3600
"""Seconds after which a temporary file of another machine's belongs to nobody."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


def write_file(target: Path | str, data: bytes | Iterable[bytes]) -> Path:
    """The path `data` (or its pieces, one after the other) now stands at, complete and on disk. Parent folders are made.

    Raises OutputError, and leaves what was there untouched, when the folder is read-only, the disk full,
    the target a folder or held open by another program.
    """
    path = Path(target)
    # A link is written through, not replaced by a file.
    place = Path(os.path.realpath(path))
    if os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises for a name too long
        raise OutputError("这里已有同名文件夹，请换一个输出名", path=path)
    _make_folder(place.parent, path)
    scratch = _write_scratch(place.parent, data, path)
    try:
        with contextlib.suppress(OSError):
            scratch.chmod(place.stat().st_mode & 0o777)
        scratch.replace(place)
    except PermissionError:
        _remove(scratch)
        raise OutputError("不能替换这个文件：可能正被 Word、WPS 等程序打开，请关闭后再试", path=path) from None
    except OSError as error:
        _remove(scratch)
        raise _explain(error, path) from None
    return path


def _make_folder(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError("输出文件夹的位置上是一个文件，请换一个输出位置", path=path) from None
    except OSError as error:
        raise _explain(error, path) from None


def _write_scratch(folder: Path, data: bytes | Iterable[bytes], path: Path) -> Path:
    scratch = folder / f".govdocs-{_HOST}-{os.getpid()}-{next(_serial)}.tmp"
    try:
        # Not "x": what stands there under our number was left by a process that is no more.
        with scratch.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _remove(scratch)
        raise _explain(error, path) from None
    except BaseException:
        _remove(scratch)
        raise
    return scratch


def remove_leftovers(folder: Path) -> None:
    """Clears away the temporary files of processes that were killed while they wrote into `folder`."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = _SCRATCH.fullmatch(entry.name)
            if named and _is_abandoned(entry, named[1], int(named[2])):
                _remove(Path(entry.path))


def _is_abandoned(entry: os.DirEntry[str], host: str, process: int) -> bool:
    if host != _HOST:
        with contextlib.suppress(OSError):
            return time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED
        return False
    if sys.platform == "win32":
        return True  # a file in use cannot be removed there
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _remove(scratch: Path) -> None:
    with contextlib.suppress(OSError):
        scratch.unlink()


def _explain(error: OSError, path: Path) -> OutputError:
    if error.errno in _FULL:
        return OutputError("写不下：磁盘已满或超出限额，请腾出空间后再试", path=path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OutputError("输出文件夹不能写入：没有权限或是只读的，请用 -o 指定别处", path=path)
    if error.errno == errno.ENAMETOOLONG:
        return OutputError("文件名太长，请用 -o 另取名", path=path)
    return OutputError(f"写不进去（{error.strerror or error}）", path=path)
