"""`python -m tests.agreement --texts FOLDER`: how far .docx and PDF agree on every draft of a folder.

Prints a row for each draft: pages ours/theirs, paragraphs and cells with equally many lines, identical
lines, lines on the same page, and the furthest a line stands away. `--show` adds the lines that differ or
stand more than 1.5 mm away, `--keep FOLDER` leaves both PDFs of every draft there. Needs LibreOffice.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from govdocs.reading import read
from govdocs.templating import arrange
from govdocs.writing.render import render
from tests.agreement.compare import Agreement, Difference, compare, differences
from tests.agreement.drawn import drawn_lines
from tests.agreement.lines import page_count
from tests.agreement.units import units_of
from tests.libreoffice import to_pdf

TOLERANCE = 1.5
"""Millimetres a line of the .docx may stand from its place in the PDF."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    drafts = sorted(path for path in options.texts.rglob("*") if path.suffix in (".txt", ".docx"))
    with tempfile.TemporaryDirectory() as scratch:
        _measure(drafts, options.keep or Path(scratch), show=options.show)


def _measure(drafts: list[Path], folder: Path, *, show: bool) -> None:
    documents = [read(path).document for path in drafts]
    made = []
    for number, document in enumerate(documents):
        render(document, folder / "ours" / f"{number}.pdf", system_fonts=False)
        made.append(folder / f"{number}.docx")
        render(document, made[-1])
    total = Agreement()
    for number, theirs in enumerate(to_pdf(made, folder / "theirs")):
        ours = folder / "ours" / f"{number}.pdf"
        units = units_of(arrange(documents[number]))
        first, second = drawn_lines(ours, units), drawn_lines(theirs, units)
        found = compare(units, first, second)
        total += found
        off = differences(first, second, TOLERANCE)
        print(f"{drafts[number].stem}\t{page_count(ours)}/{page_count(theirs)}\t{_row(found)}\t{len(off)}")
        for difference in off if show else ():
            _show(difference)
    print(f"all\t\t{_row(total)}")


def _row(found: Agreement) -> str:
    return (
        f"{found.equal_paragraphs}/{found.paragraphs}\t{found.equal_cells}/{found.cells}\t"
        f"{found.identical}/{found.lines}\t{found.same_page}/{found.lines}"
    )


def _show(difference: Difference) -> None:
    ours, theirs = difference.ours, difference.theirs
    print(
        f"    p.{ours.page}/{theirs.page}  {difference.across:+.2f} mm across  {difference.down:+.2f} mm down\n"
        f"        {ours.text}"
    )
    if ours.text != theirs.text:
        print(f"        {theirs.text}")


if __name__ == "__main__":
    main()
