"""The last line of defence: every way a command can end becomes one line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from govdocs.errors import GovdocsError, OutputError

INTERRUPTED = 130
INTERNAL = 3


def main(args: Sequence[str] | None = None) -> int:
    """The exit code of `govdocs args…` (default: the process's own arguments)."""
    _prepare_streams()
    with _sigterm_as_interrupt():
        return _guarded(args)


def _guarded(args: Sequence[str] | None) -> int:
    try:
        return _run(list(sys.argv[1:] if args is None else args))
    except GovdocsError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _complain("已中断；写成的文件都是完整的", INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (`govdocs kinds | head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if os.environ.get("GOVDOCS_DEBUG"):
            raise
        return _complain(str(OutputError(error.strerror or str(error), path=error.filename)), INTERNAL)
    except Exception as error:
        if os.environ.get("GOVDOCS_DEBUG"):
            raise
        about = " ".join(f"{type(error).__name__}: {error}".split())
        hint = "请把命令和这一行告诉开发者（设 GOVDOCS_DEBUG=1 可看详情）"
        return _complain(f"程序内部出错（{about}）；{hint}", INTERNAL)


def _run(args: list[str]) -> int:
    from govdocs.cli.app import command
    from govdocs.cli.usage import explain_usage

    try:
        code = command().main(args=args, prog_name="govdocs", standalone_mode=False)
        sys.stdout.flush()
    except (GovdocsError, OSError):
        raise
    except Exception as error:
        # Typer carries its own copy of Click or uses the real one, so its errors are known by their looks.
        if type(error).__name__ == "Abort":
            raise KeyboardInterrupt from None
        told = explain_usage(error)
        if told is None:
            raise
        return _complain(told, 2)
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _complain(line: str, code: int) -> int:
    from govdocs.cli.console import note

    note(f"govdocs：{line}", style="red")
    return code


def _prepare_streams() -> None:
    """Characters a terminal cannot show must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """Lets a polite kill clean up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
