"""Sections: which way the pages lie, what stands at their foot, and how they begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdocs.layout.pieces import turned
from govdocs.layout.sheet import PageFormat, StyleSheet
from govdocs.writing.docx.markup import twips

_HEADER_DISTANCE = 42.55
"""Points; no header is ever written, this only keeps Word's dialogue as offices know it (1.5 cm)."""

_FROM_ONE = '<w:pgNumType w:start="1"/>'


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages alike. `letter` gives its first page the double rule and no number (10.1).

    `numbered` is False for a 版记 on a page of its own (7.5); `start` is how it begins where that is
    not simply the next page (evenPage). `restart` counts its pages from 1.
    `blank` leaves a letter's rule to pre-printed paper.
    """

    landscape: bool = False
    letter: bool = False
    numbered: bool = True
    start: str = ""
    restart: bool = False
    blank: bool = False

    @property
    def feet(self) -> tuple[tuple[str, str], ...]:
        """Its footers: the pages they are for and the part they are, by name."""
        if not self.numbered:
            return (("default", "blank"), ("even", "blank"))
        first = (("first", "blank" if self.blank else "letter"),) if self.letter else ()
        lying = "-lying" if self.landscape else ""
        return (("default", f"odd{lying}"), ("even", f"even{lying}"), *first)


FEET = ("odd", "even", "odd-lying", "even-lying", "letter", "blank")
"""Every footer part there is, by name."""


def footers_of(sections: Iterable[Section]) -> tuple[str, ...]:
    """The footer parts that `sections` need, by name, always in the same order."""
    needed = {name for section in sections for _, name in section.feet}
    return tuple(name for name in FEET if name in needed)


def write_section(section: Section, sheet: StyleSheet, footers: dict[str, str]) -> str:
    """`<w:sectPr>`; `footers` are the relationship ids of the footer parts by name."""
    page = turned(sheet.page) if section.landscape else sheet.page
    references = "".join(
        f'<w:footerReference w:type="{pages}" r:id="{footers[name]}"/>' for pages, name in section.feet
    )
    start = f'<w:type w:val="{section.start}"/>' if section.start else ""
    way = ' w:orient="landscape"' if section.landscape else ""
    # LibreOffice centres the grid between the margins, which 版心 lying on its side does not fill.
    # And it fills a page with the lines of the grid alone, where a reading copy's title is higher than one.
    free = section.landscape or sheet.flowing.whole_sentences
    grid = "" if free else ' w:type="lines"'
    return (
        f"<w:sectPr>{references}{start}"
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{way}/>{_margins(page, sheet)}'
        f'{_FROM_ONE * section.restart}<w:cols w:space="720"/>{"<w:titlePg/>" * section.letter}'
        f'<w:docGrid{grid} w:linePitch="{twips(sheet.grid.line_pitch)}"/></w:sectPr>'
    )


def _margins(page: PageFormat, sheet: StyleSheet) -> str:
    # The number stands as far below the 版心 whichever way the page lies.
    footer = sheet.page_number.docx_footer - sheet.page.bottom + page.bottom
    return (
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.left)}" w:header="{twips(_HEADER_DISTANCE)}" w:footer="{twips(footer)}" w:gutter="0"/>'
    )
