"""What batches are measured against: reportlab's platypus, docxtpl and LibreOffice over the same texts.

The peers read nothing: they are given paragraphs (or, for LibreOffice, finished .docx files), and write what they
write by default, without flushing it to the disk.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from govdocs.layout.load import load_sheet
from govdocs.model import Document
from govdocs.resources import shipped_fonts
from govdocs.templating import TableBlock, TextBlock, arrange
from govdocs.templating.flow import BoxBlock, FlowBlock, ImprintBlock, MarkBlock, PairBlock, SignOffBlock

Rows = tuple[tuple[str, ...], ...]
Paragraphs = list[tuple[str, str, Rows]]
"""(style, text, rows of a table) of every block of a document, numbers included."""

_FACES = {"heading1": "Hei", "heading1-run-in": "Hei", "heading2": "Kai", "heading2-run-in": "Kai"}


def paragraphs_of(document: Document) -> Paragraphs:
    """The paragraphs a peer is to draw: every word that is printed, page numbers apart."""
    given: Paragraphs = []
    for block in arrange(document).blocks:
        if isinstance(block, TextBlock):
            given.append((block.style, block.label + block.text, ()))
        elif isinstance(block, TableBlock):
            given.append(("body", block.caption + block.unit, block.rows))
            given += [("body", block.note, ())] if block.note else []
        else:
            given += [("body", text, ()) for text in _lines_of(block)]
    return given


def _lines_of(block: FlowBlock) -> tuple[str, ...]:
    """The words of a block that is neither a paragraph nor a table, a paragraph each."""
    if isinstance(block, BoxBlock):
        return (block.title, *block.paragraphs)
    if isinstance(block, MarkBlock):
        return ("、".join(block.names) + block.suffix,)
    if isinstance(block, PairBlock):
        return (f"{block.left}　{block.label}{'　'.join(block.names)}",)
    if isinstance(block, SignOffBlock):
        return (*block.names, block.date)
    if isinstance(block, ImprintBlock):
        return tuple(f"{row.label}{row.text}　{row.end}" for row in block.rows)
    return ()


@cache
def _styles() -> dict[str, Any]:
    """The styles of platypus, its fonts loaded: once a process."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in ("Fangsong", "Hei", "Kai", "Xiaobiaosong"):
        pdfmetrics.registerFont(TTFont(name, str(shipped_fonts() / f"Govdocs{name}.ttf")))
    body: dict[str, Any] = {"fontSize": 16, "leading": 28.95, "wordWrap": "CJK", "alignment": TA_JUSTIFY, "firstLineIndent": 32}
    title: dict[str, Any] = {"fontSize": 22, "leading": 35, "wordWrap": "CJK", "alignment": TA_CENTER}
    made = {name: ParagraphStyle(name, fontName=face, **body) for name, face in _FACES.items()}
    made["body"] = ParagraphStyle("body", fontName="Fangsong", **body)
    made["cell"] = ParagraphStyle("cell", fontName="Fangsong", fontSize=12, leading=16, wordWrap="CJK")
    made["title"] = ParagraphStyle("title", fontName="Xiaobiaosong", **title)
    return made


def platypus_pdf(paragraphs: Paragraphs) -> bytes:
    """The paragraphs as a PDF by reportlab's own layout, on the same page, in the same faces."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = _styles()
    story: list[Any] = []
    for style, text, rows in paragraphs:
        if text:
            story.append(Paragraph(escape(text), styles.get(style, styles["body"])))
        if rows:
            cells = [[Paragraph(escape(cell), styles["cell"]) for cell in row] for row in rows]
            story.append(Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")], repeatRows=1))
    out = BytesIO()
    margins: dict[str, Any] = {"topMargin": 37 * mm, "bottomMargin": 35 * mm, "leftMargin": 28 * mm, "rightMargin": 26 * mm}
    SimpleDocTemplate(out, pagesize=A4, **margins).build(story)
    return out.getvalue()


@cache
def _template() -> tuple[bytes, frozenset[str]]:
    """A .docx for docxtpl that loops over the paragraphs, a branch a style; and the styles it has a branch for."""
    import docx

    from govdocs.templating import Flow
    from govdocs.writing.docx import write_docx

    sheet = load_sheet()
    authored = docx.Document(BytesIO(write_docx(Flow((), kind="speech"), sheet)))
    known = {style.name.lower(): style.name for style in authored.styles}
    branches = {name: known[word.lower()] for name, word in _words().items() if word.lower() in known}
    authored.add_paragraph("{%p for style, text, rows in paragraphs %}")
    for name, shown in branches.items():
        authored.add_paragraph(f"{{%p if style == '{name}' %}}")
        authored.add_paragraph("{{ text }}", style=shown)
        authored.add_paragraph("{%p endif %}")
    authored.add_paragraph("{%p if rows %}")
    _add_table(authored)
    authored.add_paragraph("{%p endif %}")
    authored.add_paragraph("{%p endfor %}")
    saved = BytesIO()
    authored.save(saved)
    return saved.getvalue(), frozenset(branches)


def _add_table(authored: Any) -> None:
    """A table that docxtpl fills with `rows`, whatever their number and length."""
    table = authored.add_table(rows=3, cols=3)
    for row, tag in zip(table.rows, ("{%tr for row in rows %}", None, "{%tr endfor %}"), strict=True):
        tags = [tag] * 3 if tag else ["{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"]
        for cell, text in zip(row.cells, tags[:1] + [""] * 2 if tag else tags, strict=True):
            cell.text = text


def _words() -> dict[str, str]:
    sheet = load_sheet()
    return {name: sheet.style(name).word for name in ("title", "salutation", "body", "heading1", "heading2")}


def docxtpl_docx(paragraphs: Paragraphs) -> bytes:
    """The paragraphs as a .docx by docxtpl, from a template that has the same styles."""
    from docxtpl import DocxTemplate

    data, styles = _template()
    template = DocxTemplate(BytesIO(data))
    texts = [(style if style in styles else "body", text, rows) for style, text, rows in paragraphs]
    template.render({"paragraphs": texts}, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def office_pdfs(files: list[Path], out: Path) -> int:
    """How many PDFs one call of LibreOffice made of the .docx `files`."""
    soffice = shutil.which("soffice")
    assert soffice is not None, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as scratch:
        options = ["--headless", "--norestore", f"-env:UserInstallation={Path(scratch).as_uri()}"]
        command = [soffice, *options, "--convert-to", "pdf", "--outdir", str(out), *map(str, files)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return len(list(out.glob("*.pdf")))
