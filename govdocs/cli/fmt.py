"""`govdocs fmt`: a draft as canonical draft text, and what was repaired in it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import note, result
from govdocs.cli.notices import report_notices
from govdocs.cli.options import Beside, Drafts, Kind, Revisions
from govdocs.errors import GovdocsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdocs.reading import Draft

SUFFIX = "_整理稿"
_IN_PLACE = (".txt", ".md")


def fmt(
    drafts: Drafts,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="输出", help="文件夹，或一篇稿子的文件名", show_default=False)
    ] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="直接改写原稿（只限 .txt、.md）")] = False,
    check: Annotated[bool, typer.Option("--check", help="只看是否整理过，不写文件；没有的列出来，退出码 1")] = False,
    kind: Kind = None,
    revisions: Revisions = "accept",
    beside: Beside = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="文件", help="修补了什么、拿不准什么，写成 .json", show_default=False),
    ] = None,
) -> None:
    """把稿子整理成规范的稿件文本，另写一个文件；修补了什么，逐项列出。"""
    raise typer.Exit(
        run(
            drafts,
            out=out,
            in_place=in_place,
            check=check,
            kind=kind,
            revisions=revisions,
            beside=beside or (),
            report=report,
        )
    )


@dataclass
class _Formatting:
    """What is asked for, and what became of every draft so far."""

    out: Path | None
    in_place: bool
    check: bool
    kind: str | None
    revisions: str = "accept"
    beside: Sequence[Path | Draft] = ()
    items: list[dict[str, Any]] = field(default_factory=list)


def run(
    drafts: list[str],
    *,
    out: Path | None = None,
    in_place: bool = False,
    check: bool = False,
    kind: str | None = None,
    revisions: str = "accept",
    beside: Sequence[Path] = (),
    report: Path | None = None,
) -> int:
    """The exit code after formatting every draft, or after checking that every one is formatted."""
    from govdocs.model.kinds import require_kind
    from govdocs.reading import read
    from govdocs.reading.revisions import require_revisions
    from govdocs.writing.atomic import write_file

    if sum((out is not None, in_place, check)) > 1:
        raise UsageError("-o、--in-place、--check 只能用一个")
    if report is not None and (check or report.suffix.lower() != ".json"):
        raise UsageError("--report 写的是 .json，并且不能同 --check 一起用", path=report)
    if kind is not None:
        require_kind(kind)
    asked = _Formatting(out, in_place, check, kind, require_revisions(revisions), [read(other) for other in beside])
    code = _format_stream(asked) if drafts == ["-"] else _format_files(drafts, asked)
    if report is not None:
        write_file(report, (json.dumps({"items": asked.items}, ensure_ascii=False, indent=2) + "\n").encode())
    return code


def _format_files(drafts: list[str], asked: _Formatting) -> int:
    from govdocs.batch import find_drafts

    out = asked.out
    found = find_drafts(drafts, avoid=out if out and not out.suffix else None)
    if out and out.suffix and len(found.drafts) > 1:
        raise UsageError(f"{len(found.drafts)} 篇稿子不能写成一个文件；请让 -o 指一个文件夹", path=out)
    code = 0
    for _, error in found.problems:
        code = _fail(error, code)
    sources = {draft.path.resolve() for draft in found.drafts}
    for draft in found.drafts:
        try:
            code = max(code, _format(draft.path, draft.below, sources, asked))
        except GovdocsError as error:
            code = _fail(error, code)
    return code


def format_text(draft: Draft) -> str:
    """The canonical text of `draft`, proven to read back to the same document."""
    from govdocs.reading import read_text
    from govdocs.writing.picture_files import pictures_by_name
    from govdocs.writing.text import write_draft_text

    text = write_draft_text(draft.document)
    pictures = pictures_by_name(draft.document)
    if read_text(text, draft.source.name, pictures=pictures).document != draft.document:
        raise GovdocsError("整理后读出来的内容与原稿不一致，没有写；请把稿子告诉开发者", path=draft.source.name)
    return text


def _fail(error: GovdocsError, code: int) -> int:
    note(str(error), style="red")
    return max(code, error.exit_code)


def _format_stream(asked: _Formatting) -> int:
    from govdocs.cli.stream import NAME, stream_name
    from govdocs.reading import read_bytes
    from govdocs.writing.atomic import write_file
    from govdocs.writing.picture_files import pictures_by_name, write_pictures

    if asked.in_place:
        raise UsageError("标准输入没有原稿可改写；去掉 --in-place")
    data = sys.stdin.buffer.read()
    draft = read_bytes(data, stream_name(data), kind=asked.kind, revisions=asked.revisions, beside=asked.beside)
    text = format_text(draft)
    if asked.check:
        return int(text.encode() != data)
    target = None if asked.out is None or str(asked.out) == "-" else asked.out
    _tell(draft, NAME, target, asked)
    pictures = pictures_by_name(draft.document)
    if target is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        if pictures:
            note(f"{len(pictures)}张图片没有写出；要图片，请用 -o 写成文件", style="yellow")
    else:
        write_pictures(pictures, target.parent)
        result(str(write_file(target, text.encode())))
    return 0


def _format(path: Path, below: Path, sources: set[Path], asked: _Formatting) -> int:
    from govdocs.reading import read
    from govdocs.writing.atomic import write_file
    from govdocs.writing.picture_files import pictures_by_name, write_pictures

    if asked.in_place and path.suffix.lower() not in _IN_PLACE:
        raise UsageError("只有 .txt、.md 能就地整理；去掉 --in-place，会另写一个 .txt", path=path)
    draft = read(path, kind=asked.kind, revisions=asked.revisions, beside=asked.beside)
    data = format_text(draft).encode()
    unchanged = path.suffix.lower() in _IN_PLACE and path.read_bytes() == data
    if asked.check:
        if not unchanged:
            result(str(path))
        return int(not unchanged)
    target = path if asked.in_place else _target(path, below, asked.out, data)
    if not asked.in_place and target.resolve() in sources:
        raise UsageError("输出就是稿子本身；要改写原稿，请用 --in-place", path=target)
    _tell(draft, str(path), target, asked)
    if not (asked.in_place and unchanged):
        write_pictures(pictures_by_name(draft.document), target.parent)
        result(str(write_file(target, data)))
    return 0


def _tell(draft: Draft, source: str, target: Path | None, asked: _Formatting) -> None:
    """Tells what was repaired, a line a step, then what else was noticed; and keeps it for the report."""
    from govdocs.batch.report import finding_data
    from govdocs.cli.repairs import repair_data, repair_lines
    from govdocs.reading.repair_report import other_findings

    repairs = repair_data(draft)
    for line in repair_lines(repairs):
        note(f"{source}：修补 {line}", style="dim")
    report_notices(source, other_findings(draft))
    asked.items.append(
        {
            "source": source,
            "output": str(target) if target else None,
            "repairs": repairs,
            "findings": [finding_data(finding) for finding in draft.findings],
        }
    )


def _target(path: Path, below: Path, out: Path | None, data: bytes) -> Path:
    if out is not None:
        return out if out.suffix and not out.is_dir() else out / below / f"{path.stem}.txt"
    plain = path.with_suffix(".txt")
    # A text that stands there already may be somebody's own.
    if plain == path or (plain.exists() and plain.read_bytes() != data):
        return path.with_name(f"{path.stem}{SUFFIX}.txt")
    return plain
