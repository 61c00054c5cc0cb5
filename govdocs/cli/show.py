"""`govdocs show`: how a draft was understood, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson, Beside, Kind, Revisions
from govdocs.cli.show_length import READING_SPEED, check_speed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DOUBTFUL = "？"
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


def show(
    draft: Annotated[str, typer.Argument(metavar="稿子", help="文件；- 是标准输入")],
    kind: Kind = None,
    revisions: Revisions = "accept",
    beside: Beside = None,
    speed: Annotated[int, typer.Option("--speed", metavar="字数", help="每分钟念多少字")] = READING_SPEED,
    as_json: AsJson = False,
) -> None:
    """显示一篇稿子是怎样读懂的：要素、层次、拿不准的地方、修补了什么、字数和时长。"""
    raise typer.Exit(run(draft, kind=kind, revisions=revisions, beside=beside or (), speed=speed, as_json=as_json))


def run(
    name: str,
    *,
    kind: str | None = None,
    revisions: str = "accept",
    beside: Sequence[Path] = (),
    speed: int = READING_SPEED,
    as_json: bool = False,
) -> int:
    """Exit code 0 after printing how the draft was understood."""
    from govdocs.cli.show_data import describe
    from govdocs.cli.stream import read_draft
    from govdocs.reading.repair_report import other_findings

    draft = read_draft(name, kind, revisions, beside)
    told = describe(draft, speed=check_speed(speed))
    if as_json:
        result_json(told)
        return 0
    kept = set(map(id, other_findings(draft)))
    shown = [row for row, finding in zip(told["findings"], draft.findings, strict=True) if id(finding) in kept]
    _tell(told, shown)
    return 0


def _tell(told: dict[str, Any], findings: Sequence[dict[str, Any]]) -> None:
    result(f"文种：{told['label']}（{told['kind']}）{_sure(told)}")
    for element in told["elements"]:
        result(f"{element['label']}：{element['value']}{_sure(element)}")
    for number, each in enumerate(told["attachments"], 1):
        absent = "" if each["present"] else "（只列了名称）"
        result(f"附件{number}：{each['title']}{absent}{_sure(each)}")
    if issued := told["enclosed"]:
        result(f"印发件：{issued['title']}（{issued['label']}）")
    own = [row for row in told["outline"] if not row["id"].startswith("enclosed/")]
    _tell_outline(own, "层次", told["speed"] if told["kind"] == "speech" else 0)
    _tell_outline([row for row in told["outline"] if row["id"].startswith("enclosed/")], "印发件的层次")
    _tell_blocks(told["blocks"])
    _tell_tasks(told["tasks"])
    _tell_length(told)
    _tell_repairs(told["repairs"])
    _tell_findings(findings)


def _tell_outline(rows: Sequence[dict[str, Any]], name: str, speed: int = 0) -> None:
    """One line a heading; those in doubt are counted first and marked at the line start.

    `speed`, in characters a minute, tells of every part and first level how long it takes to read aloud.
    """
    if not rows:
        return
    unsure = sum(row["confidence"] < 1 for row in rows)
    depth = max(row["level"] for row in rows)
    doubt = f"，其中{unsure}处没有十足把握，标“{_DOUBTFUL}”" if unsure else ""
    result(f"{name}：{depth}级，{len(rows)}处{doubt}" if depth else f"{name}：{len(rows)}个部分{doubt}")
    for row in rows:
        time = f"　{_minutes(row, speed)}" if speed and row["level"] < 2 else ""
        lead = _DOUBTFUL if row["confidence"] < 1 else "　"
        result(f"{lead}{'　' * row['level']}{row['label']}{row['heading']}{_where(row)}{_why(row)}{time}")


def _where(row: dict[str, Any]) -> str:
    page = f"第{row['page']}页" if row["page"] else ""
    told = "，".join(filter(None, (page, row["place"])))
    return f"　［{told}］" if told else ""


def _why(row: dict[str, Any]) -> str:
    """What speaks for a heading; how sure it is where that leaves a doubt."""
    return _sure(row) or (f"　（{'，'.join(row['evidence'])}）" if row["evidence"] else "")


def _tell_blocks(rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        result(f"表格、专栏、图片：{len(rows)}处")
    for row in rows:
        extent = f"（{row['extent']}）" if row["extent"] else ""
        words = f"　{row['words']}" if row["words"] else ""
        result(f"　　{row['sort']}{extent}{words}{_where(row)}")


def _tell_tasks(tasks: Sequence[dict[str, str]]) -> None:
    if tasks:
        result("任务分工：")
    names = (("lead_body", "牵头"), ("responsible_body", "责任"), ("deadline", "时限"))
    for task in tasks:
        told = "；".join(f"{name}：{task[key]}" for key, name in names if task[key])
        result(f"　　{task['label']}{task['heading']}　［{told}］")


def _tell_length(told: dict[str, Any]) -> None:
    spoken = f"，念一遍{_minutes(told, told['speed'])}（每分钟{told['speed']}字）"
    result(f"字数：{told['characters']}，排{told['pages']}页{spoken}")


def _minutes(row: dict[str, Any], speed: int) -> str:
    minutes = row["characters"] / speed
    return f"约{round(minutes)}分钟" if minutes > 0.5 else "不到1分钟"


def _tell_repairs(repairs: Sequence[dict[str, Any]]) -> None:
    from govdocs.cli.repairs import repair_lines

    if repairs:
        total = sum(each["count"] for each in repairs)
        result(f"修补：{total}处（原稿没有动；govdocs fmt 写出修好的稿子）")
    for line in repair_lines(repairs):
        result(f"　　{line}")


def _tell_findings(findings: Sequence[dict[str, Any]]) -> None:
    if findings:
        result(f"发现：{len(findings)}处")
    for finding in findings:
        page = f"第{finding['page']}页" if finding["page"] and finding["place"] else ""
        place = f"{page}{finding['place']}：" if finding["place"] else ""
        result(f"　　{_SEVERITIES[finding['severity']]} {place}{finding['message']}［{finding['rule']}］")


def _sure(row: dict[str, Any]) -> str:
    if row["confidence"] >= 1:
        return ""
    why = f"：{'；'.join(row['evidence'])}" if row["evidence"] else ""
    return f"　（把握{row['confidence']:.0%}{why}）"
