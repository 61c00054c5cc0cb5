"""`govdocs new`: a starter draft to write into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdocs.cli.console import result
from govdocs.errors import UsageError


def new(
    kind: Annotated[str, typer.Argument(metavar="文种", help="如 讲话、speech；全部文种见 govdocs kinds")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="文件", help="写到这里（默认 文种.txt；- 是标准输出）", show_default=False),
    ] = None,
) -> None:
    """写一份新稿的样子，照着改就行。不覆盖已有的文件。"""
    raise typer.Exit(run(kind, out))


def run(kind: str, out: Path | None = None) -> int:
    """Exit code 0 after the starter of `kind` stands in a new file."""
    from govdocs.model.kinds import require_kind
    from govdocs.resources import find_resource
    from govdocs.writing.atomic import write_file

    wanted = require_kind(kind)
    starter = find_resource(f"templates/starters/{wanted.name}.txt")
    if starter is None:
        raise UsageError(f"“{wanted.label}”还没有起稿样子")
    if str(out) == "-":
        result(starter.read_text(encoding="utf-8").rstrip("\n"))
        return 0
    target = out or Path(f"{wanted.label}.txt")
    if target.exists():
        raise UsageError("已有这个文件，不覆盖；请用 -o 另取名", path=target)
    result(str(write_file(target, starter.read_bytes())))
    return 0
