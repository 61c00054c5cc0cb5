"""govdocs: 人才工作公文，从草稿到 GB/T 9704-2012 的 .docx 和 PDF.

The public face. Names are looked up on first use, so that `import govdocs` costs a script almost
nothing and a command that prints its help loads no Word, PDF or XML library.
"""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

__version__ = "0.1.0"

LOADED = time()
"""When this program was loaded: what of its files is younger is not what runs."""

if TYPE_CHECKING:
    from govdocs.batch import BuildReport, Built, build
    from govdocs.batch.fill import FillReport, fill
    from govdocs.errors import (
        FontError,
        GovdocsError,
        InvalidDocumentError,
        OutputError,
        StyleSheetError,
        TemplateError,
        UnreadableFileError,
        UsageError,
    )
    from govdocs.findings import Finding, Severity
    from govdocs.model import (
        Document,
        Mark,
        MarkRole,
        Material,
        Numbering,
        OfficialDate,
        Paragraph,
        Part,
        Picture,
        Section,
        Speech,
        Stage,
        Table,
    )
    from govdocs.model.renumber import renumber
    from govdocs.reading import Draft, read
    from govdocs.reuse.ask import find_reuse
    from govdocs.reuse.passage import ReuseReport
    from govdocs.writing.render import Rendered, render, render_bytes
    from govdocs.writing.restyle import FormatReport, format_docx
    from govdocs.writing.schema import document_schema
else:
    _ROOMS = {
        "govdocs.batch": ("BuildReport", "Built", "build"),
        "govdocs.batch.fill": ("FillReport", "fill"),
        "govdocs.errors": (
            "FontError",
            "GovdocsError",
            "InvalidDocumentError",
            "OutputError",
            "StyleSheetError",
            "TemplateError",
            "UnreadableFileError",
            "UsageError",
        ),
        "govdocs.findings": ("Finding", "Severity"),
        "govdocs.model": (
            "Document",
            "Mark",
            "MarkRole",
            "Material",
            "Numbering",
            "OfficialDate",
            "Paragraph",
            "Part",
            "Picture",
            "Section",
            "Speech",
            "Stage",
            "Table",
        ),
        "govdocs.model.renumber": ("renumber",),
        "govdocs.reading": ("Draft", "read"),
        "govdocs.reuse.ask": ("find_reuse",),
        "govdocs.reuse.passage": ("ReuseReport",),
        "govdocs.writing.render": ("Rendered", "render", "render_bytes"),
        "govdocs.writing.restyle": ("FormatReport", "format_docx"),
        "govdocs.writing.schema": ("document_schema",),
    }
    _HOMES = {name: room for room, names in _ROOMS.items() for name in names}

    def __getattr__(name):
        if name not in _HOMES:
            raise AttributeError(f"module 'govdocs' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *_HOMES})


__all__ = [
    "BuildReport",
    "Built",
    "Document",
    "Draft",
    "FillReport",
    "Finding",
    "FontError",
    "FormatReport",
    "GovdocsError",
    "InvalidDocumentError",
    "Mark",
    "MarkRole",
    "Material",
    "Numbering",
    "OfficialDate",
    "OutputError",
    "Paragraph",
    "Part",
    "Picture",
    "Rendered",
    "ReuseReport",
    "Section",
    "Severity",
    "Speech",
    "Stage",
    "StyleSheetError",
    "Table",
    "TemplateError",
    "UnreadableFileError",
    "UsageError",
    "build",
    "document_schema",
    "fill",
    "find_reuse",
    "format_docx",
    "read",
    "render",
    "render_bytes",
    "renumber",
]
