"""A draft as an outline a person can check at a glance, and text fixtures: title / input / expected outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.model import (
    KINDS,
    Box,
    Document,
    Notice,
    Numbering,
    Official,
    Paragraph,
    Part,
    Section,
    Table,
    number_sections,
    walk,
)
from govdocs.reading import Draft
from govdocs.reading.fields import head_names

DATA = Path(__file__).parent.parent / "data" / "reading"
_BODY = ("body", "closing", "numbering", "kind", "schema_version")


@dataclass(frozen=True)
class Case:
    """One fixture."""

    title: str
    text: str
    expected: str


def load_cases(name: str) -> list[Case]:
    """The cases of `tests/data/reading/<name>.txt`: `=== title`, the input, `>>>`, the outline."""
    cases = []
    for block in (DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, rest = block.split("\n", 1)
        text, expected = rest.split("\n>>>\n")
        cases.append(Case(title, text + "\n", expected.strip()))
    return cases


def outline(draft: Draft) -> str:
    """Fields, then every node one line, then the rules of the findings (`reading.kind` left out)."""
    return "\n".join((*_document(draft.document), *_findings(draft)))


def _document(document: Document) -> Iterator[str]:
    if isinstance(document, Official):
        yield f"文种：{KINDS[document.kind].label}"
    yield from _fields(document)
    yield from _nodes(document.body, document.numbering)
    if document.closing:
        yield "结尾"
        yield from (f"  {_paragraph(paragraph)}" for paragraph in document.closing)
    if isinstance(document, Notice) and document.enclosed:
        yield "印发件"
        yield from (f"  {line}" for line in _document(document.enclosed))
    for attachment in getattr(document, "attachments", ()):
        yield f"附件 {attachment.title}{'（横排）' if attachment.landscape else ''}"
        yield from (f"  {line}" for line in _nodes(attachment.body, attachment.numbering))


def _fields(document: Document) -> Iterator[str]:
    given = type(document).__dataclass_fields__
    for name, chinese in head_names(KINDS[document.kind]).items():
        value = getattr(document, name)
        if name in _BODY or value == given[name].default:
            continue
        if value == "":
            yield f"{chinese}：（不印）"
        else:
            yield f"{chinese}：{'、'.join(value) if isinstance(value, tuple) else value}"


def _nodes(body: tuple[object, ...], numbering: Numbering) -> Iterator[str]:
    labels = {labelled.id: labelled for labelled in number_sections(body, numbering)}
    for node_id, node in walk(body):
        indent = "  " * node_id.count("/")
        if isinstance(node, Section):
            locked = "（锁定）" if node.number else ""
            run_in = " ¶" if node.run_in else ""
            yield f"{indent}[{labels[node_id].label}{locked}] {node.heading}{node.stop}{run_in}"
        elif isinstance(node, Part):
            yield f"{indent}部分 {node.heading}".rstrip()
        elif isinstance(node, Table):
            rows = " / ".join("，".join(row) for row in node.rows)
            words = (node.caption, node.unit and f"单位：{node.unit}", node.note)
            yield " ".join(filter(None, (f"{indent}表 {rows}", *words)))
        elif isinstance(node, Box):
            yield f"{indent}专栏 {node.title}"
        elif isinstance(node, Paragraph):
            yield indent + _paragraph(node)


def _paragraph(paragraph: Paragraph) -> str:
    marks = "".join(
        f" ⟨{mark.role.value} {mark.start}-{mark.end} {mark.note}".rstrip() + "⟩" for mark in paragraph.marks
    )
    lead = f" ⟨领句{paragraph.lead}⟩" if paragraph.lead else ""
    return f"· {paragraph.text}{lead}{marks}"


def _findings(draft: Draft) -> Iterator[str]:
    for finding in draft.findings:
        if finding.rule != "reading.kind":
            yield f"! {finding.rule.removeprefix('reading.')}"
