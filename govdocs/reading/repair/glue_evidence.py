"""What speaks for a heading ending here and its body beginning: words, lengths, echoes, the headings beside it.

The weights were fitted to some two hundred headings of public reports and opinions, each glued to its body;
they are figures of evidence, added up, and mean nothing one by one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from govdocs.reading.boundary import LONGEST_HEADING
from govdocs.words import clause_words, cut_words

_NEVER_AFTER = frozenset("，、；：。！？,;:“《（(—-‘〈")
_NEVER_BEFORE = frozenset("，、；：。！？,;:”》）)—-’〉%％")
_LINKS = frozenset(
    [
        "和",
        "与",
        "及",
        "以及",
        "或",
        "或者",
        "的",
        "地",
        "得",
        "了",
        "着",
        "等",
        "并",
        "而",
        "而且",
        "们",
        "化",
        "性",
        "者",
        "上",
        "中",
        "下",
        "里",
        "内",
    ]
)
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’"))
_COMMA = re.compile("[，,]")
_PAUSE = re.compile("[，。；：、！？,;:]")
_SHORTEST = 3
_WINDOW = 8000
_ENDS = re.compile(
    "(?:回顾|任务|工作|建设|目标|发展|问题|水平|安排|原则|要求|制度|考虑|基础|突破|体系|活力|福祉|开放|提升|提高|位置|情况|规则|"
    "管理|形势|事项|实处|职责|范围|力度|责任|政策|引导|思想|保障|成绩|效能|举措|措施|行动|实施|作用|实效|使命|格局|功能|"
    "改革|增强|成就|意义|[重必]要性|[责任使命紧迫]{2}感|自觉性|战略|环境|环节|领导|局面|机制|能力|素质|队伍|服务|监督|合力|效果|"
    "质量|落实|优势|氛围|协作|合作|创新|融合|转型|升级|安全|和谐|繁荣|统筹|支撑|保护|效益|[主动]体|动力|潜力|需求|方式|途径)$"
)  # fmt: skip
_NAMES = re.compile(
    "(?:要求|思想|目标|原则|任务|内容|形势|意义|条件|范围|措施|保障|成[效绩就]|情况|问题|安排|背景|经验|体会|打算|规则|依据|对象|程序|"
    "方式|办法|重点|工作|管理|职责|材料|期限|征集|入库|共享|责任|回顾|考虑|总则|附则)$"
)  # fmt: skip
_ACTS = re.compile(
    "(?:加强|增强|推进|推动|坚持|促进|完善|健全|强化|优化|扩大|加大|构建|打造|培育|认识|发挥|营造|树立|改进|做好|抓好|切实|着力|"
    "大力|努力|认真|充分|深入|全面|不断|进一步|积极|加快|适应|落实|实施|开发|创[新造]|[的和与及在把为以对])$"
)  # fmt: skip
_PREDICATES = frozenset(
    [
        "明显",
        "显著",
        "稳步",
        "有效",
        "加速",
        "更加",
        "更有",
        "更为",
        "更",
        "越",
        "富有",
        "生动",
        "得到",
        "取得",
        "迈出",
        "迈上",
        "日益",
        "大幅",
        "有所",
        "初步",
        "保持",
        "步伐",
        "再上",
        "双双",
        "越来越",
        "愈加",
        "卓有成效",
        "走在前列",
        "稳中有进",
        "稳定",
        "平稳",
        "向好",
    ]
)
"""What says of a subject how it fares (人才总量｜稳步增长): a sentence seldom begins with it."""
WEIGHTS = (
    1.0, 0.7, 0.55, 0.6, -0.9, -0.65, 0.65, -0.7, -0.45, -0.65, -1.7, 0.4, 0.65, -0.85, 0.5,
    1.5, -1.2, -1.0,
)  # fmt: skip
"""One for each figure `_figures` gives, in its order."""
_SAME, _UNLIKE_LENGTH, _UNLIKE_COMMAS, _UNLIKE_LAST = 0.7, -0.9, -0.55, -1.55
"""For each length that two headings have in common to a character, and for how far they differ."""
_PARTS = -1.5
"""For parting a subject from what is said of it."""
_TRIED = 5
"""Places of every heading whose shape may be that of all."""


class Shape(NamedTuple):
    """What a heading looks like: its length, its commas, its length after the last comma."""

    length: int
    commas: int
    last: int


class Place(NamedTuple):
    """Where a heading may end, by the shape it would have; what its words say for that, and whether it would part a
    subject from what is said of it."""

    shape: Shape
    score: float
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """A heading of `length` characters, how sure that is (0 to 1), and what all its evidence adds up to."""

    length: int
    confidence: float
    score: float


def find_places(words: str, around: str) -> tuple[Place, ...]:
    """Where the heading that opens `words` may end, in order; none where it can end nowhere.

    `around` is the text the line stands in, for what is said elsewhere in it.
    """
    limit = _limit(words)
    cut = _split_words(words[: limit + 12])
    return tuple(
        Place(
            shape_of(words[:at]),
            _weigh(_figures(words, at, word, following, around)),
            following in _PREDICATES,
        )
        for at, word, following in _places(words, cut)
        if _SHORTEST <= at <= limit
    )


def choose_place(places: Sequence[Place], sibling: Shape | None) -> Guess | None:
    """The likeliest of the places where the heading looks like its `sibling`; None where there are no places."""
    if not places:
        return None
    scores = [_score_beside(place, sibling) if sibling else place.score for place in places]
    best = max(range(len(scores)), key=scores.__getitem__)
    total = sum(math.exp(score - scores[best]) for score in scores)
    return Guess(places[best].shape.length, 1 / total, scores[best])


def score_run_in(words: str, stop: int, around: str) -> float:
    """What speaks for all up to the full stop at `stop` being the heading."""
    return _weigh(_figures(words, stop, "", "", around))


def find_common_shape(headings: Sequence[Shape], glued: Sequence[Sequence[Place]]) -> Shape | None:
    """The shape that all headings of a kind have most in common: the finished ones, and some place of every glued one.

    Judged all together: 着力推进……，……加快 and 着力深化……，……成效 may each end in several places, but alike in one only.
    """
    if len(headings) + len(glued) < 2:
        return None
    likeliest = [sorted(places, key=lambda place: -place.score)[:_TRIED] for places in glued]
    shapes = {*headings, *(place.shape for places in likeliest for place in places)}
    return max(sorted(shapes), key=lambda shape: _agreement(shape, headings, likeliest), default=None)


def _agreement(shape: Shape, headings: Sequence[Shape], glued: Sequence[Sequence[Place]]) -> float:
    own = sum(likeness(heading, shape) for heading in headings)
    return own + sum(max(_score_beside(place, shape) for place in places) for places in glued if places)


def _score_beside(place: Place, sibling: Shape) -> float:
    return place.score + likeness(place.shape, sibling) + _PARTS * place.parts


def shape_of(heading: str) -> Shape:
    """What a heading looks like."""
    clauses = _COMMA.split(heading)
    return Shape(len(heading), len(clauses) - 1, len(clauses[-1]))


def likeness(shape: Shape, sibling: Shape) -> float:
    """How much likelier a heading is for looking just like another of its kind, or less likely for not doing so."""
    same = (shape.length == sibling.length) + (shape.last == sibling.last)
    return (
        _SAME * same
        + _UNLIKE_LENGTH * abs(math.log(max(shape.length, 1) / max(sibling.length, 1)))
        + _UNLIKE_COMMAS * abs(shape.commas - sibling.commas)
        + _UNLIKE_LAST * abs(math.log(max(shape.last, 1) / max(sibling.last, 1)))
    )


def _limit(words: str) -> int:
    stop = words.find("。", 0, LONGEST_HEADING)
    return min(stop if stop > 0 else len(words) - 1, LONGEST_HEADING - 6)


def _split_words(words: str) -> list[str]:
    """The words; one of four characters that is an ending and an opening is two."""
    lexicon = clause_words()
    cut: list[str] = []
    for word in cut_words(words):
        if len(word) == 4 and _ENDS.search(word[:2]) and lexicon.opens(word[2:]) >= 2:
            cut += (word[:2], word[2:])
        else:
            cut.append(word)
    return cut


def _places(words: str, cut: list[str]) -> list[tuple[int, str, str]]:
    """Each place between two words where a heading could end, with those words."""
    places, at = [], 0
    for word, following in pairwise(cut):
        at += len(word)
        heading = words[:at]
        if words[at - 1] in _NEVER_AFTER or words[at : at + 1] in _NEVER_BEFORE or following in _LINKS:
            continue
        if all(heading.count(opener) <= heading.count(closer) for opener, closer in _PAIRS):
            places.append((at, word, following))
    return places


def _weigh(figures: tuple[float, ...]) -> float:
    return sum(weight * figure for weight, figure in zip(WEIGHTS, figures, strict=True))


def _figures(words: str, at: int, word: str, following: str, around: str) -> tuple[float, ...]:
    lexicon = clause_words()
    heading, body = words[:at], words[at:]
    last = len(_COMMA.split(heading)[-1])
    pause = _PAUSE.search(body, 0, 60)
    return (
        float(_ENDS.search(heading) is not None),
        float(body[0].isdigit() or body[0] in "“《" or lexicon.opens(following) >= 2),
        *_echoes(heading, body),
        _met(around, words[at - 1 : at + 1]) if word else 0.0,
        max(0, last - 14) / 5,
        max(0, 8 - at) / 4,
        max(0, at - 26) / 10,
        float(len(_COMMA.findall(heading))),
        float((pause.start() if pause else 60) < 5),
        float(lexicon.keep_together(word, following)),
        float(lexicon.opens(following)),
        float(lexicon.closes(word)),
        _met(around, word + following) if word else 0.0,
        _opens_here(around, following) if word else 0.0,
        float(any(body.startswith(heading[-length:]) for length in range(2, 9))),
        float(last < 5 and not _NAMES.search(heading)),
        float(_ACTS.search(heading) is not None),
    )


def _echoes(heading: str, body: str) -> tuple[float, float]:
    """That the body takes up how the heading began, or some words of it."""
    begins = len(body) >= 4 and body[:4] == heading[:4]
    longest = next((length for length in range(8, 2, -1) if body[:length] in heading), 0)
    return float(begins), longest / 4


def _met(around: str, words: str) -> float:
    """How often the text has `words` elsewhere, its logarithm."""
    return math.log1p(max(0, around.count(words) - 1))


def _opens_here(around: str, word: str) -> float:
    """How much this text opens its sentences with `word`."""
    opened = around.count(f"。{word}") + around.count(f"\n{word}")
    return math.log((opened + 0.3) / (around.count(word) + 6)) + 3
