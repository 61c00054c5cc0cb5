"""`govdocs build`: the main job, drafts into finished files."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli import options as option
from govdocs.cli.console import note, result, result_json
from govdocs.cli.notices import report_built, report_notices, report_substitutions, sum_up
from govdocs.cli.progress import run_bar
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdocs.batch import BuildReport, DraftFile


def build(
    drafts: Annotated[
        list[str] | None,
        typer.Argument(metavar="稿子", help="文件、文件夹或通配符；- 是标准输入", show_default=False),
    ] = None,
    listed: Annotated[
        Path | None,
        typer.Option("--from-list", metavar="清单", help="还有这个文件里的，一行一个；- 是标准输入", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="输出", help="文件夹，或一篇稿子的文件名", show_default=False)
    ] = None,
    to: option.To = None,
    kind: option.Kind = None,
    style: option.Style = "gbt9704",
    template: option.Template = None,
    font: option.Fonts = None,
    system_fonts: option.SystemFonts = True,
    seal: option.Seal = None,
    base: option.Base = None,
    body_only: option.BodyOnly = False,
    renumber: option.Renumber = False,
    revisions: option.Revisions = "accept",
    beside: option.Beside = None,
    force: option.Force = False,
    jobs: option.Jobs = 0,
    start: option.Start = None,
    report: option.Report = None,
    as_json: option.AsJson = False,
) -> None:
    """把稿子排成公文：.docx、.pdf 等。不写 -o，成品放在稿子旁边。"""
    formats = option.split_formats(to)
    look: dict[str, Any] = {
        "style": style, "template": template, "fonts": font or (), "system_fonts": system_fonts, "seal": seal,
        "base": base, "body_only": body_only,
    }  # fmt: skip
    named = _listed(drafts or [], listed)
    if named == ["-"] and listed is None and (out is None or str(out) == "-"):
        raise typer.Exit(run_stream(
            formats, kind=kind, renumber=renumber, revisions=revisions, beside=beside or (), **look
        ))
    options: dict[str, Any] = {
        "out": out, "to": formats, "kind": kind, "renumber": renumber, "force": force, "jobs": jobs, "start": start,
        "report": report, "revisions": revisions, "beside": beside or (),
    }  # fmt: skip
    raise typer.Exit(run(named, as_json=as_json, **look, **options))


def run(drafts: list[str], *, as_json: bool = False, **options: Any) -> int:
    """The exit code after building every draft and telling what became of it; `options` are those of `batch.build`."""
    from govdocs.batch import build as build_all

    began = monotonic()
    with run_bar("排版") as advance:
        report = build_all(
            [_draft(name) for name in drafts],
            progress=lambda done, total, built: advance(done, total, built.source, not built.ok),
            **options,
        )
    if as_json:
        result_json(report.as_data())
    else:
        _tell(report, monotonic() - began)
    return report.exit_code


def _listed(drafts: list[str], path: Path | None) -> list[str]:
    """The drafts named on the command line, then those of the list. Raises UsageError where there is none."""
    if path is None and not drafts:
        raise UsageError("没有说排哪些稿子；请写稿子、文件夹，或用 --from-list 给出清单")
    if path is None:
        return drafts
    from govdocs.batch.lists import load_list, read_list

    if str(path) != "-":
        return drafts + load_list(path)
    if "-" in drafts:
        raise UsageError("标准输入不能又是稿子又是清单")
    return drafts + read_list(sys.stdin.buffer.read(), "标准输入")


def run_stream(
    to: list[str] | None,
    *,
    kind: str | None = None,
    renumber: bool = False,
    revisions: str = "accept",
    beside: Sequence[Path] = (),
    **look: Any,
) -> int:
    """Exit code 0 after the draft on stdin has been written to stdout as one file; `look` is as for `batch.build`."""
    from govdocs.cli.stream import NAME, read_draft
    from govdocs.model.renumber import renumber as count_afresh
    from govdocs.writing.render import Look, Rendering, parse_format

    formats = [parse_format(name) for name in to or ["docx"]]
    if len(formats) > 1:
        raise UsageError("标准输入只能写成一种格式到标准输出；要几种格式，请用 -o 指一个文件夹")
    if sys.stdout.isatty() and formats[0] in ("docx", "pdf"):
        raise UsageError("终端显示不了这种格式；请用 -o 指明输出，或接到别的程序")
    draft = read_draft("-", kind, revisions, beside)
    document = count_afresh(draft.document) if renumber else draft.document
    done = Rendering(document, Look.of(**look)).write(formats[0])
    report_notices(NAME, draft.findings, done.substitutions, done.missing_glyphs)
    sys.stdout.buffer.write(done.data)
    sys.stdout.buffer.flush()
    return 0


def _draft(name: str) -> str | DraftFile:
    if name != "-":
        return name
    from govdocs.batch import DraftFile
    from govdocs.cli.stream import stream_name

    data = sys.stdin.buffer.read()
    return DraftFile(Path(stream_name(data)), data=data)


def _tell(report: BuildReport, seconds: float) -> None:
    for path in report.outputs:
        result(str(path))
    for item in report.items:
        report_built(item)
    report_substitutions(notice for item in report.items for notice in item.substitutions)
    for path in report.skipped:
        note(f"{path}：是以前排出来的成品，没有当稿子", style="dim")
    if len(report.items) > 1:
        sum_up(report, "排", seconds)
