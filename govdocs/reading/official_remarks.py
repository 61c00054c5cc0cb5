"""What reading remarks on the elements of an issued text, as far as the draft itself shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govdocs.findings import Severity, Strength
from govdocs.model import Kind, Minutes, Official
from govdocs.reading.draft import NodeTrace
from govdocs.reading.genre import is_order
from govdocs.reading.notes import Notes
from govdocs.reading.people import count_addressees
from govdocs.reading.phrases import is_issue_number, is_order_number
from govdocs.source import Span

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕[1-9]\d*号")
_STILL_OPEN = re.compile(r"[×xX*＊\s\u3000]")
_REGULATIONS = "《党政机关公文处理工作条例》"


def remark_on_official(document: Official, kind: Kind, trace: Mapping[str, NodeTrace], notes: Notes) -> None:
    """Reports on 发文字号, 主送机关 and 签发人."""
    _remark_on_number(document, trace, notes)
    customs = kind.customs
    if customs.one_addressee and (count := count_addressees(document.addressee)) > 1:
        message = f"{kind.label}原则上主送一个上级机关，这里有{count}个；需要同时送其他机关的，用抄送"
        _report("addressee", message, "addressee", trace, notes, clause=f"{_REGULATIONS}第十五条")
    before_issue = document.stage is not None and document.stage.printed
    if customs.signatory and not document.signatories and not before_issue:
        message = f"{kind.label}是上行文，应标注签发人；可在稿头写“签发人：”"
        _report(
            "signatory",
            message,
            "title",
            trace,
            notes,
            severity=Severity.INFO,
            clause=f"{_REGULATIONS}第九条",
        )


def _remark_on_number(document: Official, trace: Mapping[str, NodeTrace], notes: Notes) -> None:
    number = document.document_number
    if not number or _NUMBER.fullmatch(number) or _STILL_OPEN.search(number):
        return
    if is_order(document.title) and is_order_number(number):
        return
    if isinstance(document, Minutes) and is_issue_number(number):
        return
    message = f"发文字号“{number}”不合格式，应如“云委发〔2026〕3号”：六角括号、四位年份、不编虚位、不加“第”"
    clause = "GB/T 9704-2012 7.2.5"
    _report("document-number", message, "document_number", trace, notes, Strength.RECOMMENDED, clause=clause)


def _report(
    rule: str,
    message: str,
    field: str,
    trace: Mapping[str, NodeTrace],
    notes: Notes,
    strength: Strength = Strength.MANDATORY,
    *,
    severity: Severity = Severity.WARNING,
    clause: str,
) -> None:
    found = trace.get(field)
    span = (found.text.span if found and found.text else None) or Span(0, 0)
    notes.report_at(rule, message, span, severity=severity, strength=strength, clause=clause, node=field)
