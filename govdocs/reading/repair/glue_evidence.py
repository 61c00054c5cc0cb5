"""What speaks for a heading ending here and its body beginning: words, lengths, echoes, the paragraphs below.

The weights were fitted to headings of public texts, each glued to its body; they are figures of evidence, added
up, and mean nothing one by one.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from govdocs.reading.boundary import LONGEST_HEADING
from govdocs.reading.repair.glue_shapes import Place, shape_of
from govdocs.words import ClauseWords, clause_words, cut_words
from govdocs.words.clauses import (
    ADJECTIVE,
    ADVERB,
    EDGE,
    PREPOSITION,
    SET_PHRASE,
    VERB,
    VERBAL_NOUN,
)

_NEVER_AFTER = frozenset("，、；：。！？,;:“《（(—-‘〈")
_NEVER_BEFORE = frozenset("，、；：。！？,;:”》）)-’〉%％")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’"))
_COMMAS = frozenset("，,")
_PAUSE = re.compile("[，。；：、！？,;:]")
_ITEM = re.compile(
    r"\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十]{1,3}[条章节]|——|[①②③]"
)
"""What begins an item of a list: a body may begin with one, a heading has none in it."""
_JOINED = re.compile("[^，。；：、！？,;:]{0,8}?(?:和|与|及|以及)")
_FIGURE = re.compile("[0-9０-９一二三四五六七八九十〇]")
_WINDOW, _SAME_FORM = 12, 5
"""Characters looked at behind 和, and how many must be of the same form for a pair (“十四五”时期 and “十五五”时期)."""
_SHORTEST = 2
_BEYOND = 12
_WORD = 4
_SAYS_HOW = frozenset((VERB, ADJECTIVE, ADVERB, SET_PHRASE))
_NO_SUBJECT = frozenset((VERB, ADJECTIVE, ADVERB, PREPOSITION))
_CLOSES_WELL = frozenset((VERB, ADJECTIVE, SET_PHRASE, VERBAL_NOUN))
_FARTHEST = 3.0
USUAL_SPREAD = 0.25


class Figures(NamedTuple):
    """What is known of a place; the body is what follows it, its first sentence goes up to the full stop."""

    words: float
    under_four: float
    under_six: float
    over_thirty: float
    commas: float
    long_last_clause: float
    short_last_clause: float
    body_pauses_at_once: float
    body_pauses_soon: float
    body_stops_at_once: float
    first_sentence: float
    unlike_leads: float
    """How far the first sentence is from the length of those of the paragraphs below, by how far they are apart."""
    unlike_leads_plainly: float
    item: float
    tail_again: float
    digit: float
    clause_without_verb: float
    subject_and_verb: float
    named: float
    letters_met: float
    words_met: float
    opens_here: float


WEIGHTS = Figures(
    words=1.0, under_four=-0.55, under_six=-1.2, over_thirty=-0.8, commas=-1.5, long_last_clause=-0.8,
    short_last_clause=-1.15, body_pauses_at_once=-1.3, body_pauses_soon=-0.75, body_stops_at_once=-0.9,
    first_sentence=1.05, unlike_leads=-0.55, unlike_leads_plainly=-0.7, item=4.2, tail_again=1.5, digit=1.1,
    clause_without_verb=-1.4, subject_and_verb=0.3, named=0.4, letters_met=-0.65, words_met=-2.1, opens_here=0.6,
)  # fmt: skip


class Leads(NamedTuple):
    """How long the first sentences of the paragraphs below a heading are (0 where they are long or none), and how
    far they are from one another under all headings of the kind, by the logarithm of their lengths."""

    length: float = 0.0
    spread: float = USUAL_SPREAD


class _Gap(NamedTuple):
    """The place before the word number `number`."""

    at: int
    number: int


def find_places(words: str, around: str, leads: Leads) -> tuple[Place, ...]:
    """Where the heading that opens `words` may end, in order; none where it can end nowhere.

    `around` is the text the line stands in, for what is said elsewhere in it.
    """
    limit = _limit(words)
    lexicon = clause_words()
    cut = _split_words(words[: limit + _BEYOND], lexicon)
    kinds = [lexicon.class_of(word) for word in cut]
    found = [
        (words[: gap.at], _figures(words, gap, cut, kinds, leads, around))
        for gap in _gaps(words, cut, lexicon)
        if _SHORTEST <= gap.at <= limit
    ]
    # Where no place makes the first sentence like the leads below, the body begins with none.
    unlike = min((_weigh_leads(figures) for _, figures in found), default=0.0, key=abs)
    return tuple(Place(shape_of(heading), _weigh(figures) - unlike, figures.words) for heading, figures in found)


def _weigh(figures: Figures) -> float:
    return sum(weight * figure for weight, figure in zip(WEIGHTS, figures, strict=True))


def _weigh_leads(figures: Figures) -> float:
    return (
        WEIGHTS.unlike_leads * figures.unlike_leads + WEIGHTS.unlike_leads_plainly * figures.unlike_leads_plainly
    )


def _limit(words: str) -> int:
    stop = words.find("。", 0, LONGEST_HEADING)
    return min(stop - 1 if stop > 0 else len(words) - 1, LONGEST_HEADING - 6)


def _split_words(words: str, lexicon: ClauseWords) -> list[str]:
    """The words; one of four characters that the lexicon knows only the halves of is two (回顾｜过去)."""
    cut: list[str] = []
    for word in cut_words(words):
        if len(word) == _WORD and not lexicon.knows(word) and lexicon.knows(word[:2]) and lexicon.knows(word[2:]):
            cut += (word[:2], word[2:])
        else:
            cut.append(word)
    return cut


def _gaps(words: str, cut: list[str], lexicon: ClauseWords) -> list[_Gap]:
    """Each place between two words where a heading could end."""
    gaps, at = [], 0
    for number, (word, following) in enumerate(pairwise(cut), 1):
        at += len(word)
        heading = words[:at]
        if words[at - 1] in _NEVER_AFTER or words[at : at + 1] in _NEVER_BEFORE:
            continue
        if following in lexicon.never_first or word in lexicon.never_last:
            continue
        if _lacks_object(cut, number, lexicon) or _parts_pair(heading, words[at:]):
            continue
        if all(heading.count(opener) <= heading.count(closer) for opener, closer in _PAIRS):
            gaps.append(_Gap(at, number))
    return gaps


def _lacks_object(cut: list[str], number: int, lexicon: ClauseWords) -> bool:
    """True where the last clause says no more than 切实增强: what is to be 增强 follows."""
    start = _clause_start(cut, number)
    *before, last = cut[start:number]
    return last in lexicon.transitive and all(map(lexicon.says_how, before))


def _parts_pair(heading: str, body: str) -> bool:
    """True between 2026年工作 and 回顾和2027年安排: what the body begins with goes together with the heading."""
    joined = _JOINED.match(body)
    if joined is None:
        return False
    other = _FIGURE.sub("0", body[joined.end() : joined.end() + _WINDOW])
    clause = re.split("[，,]", heading)[-1]
    return _same_length(_FIGURE.sub("0", clause), other) >= _SAME_FORM


def _same_length(one: str, other: str) -> int:
    return next((at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other)))


def _figures(words: str, gap: _Gap, cut: list[str], kinds: list[str], leads: Leads, around: str) -> Figures:
    at, number = gap
    heading, body = words[:at], words[at:]
    word, following = cut[number - 1], cut[number]
    shape = shape_of(heading)
    last_clause = _last_clause(cut, kinds, number)
    pause = _PAUSE.search(body, 0, 60)
    pauses = pause.start() if pause else 60
    stop = body.find("。")
    sentence = min(stop, 80) if stop >= 0 else 80
    unlike = abs(math.log((sentence + 1) / (leads.length + 1))) if leads.length else 0.0
    letters_met = _met(around, words[at - 1 : at + 1])
    return Figures(
        clause_words().weigh_end(_four_around(cut, number)),
        float(at < 4),
        float(at < 6),
        max(0, at - 30) / 10,
        float(shape.commas),
        max(0, shape.last - 14) / 5,
        float(shape.last < 4 and shape.commas > 0),
        float(pauses < 5),
        float(pauses < 8),
        float(sentence < 6),
        math.log1p(sentence),
        min(_FARTHEST, unlike / leads.spread),
        min(_FARTHEST, unlike / USUAL_SPREAD),
        float(_ITEM.match(body) is not None),
        float(any(body.startswith(heading[-length:]) for length in range(2, 9))),
        float(body[0].isdigit()),
        float(shape.commas > 0 and not _SAYS_HOW.intersection(last_clause)),
        float(_is_subject_and_verb(last_clause)),
        float(heading.endswith(clause_words().heading_names)),
        letters_met,
        _met(around, word + following) if letters_met else 0.0,
        _opens_here(around, following),
    )


def _four_around(cut: list[str], number: int) -> tuple[str, str, str, str]:
    return (
        cut[number - 2] if number > 1 else EDGE,
        cut[number - 1],
        cut[number],
        cut[number + 1] if number + 1 < len(cut) else EDGE,
    )


def _last_clause(cut: list[str], kinds: list[str], number: int) -> list[str]:
    """The classes of the words since the last comma."""
    return kinds[_clause_start(cut, number) : number]


def _clause_start(cut: list[str], number: int) -> int:
    """The number of the first word since the last comma."""
    start = number
    while start > 0 and cut[start - 1] not in _COMMAS:
        start -= 1
    return start


def _is_subject_and_verb(clause: list[str]) -> bool:
    """True for 人才总量稳步增长, false for 扩大人才总量."""
    return len(clause) > 1 and clause[0] not in _NO_SUBJECT and clause[-1] in _CLOSES_WELL


def _met(around: str, words: str) -> float:
    """How often the text has `words` elsewhere, its logarithm."""
    return math.log1p(max(0, around.count(words) - 1))


def _opens_here(around: str, word: str) -> float:
    """How much this text opens its sentences with `word`."""
    opened = around.count(f"。{word}") + around.count(f"\n{word}")
    return math.log((opened + 0.3) / (around.count(word) + 6)) + 3
