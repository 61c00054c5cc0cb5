"""Several documents in one .docx, a section each: a section begins a page and may number its pages anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow
from govdocs.writing.docx.archive import zip_parts
from govdocs.writing.docx.blocks import write_body
from govdocs.writing.docx.notes import write_footnotes
from govdocs.writing.docx.package import prepare_package
from govdocs.writing.docx.properties import write_core, write_custom
from govdocs.writing.docx.runs import RunWriter

_SECTION = re.compile(r"<w:sectPr\b.*</w:sectPr>", re.DOTALL)
_AFTER_NUMBERS = re.compile(r"<w:(?:cols|docGrid)\b")
_FROM_ONE = '<w:pgNumType w:start="1"/>'


def write_joined_docx(
    documents: Sequence[tuple[Flow, Mapping[int, tuple[str, ...]]]],
    whole: Flow,
    sheet: StyleSheet,
    *,
    restart: bool,
) -> bytes:
    """The bytes of one .docx of all `documents` (flow, shaped titles); `whole` is what its properties say."""
    runs = RunWriter(sheet)
    bodies = [write_body(flow.blocks, sheet, titles, runs) for flow, titles in documents]
    package = prepare_package(sheet, tuple(sorted(runs.combinations)), bool(runs.notes))
    found = _SECTION.search(package.document_tail)
    assert found, "the prepared package has a section"
    section = _number_from_one(found[0]) if restart else found[0]
    tail = package.document_tail.replace(found[0], section)
    body = "".join([*(_close_section(body, section) for body in bodies[:-1]), bodies[-1]])
    parts = [
        ("word/document.xml", f"{package.document_head}{body}{tail}".encode()),
        ("docProps/core.xml", write_core(whole).encode()),
        ("docProps/custom.xml", write_custom(whole).encode()),
    ]
    if runs.notes:
        parts.append(("word/footnotes.xml", write_footnotes(runs.notes, runs).encode()))
    return zip_parts(package.static, parts)


def _number_from_one(section: str) -> str:
    at = _AFTER_NUMBERS.search(section)
    place = at.start() if at else section.index("</w:sectPr>")
    return section[:place] + _FROM_ONE + section[place:]


def _close_section(body: str, section: str) -> str:
    """The body with its section stated, as Word wants it, in the properties of its last paragraph."""
    at = body.rfind("</w:pPr>")
    if at < 0 or not body.endswith("</w:p>"):
        return f"{body}<w:p><w:pPr>{section}</w:pPr></w:p>"
    return body[:at] + section + body[at:]
