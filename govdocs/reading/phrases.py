"""What tells the parts of a draft's opening from one another: salutations, dates, names, kinds."""

from __future__ import annotations

import re

from govdocs.notation import parse_date

_PERSONS = (
    "(?:同志|代表|委员|来宾|嘉宾|领导|专家|女士|先生|朋友|同学|老师|企业家|乡亲|院士|教授|校友|同仁|同事|伙伴|"
    "评委|记者|主席|书记|市长|省长|部长|主任|校长|院长)"
)
_SEGMENT = rf"(?:尊敬的|亲爱的)?(?:各位|全体|在座的?)?[^\s，、：:。；！？,;“”《》]{{0,12}}?{_PERSONS}们?"
_SALUTATION = rf"{_SEGMENT}(?:[，、,\s]{{1,2}}{_SEGMENT})*"
_WHOLE_SALUTATION = re.compile(rf"(?=.{{2,60}}$){_SALUTATION}\s?[：:]")
_GLUED_SALUTATION = re.compile(rf"({_SALUTATION}\s?[：:])\s*(?=\S)")
_ADDRESSING = re.compile("们|各位|同志|尊敬的|全体|代表|委员")

_DASHES = re.compile(r"(?:[—–―]+|-{2,}|－{2,})\s*(?=[^\s—–―－-])")
_BRACKETED = re.compile(r"[（(〔【\[]\s*(.*?)\s*[）)〕】\]]")
_NOTE = re.compile("录音|整理|摘要|节选|摘登|根据.{2,}|未经.{0,6}审")

_VAGUE_DATE = re.compile(
    r"[\d〇零一二三四五六七八九○]{4}\s*年(?:\s*[\d一二三四五六七八九十]{1,2}\s*月.{0,4})?"
)
_POST = re.compile(
    "(?:书记|主任|主席|会长|委员|代表|参事|院士|教授|组长|秘书|同志|负责人|[省市县区州乡镇部厅局处科院校所馆队]?长)$"
)
_NAME = re.compile(
    r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{2,8}|[×xX*＊某]{2,4}|[\u4e00-\u9fff][×xX*＊某]{1,3}"
)

_SPEECH_TITLE = re.compile(
    "(?:讲话|致辞|致词|发言|演讲|祝词|贺词|寄语|开幕词|闭幕词|主持词)(?:稿|提纲|要点|摘要|材料)?(?:[（(].{1,12}[）)])?$"
)
_ANY_TITLE = re.compile(
    "(?:讲话|致辞|致词|发言|演讲|祝词|贺词|开幕词|闭幕词|主持词|意见|通知|报告|决定|决议|令|规划|纲要|方案|办法|规则|规定|细则|函|"
    "纪要|请示|批复|通报|公告|通告|条例|总结|要点|计划|材料|汇报|提纲|讲话稿|发言稿)(?:[（(].{1,12}[）)])?$"
)
_BEFORE_LAST = re.compile(r"\s+(?=\S$)")
_ADOPTED = re.compile(r"\d{4}\s?年.*(?:通过|公布|发布|批准|修订|修正|施行|印发|审议|备案|报告)")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff×xX＊*（）()]{1,24}\s?[〔\[【［（(〈<]\s?[\d×xX*＊]{2,4}\s?[〕\]】］）)〉>]\s?第?[\d×xX*＊\s\u3000]{1,8}\s?号"
)
_ORDER_NUMBER = re.compile(r"(?:\d{4}\s?年\s?)?第\s?[\d×xX*＊一二三四五六七八九十百零〇]{1,8}\s?号")
_ISSUE = re.compile(r"(?:\d{4}\s?年?\s?|[〔\[［（(]\d{4}[〕\]］）)]\s?)?第\s?[\d一二三四五六七八九十]{1,4}\s?[期次号](?:[（(]?\s?总第\s?\d{1,4}\s?期[）)]?)?|[〔\[［（(]\d{4}[〕\]］）)]\s?\d{1,4}\s?[期号]")
_SENTENCE_END = re.compile("[。！？；，、：…,;:]$")


