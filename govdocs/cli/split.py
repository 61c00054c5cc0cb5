"""`govdocs split`: a compilation into one draft each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdocs.cli.console import note, result, result_json
from govdocs.cli.options import AsJson
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.reading import Piece

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_LONGEST = 60  # characters; a name of 255 bytes holds 85 hanzi


def split(
    collection: Annotated[str, typer.Argument(metavar="汇编", help="文件，内有 第一篇：…… 第二篇：……；- 是标准输入")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件夹", help="拆出来的稿子放在这里")],
    force: Annotated[bool, typer.Option("--force", help="覆盖内容不同的同名文件")] = False,
    as_json: AsJson = False,
) -> None:
    """把一份汇编拆成一篇一份，不改一个字。"""
    raise typer.Exit(run(collection, out, force=force, as_json=as_json))


def run(collection: str, out: Path, *, force: bool = False, as_json: bool = False) -> int:
    """Exit code 0 after every piece of the collection stands in `out`, one file each."""
    from govdocs.cli.stream import read_draft
    from govdocs.reading import split_collection
    from govdocs.writing.atomic import write_file

    source = read_draft(collection).source
    pieces = split_collection(source)
    if not pieces:
        raise UsageError("不是汇编：没有找到独占一行的 第一篇：…… 第二篇：……", path=source.name)
    files = {out / file_name(number, piece): piece.text.encode() for number, piece in enumerate(pieces, 1)}
    if not force:
        _refuse_others(files)
    for path, data in files.items():
        write_file(path, data)
    if ahead := len(source.text[: pieces[0].span.start].strip()):
        note(f"{source.name}：第一篇之前还有{ahead}个字（前言或目录），没有放进任何一篇", style="yellow")
    if as_json:
        result_json([{"path": str(path), "title": piece.title} for path, piece in zip(files, pieces, strict=True)])
    else:
        for path in files:
            result(str(path))
    return 0


def file_name(number: int, piece: Piece) -> str:
    """The name for a piece: its number in the collection and its title, fit for every file system."""
    title = _FORBIDDEN.sub("", piece.title)[:_LONGEST].strip(" .　")
    return f"{number:02d}_{title}.txt" if title else f"{number:02d}.txt"


def _refuse_others(files: dict[Path, bytes]) -> None:
    for path, data in files.items():
        if path.exists() and (path.is_dir() or path.read_bytes() != data):
            raise UsageError("已有同名文件，内容不同，没有覆盖；请换一个文件夹，或加 --force", path=path)
