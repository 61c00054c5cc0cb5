"""`govdocs show`: how a draft was understood, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson, Kind
from govdocs.cli.show_elements import attachments, certainty, elements, enclosed, tasks

if TYPE_CHECKING:
    from govdocs.model import Document, Section
    from govdocs.reading import Draft
    from govdocs.templating.flow import FlowBlock

READING_SPEED = 180
"""Characters a speaker reads aloud in a minute; 180 to 200 is customary for an official speech."""

_OPENING = 24
"""Characters shown of an article."""


def show(
    draft: Annotated[str, typer.Argument(metavar="稿子", help="文件；- 是标准输入")],
    kind: Kind = None,
    as_json: AsJson = False,
) -> None:
    """显示一篇稿子是怎样读懂的：要素、层次、拿不准的地方、字数和时长。"""
    raise typer.Exit(run(draft, kind=kind, as_json=as_json))


def run(name: str, *, kind: str | None = None, as_json: bool = False) -> int:
    """Exit code 0 after printing how the draft was understood."""
    from govdocs.cli.stream import read_draft

    draft = read_draft(name, kind)
    if as_json:
        result_json(describe(draft))
    else:
        _tell(describe(draft))
    return 0


def describe(draft: Draft) -> dict[str, Any]:
    """The draft as data: its elements, its outline, how long it is, what was noticed."""
    from govdocs.batch.report import finding_data
    from govdocs.model import KINDS
    from govdocs.writing.structured import plain_data

    document = draft.document
    characters = count_characters(document)
    return {
        "source": draft.source.name,
        "kind": document.kind,
        "label": KINDS[document.kind].label,
        **certainty(draft, "kind"),
        "elements": elements(draft),
        "outline": outline(draft),
        "attachments": attachments(draft),
        "enclosed": enclosed(draft),
        "tasks": tasks(document),
        "characters": characters,
        "minutes": round(characters / READING_SPEED, 1),
        "findings": [finding_data(finding) for finding in draft.findings],
        "document": plain_data(document),
    }


def outline(draft: Draft) -> list[dict[str, Any]]:
    """Every part heading and section with level, label, place and certainty; of a text issued those too."""
    inner = getattr(draft.document, "enclosed", None)
    return [*_outline(draft, draft.document, ""), *(_outline(draft, inner, "enclosed/") if inner else ())]


def _outline(draft: Draft, document: Document, prefix: str) -> list[dict[str, Any]]:
    from govdocs.model import Part, number_sections, walk

    labelled = {item.id: item for item in number_sections(document.body, document.numbering)}
    rows = []
    for node_id, node in walk(document.body):
        if isinstance(node, Part):
            level, label, heading = 0, "", node.heading or "（部分）"
        elif node_id in labelled:
            level, label = labelled[node_id].level, labelled[node_id].label
            heading = labelled[node_id].section.heading or _opening(labelled[node_id].section)
        else:
            continue
        rows.append(
            {
                "id": prefix + node_id,
                "level": level,
                "label": f"{label}　" if label[:1] == "第" else label,
                "heading": heading,
                "run_in": bool(getattr(node, "run_in", False)),
                "place": _place(draft, prefix + node_id),
                **certainty(draft, prefix + node_id),
            }
        )
    return rows


def _opening(section: Section) -> str:
    """The first words of a section without a heading, as an article is."""
    from govdocs.model import Paragraph

    first = section.blocks[0] if section.run_in and section.blocks else None
    words = first.text if isinstance(first, Paragraph) else ""
    return f"{words[:_OPENING]}……" if len(words) > _OPENING else words


def count_characters(document: Any) -> int:
    """The characters of a text as Word counts them: every one but blanks, headings and title included."""
    from govdocs.templating.arrange import arrange

    texts = (text for block in arrange(document).blocks for text in _texts(block))
    return sum(not char.isspace() for text in texts for char in text)


def _texts(block: FlowBlock) -> tuple[str, ...]:
    """The words of a block; a letterhead and an imprint are no part of what is read out."""
    from govdocs.templating.flow import BoxBlock, SignOffBlock, TableBlock, TextBlock

    if isinstance(block, TextBlock):
        return block.label, block.text
    if isinstance(block, TableBlock):
        return block.caption, block.unit, *(cell for row in block.rows for cell in row), block.note
    if isinstance(block, BoxBlock):
        return block.title, *block.paragraphs
    return (*block.names, block.date) if isinstance(block, SignOffBlock) else ()


def _place(draft: Draft, node_id: str) -> str:
    """Where the node stands; an article stands where its first paragraph does."""
    for name in (node_id, f"{node_id}/p1"):
        trace = draft.trace.get(name)
        excerpt = (trace.heading or trace.text) if trace else None
        if excerpt and (span := excerpt.span):
            return str(draft.source.place(span.start))
    return ""


def _tell(told: dict[str, Any]) -> None:
    result(f"文种：{told['label']}（{told['kind']}）{_sure(told)}")
    for element in told["elements"]:
        result(f"{element['label']}：{element['value']}{_sure(element)}")
    for number, each in enumerate(told["attachments"], 1):
        absent = "" if each["present"] else "（只列了名称）"
        result(f"附件{number}：{each['title']}{absent}{_sure(each)}")
    if issued := told["enclosed"]:
        result(f"印发件：{issued['title']}（{issued['label']}）")
    _tell_outline([row for row in told["outline"] if not row["id"].startswith("enclosed/")], "层次")
    _tell_outline([row for row in told["outline"] if row["id"].startswith("enclosed/")], "印发件的层次")
    _tell_tasks(told["tasks"])
    minutes = max(1, round(told["minutes"]))
    result(f"字数：{told['characters']}，念一遍约{minutes}分钟（每分钟{READING_SPEED}字）")
    for finding in told["findings"]:
        place = f"{finding['place']}：" if finding["place"] else ""
        result(f"发现：{place}{finding['message']}［{finding['rule']}］")


def _tell_outline(rows: list[dict[str, Any]], name: str) -> None:
    if rows:
        result(f"{name}：")
    for row in rows:
        indent = "　" * (row["level"] + 1)
        place = f"　［{row['place']}］" if row["place"] else ""
        result(f"{indent}{row['label']}{row['heading']}{place}{_sure(row)}")


def _tell_tasks(tasks: list[dict[str, str]]) -> None:
    if tasks:
        result("任务分工：")
    names = (("lead_body", "牵头"), ("responsible_body", "责任"), ("deadline", "时限"))
    for task in tasks:
        told = "；".join(f"{name}：{task[key]}" for key, name in names if task[key])
        result(f"　　{task['label']}{task['heading']}　［{told}］")


def _sure(row: dict[str, Any]) -> str:
    if row["confidence"] >= 1:
        return ""
    why = f"：{'；'.join(row['evidence'])}" if row["evidence"] else ""
    return f"　（把握{row['confidence']:.0%}{why}）"
