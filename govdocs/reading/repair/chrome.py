"""What a web page has around a text: buttons, type sizes, sources, links, tables of its data.

Only above the text and below it: a line that is a text's own, or that opens its body, is where the page ends.
"""

from __future__ import annotations

import re

from govdocs.notation import parse_date
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import opens_section
from govdocs.reading.repair.edits import Edit
from govdocs.reading.repair.page_tables import end_of_table, is_caption
from govdocs.reading.repair.page_words import LONGEST, is_certain, is_firm, is_introduction, is_page_line
from govdocs.reading.repair.pages import take_out_line

_TELLS = re.compile(
    r"下载|打印|全屏|收藏|分享|今天是|字体|字号|来源|浏览|阅读|点击|首页|主页|位置\s*(?:是|为)?\s*[：:]|相关[报链文阅解推信稿附]|上一[篇条页]|下一[篇条页]|扫一扫|扫描|微信|关闭|返回|顶部|版权|主办|ICP|网站|索引|索 引|索　引|小编|整理|"
    r"编辑|责编|发布[时日者人]|分类|机[关构]\s*[：:】|\t]|文号|日期\s*[：:】|\t]|时效|效力|公众号|政府网|人才网|投诉|无障碍|登录|声明|推荐|没有了|第一篇|第1篇|全文|出处|Copyright|未完|会员|发稿|时间[：:]|文章标题|客服|日报|晚报|新闻推荐"
)
_TITLED = re.compile(r"第[一1]篇\s*[：:、]\s*(?=\S)")
_NOT_ALONE = re.compile(r"^\s*第[二2]篇\s*[：:、 　]", re.MULTILINE)
_LINKS = re.compile(r"(?:相关(?:报道|链接|文件|阅读|解读|文章|推荐|信息|稿件|文档)|推荐阅读|延伸阅读|猜你喜欢|新闻推荐|热门(?:文章|推荐))\s*[：:]?")
_FILE = re.compile(r".{2,60}\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)", re.IGNORECASE)
_ACCOUNT = re.compile(r"[^\s。，：]{1,10}(?:发布|日报|晚报|在线|之声|组工|先锋|党建|融媒|微信|公众号|新闻|人社|网信)")
_CLOCK = re.compile(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?")
_LONGEST_PLACE = 4
_ABOVE = 60
_BELOW = 30
_BODY = 60
_OPENING = 12
_INTRODUCTION = 400
_ENDS = "。；，：:！？;!?"


def take_out_chrome(text: str, lines: list[Line]) -> list[Edit]:
    """Takes out the lines a page has around its text; none unless there are several, or one that is plain."""
    above, first = _above(text, lines) if _told_above(text, lines) else ([], 0)
    below = _below(text, lines, first) if _told_below(text, lines) else []
    edits = _take_out(text, lines, sorted({*above, *below}))
    return [*edits, *_prefix(text, lines[: first + 1])] if first else edits


def _take_out(text: str, lines: list[Line], found: list[int]) -> list[Edit]:
    """One edit for each run of lines, so that what a table says can be found in one place."""
    edits: list[Edit] = []
    before = -2
    for at in found:
        edit = take_out_line("web-page", text, lines, at)
        if at == before + 1:
            edits[-1] = Edit("web-page", edits[-1].start, edit.end)
        else:
            edits.append(edit)
        before = at
    return edits


def _told_above(text: str, lines: list[Line]) -> bool:
    """True where a page may show above the text, so that clean texts are not looked at line by line."""
    last = min(_ABOVE, len(lines) - 1)
    at = next((at for at in range(last) if lines[at].end - lines[at].begin > _BODY), last)
    start, end = lines[at].begin, lines[at].end
    if _TELLS.search(text, lines[0].begin, min(end, start + _OPENING)):
        return True
    return text.find("整理", start, min(end, start + _INTRODUCTION)) >= 0


def _told_below(text: str, lines: list[Line]) -> bool:
    """True where a page may show below the text; what ends like a sentence is the text's own last line."""
    at = last = len(lines) - 1
    lowest = max(last - _BELOW, 0)
    while at >= lowest and not _is_paragraph(text, lines[at]):
        at -= 1
    return at < last and _TELLS.search(text, lines[at + 1].begin, lines[last].end) is not None


def _is_paragraph(text: str, line: Line) -> bool:
    return line.end - line.begin > _BODY and text[line.end - 1] == "。" and not text.startswith("免责", line.begin)


# ---- above


def _above(text: str, lines: list[Line]) -> tuple[list[int], int]:
    """The lines above the text that go, and the first line that may be its body."""
    tables: list[int] = []
    found: list[int] = []
    captions: list[int] = []
    at = 0
    while at < min(len(lines), _ABOVE) and not lines[at].marks:
        words = text[lines[at].begin : lines[at].end]
        end = end_of_table(text, lines, at)
        if end > at:
            tables += range(at, end)
            at = end
            continue
        if is_introduction(words) and len(words) > LONGEST and not _title_below(text, lines, at):
            break
        if is_page_line(words) or _is_account(text, lines, at) or (at - 1 in found and _is_day_between(text, lines, at)):
            found.append(at)
        elif is_caption(words):
            captions.append(at)
        elif not _may_stand_above(text, lines[at], words):
            break
        at += 1
    if not _sure(text, lines, found) and not tables:
        found = []
    return [*found, *tables, *(captions if tables else [])], at


def _is_account(text: str, lines: list[Line], at: int) -> bool:
    """True for who published a page and where, above and below the line that says when: 江平发布 ⏎ 2026-03-02 18:30 ⏎ 江平."""
    line = lines[at]
    if at + 1 < len(lines) and _ACCOUNT.fullmatch(text, line.begin, line.end):
        return _CLOCK.fullmatch(text, lines[at + 1].begin, lines[at + 1].end) is not None
    if at < 2 or line.end - line.begin > _LONGEST_PLACE or not _ACCOUNT.fullmatch(text, lines[at - 2].begin, lines[at - 2].end):
        return False
    return _CLOCK.fullmatch(text, lines[at - 1].begin, lines[at - 1].end) is not None


def _is_day_between(text: str, lines: list[Line], at: int) -> bool:
    """True for a day alone among the lines of a page."""
    if at + 1 >= len(lines) or parse_date(text[lines[at].begin : lines[at].end]) is None:
        return False
    return is_page_line(text[lines[at + 1].begin : lines[at + 1].end])


def _may_stand_above(text: str, line: Line, words: str) -> bool:
    return len(words) <= _BODY and words[-1] not in _ENDS and not opens_section(text, line.start, line.end)


def _title_below(text: str, lines: list[Line], at: int) -> bool:
    """True where the line below is a title met above: what lies between is an extract of the text."""
    if at + 1 >= len(lines):
        return False
    title = text[lines[at + 1].begin : lines[at + 1].end].split()
    return any(text[line.begin : line.end].split() == title for line in lines[:at])


def _prefix(text: str, lines: list[Line]) -> list[Edit]:
    """第一篇： before the title of the only text on the page."""
    for line in lines:
        match = _TITLED.match(text, line.begin, line.end) if not line.marks else None
        if match:
            return [] if _NOT_ALONE.search(text, line.end) else [Edit("web-page", *match.span())]
    return []


def _sure(text: str, lines: list[Line], found: list[int]) -> bool:
    words = [text[lines[at].begin : lines[at].end] for at in found]
    return any(map(is_certain, words)) or (len(words) > 1 and any(map(is_firm, words)))


# ---- below


def _below(text: str, lines: list[Line], first: int) -> list[int]:
    """The lines below the text that go."""
    start = len(lines)
    lowest = max(first, len(lines) - _BELOW)
    while start > lowest and _may_stand_below(text, lines[start - 1]):
        start -= 1
    found: list[int] = []
    linked = files = False
    for at in range(start, len(lines)):
        words = text[lines[at].begin : lines[at].end]
        files = files or words.startswith("附件下载")
        linked = linked or _LINKS.fullmatch(words) is not None
        if linked or is_page_line(words) or (files and _FILE.fullmatch(words)):
            found.append(at)
    firm = any(is_firm(text[lines[at].begin : lines[at].end]) for at in found)
    return found if firm else []


def _may_stand_below(text: str, line: Line) -> bool:
    words = text[line.begin : line.end]
    if line.marks:
        return False
    return is_page_line(words) or (len(words) <= _BODY and words[-1] not in "。；！？")
