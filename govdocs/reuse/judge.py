"""Judgement: what each match is, how much it matters, and what a colleague would say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from govdocs.reuse.align import Alignment, align_runs, list_changes
from govdocs.reuse.compare import Compared, Match, letter_at
from govdocs.reuse.figures import compare_figures
from govdocs.reuse.fingerprint import RUN
from govdocs.reuse.fold import Letters
from govdocs.reuse.names import find_leftovers
from govdocs.reuse.note import write_note
from govdocs.reuse.passage import Decision, Figure, Passage, Side, Sort, Weight
from govdocs.reuse.quotation import Quotation, find_quotation
from govdocs.reuse.stock import (
    LONGEST_PHRASE,
    Flags,
    drop_long,
    flag_common,
    is_list_of_bodies,
    is_part_of_phrase,
)
from govdocs.reuse.subject import ReuseText
from govdocs.reuse.weigh import compare_about, find_prominence, weigh
from govdocs.source import Span

MOSTLY = 0.5
FEWEST_OWN = 8
RARE_PHRASE = 30
MANY_FAMILIES = 8


@dataclass(frozen=True)
class Witness:
    """How common words are. `listed` flags the letters of listed phrases. `counts` gives, for the fingerprint at each of `positions`, its families.

    `families` is the family of each text, `states` the version family (-1: none), `limit` from how many
    families on words are common property, `total` how many families there are.
    """

    letters: Letters
    listed: Flags
    positions: NDArray[np.int32]
    counts: NDArray[np.int64]
    families: tuple[int, ...]
    states: tuple[int, ...]
    limit: int
    total: int

    def flag(self, match: Match) -> Flags:
        """For each letter of the match's first text, whether it is a set phrase."""
        start, end = match.bounds[0]
        if end - start <= LONGEST_PHRASE:
            words = self.letters.codes[start:end].tobytes().decode("utf-16-le", "surrogatepass")
            if is_part_of_phrase(words):
                return np.ones(end - start, dtype=bool)
        strangers = self.families[match.texts[0]] != self.families[match.texts[1]]
        # Two strangers of many who share a short phrase both have it from a third.
        rare = strangers and end - start < RARE_PHRASE and self.total >= MANY_FAMILIES
        # Fingerprints that reach out of the match say nothing about it.
        first, last = np.searchsorted(self.positions, np.array((start, max(end - RUN + 1, start)), np.int32))
        common = self.counts[first:last] >= (2 if rare else self.limit)
        flags = flag_common(end - start, self.positions[first:last] - np.int32(start), common)
        return drop_long(flags) | self.listed[start:end]


def judge_match(
    compared: Compared, match: Match, witness: Witness, decisions: Mapping[str, Decision]
) -> Passage:
    """The passage that `match` is, seen from its first text."""
    here, there = (compared.texts[number] for number in match.texts)
    alignment = align_runs(compared.letters, match.runs, *match.bounds)
    set_phrase = int(witness.flag(match).sum())
    quotation = find_quotation(here.text, match.spans[0])
    if is_list_of_bodies(here.excerpt(match.spans[0])):
        set_phrase = alignment.here[1] - alignment.here[0]
    sort = _sort(match, alignment, set_phrase, quotation, witness)
    ties = compare_about(here.about, there.about)
    figures = _figures(compared, match, alignment, years_apart=bool(ties.months and ties.months >= 6))
    leftovers = find_leftovers(here, match.spans[0], there) if sort not in (Sort.WITHIN, Sort.VERSION) else ()
    weight, reasons = weigh(
        sort,
        ties,
        find_prominence(here, match.spans[0]),
        alignment.same - set_phrase,
        figures,
        leftovers,
        deviates=alignment.changed > 0 and bool(quotation and quotation.binding),
        same_heading=_same_heading(here, there, match.spans),
    )
    if sort is Sort.QUOTATION and quotation:
        reasons = (*reasons, quotation.reason)
    key = passage_key(here, match.spans[0], there, match.spans[1])
    passage = Passage(
        key,
        side_of(here, match.spans[0]),
        side_of(there, match.spans[1]),
        sort,
        weight,
        alignment.same,
        alignment.changed,
        round(alignment.similarity, 4),
        set_phrase,
        list_changes(alignment, compared.letters, match.spans),
        figures,
        leftovers,
        reasons,
        decision=decisions.get(key),
    )
    if passage.decision:
        passage = replace(passage, weight=Weight.REFERENCE, reasons=(passage.decision.value, *reasons))
    return replace(passage, note=write_note(passage, there))


def passage_key(here: ReuseText, span: Span, there: ReuseText, other: Span) -> str:
    """A name for these words in these two contexts, the same next time and in any order of the texts."""
    words = sorted(("".join(here.excerpt(span).split()), "".join(there.excerpt(other).split())))
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _sort(
    match: Match, alignment: Alignment, set_phrase: int, quotation: Quotation | None, witness: Witness
) -> Sort:
    a, b = match.texts
    if a == b:
        return Sort.WITHIN
    if witness.states[a] >= 0 and witness.states[a] == witness.states[b]:
        return Sort.VERSION
    if quotation:
        return Sort.QUOTATION
    size = alignment.here[1] - alignment.here[0]
    if set_phrase >= MOSTLY * size or alignment.same - set_phrase < FEWEST_OWN:
        return Sort.SET_PHRASE
    if alignment.moved >= FEWEST_OWN:
        return Sort.MOVED
    return Sort.EDITED if alignment.changed else Sort.VERBATIM


def _figures(compared: Compared, match: Match, alignment: Alignment, *, years_apart: bool) -> tuple[Figure, ...]:
    texts = [compared.texts[number].text for number in match.texts]
    finders = [partial(letter_at, compared.letters, number) for number in match.texts]
    return compare_figures(
        (texts[0], texts[1]), match.spans, alignment, (finders[0], finders[1]), years_apart=years_apart
    )


def side_of(text: ReuseText, span: Span) -> Side:
    """The end of a passage at `span`, with the blocks it begins and ends in."""
    first, last = text.block_at(span.start), text.block_at(max(span.end - 1, span.start))
    return Side(
        text.key, span, first.node if first else "", first.place if first else "", last.place if last else ""
    )


def _same_heading(here: ReuseText, there: ReuseText, spans: tuple[Span, Span]) -> bool:
    """Whether both passages stand under a heading of the same words: the same task, the same target."""
    headings = [_heading_over(text, span) for text, span in zip((here, there), spans, strict=True)]
    return bool(headings[0]) and headings[0] == headings[1]


def _heading_over(text: ReuseText, span: Span) -> str:
    heading = text.heading_at(span.start)
    return text.excerpt(heading.span) if heading else ""
