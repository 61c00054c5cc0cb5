"""Quoted words: where reuse is right, and a departure from the source is the mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.source import Span

_QUOTED = re.compile(r"“([^“”]{8,400})”")
_CITED = re.compile(r"《([^《》]{4,120})》")
_BASIS = re.compile(r"(?:根据|依据|按照|遵照|依照)[^。；]{0,40}$")
_SOURCE = re.compile(r"指出|强调|要求|提出|规定|明确|讲过|说过|说|曾言|有言|所言|诗云|古语|常言|俗话|》|讲话|论断|思想$")
_MOSTLY = 0.75
_LOOK_BACK = 40


@dataclass(frozen=True)
class Quotation:
    """Why a passage counts as quoted, for the reader; `binding` where its words must be those of the source."""

    reason: str
    binding: bool


def find_quotation(text: str, span: Span) -> Quotation | None:
    """How `span` of `text` is quoted; None if it is not, or only a small part of it."""
    cited = _share(_CITED, text, span)
    if cited >= _MOSTLY:
        return Quotation("文件或著作名称", False)
    quoted = _share(_QUOTED, text, span)
    if quoted + cited < _MOSTLY:
        return None
    opening = text.rfind("“", max(0, span.start - _LOOK_BACK), span.start + 2)
    before = text[max(0, (opening if opening >= 0 else span.start) - _LOOK_BACK) : max(opening, 0)]
    if _BASIS.search(before):
        return Quotation("依据条文", True)
    return Quotation("引文" if _SOURCE.search(before) else "引文，未注出处", True)


def _share(pattern: re.Pattern[str], text: str, span: Span) -> float:
    low, high = max(0, span.start - 400), span.end + 400
    inside = 0
    for found in pattern.finditer(text, low, high):
        inside += max(min(found.end(), span.end) - max(found.start(), span.start), 0)
    return inside / max(len(span), 1)
