"""`govdocs build`: the main job, drafts into finished files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdocs.cli.console import note, progress_bar, result, result_json, watched
from govdocs.cli.notices import report_built, report_notices, report_substitutions
from govdocs.cli.options import AsJson, Drafts, Fonts, Kind, Style, SystemFonts
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.batch import BuildReport, DraftFile
    from govdocs.writing.render import Look


def build(
    drafts: Drafts,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="输出", help="文件夹，或一篇稿子的文件名", show_default=False)
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="格式", help="docx,pdf,html,txt,yaml,json，可写几个（默认 docx）", show_default=False),
    ] = None,
    kind: Kind = None,
    style: Style = "gbt9704",
    template: Annotated[
        Path | None, typer.Option("--template", metavar="文件", help="用这个模板", show_default=False)
    ] = None,
    font: Fonts = None,
    system_fonts: SystemFonts = True,
    renumber: Annotated[bool, typer.Option("--renumber", help="重编序号，不保留稿中的序号")] = False,
    jobs: Annotated[int, typer.Option("-j", "--jobs", metavar="个数", help="几个进程同时做，0 = 每核一个")] = 1,
    as_json: AsJson = False,
) -> None:
    """把稿子排成公文：.docx、.pdf 等。不写 -o，成品放在稿子旁边。"""
    from govdocs.writing.render import Look

    formats = [name for name in to.replace("，", ",").split(",") if name.strip()] if to is not None else None
    if formats == []:
        raise UsageError("--to 后面要写格式，如 docx,pdf")
    look = Look(style, template, tuple(font or ()), system_fonts)
    if drafts == ["-"] and (out is None or str(out) == "-"):
        raise typer.Exit(run_stream(look, formats, kind=kind, renumber=renumber))
    raise typer.Exit(
        run(drafts, look, out=out, to=formats, kind=kind, renumber=renumber, jobs=jobs, as_json=as_json)
    )


def run(
    drafts: list[str],
    look: Look,
    *,
    out: Path | None = None,
    to: list[str] | None = None,
    kind: str | None = None,
    renumber: bool = False,
    jobs: int = 1,
    as_json: bool = False,
) -> int:
    """The exit code after building every draft and telling what became of it."""
    from govdocs.batch import build as build_all

    with progress_bar("排版") as advance:
        report = build_all(
            [_draft(name) for name in drafts],
            out=out,
            to=to,
            kind=kind,
            style=look.style,
            template=look.template,
            fonts=look.fonts,
            system_fonts=look.system_fonts,
            renumber=renumber,
            jobs=jobs,
            progress=lambda done, total, built: advance(done, total, built.source),
        )
    if as_json:
        result_json(report.as_data())
    else:
        _tell(report)
    return report.exit_code


def run_stream(look: Look, to: list[str] | None, *, kind: str | None = None, renumber: bool = False) -> int:
    """Exit code 0 after the draft on stdin has been written to stdout as one file."""
    from govdocs.cli.stream import NAME, read_draft
    from govdocs.model.renumber import renumber as count_afresh
    from govdocs.writing.render import Rendering, parse_format

    formats = [parse_format(name) for name in to or ["docx"]]
    if len(formats) > 1:
        raise UsageError("标准输入只能写成一种格式到标准输出；要几种格式，请用 -o 指一个文件夹")
    if sys.stdout.isatty() and formats[0] in ("docx", "pdf"):
        raise UsageError("终端显示不了这种格式；请用 -o 指明输出，或接到别的程序")
    draft = read_draft("-", kind)
    document = count_afresh(draft.document) if renumber else draft.document
    done = Rendering(document, look).write(formats[0])
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


def _tell(report: BuildReport) -> None:
    for path in report.outputs:
        result(str(path))
    for item in report.items:
        report_built(item)
    report_substitutions(notice for item in report.items for notice in item.substitutions)
    for path in report.skipped:
        note(f"{path}：是以前排出来的成品，没有当稿子", style="dim")
    if watched() and len(report.items) > 1:
        done, failed = len(report.items) - len(report.failed), len(report.failed)
        note(f"排好 {done} 篇" + (f"，没排成 {failed} 篇" if failed else ""), style="red" if failed else "green")
