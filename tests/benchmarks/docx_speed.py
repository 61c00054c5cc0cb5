"""How fast a speech becomes a .docx, beside the python-docx paragraph API and docxtpl, on one core.

    python -m tests.benchmarks.docx_speed [--rounds 5] [--documents 40]

Document → bytes, template and flow included. Every document has another text, every engine is warm, rounds
go through the engines in turn, and the median round counts. python-docx and docxtpl start from the same
small template, which has exactly the styles govdocs writes, and only add paragraphs to it.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from io import BytesIO

import docx
from docxtpl import DocxTemplate

from govdocs.layout import load_sheet, shape_titles
from govdocs.model import Speech
from govdocs.templating import Flow, TextBlock, arrange
from govdocs.writing.docx import archive, write_docx
from govdocs.writing.docx.deflate import choose_deflate
from tests.benchmarks.pdf_speed import made_sentences, make_speech

Engine = Callable[[Speech], bytes]
DOCXTPL_LIMIT = 12
PYTHON_DOCX_LIMIT = 8


def govdocs_engine(*, fast: bool) -> Engine:
    """Document → bytes by this project; `fast` with isal."""
    sheet = load_sheet()
    compressor = choose_deflate(fast=fast)

    def run(speech: Speech) -> bytes:
        archive.deflate = compressor  # type: ignore[attr-defined]
        flow = arrange(speech)
        return write_docx(flow, sheet, shape_titles(flow, sheet))

    return run


def writer_engine() -> Engine:
    """Only this room: a flow that is there already → bytes."""
    sheet = load_sheet()
    flows: dict[int, tuple[Flow, dict[int, tuple[str, ...]]]] = {}

    compressor = choose_deflate()

    def run(speech: Speech) -> bytes:
        archive.deflate = compressor  # type: ignore[attr-defined]
        flow, titles = flows[id(speech)]
        return write_docx(flow, sheet, titles)

    def prepare(speeches: list[Speech]) -> None:
        for speech in speeches:
            flow = arrange(speech)
            flows[id(speech)] = flow, shape_titles(flow, sheet)

    run.prepare = prepare  # type: ignore[attr-defined]
    return run


def small_template() -> bytes:
    """A .docx with the styles and no text."""
    return write_docx(Flow((), kind="speech"), load_sheet())


def _paragraphs(speech: Speech) -> list[tuple[str, str]]:
    sheet = load_sheet()
    return [
        (sheet.style(block.style).word, block.label + block.text)
        for block in arrange(speech).blocks
        if isinstance(block, TextBlock)
    ]


def python_docx_engine() -> Engine:
    """The same paragraphs by `add_paragraph`."""
    template = small_template()

    def run(speech: Speech) -> bytes:
        document = docx.Document(BytesIO(template))
        for style, text in _paragraphs(speech):
            document.add_paragraph(text, style=style.title() if style.startswith("heading") else style)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return run


def docxtpl_engine() -> Engine:
    """The same paragraphs by a docxtpl template that loops over them, one branch a style."""
    authored = docx.Document(BytesIO(small_template()))
    authored.add_paragraph("{%p for style, text in paragraphs %}")
    names = ["公文标题", "题注日期", "称谓", "公文正文", "Heading 1", "Heading 2"]
    for name in names:
        authored.add_paragraph(f"{{%p if style == '{name.lower()}' %}}")
        authored.add_paragraph("{{ text }}", style=name)
        authored.add_paragraph("{%p endif %}")
    authored.add_paragraph("{%p endfor %}")
    saved = BytesIO()
    authored.save(saved)

    def run(speech: Speech) -> bytes:
        template = DocxTemplate(BytesIO(saved.getvalue()))
        template.render({"paragraphs": _paragraphs(speech)}, autoescape=True)
        out = BytesIO()
        template.save(out)
        return out.getvalue()

    return run


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--documents", type=int, default=40)
    chosen = options.parse_args()
    pool = made_sentences(2000, seed=1)
    engines: dict[str, Engine] = {
        "govdocs + isal": govdocs_engine(fast=True),
        "govdocs, zlib": govdocs_engine(fast=False),
        "govdocs, flow → bytes only": writer_engine(),
        "python-docx": python_docx_engine(),
        "docxtpl": docxtpl_engine(),
    }
    rates: dict[str, list[float]] = {name: [] for name in engines}
    for turn in range(chosen.rounds + 1):
        for name, engine in engines.items():
            count = chosen.documents if name.startswith("govdocs") else max(4, chosen.documents // 5)
            speeches = [make_speech(pool, seed=turn * 1000 + index) for index in range(count)]
            getattr(engine, "prepare", lambda _: None)(speeches)
            start = time.perf_counter()
            for speech in speeches:
                engine(speech)
            spent = time.perf_counter() - start
            if turn:  # the first turn warms up
                rates[name].append(count / spent)
    _report(rates)


def _report(rates: dict[str, list[float]]) -> None:
    median = {name: statistics.median(values) for name, values in rates.items()}
    print(f"{'engine':<28}{'docs/s':>10}{'ms/doc':>9}{'× python-docx':>15}{'× docxtpl':>11}")
    for name, rate in median.items():
        ratios = rate / median["python-docx"], rate / median["docxtpl"]
        print(f"{name:<28}{rate:>10.1f}{1000 / rate:>9.2f}{ratios[0]:>15.1f}{ratios[1]:>11.1f}")
    print(f"to reach: ≥ {PYTHON_DOCX_LIMIT}× python-docx, ≥ {DOCXTPL_LIMIT}× docxtpl")


if __name__ == "__main__":
    main()
