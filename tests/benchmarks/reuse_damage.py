"""Twelve kinds of damage done to a copied section, every surviving character still known by its origin.

A text under damage is a list of (character, origin): origin is the offset in the source section, or
None for what was put in. So the truth about a case is exact, however many damages are combined.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.reuse_material import dictionary, make_section, make_sentence

Marked = list[tuple[str, int | None]]

KINDS = (
    "verbatim",
    "wrap",
    "mask",
    "punctuation",
    "light",
    "medium",
    "heavy",
    "shuffle",
    "splice",
    "quote",
    "run-on",
    "combined",
)
_STOPS = "。！？"
_HALF = str.maketrans("，。：；？！（）“”％", ",.:;?!()\"\"%")


@dataclass(frozen=True)
class Case:
    """Section `reuse` holds, in `reuse_span`, what stands in `source` at `source_span`."""

    kind: str
    source: int
    source_span: tuple[int, int]
    reuse: int
    reuse_span: tuple[int, int]


@dataclass(frozen=True)
class Planted:
    """The sections, shuffled, and every case planted in them."""

    sections: list[str]
    cases: list[Case]


def plant(background: list[str], seed: int) -> Planted:
    """Sections made from `background`, 8 % of them sources and 6 % replaced by damaged copies of these."""
    rng = random.Random(f"plant {seed}")
    count = len(background)
    places = list(range(count))
    rng.shuffle(places)
    sections = list(background)
    cases: list[Case] = []
    for number in range(max(int(count * 0.06), len(KINDS))):
        kind = KINDS[number % len(KINDS)]
        reuse = places.pop()
        text = ""
        for _ in range(5 if kind == "run-on" else 1):
            source = places.pop()
            copied, before, after = _damage(kind, sections[source], background[reuse], rng)
            kept = [at for at, (_, origin) in enumerate(copied) if origin is not None]
            origins = [origin for _, origin in copied if origin is not None]
            start = len(text) + len(before)
            cases.append(
                Case(kind, source, (min(origins), max(origins) + 1), reuse, (start + kept[0], start + kept[-1] + 1))
            )
            text += before + "".join(character for character, _ in copied) + after
        sections[reuse] = text
    return Planted(sections, cases)


def _damage(kind: str, source: str, host: str, rng: random.Random) -> tuple[Marked, str, str]:
    """The damaged copy, and the text before and after it in its new section."""
    marked: Marked = [(character, at) for at, character in enumerate(source)]
    if kind == "splice":
        length = int(len(marked) * rng.uniform(0.35, 0.6))
        start = rng.randrange(len(marked) - length + 1)
        cut = rng.randrange(len(host) + 1)
        return marked[start : start + length], host[:cut], host[cut:]
    if kind == "quote":
        length = min(rng.randint(28, 45), len(marked))
        start = rng.randrange(len(marked) - length + 1)
        cut = rng.randrange(len(host) + 1)
        return marked[start : start + length], host[:cut] + "“", "”" + host[cut:]
    heading = ""
    if kind in ("wrap", "combined"):
        heading = f"（{rng.choice('一二三四五六')}）{make_sentence(rng)[: rng.randint(8, 14)]}。"
    for damage in _STEPS[kind]:
        marked = damage(marked, rng)
    return marked, heading, ""


def wrap(marked: Marked, rng: random.Random) -> Marked:
    """Hard line ends every 22 to 30 characters, some with a blank."""
    width = rng.randint(22, 30)
    wrapped: Marked = []
    for at, item in enumerate(marked):
        if at and at % width == 0:
            wrapped += [(character, None) for character in rng.choice(("\n", "\r\n", "\n　　", " \n"))]
        wrapped.append(item)
    return wrapped


def mask(marked: Marked, rng: random.Random) -> Marked:
    """Figures masked, % dropped, a word in fifty replaced by 某 or ○○."""
    holder = rng.choice("*x～○某")
    masked: Marked = []
    for character, origin in marked:
        if character.isdigit():
            masked.append((holder, origin))
        elif character != "%":
            masked.append((character, origin))
    return masked


def punctuate(marked: Marked, rng: random.Random) -> Marked:
    """Half-width marks, other case, commas lost or made 、."""
    changed: Marked = []
    for character, origin in marked:
        new = character
        if character in "，、；" and rng.random() < 0.35:
            new = rng.choice(("、", "，", "；", ""))
        elif rng.random() < 0.6:
            new = character.translate(_HALF).swapcase()
        if new:
            changed.append((new, origin))
    return changed


HARSH = (0.6, 0.75, 0.9)
"""Of the edited words: up to the first share replaced, to the second left out, to the third added to, else swapped."""
MILD = (0.35, 0.5, 0.75)
"""As a careful hand rewords: at 25, 45 and 65 % of the words the Indel similarity is .87, .77 and .68."""


def edit(share: float, mix: tuple[float, float, float] = HARSH) -> Callable[[Marked, random.Random], Marked]:
    """Edits to this share of the words: replaced, left out, put in, swapped with the next."""

    def edit_words(marked: Marked, rng: random.Random) -> Marked:
        pieces = _words(marked)
        words = dictionary()
        edited: list[Marked] = []
        for piece in pieces:
            word = "".join(character for character, _ in piece)
            if not re.search("[一-鿿]", word) or rng.random() >= share:
                edited.append(piece)
                continue
            choice = rng.random()
            fresh: Marked = [(character, None) for character in rng.choice(words[rng.choice("nva")])]
            if choice < mix[0]:
                # A replaced word still stands for the word it replaced.
                origins = [origin for _, origin in piece]
                edited.append([(c, origins[min(i, len(origins) - 1)]) for i, (c, _) in enumerate(fresh)])
            elif choice < mix[1]:
                continue
            elif choice < mix[2] or not edited:
                edited += [piece, fresh]
            else:
                edited.insert(-1, piece)
        return [item for piece in edited for item in piece]

    return edit_words


def shuffle(marked: Marked, rng: random.Random) -> Marked:
    """Sentences in another order; of a single sentence, its clauses."""
    parts: list[Marked] = []
    for stops in (_STOPS, "，；"):
        parts = _cut_after(marked, stops)
        if len(parts) > 1:
            break
    before = list(parts)
    while len(parts) > 1 and parts == before:
        rng.shuffle(parts)
    return [item for part in parts for item in part]


def _cut_after(marked: Marked, stops: str) -> list[Marked]:
    parts: list[Marked] = [[]]
    for item in marked:
        parts[-1].append(item)
        if item[0] in stops:
            parts.append([])
    return [part for part in parts if part]


def _words(marked: Marked) -> list[Marked]:
    from govdocs.words import cut_words

    pieces: list[Marked] = []
    at = 0
    for word in cut_words("".join(character for character, _ in marked)):
        pieces.append(marked[at : at + len(word)])
        at += len(word)
    return pieces


_STEPS: dict[str, tuple[Callable[[Marked, random.Random], Marked], ...]] = {
    "verbatim": (),
    "wrap": (wrap,),
    "mask": (mask,),
    "punctuation": (punctuate,),
    "light": (edit(0.05),),
    "medium": (edit(0.12),),
    "heavy": (edit(0.25),),
    "shuffle": (shuffle,),
    "run-on": (),
    "combined": (edit(0.06), mask, punctuate, wrap),
}


def plant_reworded(background: list[str], seed: int, share: float) -> Planted:
    """As `plant`, for sections reworded sentence by sentence: `share` of the words edited, order changed."""
    rng = random.Random(f"reword {seed} {share}")
    sections = list(background)
    places = list(range(len(background)))
    rng.shuffle(places)
    cases: list[Case] = []
    for _ in range(max(len(background) // 33, 5)):
        source, reuse = places.pop(), places.pop()
        marked: Marked = [(character, at) for at, character in enumerate(sections[source])]
        marked = shuffle(edit(share, MILD)(marked, rng), rng)
        sections[reuse] = "".join(character for character, _ in marked) or make_section(rng)
        whole = ((0, len(sections[source])), (0, len(sections[reuse])))
        cases.append(Case("reworded", source, whole[0], reuse, whole[1]))
    return Planted(sections, cases)
