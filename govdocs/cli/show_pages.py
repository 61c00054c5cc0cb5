"""The page every part of a document will stand on, as the standard sheet sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdocs.model import Document


def page_of_nodes(document: Document) -> tuple[dict[str, int], int]:
    """The page (from 1) of every node and field that is printed, by its id; and how many pages there are."""
    from govdocs.layout.compose import for_paper
    from govdocs.layout.load import load_sheet
    from govdocs.layout.paginate import paginate
    from govdocs.templating.arrange import arrange

    paper = for_paper(arrange(document))
    pages = paginate(paper, load_sheet())
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        drawn = (*(line.block for line in page.lines), *(picture.block for picture in page.pictures))
        for block in drawn:
            found.setdefault(getattr(paper.blocks[block], "id", ""), number)
    found.pop("", None)
    return found, len(pages)
