"""The footnotes part, there only when a text has notes."""

from __future__ import annotations

from govdocs.writing.docx.markup import DECLARATION, W
from govdocs.writing.docx.runs import RunWriter

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'


def write_footnotes(notes: list[str], runs: RunWriter) -> str:
    """`word/footnotes.xml` with the notes numbered from 1, as the runs of the body refer to them."""
    style = runs.sheet.style("table")
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{_NUMBER}{runs.write(style, note)}</w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}">{_SEPARATORS}{written}</w:footnotes>'
