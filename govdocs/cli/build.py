"""`govdocs build`: the main job, drafts into finished files."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import note, result, result_json, watched
from govdocs.cli.notices import report_built, report_notices, report_substitutions
from govdocs.cli.options import AsJson, Fonts, Kind, Style, SystemFonts
from govdocs.cli.progress import run_bar
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.batch import BuildReport, DraftFile
    from govdocs.writing.render import Look


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
    seal: Annotated[
        Path | None,
        typer.Option("--seal", metavar="图片", help="印章图片，盖在“盖章”的落款上（只印在 PDF 上）", show_default=False),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option("--base", metavar="红头.docx", help="套用本单位这份 Word 文件的页面、样式和红头（只排 .docx）", show_default=False),
    ] = None,
    body_only: Annotated[bool, typer.Option("--body-only", help="不印红头，留出位置，用预先印好红头的纸（套红）")] = False,
    renumber: Annotated[bool, typer.Option("--renumber", help="重编序号，不保留稿中的序号")] = False,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重排")] = False,
    jobs: Annotated[int, typer.Option("-j", "--jobs", metavar="个数", help="几个进程同时做，0 = 看稿子多少，每核至多一个")] = 0,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="方式", help="进程怎样启动：fork、spawn、forkserver", show_default=False),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="文件", help="把每篇的结果写成 .json 或 .csv", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """把稿子排成公文：.docx、.pdf 等。不写 -o，成品放在稿子旁边。"""
    from govdocs.writing.render import Look

    formats = [name for name in to.replace("，", ",").split(",") if name.strip()] if to is not None else None
    if formats == []:
        raise UsageError("--to 后面要写格式，如 docx,pdf")
    look = Look(style, template, tuple(font or ()), system_fonts, seal=seal, base=base, body_only=body_only)
    named = _listed(drafts or [], listed)
    if named == ["-"] and listed is None and (out is None or str(out) == "-"):
        raise typer.Exit(run_stream(look, formats, kind=kind, renumber=renumber))
    options: dict[str, Any] = {
        "out": out, "to": formats, "kind": kind, "renumber": renumber, "force": force, "jobs": jobs, "start": start,
        "report": report,
    }  # fmt: skip
    raise typer.Exit(run(named, look, as_json=as_json, **options))


def run(drafts: list[str], look: Look, *, as_json: bool = False, **options: Any) -> int:
    """The exit code after building every draft and telling what became of it; `options` are those of `batch.build`."""
    from govdocs.batch import build as build_all

    began = monotonic()
    with run_bar("排版") as advance:
        report = build_all(
            [_draft(name) for name in drafts],
            style=look.style,
            template=look.template,
            fonts=look.fonts,
            system_fonts=look.system_fonts,
            seal=look.seal,
            base=look.base,
            body_only=look.body_only,
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


def _tell(report: BuildReport, seconds: float) -> None:
    for path in report.outputs:
        result(str(path))
    for item in report.items:
        report_built(item)
    report_substitutions(notice for item in report.items for notice in item.substitutions)
    for path in report.skipped:
        note(f"{path}：是以前排出来的成品，没有当稿子", style="dim")
    if watched() and len(report.items) > 1:
        note(_sum_up(report, seconds), style="red" if report.failed else "green")


def _sum_up(report: BuildReport, seconds: float) -> str:
    failed, unchanged = len(report.failed), len(report.unchanged)
    made = len(report.items) - failed - unchanged
    pages = sum(item.pages or 0 for item in report.items)
    parts = [f"排好 {made} 篇"]
    if unchanged:
        parts.append(f"没有变化、沿用原来成品的 {unchanged} 篇（要重排，加 --force）")
    if failed:
        parts.append(f"没排成 {failed} 篇")
    whole = f"共 {pages} 页，" if pages else ""
    return "，".join(parts) + f"；{whole}用时 {seconds:.1f} 秒"
