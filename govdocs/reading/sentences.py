"""Numbered paragraphs that open with a sentence, not with a heading: 一、同意设立……。请你省……。

A heading says what is spoken of; a sentence says who is to do what, when, on what grounds. A paragraph that
says so keeps its number and has no heading, and its short neighbours are judged with it. What stands
before a colon (一、元旦：放假三天。) is the heading, the sentence behind it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govdocs.reading.row import Row, Sort

_SAYS_SO = re.compile(
    r"^(?:请|由于|鉴于|经[^济验营贸纪]|根据|按照|依照|凡是?[^事]|若|如[^何]|自\d|从\d|同意|原则同意|兹|会议(?:听取|议定|强调|指出|认为|要求|决定|审议|研究|讨论|同意|明确|传达|学习|原则)|关于.{2,30}，|各有关|有关(?:部门|单位|机构|地区|方面|各方|[省市县区]))"
    r"|[，；](?:请|根据|按照|依照|由|如|并报|应当|不得|应)|你[省市区县州旗部委局厅办校院司们]|请你|同意你|以下简称|〔|"
    r"应当|不得|予以|认定为|视为|是指|国家将|其中[，：]|报.{0,12}(?:备案|批准|审批)|(?:牵头|责任|配合)单位："
)
"""What no heading says."""

_HINTS = (
    re.compile(r"应(?![用急对变届聘征试有邀])|须|仍|尚|均|可以|已[^经]|已经|将(?=对|于|按|给|根|继|在|会)"),
    re.compile(r"\d.*\d.*\d"),
    re.compile(r"^(?:本[市省区县院部局校办]|各[级市县区地单部]|市|省|县)"),
)
_MANY_CLAUSES = 3
_LONG = 40
"""Two of these make a sentence; headings of speeches have one now and then."""

_LABEL = re.compile(r"([\u4e00-\u9fff“”（）\w+·—-]{2,16})：(?=\S)")
_SHORTEST_BEHIND_LABEL = 8
_LONGEST_ALONE = 24
_SHORT = 8
_FEWEST = 3
_NUMBERS = frozenset(("一、", "（一）", "1.", "（1）", "①"))
_SURE, _HINTED = 0.95, 0.85


def find_sentences(text: str, rows: list[Row]) -> None:
    """Takes the heading off each numbered row that is none, or leaves it what stands before the colon."""
    if not any((row.stop == "。" or row.doubt) and row.style in _NUMBERS for row in rows):
        return
    bare = _rows_with_nothing_below(rows)
    for group in _groups(rows):
        told = [row for row in group if _is_sentence(text, row, alone=id(row) in bare)]
        for row in group:
            if _keep_label(text, row, alone=id(row) in bare):
                continue
            words = _words(text, row)
            doubtful = id(row) in bare or len(words) > _SHORT
            if words and (row in told or (doubtful and 2 * len(told) > len(group) >= _FEWEST)):
                _take_heading_off(row, _SURE if _SAYS_SO.search(words) else _HINTED)


def is_sentence(words: str) -> bool:
    """True where `words`, which a number stands before, are no heading."""
    return _SAYS_SO.search(words) is not None or _hints(words) >= 2


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    """The numbered rows of one depth under one heading, or counted on under the next, as far as they may be
    sentences."""
    open_groups: dict[int, list[Row]] = {}
    ended: set[int] = set()
    for row in rows:
        if row.sort is not Sort.HEADING:
            continue
        ended.update(depth for depth in open_groups if depth > row.depth)
        if row.depth in ended:
            ended.discard(row.depth)
            if not _counts_on(open_groups[row.depth][-1], row):
                yield open_groups.pop(row.depth)
        headed = row.stop == "。" or row.heading_start == row.heading_end
        if headed and row.style in _NUMBERS and not (row.level or row.marked or row.lead or row.marks):
            open_groups.setdefault(row.depth, []).append(row)
    yield from open_groups.values()


def _counts_on(before: Row, row: Row) -> bool:
    return bool(before.ordinal and row.ordinal) and (before.style, before.value + 1) == (row.style, row.value)


def _rows_with_nothing_below(rows: list[Row]) -> set[int]:
    """The headings on a line of their own over no text at all; by identity."""
    ends = [*rows, None]
    return {
        id(row)
        for row, after in pairwise(ends)
        if row is not None and row.sort is Sort.HEADING and not row.body_start and _ends_section(row, after)
    }


def _ends_section(row: Row, after: Row | None) -> bool:
    return after is None or after.closing or (after.sort is Sort.HEADING and after.depth <= row.depth)


def _is_sentence(text: str, row: Row, *, alone: bool) -> bool:
    words = _words(text, row)
    return not words or is_sentence(words) or (alone and (_hints(words) > 0 or len(words) > _LONGEST_ALONE))


def _words(text: str, row: Row) -> str:
    return text[row.heading_start : row.heading_end]


def _hints(words: str) -> int:
    found = [hint for hint in _HINTS if hint.search(words)]
    return len(found) + (words.count("，") >= _MANY_CLAUSES) + (len(words) > _LONG)


def _keep_label(text: str, row: Row, *, alone: bool) -> bool:
    """True where the words before a colon are the heading: 一、元旦：1月1日放假，共3天。……"""
    end = row.end if row.doubt else row.heading_end
    label = _LABEL.match(text, row.heading_start, end) if row.body_start or alone else None
    if label is None:
        return False
    behind = text[label.end() : end]
    if len(behind) < _SHORTEST_BEHIND_LABEL and not re.search(r"\d|，", behind):
        return False
    row.heading_end, row.stop, row.body_start = label.end(1), "：", label.end()
    row.evidence = ["序号", "冒号前"]
    return True


def _take_heading_off(row: Row, confidence: float) -> None:
    row.heading_end = row.body_start = row.heading_start
    row.stop = ""
    row.confidence = min(row.confidence, confidence)
    row.evidence = ["序号", "整句话，不作标题"]
