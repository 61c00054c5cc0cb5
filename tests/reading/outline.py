"""A draft as an outline a person can check at a glance, and text fixtures: title / input / expected outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.model import Paragraph, Part, Section, Table, number_sections, walk
from govdocs.reading import Draft
from govdocs.reading.fields import CHINESE_NAMES

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
    return "\n".join((*_fields(draft), *_nodes(draft), *_findings(draft)))


def _fields(draft: Draft) -> Iterator[str]:
    for name, chinese in CHINESE_NAMES.items():
        value = getattr(draft.document, name, None)
        if name not in _BODY and value not in (None, ""):
            yield f"{chinese}：{value}"
        elif value == "" and name in ("dateline", "byline"):
            yield f"{chinese}：（不印）"


def _nodes(draft: Draft) -> Iterator[str]:
    document = draft.document
    labels = {labelled.id: labelled for labelled in number_sections(document.body, document.numbering)}
    for node_id, node in walk(document.body):
        indent = "  " * node_id.count("/")
        if isinstance(node, Section):
            locked = "（锁定）" if node.number else ""
            run_in = " ¶" if node.run_in else ""
            yield f"{indent}[{labels[node_id].label}{locked}] {node.heading}{node.stop}{run_in}"
        elif isinstance(node, Part):
            yield f"{indent}部分 {node.heading}".rstrip()
        elif isinstance(node, Table):
            yield f"{indent}表 {' / '.join('，'.join(row) for row in node.rows)} {node.caption}".rstrip()
        elif isinstance(node, Paragraph):
            yield indent + _paragraph(node)
    if document.closing:
        yield "结尾"
        yield from (f"  {_paragraph(paragraph)}" for paragraph in document.closing)


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
