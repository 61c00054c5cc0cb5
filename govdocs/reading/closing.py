"""The closing: the paragraphs at the end that sum up and call upon the hearers, or the formula of a kind."""

from __future__ import annotations

import re

from govdocs.model import CUSTOMS
from govdocs.reading.row import Row, Sort

_CLOSES = re.compile(
    "(?:同志们|朋友们|各位代表|各位委员|各位领导|各位来宾|各位同志|各位专家|各位朋友|女士们|总之|最后)[，、,！!：:]"
)
_COUNTS = re.compile("(?:首先|其次|再次|第[一二三四五六七八九十]|[一二三四五六七八九十]是)")
_FARTHEST = 5

_CUSTOMARY = frozenset(phrase for customs in CUSTOMS.values() for phrase in customs.closings)
_FORMULA = (
    "(?:(?:特此|专此)(?:通知|通报|报告|函告|函复|函达|函商|函询|函请|批复|请示|公告|通告|说明|证明|汇报|致谢|申请|推荐|致函|复函)"
    "|此[复令致布函]|(?:妥否|当否|可否|是否妥当|是否可行|如无不妥)，?(?:请|敬请|恳请)?(?:予)?"
    "(?:批示|批复|审批|审示|审议|审定|指示|审阅|函复|批准|批转.{0,30})"
    "|以上(?:请示|报告|意见|事项|情况|汇报|函请|内容)?，?(?:妥否|当否|可否|如无不妥|如有不妥)?，?(?:请|敬请|恳请|望|盼)?(?:予)?"
    "(?:批示|批复|审批|审示|审议|审定|指示|审阅|函复|批准|批转.{0,30}|支持|研究)"
    "|(?:请予|盼予|敬请|恳请|望予|望|请)(?:函复|批复|批准|批示|复函|支持|审阅|审批|指正|审议)(?:为[盼荷感要])?|[盼望请]复)"
)
_FORMULAS = re.compile(f"{_FORMULA}(?:，{_FORMULA})?")


def is_closing_formula(words: str) -> bool:
    """True for a paragraph that is nothing but the formula a text ends with: 特此通知。 妥否，请批示。"""
    if words in _CUSTOMARY:
        return True
    return len(words) <= 60 and bool(_FORMULAS.fullmatch(words.rstrip("。！")))


def mark_formulas(text: str, rows: list[Row]) -> None:
    """Marks the rows at the end of an issued text that are formulas, unless a mark names the closing."""
    if any(row.closing for row in rows):
        return
    for row in reversed(rows):
        if row.sort is Sort.PICTURE:
            continue
        if (
            row.sort is not Sort.TEXT
            or row.marked
            or not is_closing_formula(text[row.start : row.end].strip())
        ):
            return
        row.closing = True
        row.evidence.append("结尾用语")


def mark_closing(text: str, rows: list[Row]) -> None:
    """Marks the rows of the closing, which begins among the last paragraphs below the last heading."""
    if any(row.closing for row in rows):
        return
    first = len(rows)
    while first and rows[first - 1].sort in (Sort.TEXT, Sort.PICTURE):
        first -= 1
    if not first or rows[first - 1].sort is not Sort.HEADING:
        return
    for at in range(max(first, len(rows) - _FARTHEST), len(rows)):
        if rows[at].marked or rows[at].sort is Sort.PICTURE:
            continue
        words = text[rows[at].start : min(rows[at].end, rows[at].start + 12)]
        if _CLOSES.match(words) and not _ends_enumeration(text, rows[first - 1 : at], words):
            for row in rows[at:]:
                row.closing = row.sort is Sort.TEXT
            rows[at].evidence.append("结尾用语")
            return


def _ends_enumeration(text: str, before: list[Row], words: str) -> bool:
    """True for the 最后 of 首先、其次、最后."""
    if not words.startswith("最后"):
        return False
    return any(_COUNTS.match(text, row.body_start or row.start, row.end) for row in before)
