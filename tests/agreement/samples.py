"""The samples of every kind as two finished layouts: our PDF, and the .docx as LibreOffice lays it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from govdocs.model import Document
from govdocs.reading import read, read_text, split_collection
from govdocs.templating import arrange
from govdocs.writing.render import render
from tests.agreement.compare import Agreement, compare
from tests.agreement.drawn import DrawnLine, drawn_lines
from tests.agreement.lines import page_count
from tests.agreement.units import Unit, units_of
from tests.libreoffice import to_pdf


@dataclass(frozen=True)
class TwoLayouts:
    """One document laid out twice."""

    name: str
    document: Document
    ours: Path
    theirs: Path

    @cached_property
    def units(self) -> list[Unit]:
        """What it is made of."""
        return units_of(arrange(self.document))

    @cached_property
    def our_lines(self) -> list[list[DrawnLine]]:
        """The lines of every unit in our PDF."""
        return drawn_lines(self.ours, self.units)

    @cached_property
    def their_lines(self) -> list[list[DrawnLine]]:
        """The lines of every unit in LibreOffice's PDF of the .docx."""
        return drawn_lines(self.theirs, self.units)

    @cached_property
    def agreement(self) -> Agreement:
        """How far both agree."""
        return compare(self.units, self.our_lines, self.their_lines)

    @cached_property
    def pages(self) -> tuple[int, int]:
        """How many pages both have, ours first."""
        return page_count(self.ours), page_count(self.theirs)


def lay_out(
    documents: Sequence[tuple[str, Document]], folder: Path, style: str = "gbt9704"
) -> list[TwoLayouts]:
    """Both layouts of every named document, in order; the office suite is started once for all."""
    made = []
    for number, (_, document) in enumerate(documents):
        render(document, folder / "ours" / f"{number}.pdf", style=style, system_fonts=False)
        made.append(folder / f"{number}.docx")
        render(document, made[-1], style=style)
    drawn = to_pdf(made, folder / "theirs")
    return [
        TwoLayouts(name, document, folder / "ours" / f"{number}.pdf", theirs)
        for number, ((name, document), theirs) in enumerate(zip(documents, drawn, strict=True))
    ]


def read_samples(folder: Path) -> list[tuple[str, Document]]:
    """The drafts below `folder` with their names; a collection piece by piece, drafts to be filled in left out."""
    found: list[tuple[str, Document]] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".docx")):
        draft = read(path)
        pieces = split_collection(draft.source) if path.suffix == ".txt" else ()
        if len(pieces) > 1:
            found += [(f"{path.stem}·{n}", read_text(p.text).document) for n, p in enumerate(pieces, 1)]
        elif "{{" not in draft.source.text:
            found.append((path.stem, draft.document))
    return found
