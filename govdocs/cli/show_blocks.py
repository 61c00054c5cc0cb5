"""What stands among the paragraphs, as `show` tells it: tables, boxes and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdocs.cli.show_elements import where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govdocs.reading import Draft


def describe_blocks(draft: Draft, pages: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every table, box and picture of a text, its attachments and what it issues: sort, words, extent, place, page."""
    return list(_describe(draft, draft.document, "", pages))


def _describe(draft: Draft, document: Any, prefix: str, pages: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    from govdocs.model import walk

    places = draft.places()
    holders = [("", document.body)]
    holders += [(f"attachment{at}/", one.body) for at, one in enumerate(getattr(document, "attachments", ()), 1)]
    for within, body in holders:
        for node_id, block in walk(body):
            if told := _tell(block):
                name = f"{prefix}{within}{node_id}"
                yield {"id": name, **told, "page": pages.get(name), **where(draft, places, name)}
    if inner := getattr(document, "enclosed", None):
        yield from _describe(draft, inner, f"{prefix}enclosed/", pages)


def _tell(block: object) -> dict[str, Any] | None:
    from govdocs.model import Box, Picture, Table

    if isinstance(block, Table):
        return {"sort": "表格", "words": block.caption, "extent": f"{len(block.rows)}行{len(block.rows[0])}列"}
    if isinstance(block, Box):
        return {"sort": "专栏", "words": block.title, "extent": f"{len(block.blocks)}段"}
    if isinstance(block, Picture):
        return {"sort": "图片", "words": block.caption or block.file, "extent": "" if block.data else "没有找到"}
    return None
