"""密级 and 内部 marks by rank, so that nothing leaves an archive into a report of lower marking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdocs.reading import Draft

LEVELS = ("", "内部", "秘密", "机密", "绝密")

_REACH = 400
"""A mark stands above the title or near it; further down, the words are what a text talks about."""
_MARKING = re.compile(
    r"(?:绝密|机密|秘密)(?=级?\s*[★☆])"
    r"|(?<![一-鿿])(?:绝密|机密|秘密)(?=级?\s*(?:$|\d|[】）)\]]))"
    r"|内部(?:资料|文件|材料|使用|传阅|刊物|参考)",
    re.MULTILINE,
)


def find_marking(text: str) -> str:
    """The highest mark on the first lines of `text`; "" if there is none."""
    return highest_marking(found[0] for found in _MARKING.finditer(text, 0, _REACH))


def page_words(draft: Draft) -> Iterator[str]:
    """What stands at the edges of the draft's pages: heads, feet and text boxes of a .docx, running heads repaired away."""
    yield from draft.page_words
    text = draft.source.text
    yield from (text[repair.span.start : repair.span.end] for repair in draft.repairs if repair.step == "running-head")


def marking_level(marking: str) -> int:
    """0 for an unmarked text, 1 for 内部 of any kind, 2 to 4 for 秘密, 机密 and 绝密."""
    for level in range(len(LEVELS) - 1, 1, -1):
        if LEVELS[level] in marking:
            return level
    return 1 if marking else 0


def highest_marking(markings: Iterable[str]) -> str:
    """The weightiest of `markings`: what a report on all of these texts must itself bear."""
    return max(markings, key=marking_level, default="")


LEVEL_SQL = "CASE WHEN marking = '' THEN 0 {} ELSE 1 END".format(
    " ".join(f"WHEN contains(marking, '{LEVELS[level]}') THEN {level}" for level in range(len(LEVELS) - 1, 1, -1))
)
"""The same of the column `marking`."""
