"""Several documents in one file, each beginning on a page of its own.

Every document is laid out by itself, so that what belongs at its end stands at its end; only the page numbers
know of the others: they run through the whole file, or begin anew with every document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.layout.page import Page
    from govdocs.layout.sheet import StyleSheet
    from govdocs.templating.flow import Flow, FlowBlock
    from govdocs.writing.render import Look, Rendered, Rendering

NUMBERINGS = ("continuous", "restart")
"""How the pages of a joined file are numbered."""


def join(renderings: Iterable[Rendering], to: str, look: Look, *, title: str = "", restart: bool = False) -> Rendered:
    """The documents one after the other as the bytes of one .pdf or .docx; `title` is what the file calls itself.

    `renderings` are taken one by one and must share `look`. Raises UsageError for other formats, and for an
    office's own .docx as the base, which holds one document.
    """
    if to not in _JOINERS:
        raise UsageError(f"只能合成一个 .pdf 或 .docx，不能合成 {to}")
    if look.base:
        raise UsageError("套用的 Word 文件（--base）一份只能装一篇，不能合成一个文件", path=look.base)
    return _JOINERS[to](renderings, look, title, restart)


def _join_pdf(renderings: Iterable[Rendering], look: Look, title: str, restart: bool) -> Rendered:
    from govdocs.layout.compose import for_paper
    from govdocs.layout.paginate import paginate
    from govdocs.layout.preprinted import blank_letterhead
    from govdocs.templating.flow import Flow
    from govdocs.writing.pdf import write_pdf
    from govdocs.writing.render import Rendered

    sheet, book = look.sheet, look.book
    pages: list[Page] = []
    blocks: list[FlowBlock] = []
    papers: list[Flow] = []
    for rendering in renderings:
        paper = for_paper(rendering.flow)
        laid_out = paginate(paper, sheet)
        if look.body_only:
            blank_letterhead(laid_out, paper, sheet)
        _move(laid_out, len(blocks), 0 if restart else len(pages), sheet)
        pages += laid_out
        blocks += paper.blocks
        papers.append(replace(paper, blocks=()))
    whole = Flow(tuple(blocks), kind=papers[0].kind, title=title, author=_shared(paper.author for paper in papers))
    result = write_pdf(pages, whole, sheet, book, seal=look.picture)
    return Rendered(None, result.pages, book.substitutions, result.missing, result.data)


def _move(pages: list[Page], blocks: int, before: int, sheet: StyleSheet) -> None:
    """Lets lines and pictures point `blocks` further on, and numbers count on from the `before` pages already there."""
    from govdocs.layout.paginate import page_number_line

    for page in pages:
        page.number += before
        for line in page.lines:
            line.block += blocks
        for picture in page.pictures:
            picture.block += blocks
        for at, line in enumerate(page.artifacts):
            if line.block >= 0:
                line.block += blocks
            elif before:
                page.artifacts[at] = page_number_line(page.number, sheet)


def _join_docx(renderings: Iterable[Rendering], look: Look, title: str, restart: bool) -> Rendered:
    from govdocs.templating.flow import Flow
    from govdocs.writing.docx.joined import write_joined_docx
    from govdocs.writing.render import Rendered

    documents = [(rendering.flow, rendering.titles) for rendering in renderings]
    flows = [flow for flow, _ in documents]
    whole = Flow((), kind=flows[0].kind, title=title, author=_shared(flow.author for flow in flows))
    data = write_joined_docx(
        documents, whole, look.sheet, restart=restart, blank=look.body_only, seal=look.picture
    )
    return Rendered(None, data=data)


def _shared(values: Iterable[str]) -> str:
    """The value all have in common, else ""."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


_JOINERS: dict[str, Callable[[Iterable[Rendering], Look, str, bool], Rendered]] = {
    "pdf": _join_pdf,
    "docx": _join_docx,
}
