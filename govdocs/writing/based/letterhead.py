"""The letterhead of the office's file: its marked places filled, and the place found where our text goes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from govdocs.reading.docx.markup import all_text, local_name
from govdocs.templating.flow import Flow, FlowBlock, MarkBlock, PairBlock, RuleBlock, TextBlock
from govdocs.writing.restyle.markup import XML_SPACE, w

_TEXT = "正文"
_PLACE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_ELEMENTS = {
    "copy-number": "份号",
    "classification": "密级",
    "urgency": "紧急程度",
    "document-number": "发文字号",
}
PLACES = (_TEXT, *_ELEMENTS.values(), "签发人")
"""Names that may stand in {{ }} in the office's file."""


def split_letterhead(flow: Flow) -> tuple[tuple[FlowBlock, ...], dict[str, str]]:
    """The blocks without their letterhead, and the words of the letterhead by the name of their place."""
    kept: list[FlowBlock] = []
    words = dict.fromkeys(PLACES[1:], "")
    for block in flow.blocks:
        if isinstance(block, PairBlock):
            words |= {"发文字号": block.left, "签发人": "、".join(block.names)}
        elif isinstance(block, TextBlock) and block.id in _ELEMENTS:
            words[_ELEMENTS[block.id]] = block.text
        elif not isinstance(block, MarkBlock | RuleBlock):
            kept.append(block)
    return tuple(kept), words


def fill_places(root: etree._Element, words: Mapping[str, str]) -> None:
    """Fills every {{ name }} below `root`, also one that Word has cut into several runs."""
    for paragraph in root.iter(w("p")):
        texts = [item for item in paragraph.iter(w("t")) if _own_paragraph(item) is paragraph]
        for _ in range(len(PLACES) * 4):
            if not _fill_one(texts, words):
                break


def _own_paragraph(item: etree._Element) -> etree._Element | None:
    return next(item.iterancestors(w("p")), None)


def _fill_one(texts: list[etree._Element], words: Mapping[str, str]) -> bool:
    whole = "".join(item.text or "" for item in texts)
    match = next((one for one in _PLACE.finditer(whole) if one[1] in words), None)
    if match is None:
        return False
    at = 0
    for item in texts:
        text = item.text or ""
        low, high = max(match.start() - at, 0), min(match.end() - at, len(text))
        at += len(text)
        if low < high:
            first = at - len(text) <= match.start()
            item.text = text[:low] + (words[match[1]] if first else "") + text[high:]
            item.set(XML_SPACE, "preserve")
    return True


def find_text_place(body: etree._Element) -> etree._Element | None:
    """The paragraph of the body that says {{正文}}, None where there is none."""
    for item in body:
        if local_name(item) == "p" and any(one[1] == _TEXT for one in _PLACE.finditer(all_text(item))):
            return item
    return None
