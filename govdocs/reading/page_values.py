"""What the table of a web page says for certain, where the text itself does not: 标题, 发文字号."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from govdocs.findings import Severity
from govdocs.reading.draft import NodeTrace
from govdocs.reading.notes import Notes
from govdocs.reading.phrases import ends_like_title, is_document_number
from govdocs.source import Span

_B = "[ \u3000\u00a0]{0,6}"
_LABELS = {
    "document_number": _B.join("发文字号") + "|" + _B.join("文号") + "|文件编号|文件号",
    "title": _B.join("标题") + "|" + _B.join("名称") + "|信息名称|文件名称",
}
_ENTRY = {
    name: re.compile(rf"(?:^|[\s|【\[•·●])(?:{labels})(?:\s*[】\]：:|｜]|\s)[】\]：:|｜\s]*([^|｜\t\n]{{2,80}})")
    for name, labels in _LABELS.items()
}
_GAP = re.compile(r"\s{2,}|　+|\s(?=[^\s：:]{2,6}[：:])")


@dataclass(frozen=True, slots=True)
class PageValue:
    """A value and where it stands in the source."""

    text: str
    span: Span


def read_page_values(notes: Notes) -> Mapping[str, PageValue]:
    """The values of the page by field; none where nothing of a page was taken out."""
    values: dict[str, PageValue] = {}
    for repair in notes.repairs:
        if repair.step != "web-page":
            continue
        words = notes.source.text[repair.span.start : repair.span.end]
        for name, entry in _ENTRY.items():
            match = entry.search(words) if name not in values else None
            value = _GAP.split(match[1].strip())[0] if match else ""
            if match and _is_certain(name, value):
                start = repair.span.start + match.start(1)
                values[name] = PageValue(value, Span(start, start + len(value)))
    return values


def _is_certain(name: str, value: str) -> bool:
    return is_document_number(value) if name == "document_number" else ends_like_title(value)


def trace_page_value(value: PageValue, label: str, notes: Notes) -> NodeTrace:
    """The trace of a field that a page filled; the finding about it is made here."""
    message = f"{label}“{value.text}”取自网页上的表，正文里没有，请核对"
    notes.report_at("page-value", message, value.span, severity=Severity.INFO)
    excerpt = notes.source.excerpt(value.span.start, value.span.end)
    return NodeTrace(text=excerpt, confidence=0.9, evidence=("网页上的表",))
