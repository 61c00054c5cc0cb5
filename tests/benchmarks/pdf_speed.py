"""How fast a speech becomes a PDF, beside reportlab's platypus and typst, on one core.

    python tests/benchmarks/pdf_speed.py [--texts FOLDER] [--rounds 5] [--documents 20]

Every document has another text, every engine is warm, rounds go through the engines in turn, and the median
round counts. govdocs writes PDF/A-2b with tags and bookmarks; the others write what they write by default.
`--texts` takes sentences from the .txt files of a folder; otherwise they are put together from common
characters, which makes about as many distinct glyphs a document as real speeches have.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from govdocs.fonts import FontBook, load_face
from govdocs.layout.load import load_sheet
from govdocs.layout.paginate import paginate
from govdocs.model import OfficialDate, Paragraph, Section, Speech
from govdocs.resources import shipped_fonts
from govdocs.templating import TextBlock, arrange
from govdocs.writing.pdf import embedding, write, write_pdf
from govdocs.writing.pdf.deflate import choose_compressor

Engine = Callable[[Speech], bytes]
CHARACTERS = 3200
MARKS = "，，，、；"


def made_sentences(count: int, seed: int) -> list[str]:
    """Sentences of common characters, frequent ones more often, as in running text."""
    chooser = random.Random(seed)
    listed = (shipped_fonts() / "charset-8105.txt").read_text(encoding="utf-8")
    hanzi = [char for char in listed if "\u4e00" <= char <= "\u9fff"][:3000]
    random.Random(0).shuffle(hanzi)
    weights = [1 / (rank + 40) ** 1.8 for rank in range(len(hanzi))]
    sentences = []
    for _ in range(count):
        clauses = [
            "".join(chooser.choices(hanzi, weights, k=chooser.randint(5, 13)))
            for _ in range(chooser.randint(2, 5))
        ]
        if chooser.random() < 0.15:
            clauses[0] += f"{chooser.randint(10, 2026)}人"
        sentences.append("".join(clause + chooser.choice(MARKS) for clause in clauses)[:-1] + "。")
    return sentences


def read_sentences(folder: Path) -> list[str]:
    """The sentences of the .txt files in a folder."""
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in sorted(folder.rglob("*.txt"))]
    lines = "\n".join(texts).splitlines()
    parts = [part.strip() + "。" for line in lines for part in line.split("。")]
    return [part for part in parts if 12 <= len(part) <= 90]


def make_speech(pool: Sequence[str], seed: int) -> Speech:
    """A speech of about 3,200 characters whose sentences no other seed puts in this order."""
    chooser = random.Random(seed)

    def paragraph(length: int) -> Paragraph:
        text = ""
        while len(text) < length:
            text += chooser.choice(pool)
        return Paragraph(text)

    def heading() -> str:
        return "".join(chooser.choice(pool)[:6] for _ in range(2)).strip("，、；。0123456789")

    sections = tuple(
        Section(heading(), tuple(Section(heading(), (paragraph(CHARACTERS // 11),)) for _ in range(3)))
        for _ in range(3)
    )
    return Speech(
        "在全市人才工作会议上的讲话",
        "李明",
        OfficialDate(2026, 11, 22),
        "同志们：",
        (paragraph(200), *sections),
    )


def govdocs_engine(*, fast: bool) -> Engine:
    """Document → bytes by this project; `fast` with isal."""
    sheet = load_sheet()
    fonts = FontBook(sheet.fonts.values(), bundled=shipped_fonts(), system=False)
    compressor = choose_compressor(fast=fast)

    def run(speech: Speech) -> bytes:
        embedding.deflate = write.deflate = compressor  # type: ignore[attr-defined]
        flow = arrange(speech)
        return write_pdf(paginate(flow, sheet), flow, sheet, fonts).data

    return run


def _paragraphs(speech: Speech) -> list[tuple[str, str]]:
    flow = arrange(speech)
    return [(block.style, block.label + block.text) for block in flow.blocks if isinstance(block, TextBlock)]


def platypus_engine() -> Engine:
    """The same paragraphs by reportlab's own layout, with the same font files and default settings."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Drawn
    from reportlab.platypus import SimpleDocTemplate

    for name in ("Fangsong", "Hei", "Kai", "Xiaobiaosong"):
        pdfmetrics.registerFont(TTFont(name, str(shipped_fonts() / f"Govdocs{name}.ttf")))
    body: dict[str, Any] = {
        "fontSize": 16,
        "leading": 28.95,
        "wordWrap": "CJK",
        "alignment": TA_JUSTIFY,
        "firstLineIndent": 32,
    }
    styles = {
        "body": ParagraphStyle("body", fontName="Fangsong", **body),
        "heading1": ParagraphStyle("heading1", fontName="Hei", **body),
        "heading2": ParagraphStyle("heading2", fontName="Kai", **body),
        "title": ParagraphStyle(
            "title", fontName="Xiaobiaosong", fontSize=22, leading=35, wordWrap="CJK", alignment=TA_CENTER
        ),
    }
    margins: dict[str, Any] = {
        "topMargin": 37 * mm,
        "bottomMargin": 35 * mm,
        "leftMargin": 28 * mm,
        "rightMargin": 26 * mm,
    }

    def run(speech: Speech) -> bytes:
        out = BytesIO()
        story: list[Any] = [
            Drawn(escape(text), styles.get(style, styles["body"])) for style, text in _paragraphs(speech)
        ]
        SimpleDocTemplate(out, pagesize=A4, **margins).build(story)
        return out.getvalue()

    return run


