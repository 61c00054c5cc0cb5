"""The title a web page gives a text, above the title of the text itself."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from govdocs.reading import phrases
from govdocs.reading.genre import is_order
from govdocs.reading.lines import Line
from govdocs.reading.people import is_organ
from govdocs.reading.titles import is_repeated_below, may_be_title

_BEFORE = re.compile(r"^(?:文章)?标题\s*[：:]\s*|^\d{2,4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?\s*[：:、—\-]?\s*")
_BEHIND = re.compile(r"\s*(?:[【\[（(](?:全文|完整版|最新|精选|范文|模板|收藏|推荐|Word版|下载)[^】\]）)]{0,6}[】\]）)]|[_|｜\-—]\s?[^\s。，]{2,12}(?:网|站|之家|文库|政府)|[|｜]|全文)$")
_QUOTED = re.compile(r"(?:[\u4e00-\u9fff]{1,12}[〔\[]\d{4}[〕\]]\d{1,5}号\s*)?《(.+)》\s*(?:[（(]?全文[）)]?)?")
_MOST = 4
_SHORTEST = 6
_LONGEST_BEFORE = 20
_ALIKE = 0.8


def count_page_titles(text: str, lines: list[Line], *, pasted: bool) -> int:
    """How many of the first `lines` are a page's title and no text's; `pasted` where more of a page was there."""
    if len(lines) < 3 or lines[0].marks or not may_be_title(text, lines[0]):
        return 0
    first = text[lines[0].start : lines[0].end]
    if first.endswith("文件"):
        return _count_doubled(text, lines, first)
    for at, line in enumerate(lines[1:_MOST], 1):
        words = text[line.start : line.end]
        if line.marks:
            return 0
        if words == first:
            continue
        own = may_be_title(text, line) and (_is_ornamented(first, words) or (pasted and _is_shorter(first, words)))
        return at if own or (at == 1 and _names_what_an_order_issues(text, lines)) else 0
    return 0


def _count_doubled(text: str, lines: list[Line], first: str) -> int:
    """How many of the first `lines` give 发文机关标志 once more above it."""
    same = [text[line.start : line.end] == first for line in lines[:_MOST]]
    return (same.index(False) if False in same else _MOST) - 1


def _names_what_an_order_issues(text: str, lines: list[Line]) -> bool:
    """True for the title of the text a 令 promulgates, which the page puts above the 令 and the 令 gives again.

    The organ above its 公告, which signs below, is the first line of the title.
    """
    second = lines[1]
    return (
        not is_organ(text[lines[0].start : lines[0].end])
        and text[second.end - 1] in "令告"
        and is_order(text[second.start : second.end])
        and is_repeated_below(text, lines[2:], lines[0])
    )


def _is_ornamented(first: str, second: str) -> bool:
    """True where `first` is `second` with a date before it or 【全文】 behind it."""
    return first != second and len(second) >= _SHORTEST and _bare(first) == second


def _is_shorter(first: str, second: str) -> bool:
    """True where `second` is the same title, with the organ before it or told in full."""
    bare = _bare(first)
    if len(bare) >= _SHORTEST and second.endswith(bare) and len(second) - len(bare) <= _LONGEST_BEFORE:
        return True
    both = phrases.ends_like_title(bare) and phrases.ends_like_title(second)
    return both and SequenceMatcher(None, bare, second, autojunk=False).ratio() >= _ALIKE


def _bare(title: str) -> str:
    """The title without what a page puts around it: a date, a 发文字号, 标题：, 《》 with 全文 behind."""
    bare = _BEHIND.sub("", _BEFORE.sub("", title)).strip()
    quoted = _QUOTED.fullmatch(bare)
    return quoted[1] if quoted else bare
