"""What a file says about itself: core properties, and of ours what the text alone cannot tell.

The date is the document's own; no clock is asked.
"""

from __future__ import annotations

import re

from govdocs.layout.roles import PROPERTY_PREFIX
from govdocs.templating.flow import Flow
from govdocs.writing.docx.facts import cut_facts
from govdocs.writing.docx.markup import DECLARATION, escape, escape_attribute

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CORE_OPEN = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_CUSTOM_OPEN = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of custom properties, the same in every file (ISO/IEC 29500-1 22.3)."""


def write_core(flow: Flow) -> str:
    """`docProps/core.xml`."""
    elements = [
        ("dc:title", flow.title),
        ("dc:subject", flow.subject),
        ("dc:creator", flow.author),
        ("dc:language", flow.language),
    ]
    written = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements if value)
    if _ISO_DATE.fullmatch(flow.date):
        written += "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{flow.date}T00:00:00Z</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return f"{_CORE_OPEN}{written}</cp:coreProperties>"


def write_custom(flow: Flow, facts: str = "") -> str:
    """`docProps/custom.xml`: kind, author, subject, date and the facts, under names with the house's prefix."""
    values = {"kind": flow.kind, "author": flow.author, "subject": flow.subject, "date": flow.date}
    values |= cut_facts(facts)
    written = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{escape_attribute(PROPERTY_PREFIX + name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
        if value
    )
    return f"{_CUSTOM_OPEN}{written}</Properties>"
