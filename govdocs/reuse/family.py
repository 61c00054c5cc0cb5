"""Families: texts that are one text in several states, and what can be said of each state.

An edge needs most of one text inside the other; a shared passage, however long, makes no family, and
texts of different years or occasions are never one text. Nothing is decided for anyone: the family
says which text is most complete, which cleanest, and what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdocs.model import Stage
from govdocs.reuse.names import origin
from govdocs.reuse.passage import Family, Pair
from govdocs.reuse.subject import About, ReuseText
from govdocs.source import Span

MOST = 0.8
LEAST = 0.3
HALF = 0.5
SHORT = 300
CERTAIN = 0.9
"""Of texts with fewer than `SHORT` letters, a shared paragraph is half; they must be alike throughout."""
CUT_OFF = 0.97
_MASK = re.compile(r"\*{1,}|[xXｘ×]{2,}|[○〇]{2,}|某某|～年|[?？]{3,}|�")
_BREAK = re.compile(r"[一-鿿，、][ \t]*\r?\n[ \t　]*(?=[一-鿿])")
_GLUED = re.compile(r"[。！？；][^\n]*\Z")
_FINAL = (Stage.ISSUED, Stage.FINAL, Stage.PUBLIC, Stage.TRANSCRIPT)
_FINAL_NAME = re.compile(r"印发|定稿|终稿|公开")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Tail:
    """How many letters at the end of the fuller text the other one lacks."""

    letters: int


def group_families(texts: Sequence[ReuseText], pairs: Iterable[Pair]) -> list[list[int]]:
    """The numbers of texts that are one text, two or more together, in order."""
    numbers = {text.key: number for number, text in enumerate(texts)}
    both = ((pair, numbers[pair.here], numbers[pair.there]) for pair in pairs)
    edges = ((a, b) for pair, a, b in both if is_one_text(pair, texts[a].about, texts[b].about))
    groups: dict[int, list[int]] = {}
    for number, first in enumerate(_join(len(texts), edges)):
        groups.setdefault(first, []).append(number)
    return [group for group in groups.values() if len(group) > 1]


def name_families(
    texts: Sequence[ReuseText], groups: Sequence[Sequence[int]], archived: Mapping[str, int]
) -> list[int]:
    """The family of every text, from 0: one for the states of one text, for one office, for what an archive holds as one.

    `archived` gives the family of each archived text by its key.
    """
    together = [list(group) for group in groups]
    for names in ([origin(text) for text in texts], [archived.get(text.key, "") for text in texts]):
        alike: dict[object, list[int]] = {}
        for number, name in enumerate(names):
            if name != "":
                alike.setdefault(name, []).append(number)
        together += alike.values()
    firsts = _join(len(texts), (pair for group in together for pair in pairwise(group)))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(first, len(numbers)) for first in firsts]


def _join(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `count` numbers the lowest it is joined with."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(number) for number in range(count)]


def is_one_text(pair: Pair, here: About, there: About) -> bool:
    """Whether two texts are states of one: most of one in the other, and nothing sets them apart."""
    most = max(pair.here_contained, pair.there_contained)
    least = min(pair.here_contained, pair.there_contained)
    if least < CERTAIN and min(pair.here_total, pair.there_total) < SHORT:
        return False
    if not (least >= HALF or (most >= MOST and least >= LEAST)):
        return False
    if here.date and there.date and here.date.complete and there.date.complete and here.date != there.date:
        return False
    years = set(_YEAR.findall(here.title)), set(_YEAR.findall(there.title))
    return not (years[0] and years[1] and years[0] != years[1])


def describe_family(
    members: Sequence[ReuseText], letters: Mapping[str, int], pairs: Mapping[tuple[str, str], Pair], tails: Mapping[str, Tail]
) -> Family:
    """What each state is: most complete, cleanest, final by its own marks, cut off, and the differences."""
    ranked = sorted(members, key=lambda text: (-letters[text.key], damage(text), text.key))
    complete = ranked[0]
    fullest = letters[complete.key]
    whole = [text for text in members if letters[text.key] >= CUT_OFF * fullest] or [complete]
    clean = min(whole, key=lambda text: (damage(text) / max(letters[text.key], 1), text.key))
    finals = [text for text in members if text.about.stage in _FINAL or _FINAL_NAME.search(text.name)]
    final = min(finals, key=lambda text: (_stage_rank(text), text.key)).key if finals else ""
    cut = [text for text in members if text is not complete and text.key in tails]
    lines = []
    for text in members:
        if text is complete:
            continue
        pair = pairs.get((text.key, complete.key)) or pairs.get((complete.key, text.key))
        lines.append(_difference(text, complete, letters, pair, tails.get(text.key)))
    return Family(
        tuple(text.key for text in members), complete.key, clean.key, final, tuple(text.key for text in cut), tuple(lines)
    )


def _stage_rank(text: ReuseText) -> int:
    return _FINAL.index(text.about.stage) if text.about.stage in _FINAL else len(_FINAL)


def damage(text: ReuseText) -> int:
    """How many masks, broken characters, lines cut short and headings run into a paragraph a text has."""
    spans = [block.span for block in text.blocks] or [Span(0, len(text.text))]
    breaks = sum(len(_BREAK.findall(text.text, span.start, span.end)) for span in spans)
    headings = (block.span.start for block in text.blocks if block.role == "heading")
    glued = sum(_GLUED.search(text.text, text.text.rfind("\n", 0, start) + 1, start) is not None for start in headings)
    return len(_MASK.findall(text.text)) + breaks + glued


def _difference(
    text: ReuseText, complete: ReuseText, letters: Mapping[str, int], pair: Pair | None, tail: Tail | None
) -> str:
    missing = letters[complete.key] - letters[text.key]
    line = f"《{text.name}》与《{complete.name}》："
    parts = []
    if tail:
        parts.append(f"缺结尾约{tail.letters}字")
    elif missing > 0:
        parts.append(f"少{missing}字")
    if pair:
        own = pair.here_total - pair.here_shared if pair.here == text.key else pair.there_total - pair.there_shared
        if own:
            parts.append(f"另有{own}字对方没有")
    masks = len(_MASK.findall(text.text)), len(_MASK.findall(complete.text))
    if masks[0] != masks[1]:
        parts.append(f"遮盖的数字或字{masks[0]}处（对方{masks[1]}处）")
    return line + ("，".join(parts) if parts else "文字相同")
