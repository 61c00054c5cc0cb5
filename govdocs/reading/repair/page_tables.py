"""The table a government site puts above a text: 索引号, 发文机关, 成文日期, 发文字号, each with its value."""

from __future__ import annotations

import re
from functools import cache

from govdocs.reading.lines import Line
from govdocs.reading.phrases import ends_like_sentence, is_document_number

_FIRM = (
    "索引号", "信息索引号", "索引", "主题分类", "信息分类", "组配分类", "体裁分类", "分类", "服务对象", "发文机构", "发文机关", "发布机构", "发布机关",
    "制发机关", "制定机关", "公开责任部门", "责任部门", "公布机关", "发布日期", "公布日期", "公开日期", "发文日期", "成文日期", "生成日期", "施行日期",
    "实施日期", "生效日期", "失效日期", "废止日期", "登记号", "统一登记号", "有效性", "时效性", "效力状态", "是否有效", "效力等级", "效力级别",
    "效力位阶", "内容概述", "内容摘要", "主题词", "公开方式", "公开形式", "公开范围", "公开时限", "公开属性", "信息类别", "法规类别", "发布部门", "发布单位",
)  # fmt: skip
_OTHER = (
    "来源", "信息来源", "发文字号", "文号", "文件编号", "文件号", "印发日期", "摘要", "关键词", "标题", "名称", "信息名称", "文件名称", "有效期", "批准部门",
    "颁布单位", "体裁", "文种", "公文种类", "发布时间", "关联类型", "语种", "状态",
)  # fmt: skip
_BLANKS = "[ \u3000\u00a0]{0,6}"
_ANY = "|".join(_BLANKS.join(name) for name in sorted((*_FIRM, *_OTHER), key=len, reverse=True))
_BULLET = r"[•·●○◆■▪*\-–—|]*\s*"
_CELLS = re.compile(r"\s*[\t|｜]\s*|\s{2,}|　+")
_CAPTIONS = frozenset(("文章属性", "基本信息", "文件信息", "公文信息", "信息详情", "文档信息", "信息公开", "政策信息"))
_RULE = re.compile(r"[\s|:—–\-]+")
_DATED = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_INDEXED = re.compile(r"[\w/\-—－.〔〕\[\]]{5,40}")
_FEWEST = 3
_MOST = 45
_LONGEST = 300
_LONGEST_VALUE = 40
_LONGEST_CLASS = 12


@cache
def _label() -> re.Pattern[str]:
    """A label with its colon or brackets; compiled when a page first needs it, for that takes long."""
    return re.compile(rf"(?:^{_BULLET}|(?<=[\s|】\]]))(?:[【\[]\s*({_ANY})\s*[】\]]\s*[：:]?|({_ANY})\s*[：:])")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(_ANY)


def end_of_table(text: str, lines: list[Line], at: int) -> int:
    """The line behind the table that begins with line `at`; `at` where none begins there."""
    met: set[str] = set()
    open_label, end = "", at
    for place in range(at, min(len(lines), at + _MOST)):
        line = lines[place]
        words = text[line.begin : line.end]
        if line.marks or len(words) > _LONGEST:
            break
        names = _labels(words)
        if names:
            met.update(names)
            open_label = names[-1] if _ends_with_label(words) else ""
            end = place + 1
        elif open_label and _is_value(open_label, words, text, lines, place):
            open_label, end = "", place + 1
        elif not ((place == at and words in _CAPTIONS) or (met and _RULE.fullmatch(words))):
            break
    return end if len(met) >= _FEWEST and not met.isdisjoint(_FIRM) else at


def is_caption(words: str) -> bool:
    """True for a line that stands above such a table or right below it, and names what follows."""
    return words in _CAPTIONS or words in ("正文", "全文", "政策原文", "文件正文")


def _labels(words: str) -> list[str]:
    """The labels on the line; none unless it begins with one."""
    found = [_squeezed(match[1] or match[2]) for match in _label().finditer(words)]
    if found and (start := _label().match(words)) is not None and start.start() == 0:
        return found
    cells = _CELLS.split(words.strip("|｜ \t•·"))
    if not _bare().fullmatch(cells[0]):
        return []
    named = [at for at, cell in enumerate(cells) if _bare().fullmatch(cell)]
    # 文件名称 | 发文机关 | 文号 side by side are the head of a text's own table.
    return [_squeezed(cells[at]) for at in named] if all(at % 2 == 0 for at in named) else []


def _ends_with_label(words: str) -> bool:
    found = list(_label().finditer(words))
    if not found:
        return len(_CELLS.split(words.strip("|｜ \t•·"))) == 1
    return words[found[-1].end() :].strip() in ("", "|")


def _is_value(label: str, words: str, text: str, lines: list[Line], place: int) -> bool:
    """True where the line is what a label on the line before has no value for."""
    if label.endswith("日期"):
        return _DATED.fullmatch(words) is not None
    if label.endswith("号"):
        return is_document_number(words) or _INDEXED.fullmatch(words) is not None
    if len(words) > _LONGEST_VALUE or ends_like_sentence(words) or place + 1 >= len(lines):
        return False
    if label.endswith("分类") and len(words) <= _LONGEST_CLASS:
        return True
    following = lines[place + 1]
    return bool(_labels(text[following.begin : following.end]))


def _squeezed(name: str) -> str:
    return re.sub(r"\s", "", name)