TYPST_HEAD = """
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "1")
#set text(font: "{Fangsong}", size: 16pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 12.95pt, spacing: 12.95pt)
#show heading: set text(size: 16pt, weight: "regular")
#show heading.where(level: 1): set text(font: "{Xiaobiaosong}", size: 22pt)
#show heading.where(level: 2): set text(font: "{Hei}")
#show heading.where(level: 3): set text(font: "{Kai}")
"""
TYPST_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\#$*_`<>@[]~/=-+."})


def typst_engine() -> Engine:
    """The same paragraphs by typst, its compiler and fonts kept between documents."""
    import typst

    head = TYPST_HEAD
    for name in ("Fangsong", "Xiaobiaosong", "Hei", "Kai"):
        family = load_face(shipped_fonts() / f"Govdocs{name}.ttf").family
        head = head.replace(f"{{{name}}}", family)
    compiler = typst.Compiler(font_paths=[str(shipped_fonts())], ignore_system_fonts=True)

    def run(speech: Speech) -> bytes:
        lines = []
        for style, text in _paragraphs(speech):
            level = {"title": "= ", "heading1": "== ", "heading2": "=== "}.get(style, "")
            lines.append(level + text.translate(TYPST_MARKS))
        source = head + "\n\n".join(lines)
        made = compiler.compile(source.encode("utf-8"), format="pdf")
        assert isinstance(made, bytes)
        return made

    return run


def measure(engines: dict[str, Engine], speeches: Sequence[Speech], rounds: int) -> dict[str, float]:
    """Milliseconds a document by engine: the median over rounds, each round with texts of its own."""
    share = len(speeches) // (rounds + 1)
    times: dict[str, list[float]] = {name: [] for name in engines}
    for turn in range(rounds + 1):
        part = speeches[turn * share : (turn + 1) * share]
        for name, engine in engines.items():
            start = time.perf_counter()
            for speech in part:
                engine(speech)
            times[name].append((time.perf_counter() - start) / len(part) * 1000)
    return {name: statistics.median(values[1:]) for name, values in times.items()}  # the first round warms up


def build_engines() -> dict[str, Engine]:
    """Every engine that is installed."""
    engines = {
        "govdocs + isal": govdocs_engine(fast=True),
        "govdocs, zlib": govdocs_engine(fast=False),
        "reportlab platypus": platypus_engine(),
    }
    try:
        engines["typst"] = typst_engine()
    except ImportError:
        print("typst is not installed: left out")
    return engines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="folder of .txt files to take sentences from")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=20, help="documents a round")
    options = parser.parse_args()
    pool = read_sentences(options.texts) if options.texts else made_sentences(4000, 1)
    speeches = [make_speech(pool, seed) for seed in range((options.rounds + 1) * options.documents)]
    texts = ["".join(text for _, text in _paragraphs(speech)) for speech in speeches[:20]]
    length = statistics.mean(map(len, texts))
    distinct = statistics.mean(len(set(text)) for text in texts)
    sheet = load_sheet()
    pages = statistics.mean(len(paginate(arrange(speech), sheet)) for speech in speeches[:20])
    print(f"{length:.0f} characters, {distinct:.0f} distinct, {pages:.1f} pages a document")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # typst would take every core
    engines = build_engines()
    result = measure(engines, speeches, options.rounds)
    base = result["reportlab platypus"]
    print(f"{'engine':<20}{'ms/doc':>8}{'docs/s':>8}{'x platypus':>12}{'KB':>7}")
    for name, cost in result.items():
        size = len(engines[name](speeches[0])) / 1024
        print(f"{name:<20}{cost:8.1f}{1000 / cost:8.1f}{base / cost:12.2f}{size:7.0f}")


if __name__ == "__main__":
    main()
