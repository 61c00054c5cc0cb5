"""Every ordinal that might open a section, wherever it stands: at a line start, or in the middle of a line."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from govdocs.notation import ORDINAL_STYLES, Ordinal, parse_ordinal
from govdocs.reading.boundary import LONGEST_HEADING
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import ordinal_at

STYLES = tuple(ORDINAL_STYLES)
_HAN = "一二三四五六七八九十百零〇"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
# The first character comes first, since only a set of them is searched for fast; what stands before it is asked then.
_MIDDLE = re.compile(
    rf"[第（({_CIRCLED}\d{_HAN}](?:(?<=第)(?:[{_HAN}]{{1,6}}|\d{{1,3}})[章节条]|"
    rf"(?<=[{_HAN}])(?<![第\d一二三四五六七八九十百款、].)[{_HAN}]{{0,5}}、|"
    rf"(?<=[（(])(?<![第款）)、项].)[{_HAN}]{{1,6}}[）)]|"
    r"(?<=\d)(?<=[。；：！？:;\s\u4e00-\u9fff].)(?<!附件.)(?<!附件：.)(?<!附件:.)\d?(?:[、．]|\.(?![\d.]))|"
    rf"(?<=（)(?<=[。；：！？:;\s].)\d{{1,2}}）|(?<=[{_CIRCLED}]))"
)
_STATUTE = ("第一章", "第一节", "第一条")
STATUTE = frozenset(STYLES.index(style) for style in _STATUTE)
LONGEST_LINE = 1 << 40
_STOPS = frozenset("。！？!?”")
_REFERS = frozenset("《》本该法按照据条例和与及或至款项、反前后上下")
_REFERRED = re.compile("[规的、，,和与及或至第之中所款项修》]")
_SHOWN_CHANGES = ("【增：", "【删：")
_ITEM = re.compile("[项款、，和或至）)》]")


class Where(Enum):
    """Where an ordinal stands."""

    FIXED = auto()
    BREAK = auto()
    MIDDLE = auto()


class Candidate(NamedTuple):
    """An ordinal at `at` on line number `line`: `favour` is what its surroundings say for a heading."""

    at: int
    line: int
    where: Where
    style: int
    value: int
    length: int
    favour: float = 0.0


def fixed_candidate(
    text: str, number: int, line: Line, where: Where, favour: float = 0.0
) -> Candidate | None:
    """The ordinal the line begins with; None if it begins with none."""
    ordinal = ordinal_at(text, line.start, line.end) or _glued_article(text, line)
    if ordinal is None:
        return None
    style = STYLES.index(ordinal.style)
    return Candidate(line.start, number, where, style, ordinal.value, ordinal.length, favour)


def _glued_article(text: str, line: Line) -> Ordinal | None:
    if text[line.start] != "第":
        return None
    ordinal = parse_ordinal(text[line.start : line.start + 12])
    return ordinal if ordinal and ordinal.style in _STATUTE[:2] else None


def middle_candidates(
    text: str, number: int, line: Line, own: Candidate | None, dense: bool
) -> list[Candidate]:
    """The ordinals inside a line that begins with `own`; `dense` says that the text has lost most of its line ends."""
    found: list[Candidate] = []
    headed = line.start if own else -LONGEST_LINE
    chapter = own is not None and STYLES[own.style] in _STATUTE[:2]
    for match in _MIDDLE.finditer(text, line.start + 1, line.end):
        at = match.start()
        ordinal = parse_ordinal(text[at : at + 12])
        if ordinal is None:
            continue
        statute = ordinal.style in _STATUTE
        under = headed if chapter or not statute else -LONGEST_LINE
        favour = _favour(text, at, at + ordinal.length, line, under, ordinal.style, dense)
        if favour is None:
            continue
        style = STYLES.index(ordinal.style)
        found.append(Candidate(at, number, Where.MIDDLE, style, ordinal.value, ordinal.length, favour))
        headed, chapter = at, ordinal.style in _STATUTE[:2]
    return found


def _favour(text: str, at: int, after: int, line: Line, headed: int, style: str, dense: bool) -> float | None:
    """What speaks for (or, below 0, against) a heading at `at`; None where it cannot be one."""
    before = text[at - 1]
    if before == "：" and text[max(0, at - 3) : at] in _SHOWN_CHANGES:
        return None
    in_heading = at - headed <= LONGEST_HEADING and text.find("。", max(headed, 0), at) < 0
    if style in _STATUTE:
        return _favour_statute(text, at, after, line, in_heading, style)
    points = _after_mark(text, at, line, in_heading)
    if points is None or _ITEM.match(text, after, line.end) or after >= line.end:
        return None
    if not dense and not (in_heading and before not in "，、；："):
        points -= 0.5 if _ends_as_heading(text, after, line.end) else 2.5
    return points


def _after_mark(text: str, at: int, line: Line, in_heading: bool) -> float | None:
    before = text[at - 1]
    if before.isspace():
        stop = text[line.start : at].rstrip()[-1:]
        wide = text[max(line.start, at - 2) : at] == "\u3000\u3000"
        return 1.5 if wide or stop in _STOPS else (0.0 if stop in "：:；;" or in_heading else None)
    if before in _STOPS:
        return 0.0
    if before in "：:":
        return -0.2
    if before in "；;":
        return -0.7
    if before in "，、,":
        return -1.5
    return -1.0 if in_heading else None


def _favour_statute(text: str, at: int, after: int, line: Line, in_heading: bool, style: str) -> float | None:
    before = text[at - 1]
    blank_after = after < line.end and text[after].isspace()
    stopped = before in _STOPS or before.isspace() or before in "；："
    if after >= line.end or _REFERRED.match(text, after):
        return None
    if before in _REFERS and not in_heading:
        return None
    if style == "第一条":
        if blank_after:
            return 2.0 if stopped or in_heading else 0.5
        return 0.3 if stopped or in_heading else None
    return (1.0 if blank_after else 0.0) + (1.0 if stopped else -0.5)


def _ends_as_heading(text: str, start: int, end: int) -> bool:
    """True where all up to the line end could be a heading: short, without a stop."""
    rest = text[start:end]
    return 4 <= len(rest) <= 60 and not any(mark in rest for mark in "。！？；：")
