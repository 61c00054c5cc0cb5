"""A folder of texts put in order for the archivist: which are one text, which state of it to keep, what is reusable.

Everything is a proposal with its reason; a person confirms. Nothing is moved or deleted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.reuse.passage import Family, ReuseReport, Side, Sort
from govdocs.reuse.subject import ReuseText

SCHEMA = "govdocs-dedupe"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """One state of a text: its file, its 稿别 if it says so, and what can be said of it."""

    text: ReuseText
    complete: bool = False
    clean: bool = False
    final: bool = False
    cut_off: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """稿别, 最全, 最干净, 标明定稿或印发, 不完整: those that hold."""
        stage = self.text.about.stage
        held = (("最全", self.complete), ("最干净", self.clean), ("标明定稿或印发", self.final), ("不完整", self.cut_off))
        return (*((stage.value,) if stage else ()), *(word for word, holds in held if holds))


@dataclass(frozen=True, slots=True)
class Group:
    """The states of one text, the one proposed to keep, and why."""

    states: tuple[State, ...]
    proposal: ReuseText
    why: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reusable:
    """A passage worth keeping once: its words, and every text and place it stands in."""

    words: str
    sources: tuple[tuple[ReuseText, Side], ...]


def group_states(report: ReuseReport) -> tuple[Group, ...]:
    """The families of the report, each with a proposal: what calls itself final, else the cleanest whole one."""
    return tuple(_group(report, family) for family in report.families)


def _group(report: ReuseReport, family: Family) -> Group:
    states = tuple(
        State(
            report.texts[key],
            complete=key == family.complete,
            clean=key == family.clean,
            final=key == family.final,
            cut_off=key in family.cut_off,
        )
        for key in family.members
    )
    return Group(states, report.texts[family.final or family.clean], _explain(family), family.differences)


def _explain(family: Family) -> str:
    if family.final:
        whole = family.final in (family.complete, family.clean)
        return "它自己标明定稿或印发" + ("" if whole else "；但不是最全的一份，请核对")
    return "没有一份标明定稿或印发；它文字完整，遮盖和断行最少"


def list_singles(report: ReuseReport) -> tuple[ReuseText, ...]:
    """The drafts that are no state of another one."""
    members = {key for family in report.families for key in family.members}
    return tuple(report.texts[key] for key in report.drafts if key not in members)


def collect_passages(report: ReuseReport) -> tuple[Reusable, ...]:
    """Each passage that several texts share once, with all its sources; set phrases and mere other states aside."""
    found = [
        Reusable(item.words, _sources(report, item.sides))
        for item in report.popular
        if not item.set_phrase and item.families > 1
    ]
    covered = {side for item in report.popular for side in item.sides}
    found += _pairs(report, covered)
    return tuple(sorted(found, key=lambda item: (-len(item.words), item.words)))


def _pairs(report: ReuseReport, covered: set[Side]) -> Iterator[Reusable]:
    """The passages of two texts only."""
    seen: set[str] = set()
    for passage in report.passages:
        aside = passage.sort in (Sort.VERSION, Sort.SET_PHRASE, Sort.WITHIN, Sort.REWORDED)
        if aside or passage.key in seen or passage.here in covered or passage.there in covered:
            continue
        seen.add(passage.key)
        words = report.texts[passage.here.text].excerpt(passage.here.span)
        yield Reusable(words, _sources(report, (passage.here, passage.there)))


def _sources(report: ReuseReport, sides: Sequence[Side]) -> tuple[tuple[ReuseText, Side], ...]:
    return tuple((report.texts[side.text], side) for side in sides)
