"""The program as a process of its own: on a terminal, in a group that can be interrupted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path


def on_terminal(arguments: list[str], *, cwd: Path) -> str:
    """What `govdocs arguments…` shows on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        [sys.executable, "-m", "govdocs", *arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                got = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not got:
                break
            shown += got
    os.close(ours)
    return shown.decode()


def wait_for(happened: object, *, seconds: float = 30) -> None:
    """Returns when `happened()` is true; fails when that takes too long."""
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def group_exists(group: int) -> bool:
    """True while a process of the group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
