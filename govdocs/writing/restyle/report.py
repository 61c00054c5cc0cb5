"""What formatting did to a file, line by line, in a drafter's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govdocs.findings import Finding

SUBJECTS = {
    "page": "页面",
    "footer": "页码",
    "settings": "设置",
    "style": "样式",
    "paragraph": "段落",
    "table": "表格",
    "kept": "保留",
}
"""What a change is about, and its name in Chinese; “kept” says what was left as it stood."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed, or (“kept”) met and left alone; `paragraph` counts from 1, 0 = the file.

    `role` is the paragraph style that was set, by its name in the sheet's words (正文, 一级标题).
    """

    subject: str
    message: str
    paragraph: int = 0
    role: str = ""

    def __str__(self) -> str:
        where = f"第{self.paragraph}段：" if self.paragraph else ""
        return f"{SUBJECTS[self.subject]}　{where}{self.message}"

    def as_data(self) -> dict[str, Any]:
        """The same as a dict, for JSON."""
        return {
            "subject": self.subject,
            "paragraph": self.paragraph,
            "role": self.role,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class FormatReport:
    """The file written, what was changed, and what reading it found doubtful."""

    path: Path
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def summary(self) -> tuple[str, ...]:
        """The changes in a few lines: those of the whole file, paragraphs counted by role, what was kept."""
        return (
            *(str(change) for change in self.changes if not change.paragraph and change.subject != "kept"),
            *_count_roles(self.changes),
            *(str(change) for change in self.changes if not change.paragraph and change.subject == "kept"),
        )

    def as_data(self) -> dict[str, Any]:
        """The same as dicts, lists and strings, for JSON."""
        return {
            "path": str(self.path),
            "summary": list(self.summary),
            "changes": [change.as_data() for change in self.changes],
        }


def _count_roles(changes: tuple[Change, ...]) -> tuple[str, ...]:
    counts = Counter(change.role for change in changes if change.role)
    if not counts:
        return ()
    told = "、".join(f"{role}{count}" for role, count in counts.most_common())
    return (f"{SUBJECTS['paragraph']}　设了样式{sum(counts.values())}段：{told}",)
