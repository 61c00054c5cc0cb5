"""`govdocs show`: how a draft was understood, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson, Kind

if TYPE_CHECKING:
    from govdocs.reading import Draft
    from govdocs.templating.flow import FlowBlock

READING_SPEED = 180
"""Characters a speaker reads aloud in a minute; 180 to 200 is customary for an official speech."""

_FIELDS = ("title", "subtitle", "stage", "date", "speaker", "post", "occasion", "source_note", "salutation", "signature")


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
    from govdocs.writing.structured import chinese_names, plain_data

    document = draft.document
    titles = chinese_names(type(document))
    elements = [
        {"field": name, "label": titles[name], "value": str(value), **_certainty(draft, name)}
        for name in _FIELDS
        if name in titles and (value := getattr(document, name))
    ]
    characters = count_characters(document)
    return {
        "source": draft.source.name,
        "kind": document.kind,
        "label": KINDS[document.kind].label,
        **_certainty(draft, "kind"),
        "elements": elements,
        "outline": outline(draft),
        "characters": characters,
        "minutes": round(characters / READING_SPEED, 1),
        "findings": [finding_data(finding) for finding in draft.findings],
        "document": plain_data(document),
    }


def outline(draft: Draft) -> list[dict[str, Any]]:
    """Every part heading and section with level, label, place, certainty and its own number of characters."""
    from govdocs.model import Part, number_sections, walk

    document = draft.document
    labelled = {item.id: item for item in number_sections(document.body, document.numbering)}
    rows = []
    for node_id, node in walk(document.body):
        if isinstance(node, Part):
            level, label, heading = 0, "", node.heading or "（部分）"
        elif node_id in labelled:
            level, label = labelled[node_id].level, labelled[node_id].label
            heading = labelled[node_id].section.heading
        else:
            continue
        rows.append(
            {
                "id": node_id,
                "level": level,
                "label": label,
                "heading": heading,
                "run_in": bool(getattr(node, "run_in", False)),
                "place": _place(draft, node_id),
                **_certainty(draft, node_id),
            }
        )
    return rows


def count_characters(document: Any) -> int:
    """The characters of a text as Word counts them: every one but blanks, headings and title included."""
    from govdocs.templating.arrange import arrange

    texts = (text for block in arrange(document).blocks for text in _texts(block))
    return sum(not char.isspace() for text in texts for char in text)


def _texts(block: FlowBlock) -> tuple[str, ...]:
    """The words of a block; a letterhead and an imprint are no part of what is read out."""
    from govdocs.templating.flow import SignOffBlock, TableBlock, TextBlock

    if isinstance(block, TextBlock):
        return block.label, block.text
    if isinstance(block, TableBlock):
        return block.caption, *(cell for row in block.rows for cell in row)
    return (*block.names, block.date) if isinstance(block, SignOffBlock) else ()


def _certainty(draft: Draft, node_id: str) -> dict[str, Any]:
    trace = draft.trace.get(node_id)
    if trace is None:
        return {"confidence": 1.0, "evidence": []}
    return {"confidence": round(trace.confidence, 2), "evidence": list(trace.evidence)}


def _place(draft: Draft, node_id: str) -> str:
    trace = draft.trace.get(node_id)
    excerpt = (trace.heading or trace.text) if trace else None
    span = excerpt.span if excerpt else None
    return str(draft.source.place(span.start)) if span else ""


def _tell(told: dict[str, Any]) -> None:
    result(f"文种：{told['label']}（{told['kind']}）{_sure(told)}")
    for element in told["elements"]:
        result(f"{element['label']}：{element['value']}{_sure(element)}")
    if told["outline"]:
        result("层次：")
    for row in told["outline"]:
        indent = "　" * (row["level"] + 1)
        place = f"　［{row['place']}］" if row["place"] else ""
        result(f"{indent}{row['label']}{row['heading']}{place}{_sure(row)}")
    minutes = max(1, round(told["minutes"]))
    result(f"字数：{told['characters']}，念一遍约{minutes}分钟（每分钟{READING_SPEED}字）")
    for finding in told["findings"]:
        place = f"{finding['place']}：" if finding["place"] else ""
        result(f"发现：{place}{finding['message']}［{finding['rule']}］")


def _sure(row: dict[str, Any]) -> str:
    if row["confidence"] >= 1:
        return ""
    why = f"：{'；'.join(row['evidence'])}" if row["evidence"] else ""
    return f"　（把握{row['confidence']:.0%}{why}）"