def is_salutation(text: str) -> bool:
    """True for a line that addresses the hearers: 各位代表、同志们："""
    return text[-1:] in "：:" and bool(_WHOLE_SALUTATION.fullmatch(text)) and bool(_ADDRESSING.search(text))


def glued_salutation(text: str) -> int:
    """The length of the salutation that `text` opens with, its body following on the same line; 0 if none."""
    match = _GLUED_SALUTATION.match(text[:80])
    return match.end(1) if match and _ADDRESSING.search(match[1]) else 0


def strip_dashes(text: str) -> str:
    """A subtitle without the dashes before it; "" if `text` does not begin with dashes."""
    match = _DASHES.match(text)
    return text[match.end() :] if match else ""


def bare_of_brackets(text: str) -> str:
    """The text inside the brackets that enclose all of `text`; "" if none do."""
    match = _BRACKETED.fullmatch(text)
    return match[1] if match and not any(mark in match[1] for mark in "（()）") else ""


def inside_brackets(text: str) -> str:
    """The text inside the one pair of round brackets that encloses all of `text`; "" if none does."""
    if len(text) < 3 or text[0] not in "（(" or text[-1] not in "）)":
        return ""
    depth = 0
    for char in text[:-1]:
        depth += (char in "（(") - (char in "）)")
        if not depth:
            return ""
    return text[1:-1].strip() if depth == 1 else ""


def is_adoption_note(text: str) -> bool:
    """True for what stands in brackets under the title of a text a meeting adopted, or a day alone."""
    return len(text) <= 400 and (bool(_ADOPTED.search(text)) or parse_date(text) is not None)


def is_document_number(text: str) -> bool:
    """True for 发文字号 in any form drafters type: 云委发〔2026〕12号, 云委发[2026]第12号."""
    return len(text) <= 40 and bool(_DOCUMENT_NUMBER.fullmatch(text))


def is_order_number(text: str) -> bool:
    """True for the number below the title of a 令 or 公告: 第12号, 2026年第3号."""
    return bool(_ORDER_NUMBER.fullmatch(text))


def is_issue_number(text: str) -> bool:
    """True for the number of minutes that come out in issues: 第3期, 〔2026〕3号, 2026年第3期（总第48期）."""
    return bool(_ISSUE.fullmatch(text))


def is_source_note(text: str) -> bool:
    """True for what stands in brackets under a title to say where the text comes from."""
    return len(text) <= 40 and bool(_NOTE.search(text)) and "。" not in text


def is_vague_date(text: str) -> bool:
    """True for a date without a day: 2026年11月, 2026年11月中旬."""
    return bool(_VAGUE_DATE.fullmatch(text))


def split_byline(text: str) -> tuple[str, str] | None:
    """Post and name of a line under a title (市委书记　李　明 → 市委书记, 李　明); None if it is none."""
    tokens = text.split()
    if not tokens or len(text) > 40 or _SENTENCE_END.search(text):
        return None
    if len(tokens) >= 2 and len(tokens[-1]) == len(tokens[-2]) == 1:
        name, posts = text[text.rindex(tokens[-2], 0, len(text) - 1) :], tokens[:-2]
    else:
        name, posts = tokens[-1], tokens[:-1]
    if not _NAME.fullmatch(name.replace(" ", "").replace("\u3000", "")):
        return None
    if not posts:
        return "", name
    post = text[: len(text) - len(name)].strip()
    return (post, name) if _POST.search(posts[-1]) else None


def names_speech(title: str) -> bool:
    """True for the title of something spoken: …上的讲话, …致辞."""
    return bool(_SPEECH_TITLE.search(title))


def ends_like_title(text: str) -> bool:
    """True where `text` ends in the name of a kind of text, as whole titles do."""
    return bool(_ANY_TITLE.search(close_kind(text)))


def close_kind(title: str) -> str:
    """`title` without the blanks before its last character: 公　　告 → 公告."""
    return _BEFORE_LAST.sub("", title) if title[-2:-1].isspace() else title


def ends_like_sentence(text: str) -> bool:
    """True where `text` ends in a mark that no title ends in."""
    return bool(_SENTENCE_END.search(text))
