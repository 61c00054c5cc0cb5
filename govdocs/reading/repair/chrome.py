"""What a web page has around a text: buttons, type sizes, sources, links. Only above the text and below it."""

from __future__ import annotations

import re

from govdocs.reading.lines import Line
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.pages import take_out_line

_CHROME = re.compile(
    r"下载|打印(?:本页|此页|正文)?|全屏|收藏|加大|还原|减小|分享(?:到)?\s*[：:]?.{0,12}|[【\[]?\s*字[体号]\s*[：:].{0,14}|[大中小】\]]|"
    r"(?:文章|信息|新闻)?来源\s*[：:].{0,20}|(?:发布|更新|发表|成文)?(?:时间|日期)\s*[：:]\s*[\d\-/年月日 :：时分秒]{6,24}|"
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]?\s*\d*\s*次?|(?:责任)?编辑\s*[：:].{0,10}|(?:当前|您(?:所|现)?(?:在的)?)位置\s*[：:].{0,60}|"
    r"(?:首页|网站首页|政务公开|政策文件)(?:\s*[>＞»›/].{0,60})|[^。，；]{2,30}?(?:门户网站|政府网站?|官方网站|人才网|公众号)|(?:相关(?:报道|链接|文件|阅读|解读)|上一[篇条]|下一[篇条]|扫一扫|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)?|回到顶部)\s*[：:]?.{0,40}|"
    r"版权所有.{0,60}|.{0,20}ICP备.{0,30}|主办单位\s*[：:].{0,30}|网站标识码.{0,30}"
)
_FIRM = re.compile(
    "下载|打印|全屏|收藏|分享|[【\\[]?\\s*字[体号]|来源|浏览|阅读|点击|首页|当前位置|您|相关|上一|下一|扫一扫|关闭|返回|版权|网站"
)
_BETWEEN = re.compile(r"\s{2,}|[\u3000\t|｜]+|(?<=[】\]])\s*(?=[【\[])")
_LONGEST = 70
_ABOVE = 30
_BELOW = 15
_BODY = 60


def take_out_chrome(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out the lines a page has around its text; none unless there are several, or one that is plain."""
    body = _first_body(lines, range(min(_ABOVE, len(lines))))
    above = _found(text, lines, range(body))
    last = len(lines)
    below = _found(
        text,
        lines,
        range(max(_first_body(lines, range(last - 1, max(last - _BELOW, 0), -1)) + 1, body), last),
    )
    return [take_out_line("web-page", text, lines, at) for at in (*above, *below)]


def _first_body(lines: list[Line], numbers: range) -> int:
    """The first of the lines `numbers` that is long enough to be body text."""
    for at in numbers:
        if lines[at].end - lines[at].begin > _BODY or lines[at].marks:
            return at
    return numbers.stop if numbers else 0


def _found(text: str, lines: list[Line], numbers: range) -> list[int]:
    if not numbers or not _FIRM.search(text, lines[numbers[0]].begin, lines[numbers[-1]].end):
        return []
    found = [
        at
        for at in numbers
        if lines[at].end - lines[at].begin <= _LONGEST and _is_chrome(text[lines[at].begin : lines[at].end])
    ]
    firm = any(_FIRM.match(text, lines[at].begin, lines[at].end) for at in found)
    return found if firm and (len(found) > 1 or numbers.start) else []


def _is_chrome(words: str) -> bool:
    """True where all that stands on the line is of that kind: 发布时间：…　来源：…　【打印】."""
    if _CHROME.fullmatch(words):
        return True
    pieces = [piece.strip("【】[]［］ ") for piece in _BETWEEN.split(words)]
    return len(pieces) > 1 and all(not piece or _CHROME.fullmatch(piece) for piece in pieces)
