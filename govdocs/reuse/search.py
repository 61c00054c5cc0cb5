"""The way from drafts to a report: prepare, compare, count, judge, put the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from govdocs.errors import UsageError
from govdocs.model import Document
from govdocs.reading import Draft
from govdocs.reuse.candidates import find_candidates
from govdocs.reuse.compare import Compared, Match, compare_texts
from govdocs.reuse.coverage import count_pairs, cover, find_tail
from govdocs.reuse.detect import FEWEST
from govdocs.reuse.family import describe_family, group_families, name_families
from govdocs.reuse.fingerprint import fingerprint_letters
from govdocs.reuse.judge import Witness, judge_match
from govdocs.reuse.passage import Decision, Family, Pair, Passage, ReuseReport, Share, Sort, Weight
from govdocs.reuse.past import PastTexts
from govdocs.reuse.popular import group_occurrences
from govdocs.reuse.prepare import reuse_text
from govdocs.reuse.reworded import find_reworded
from govdocs.reuse.stock import Flags, commonness, count_families, flag_listed
from govdocs.reuse.subject import ReuseText

Subject = Draft | Document | ReuseText

_WEIGHTS = (Weight.MUST, Weight.ADVISED, Weight.REFERENCE)
_SORTS = tuple(Sort)


def find_reuse(
    texts: Iterable[Subject],
    *,
    archive: PastTexts | None = None,
    min_chars: int = FEWEST,
    reworded: bool = True,
) -> ReuseReport:
    """What these drafts share with each other, with themselves, and with the texts of `archive`.

    `texts` may be drafts, documents or `ReuseText`s, in any mixture; `min_chars` is the fewest equal
    letters a passage has. `reworded` also looks for sections said in other words, which needs a
    segmenter. Raises UsageError for nothing to compare.
    """
    drafts = _distinct_keys([reuse_text(text) for text in texts])
    if not drafts:
        raise UsageError("没有要查的稿子")
    return _report(drafts, archive, min_chars, reworded=reworded)


def _distinct_keys(texts: Sequence[ReuseText]) -> list[ReuseText]:
    """The same text given twice is two texts: the second gets a key of its own."""
    seen: dict[str, int] = {}
    distinct = []
    for text in texts:
        seen[text.key] = seen.get(text.key, 0) + 1
        distinct.append(text if seen[text.key] == 1 else replace(text, key=f"{text.key}#{seen[text.key]}"))
    return distinct


def _report(drafts: list[ReuseText], past: PastTexts | None, min_chars: int, *, reworded: bool) -> ReuseReport:
    known = {draft.key for draft in drafts}
    old = [text for text in find_candidates(drafts, past, reworded=reworded) if text.key not in known] if past else []
    compared = compare_texts([*drafts, *old], asked=len(drafts), fewest=min_chars)
    compared = replace(compared, matches=tuple(_face(compared.texts, match) for match in compared.matches))
    bare = count_pairs(compared)
    groups = group_families(compared.texts, bare.values())
    witness = _call_witness(compared, groups, past)
    decisions: Mapping[str, Decision] = past.decisions() if past else {}
    passages = [judge_match(compared, match, witness, decisions) for match in compared.matches]
    flags = _flag_texts(compared, witness)
    if reworded:
        passages += find_reworded(compared.texts, passages, len(drafts), witness.states, decisions)
    pairs = count_pairs(compared, flags)
    numbers = {text.key: number for number, text in enumerate(compared.texts)}
    families = {text.key: witness.families[number] for number, text in enumerate(compared.texts)}
    return ReuseReport(
        texts={text.key: text for text in compared.texts},
        drafts=tuple(draft.key for draft in drafts),
        passages=tuple(sorted(passages, key=_rank)),
        pairs=tuple(pairs.values()),
        families=tuple(_describe(compared, group, bare) for group in groups),
        shares=tuple(_share(compared, numbers[draft.key], passages, flags, witness.states) for draft in drafts),
        popular=group_occurrences(passages, {text.key: text for text in compared.texts}, families),
    )


def _rank(passage: Passage) -> tuple[object, ...]:
    return (
        _WEIGHTS.index(passage.weight),
        _SORTS.index(passage.sort),
        -passage.same,
        passage.here.text,
        passage.here.span,
        passage.there.text,
        passage.there.span,
    )


def _face(texts: Sequence[ReuseText], match: Match) -> Match:
    """The match seen from the later text; from the one given first where dates do not tell."""
    a, b = match.texts
    if a == b:
        # Within one text the second place repeats the first.
        return match if match.bounds[0] > match.bounds[1] else match.turned()
    dates = [texts[number].about.date for number in (a, b)]
    days = [(date.year, date.month or 0, date.day or 0) if date and date.year else None for date in dates]
    if days[0] and days[1] and days[0] != days[1]:
        return match if days[0] > days[1] else match.turned()
    return match if a < b else match.turned()


def _call_witness(
    compared: Compared, groups: Sequence[Sequence[int]], past: PastTexts | None
) -> Witness:
    """How common every fingerprint is, a family of texts (or an office's own years) counting once."""
    states = [-1] * len(compared.texts)
    for number, group in enumerate(groups):
        for member in group:
            states[member] = number
    families = name_families(compared.texts, groups, past.find_families([text.key for text in compared.texts]) if past else {})
    matched = np.zeros(len(compared.letters.codes), dtype=bool)
    for match in compared.matches:
        for start, end in match.bounds:
            matched[start:end] = True
    positions, hashes = fingerprint_letters(compared.letters)
    counts = count_families(compared.letters, positions, hashes, families)
    total = max(families) + 1
    if past:
        asked = np.flatnonzero(matched[positions])
        wanted = np.sort(hashes[asked])
        wanted = wanted[np.diff(wanted, prepend=wanted[:1] - 1) != 0]
        counts[asked] = np.maximum(counts[asked], past.count_families(wanted)[np.searchsorted(wanted, hashes[asked])])
        total = max(total, past.family_total)
    listed = flag_listed(compared.letters, matched)
    return Witness(
        compared.letters, listed, positions, counts, tuple(families), tuple(states), commonness(total), total
    )


def _flag_texts(compared: Compared, witness: Witness) -> dict[int, Flags]:
    """For every text, which of its letters are set phrases in some match."""
    flags: dict[int, Flags] = {}
    for match in compared.matches:
        for seen in (match, match.turned()):
            number = seen.texts[0]
            first = int(compared.letters.starts[number])
            own = flags.setdefault(number, np.zeros(compared.letters.count(number), dtype=bool))
            start, end = seen.bounds[0]
            own[start - first : end - first] |= witness.flag(seen)
    return flags


def _describe(compared: Compared, group: Sequence[int], pairs: Mapping[tuple[int, int], Pair]) -> Family:
    letters = {compared.texts[number].key: compared.letters.count(number) for number in group}
    by_keys = {}
    for a, b in combinations(sorted(group), 2):
        if (a, b) in pairs:
            by_keys[pairs[a, b].here, pairs[a, b].there] = pairs[a, b]
    fullest = max(group, key=lambda number: (compared.letters.count(number), compared.texts[number].key))
    tails = {}
    for number in group:
        pair = pairs.get((min(number, fullest), max(number, fullest)))
        if pair and number != fullest and (tail := find_tail(compared, number, fullest, pair)):
            tails[compared.texts[number].key] = tail
    return describe_family([compared.texts[number] for number in group], letters, by_keys, tails)


def _share(
    compared: Compared,
    number: int,
    passages: Sequence[Passage],
    flags: Mapping[int, Flags],
    states: Sequence[int],
) -> Share:
    """How the letters of a draft divide; what other states of the same text say is not reuse."""
    total = compared.letters.count(number)
    used: list[tuple[int, int]] = []
    quoted: list[tuple[int, int]] = []
    for place, match in compared.by_text.get(number, ()):
        a, b = match.texts
        if not (states[a] >= 0 and states[a] == states[b]):
            bounds = match.bounds[match.texts.index(number)]
            (quoted if passages[place].sort is Sort.QUOTATION else used).append(bounds)
    phrases = flags.get(number, np.zeros(total, dtype=bool))
    shared, cited = cover(compared, number, used), cover(compared, number, quoted)
    cited &= ~shared
    reused = int((shared & ~phrases).sum())
    set_phrase = int((shared & phrases).sum())
    quotation = int(cited.sum())
    return Share(compared.texts[number].key, total, total - reused - set_phrase - quotation, reused, set_phrase, quotation)
