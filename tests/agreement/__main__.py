"""`python -m tests.agreement --texts FOLDER`: how far .docx and PDF agree on every draft of a folder.

Prints a row for each draft (pages ours/theirs, paragraphs with equally many lines, identical lines) and,
with `--show`, the first line in which a paragraph differs. Needs LibreOffice.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from govdocs.layout.paragraph import block_text
from govdocs.reading import read
from govdocs.templating import TableBlock, TextBlock, arrange
from govdocs.writing.render import render
from tests.agreement.lines import SeenLine, compare, page_count, seen_lines
from tests.libreoffice import to_pdf


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    drafts = sorted(path for path in options.texts.rglob("*") if path.suffix in (".txt", ".docx"))
    with tempfile.TemporaryDirectory() as scratch:
        _measure(drafts, Path(scratch), show=options.show)


def _measure(drafts: list[Path], folder: Path, *, show: bool) -> None:
    documents = [read(path).document for path in drafts]
    made = []
    for number, document in enumerate(documents):
        render(document, folder / "ours" / f"{number}.pdf", system_fonts=False)
        made.append(folder / f"{number}.docx")
        render(document, made[-1])
    total = None
    for number, theirs in enumerate(to_pdf(made, folder / "theirs")):
        ours = folder / "ours" / f"{number}.pdf"
        blocks = arrange(documents[number]).blocks
        name = drafts[number].stem
        pages = f"{page_count(ours)}/{page_count(theirs)} pages"
        if any(isinstance(block, TableBlock) for block in blocks):
            print(f"{name}\t{pages}\t(holds a table: lines not compared)")
            continue
        texts = [block_text(block) for block in blocks if isinstance(block, TextBlock)]
        first, second = seen_lines(ours), seen_lines(theirs)
        found = compare(texts, first, second)
        total = found if total is None else total + found
        counts = f"{found.equal_counts}/{found.paragraphs} paragraphs"
        print(f"{name}\t{pages}\t{counts}\t{found.identical}/{found.lines} lines")
        if show:
            _show_differences(texts, first, second)
    if total:
        print(
            f"all\t{total.equal_counts / total.paragraphs:.4f} of paragraphs\t"
            f"{total.identical / total.lines:.4f} of lines"
        )


def _show_differences(texts: list[str], ours: list[SeenLine], theirs: list[SeenLine]) -> None:
    starts = iter(zip(ours, theirs, strict=False))
    for mine, other in starts:
        if mine.text != other.text:
            print(f"    ours   {mine.text}\n    theirs {other.text}")
            return
    assert texts


if __name__ == "__main__":
    main()
