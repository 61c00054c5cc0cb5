"""`govdocs dedupe`: a folder of texts put in order for the archivist."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import note, result, result_json
from govdocs.cli.options import AsJson, Jobs
from govdocs.cli.progress import run_bar
from govdocs.errors import GovdocsError

if TYPE_CHECKING:
    from govdocs.batch import DraftFile
    from govdocs.reuse.subject import ReuseText

_KEPT = "留用"


def dedupe(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="其中（连同下级文件夹）的文稿")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件夹", help="清单和建议留用的文稿放在这里")],
    passages: Annotated[bool, typer.Option("--passages", help="另外写出可以再用的段落，每段一次，附全部出处")] = False,
    copy: Annotated[bool, typer.Option("--copy/--no-copy", help="建议留用的文稿是否复制一份过去", show_default=False)] = True,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """清理文件夹：哪些是同一篇稿子，各有哪些稿别，建议留哪一份。不移动、不删除。"""
    raise typer.Exit(run(folder, out, passages=passages, copy=copy, jobs=jobs, as_json=as_json))


def run(folder: Path, out: Path, *, passages: bool = False, copy: bool = True, jobs: int = 0, as_json: bool = False) -> int:
    """Exit code 0 after the manifest stands in `out`, 1 if some files could not be read."""
    from govdocs.batch.inputs import find_drafts
    from govdocs.reuse.dedupe import collect_passages, group_states, list_singles
    from govdocs.reuse.report.manifest import manifest_data, passages_data, tell_manifest, tell_passages
    from govdocs.reuse.search import find_reuse

    found = find_drafts([folder], avoid=out)
    if found.problems:
        raise found.problems[0][1]
    texts, failed = _read(found.drafts, jobs)
    if not texts:
        raise GovdocsError(f"没有一篇读得出来；如 {failed[0]}")
    report = find_reuse([text for _, text in texts], reworded=False)
    groups, singles = group_states(report), list_singles(report)
    data = manifest_data(groups, singles, failed)
    _write(out / "清单.json", _json(data))
    _write(out / "清单.txt", _lines(tell_manifest(groups, singles, failed)))
    if passages:
        reusable = collect_passages(report)
        _write(out / "段落.json", _json(passages_data(reusable)))
        _write(out / "段落.txt", _lines(tell_passages(reusable)))
    if copy:
        keep = {text.about.path for text in (*(group.proposal for group in groups), *singles)}
        _copy([file for file, text in texts if text.about.path in keep], out / _KEPT)
    for line in failed:
        note(line, style="red")
    if as_json:
        result_json(data)
    else:
        result(str(out / "清单.txt"))
        note(f"{len(texts)} 篇：同一篇稿子的 {len(groups)} 组，单独的 {len(singles)} 篇；建议留 {len(groups) + len(singles)} 篇，请人确认")
    return 1 if failed else 0


def _read(files: Sequence[DraftFile], jobs: int) -> tuple[list[tuple[DraftFile, ReuseText]], list[str]]:
    """The files that can be read, as texts; a line for each that cannot."""
    from govdocs.batch.spread import spread

    texts: list[tuple[DraftFile, ReuseText]] = []
    failed: list[str] = []
    answers = spread(_read_one, [file.path for file in files], lost=_lose, jobs=jobs)
    with run_bar("读稿") as advance:
        for done, (file, found) in enumerate(zip(files, answers, strict=True), 1):
            if isinstance(found, str):
                failed.append(found)
            else:
                texts.append((file, found))
            advance(done, len(files), str(file), False)
    return texts, failed


def _read_one(path: Path) -> ReuseText | str:
    """The file as a text, or what is wrong with it."""
    from govdocs.reading import read
    from govdocs.reuse.prepare import reuse_text

    try:
        return reuse_text(read(path), name=path.name)
    except GovdocsError as error:
        return str(error)


def _lose(path: Path) -> ReuseText | str:
    return f"{path}：读这一篇时处理进程意外中止（内存不足？），再试一次还是这样"


def _copy(files: Iterable[DraftFile], folder: Path) -> None:
    for file in files:
        _write(folder / file.below / file.path.name, file.path.read_bytes())


def _write(path: Path, data: bytes) -> None:
    from govdocs.writing.atomic import write_file

    write_file(path, data)


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _lines(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
