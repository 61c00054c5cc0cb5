"""Which kind of text a draft is, told by how its title ends."""

from __future__ import annotations

import re

from govdocs.model import Kind, find_kind
from govdocs.reading.phrases import close_kind, names_speech

_BRACKETS_AT_END = re.compile(r"\s*[（(〔][^（）()〔〕]{1,24}[）)〕]$")
_ENDINGS = (
    ("notice", "通知|通报|通告|公告|(?:国|院|府|委|会|部|局|署|席)令"),
    ("decision", "决定|决议"),
    ("request", "请示"),
    ("letter", "函|批复"),
    ("minutes", "纪要"),
    ("implementation_opinions", "意见"),
    ("rules_of_procedure", "规则"),
    ("interim_measures", "办法|规定|细则|条例"),
    ("plan", "规划"),
    ("action_outline", "纲要|行动计划|实施计划|方案"),
)
_KINDS = tuple((name, re.compile(f"(?:{words})$")) for name, words in _ENDINGS)
_REPORT = re.compile("关于.+报告$")
_RELATED = re.compile("(?:通报|通告|公告|令|批复)$")
_ISSUES = re.compile("(?:印发|转发|批转|发布|公布).{0,20}?《(.+)》")


def kind_of_title(title: str) -> Kind | None:
    """The kind whose name `title` ends in (…的通知, …暂行办法（试行）); None where it ends in none.

    A title that ends in 报告 alone tells nothing: 调研报告 is material, 政府工作报告 is spoken.
    """
    if names_speech(title):
        return find_kind("speech")
    bare = _without_brackets(title)
    if _REPORT.search(bare):
        return find_kind("report")
    return next((find_kind(name) for name, ending in _KINDS if ending.search(bare)), None)


def is_related_kind(title: str) -> bool:
    """True where the title names a kind there is no model of, read as the nearest: 批复 as 函, 通报 and 令 as 通知."""
    return _RELATED.search(_without_brackets(title)) is not None


def is_order(title: str) -> bool:
    """True for a title that bears a number of its own below it (第12号) and may promulgate a text: 令, 公告."""
    return re.search("(?:令|公告|通告)$", _without_brackets(title)) is not None


def _without_brackets(title: str) -> str:
    bare = title.strip()
    while match := _BRACKETS_AT_END.search(bare):
        bare = bare[: match.start()]
    return close_kind(bare)


def issued_title(title: str) -> str:
    """The title of the text that a notice called `title` issues: 关于印发《X》的通知 → X; "" for none."""
    match = _ISSUES.search(title)
    return match[1].replace("〈", "《").replace("〉", "》") if match else ""
