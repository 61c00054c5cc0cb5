"""A title broken by meaning into 梯形 or 菱形 (GB/T 9704-2012 7.3.1).

Words and 《》 stay whole, no line begins with 的 or ends with 关于, and line lengths grow, shrink, or
rise to the middle; the hourglass never. Among what is allowed the most even shape wins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise

from govdocs.layout.breaking import may_break
from govdocs.layout.metrics import text_width
from govdocs.layout.sheet import BreakRules
from govdocs.words import cut_words

_CLINGS_TO_LINE_BEFORE = frozenset("的地得之了等和与及或暨、，。：；？！")
_CLINGS_TO_LINE_AFTER = (
    "关于",
    "在",
    "于",
    "对",
    "把",
    "将",
    "和",
    "与",
    "及",
    "暨",
    "为",
    "向",
    "以",
    "从",
    "由",
    "第",
)
_MOST_CANDIDATES = 18
"""Break points tried at most, so that no title takes long: 18 over 4 lines are 816 shapes."""

_SHORTEST_LINE = 4

_YEAR = re.compile(r"\d{4}年")
"""The one number that may open a line: what it dates follows it, 2026年第二次会议纪要."""


@lru_cache(maxsize=4096)
def shape_title(text: str, most: float, rules: BreakRules) -> tuple[str, ...]:
    """The lines of `text`, none wider than `most` 字; one line if it fits, and always all of the text."""
    if text_width(text) <= most:
        return (text,)
    points = _break_points(text, rules)
    for count in range(2, len(text)):
        if count * most < text_width(text):
            continue
        shapes = [_lines(text, chosen) for chosen in combinations(_thin(points, text, count), count - 1)]
        fitting = [lines for lines in shapes if max(map(text_width, lines)) <= most]
        if fitting:
            return min(fitting, key=_badness)
        if count > 4:
            break
    return _cut_greedily(text, most, points)


def _lines(text: str, points: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *points, len(text))
    return tuple(text[start:end] for start, end in pairwise(edges))


def _break_points(text: str, rules: BreakRules) -> list[int]:
    """Where a line may end: between words, outside 《》, never after 关于 or before 的."""
    # Brackets around the whole, as a 题注 has them, do not keep it on one line.
    enclosed = text[0] in "（《" and text.find("）》"["（《".index(text[0])]) == len(text) - 1
    points, at, depth = [], 0, -1 if enclosed else 0
    for word in cut_words(text):
        if at and depth == 0 and _may_part(text, at, rules):
            points.append(at)
        depth += sum(word.count(mark) for mark in "《〈（“") - sum(word.count(mark) for mark in "》〉）”")
        at += len(word)
    return points or [index for index in range(1, len(text)) if may_break(text, index, rules)]


def _may_part(text: str, at: int, rules: BreakRules) -> bool:
    before, after = text[:at], text[at]
    if after in _CLINGS_TO_LINE_BEFORE:
        return False
    if before.endswith(_CLINGS_TO_LINE_AFTER) or text[at - 1].isdigit():
        return False
    if after.isdigit() and not _YEAR.match(text, at):
        return False
    return may_break(text, at, rules)


def _thin(points: list[int], text: str, count: int) -> list[int]:
    """The points nearest to an even cut, when there are too many to try them all."""
    if len(points) <= _MOST_CANDIDATES:
        return points
    ideal = [len(text) * part / count for part in range(1, count)]
    nearest = sorted(points, key=lambda point: min(abs(point - cut) for cut in ideal))
    return sorted(nearest[:_MOST_CANDIDATES])


def _badness(lines: tuple[str, ...]) -> float:
    widths = [text_width(line) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    worst = 0.0
    if not _is_unimodal(steps):
        worst += 100.0
    # Equal lines make a rectangle, which the standard does not name; very uneven ones look accidental.
    worst += sum(3.0 if abs(step) < 1 else max(0.0, abs(step) - 6) for step in steps)
    worst += sum(20.0 for width in widths if width < _SHORTEST_LINE)
    worst += (max(widths) - min(widths)) * 0.3
    worst -= sum(_natural(before, after) for before, after in pairwise(lines))
    return worst


def _is_unimodal(steps: list[float]) -> bool:
    """True when lengths never fall and then rise again."""
    fell = False
    for step in steps:
        if step < 0:
            fell = True
        elif step > 0 and fell:
            return False
    return True


def _natural(before: str, after: str) -> float:
    """How natural a pause between the two lines is: before 关于 and after a comma most of all."""
    if after.startswith(("关于", "在")):
        return 4.0
    if before.endswith(("，", "、", "》", "会议", "会上", "上的", "的")):
        return 2.0
    return 0.0


def _cut_greedily(text: str, most: float, points: list[int]) -> tuple[str, ...]:
    """For a title nothing fits: each line as long as it may be, at a break point where there is one."""
    lines, start = [], 0
    while text_width(text[start:]) > most:
        end = start + 1
        while end < len(text) and text_width(text[start : end + 1]) <= most:
            end += 1
        end = max((point for point in points if start < point <= end), default=end)
        lines.append(text[start:end])
        start = end
    return (*lines, text[start:])
