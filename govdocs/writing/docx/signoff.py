"""署名 and 成文日期: each line at its place from the left of the 版心 (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from itertools import groupby

from govdocs.layout.sheet import StyleSheet
from govdocs.layout.signoff import PlacedText, place_sign_off, seal_middles
from govdocs.templating.flow import SignOffBlock
from govdocs.writing.docx.paragraphs import END, TAB, indents, open_paragraph, spacing, tab_stops
from govdocs.writing.docx.runs import RunWriter
from govdocs.writing.docx.seal import SealWriter


def write_sign_off(
    block: SignOffBlock,
    sheet: StyleSheet,
    runs: RunWriter,
    before: float,
    *,
    keep: bool = False,
    seals: SealWriter | None = None,
) -> str:
    """The lines of a sign-off, kept on one page, and with what follows where `keep` says so (附注).

    Names that stand side by side are parted by tabs. `seals` puts its picture where a seal belongs.
    """
    style = sheet.style(block.style)
    lines = [
        (line, list(row)) for line, row in groupby(place_sign_off(block, style, sheet), lambda one: one.line)
    ]
    written, above = [], -1
    for number, (line, row) in enumerate(lines):
        blank = before if number == 0 else (line - above - 1) * style.pitch
        sealed = _seals(block, sheet, line, seals) if seals and number == len(lines) - 1 else ""
        if sealed and blank:
            # Programs do not agree whether a picture's place is counted from above the blank or from below it.
            written.append(
                open_paragraph(block.style, keep=True, spacing=spacing(before=0, line=blank)) + END
            )
            blank = 0
        opening = open_paragraph(
            block.style,
            keep=keep or number < len(lines) - 1,
            spacing=spacing(before=blank),
            tabs=tab_stops(*(("left", one.x) for one in row)) if len(row) > 1 else "",
            indent=indents(row[0].x if len(row) == 1 else 0.0, -2 * style.size),
        )
        written.append(opening + sealed + _texts(row, block, sheet, runs) + END)
        above = line
    return "".join(written)


def _texts(row: list[PlacedText], block: SignOffBlock, sheet: StyleSheet, runs: RunWriter) -> str:
    style = sheet.style(block.style)
    if len(row) == 1:
        return runs.write(style, row[0].text)
    return "".join(TAB + runs.write(style, one.text) for one in row)


def _seals(block: SignOffBlock, sheet: StyleSheet, line: int, seals: SealWriter) -> str:
    """All the seals, anchored to the paragraph of line `line`."""
    style = sheet.style(block.style)
    middles = seal_middles(block, style, sheet)
    return seals.write((sheet.page.left + x, y - line * style.pitch) for x, y in middles)
