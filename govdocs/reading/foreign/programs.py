"""The machine's own programs: found, run without a window, and stopped with all they started when they take too long."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path


def find_program(names: Sequence[str], usual: Sequence[str] = ()) -> str | None:
    """The path of the first of the programs `names`, or of the first of the `usual` places that exists."""
    found = (path for name in names if (path := shutil.which(name)))
    return next(found, None) or next((place for place in usual if Path(place).is_file()), None)


def run_program(command: Sequence[str], *, timeout: float) -> tuple[int, bytes]:
    """Exit code and standard output; -1 for one that had to be stopped after `timeout` seconds."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(timeout=timeout)
    except BaseException as error:
        _stop(process)
        if isinstance(error, subprocess.TimeoutExpired):
            return -1, b""
        raise
    return process.returncode, out


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and its children: soffice is a shell around the office proper."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
