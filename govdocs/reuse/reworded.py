"""Reworded sections as passages: those the letters did not show, with the shared words as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govdocs.reuse.judge import passage_key, side_of
from govdocs.reuse.note import write_note
from govdocs.reuse.passage import Decision, Passage, Sort, Weight
from govdocs.reuse.rewording import Kinship, bag_text, compare_bags
from govdocs.reuse.subject import ReuseText
from govdocs.reuse.weigh import compare_about
from govdocs.source import Span

MOST_COVERED = 0.5
_MOST_WORDS = 20


def find_reworded(
    texts: Sequence[ReuseText],
    found: Sequence[Passage],
    asked: int,
    states: Sequence[int],
    decisions: Mapping[str, Decision],
) -> Iterator[Passage]:
    """The sections of the first `asked` texts said in other words elsewhere, and not `found` by their letters.

    Texts of one version family (`states`, -1 for none) are one text and not compared.
    """
    known = _ranges(found)
    bags = [bag for number, text in enumerate(texts) for bag in bag_text(text, number)]
    for kin in compare_bags(bags):
        a, b = kin.here.text, kin.there.text
        if min(a, b) >= asked or (states[a] >= 0 and states[a] == states[b]):
            continue
        pair = texts[a].key, texts[b].key
        if _covered(kin.here.span, known[pair]) < MOST_COVERED and _covered(kin.there.span, known[pair[::-1]]) < MOST_COVERED:
            yield _as_passage(texts, kin, decisions)


def _ranges(found: Sequence[Passage]) -> dict[tuple[str, str], list[Span]]:
    """Where each text shares letters with each other one."""
    ranges: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for passage in found:
        ranges[passage.here.text, passage.there.text].append(passage.here.span)
        ranges[passage.there.text, passage.here.text].append(passage.there.span)
    return ranges


def _covered(span: Span, ranges: Sequence[Span]) -> float:
    shared = sum(max(min(span.end, other.end) - max(span.start, other.start), 0) for other in ranges)
    return shared / max(len(span), 1)


def _as_passage(texts: Sequence[ReuseText], kin: Kinship, decisions: Mapping[str, Decision]) -> Passage:
    here, there = kin.here, kin.there
    if _is_later(texts[there.text], texts[here.text]):
        here, there = there, here
    new, old = texts[here.text], texts[there.text]
    ties = compare_about(new.about, old.about)
    tied = (ties.same_speaker or ties.same_occasion or ties.same_office) and ties.recent
    key = passage_key(new, here.span, old, there.span)
    decision = decisions.get(key)
    passage = Passage(
        key,
        side_of(new, here.span),
        side_of(old, there.span),
        Sort.REWORDED,
        Weight.ADVISED if tied and not decision else Weight.REFERENCE,
        same=sum(len(word) for word in kin.words),
        changed=0,
        similarity=kin.likeness,
        reasons=(*((decision.value,) if decision else ()), *ties.reasons),
        words=kin.words[:_MOST_WORDS],
        decision=decision,
    )
    return replace(passage, note=write_note(passage, old))


def _is_later(one: ReuseText, other: ReuseText) -> bool:
    dates = one.about.date, other.about.date
    return bool(dates[0] and dates[1] and dates[0].complete and dates[1].complete and dates[0] > dates[1])
