"""What the user sees: results on stdout, notes and progress on stderr, colour only on a terminal."""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def result(text: str) -> None:
    """One result, to stdout."""
    print(text)


def result_json(data: Any) -> None:
    """A result as JSON, to stdout."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def note(text: str, *, style: str = "") -> None:
    """A remark, to stderr; in colour where a terminal shows it and NO_COLOR does not forbid it."""
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        print(text, file=sys.stderr)
        return
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, highlight=False).print(Text(text, style=style), soft_wrap=True)


def watched() -> bool:
    """True when somebody sits before the terminal; summaries and progress are for them only."""
    return sys.stderr.isatty()
