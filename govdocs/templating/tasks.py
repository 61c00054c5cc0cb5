"""任务分工表: the tasks of 实施意见 and who answers for them, read from the text's own brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model import (
    Attachment,
    ImplementationOpinions,
    Labelled,
    Official,
    Paragraph,
    Table,
    TaskTable,
    number_sections,
)

_BRACKET = re.compile(r"（((?:牵头|责任|配合|参加)单位：[^（）]*(?:（[^（）]*）[^（）]*)*)）[。；]?$")
_FIELDS = {
    "牵头单位": "lead_body",
    "责任单位": "responsible_body",
    "配合单位": "responsible_body",
    "参加单位": "responsible_body",
    "完成时限": "deadline",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One task: where it stands (（三）), what it is, and who answers for it; "" for what is not said."""

    label: str
    heading: str
    lead_body: str
    responsible_body: str
    deadline: str


def parse_responsibility(text: str) -> dict[str, str] | None:
    """The fields of （牵头单位：…；责任单位：…；完成时限：…） at the end of `text`; None where there is none."""
    match = _BRACKET.search(text)
    if not match:
        return None
    fields: dict[str, str] = {}
    for part in re.split("[；;]", match[1]):
        name, colon, words = part.partition("：")
        if colon and (key := _FIELDS.get(name.strip())):
            fields[key] = "、".join(filter(None, (fields.get(key), words.strip())))
    return fields


def find_tasks(document: Official) -> tuple[Task, ...]:
    """The tasks of a text in order: every section with a paragraph that names who answers for it."""
    labelled = number_sections(document.body, document.numbering)
    return tuple(task for section in labelled for task in _tasks_of(section))


def _tasks_of(labelled: Labelled) -> Iterator[Task]:
    for block in labelled.section.blocks:
        if isinstance(block, Paragraph) and (fields := parse_responsibility(block.text)):
            heading = labelled.section.heading or _BRACKET.sub("", block.text)
            yield Task(
                labelled.label,
                heading,
                fields.get("lead_body", ""),
                fields.get("responsible_body", ""),
                fields.get("deadline", ""),
            )


def task_table(document: Official) -> Attachment | None:
    """The attachment 任务分工表, None unless the text asks for one and names tasks.

    Columns for what no task names are left out.
    """
    if not isinstance(document, ImplementationOpinions) or document.task_table is None:
        return None
    tasks = find_tasks(document)
    if not tasks:
        return None
    columns = [("重点任务", [f"{task.label}{task.heading}" for task in tasks])]
    for title, name in (
        ("牵头单位", "lead_body"),
        ("责任单位", "responsible_body"),
        ("完成时限", "deadline"),
    ):
        words = [getattr(task, name) for task in tasks]
        if any(words):
            columns.append((title, words))
    head = ("序号", *(title for title, _ in columns))
    rows = zip(*(words for _, words in columns), strict=True)
    table = Table((head, *((str(number), *row) for number, row in enumerate(rows, 1))))
    return Attachment("任务分工表", (table,), landscape=document.task_table is TaskTable.LANDSCAPE)
