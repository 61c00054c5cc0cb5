"""`govdocs fill`: 套打, one draft and a table into many documents, or into one file of them all."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli import options as option
from govdocs.cli.console import note, result, result_json
from govdocs.cli.notices import COLOURS, sum_up
from govdocs.cli.progress import run_bar

if TYPE_CHECKING:
    from govdocs.batch.fill import FillReport

_SHOWN = 3


def fill(
    draft: Annotated[Path, typer.Argument(metavar="稿子", help="有 {{ 字段 }} 的稿件文本（.txt、.md）")],
    values: Annotated[
        Path, typer.Option("--values", metavar="表格", help=".xlsx、.csv、.yaml、.json；一行一份", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="文件夹", help="放在这里（默认 稿名_套打）", show_default=False),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="样式", help="文件名，如 '{{ 姓名 }}聘书'（默认 稿名-0001）", show_default=False),
    ] = None,
    to: option.To = None,
    one: Annotated[
        Path | None, typer.Option("--one", metavar="文件", help="合成一个 .pdf 或 .docx", show_default=False)
    ] = None,
    numbers: Annotated[
        str, typer.Option("--numbers", metavar="页码", help="合成一个文件时：continuous 连续，restart 每份从1起")
    ] = "continuous",
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="名称", help="用哪个工作表（默认第一个）", show_default=False)
    ] = None,
    header: Annotated[
        int | None, typer.Option("--header", metavar="行号", help="表头在第几行（默认自己找）", show_default=False)
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="字段", help="这个字段相同的几行合成一份，稿中用 各行", show_default=False),
    ] = None,
    kind: option.Kind = None,
    style: option.Style = "gbt9704",
    template: option.Template = None,
    font: option.Fonts = None,
    system_fonts: option.SystemFonts = True,
    seal: option.Seal = None,
    base: option.Base = None,
    body_only: option.BodyOnly = False,
    renumber: option.Renumber = False,
    force: option.Force = False,
    jobs: option.Jobs = 0,
    start: option.Start = None,
    report: option.Report = None,
    as_json: option.AsJson = False,
) -> None:
    """套打：一份稿子、一张表，一行一份公文。"""
    options: dict[str, Any] = {
        "out": out, "name": name, "to": option.split_formats(to), "one": one, "numbers": numbers, "sheet": sheet,
        "header": header, "group": group, "kind": kind, "style": style, "template": template, "fonts": font or (),
        "system_fonts": system_fonts, "seal": seal, "base": base, "body_only": body_only, "renumber": renumber,
        "force": force, "jobs": jobs, "start": start, "report": report,
    }  # fmt: skip
    raise typer.Exit(run(draft, values, as_json=as_json, **options))


def run(draft: Path, values: Path, *, as_json: bool = False, **options: Any) -> int:
    """The exit code after filling every row and telling what became of it; `options` are those of `batch.fill`."""
    from govdocs.batch.fill import fill as fill_all

    began = monotonic()
    with run_bar("套打") as advance:
        report = fill_all(
            draft,
            values,
            progress=lambda done, total, built: advance(done, total, built.source, not built.ok),
            **options,
        )
    if as_json:
        result_json(report.as_data())
    else:
        _tell(report, values, monotonic() - began)
    return report.exit_code


def _tell(report: FillReport, values: Path, seconds: float) -> None:
    for path in report.outputs:
        result(str(path))
    for finding in report.findings:
        note(f"{values}：{finding}", style=COLOURS[finding.severity.value])
    for line, places, colour in _gather(report):
        note(f"{_some(places)}：{line}", style=colour)
    for item in report.failed:
        note(item.error, style="red")
    sum_up(report, "填", seconds)


def _gather(report: FillReport) -> list[tuple[str, list[str], str]]:
    """Each remark once, with the rows it holds for: five thousand rows may lack the same field."""
    places: dict[str, list[str]] = {}
    colours: dict[str, str] = {}
    for item in report.entries:
        for finding in item.findings:
            places.setdefault(str(finding), []).append(item.source)
            colours[str(finding)] = COLOURS[finding.severity.value]
        for notice, colour in (
            *((substitution.message, "dim") for substitution in item.substitutions),
            *((glyph.message, "yellow") for glyph in item.missing_glyphs),
        ):
            places.setdefault(notice, []).append(item.source)
            colours[notice] = colour
    return [(line, found, colours[line]) for line, found in places.items()]


def _some(places: list[str]) -> str:
    first, *others = [place.rpartition(" ") for place in places]
    shown = "、".join([f"{first[0]} {first[2]}".strip(), *(place[2] for place in others[: _SHOWN - 1])])
    return shown if len(places) <= _SHOWN else f"{shown}等{len(places)}份"
