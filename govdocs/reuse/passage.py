"""What is found: passages, pairs, families and the report, as plain frozen values.

Nothing here decides anything; `judge` fills these in, reports print them, archives keep the keys.
“here” is the later text (the draft being written), “there” the earlier one it shares words with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from govdocs.reuse.subject import ReuseText
from govdocs.source import Span

REPORT_VERSION = 1


class Sort(StrEnum):
    """What kind of reuse a passage is."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    MOVED = "moved"
    REWORDED = "reworded"
    SET_PHRASE = "set_phrase"
    QUOTATION = "quotation"
    WITHIN = "within"
    VERSION = "version"

    @property
    def label(self) -> str:
        """照用、改动、移位、改写、套话、引用、本稿内重复 or 同稿异本."""
        return _SORT_LABELS[self.value]


_SORT_LABELS = {
    "verbatim": "照用",
    "edited": "改动",
    "moved": "移位",
    "reworded": "改写",
    "set_phrase": "套话",
    "quotation": "引用",
    "within": "本稿内重复",
    "version": "同稿异本",
}


class Weight(StrEnum):
    """How much a passage matters to whoever signs the text."""

    MUST = "must"
    ADVISED = "advised"
    REFERENCE = "reference"

    @property
    def label(self) -> str:
        """必须处理、建议 or 供参考."""
        return {"must": "必须处理", "advised": "建议", "reference": "供参考"}[self.value]


class FigureAnswer(StrEnum):
    """What became of a figure; values are what reports print."""

    CHANGED = "数变"
    UNCHANGED = "数未变"
    YEAR_MOVED = "年变数未变"
    MEASURE_CHANGED = "口径变"


class Decision(StrEnum):
    """What a person decided about a passage; the archive remembers it by `Passage.key`."""

    CHECKED = "已核"
    QUOTED = "属引用"
    HOUSE_PHRASE = "本单位固定提法"


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a passage: `text` is the key of its text, `span` its characters there.

    `node` and `place` name the block it starts in (“第二部分（三）第2段”), `end_place` the one it ends in.
    """

    text: str
    span: Span
    node: str = ""
    place: str = ""
    end_place: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the word-by-word comparison: `kind` is equal, replace, insert (here only) or delete.

    Spans are offsets into the two texts; an empty span marks where the words are missing.
    """

    kind: str
    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that stands at the same place in both texts, and what became of it."""

    answer: FigureAnswer
    here: Span
    there: Span
    note: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words two texts share, and what that means.

    `same` counts the letters equal on both sides, `changed` those put in or replaced here (改9字),
    `set_phrase` the letters here that are 套话; all count letters as people do: without marks and
    blanks. `similarity` runs from 0 to 1. `reasons` say why the weight is what it is, `note` is the
    remark a colleague would write, `words` the shared words of a reworded section.
    `key` is stable for the same words in both texts, so that a decision can be remembered.
    """

    key: str
    here: Side
    there: Side
    sort: Sort
    weight: Weight
    same: int
    changed: int
    similarity: float
    set_phrase: int = 0
    changes: tuple[Change, ...] = field(default=(), repr=False)
    figures: tuple[Figure, ...] = ()
    leftovers: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    note: str = ""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """How much of each of two texts is in the other, in letters, set phrases counted apart.

    `here_total` and `there_total` are the letters of each text; containment is a share of them.
    """

    here: str
    there: str
    here_total: int
    there_total: int
    here_shared: int
    there_shared: int
    here_set_phrase: int = 0
    there_set_phrase: int = 0

    @property
    def here_contained(self) -> float:
        """The share of `here` that is also in `there`, 0 to 1."""
        return self.here_shared / self.here_total if self.here_total else 0.0

    @property
    def there_contained(self) -> float:
        """The share of `there` that is also in `here`, 0 to 1."""
        return self.there_shared / self.there_total if self.there_total else 0.0

    @property
    def here_reused(self) -> float:
        """As `here_contained`, set phrases not counted."""
        return (self.here_shared - self.here_set_phrase) / self.here_total if self.here_total else 0.0

    @property
    def there_reused(self) -> float:
        """As `there_contained`, set phrases not counted."""
        return (self.there_shared - self.there_set_phrase) / self.there_total if self.there_total else 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """Texts that are one text in several states.

    `complete` is the key of the most complete one, `clean` of the one with the fewest masks, breaks
    and damages, `final` of the one that calls itself 定稿 or 印发稿 ("" if none does);
    `cut_off` are members that end early: contained in `complete`, and missing its end.
    `differences` says, a line each, what differs.
    """

    members: tuple[str, ...]
    complete: str
    clean: str
    final: str = ""
    cut_off: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How the letters of one text divide; the four parts add up to `total`."""

    text: str
    total: int
    new: int
    reused: int
    set_phrase: int
    quotation: int


@dataclass(frozen=True, slots=True)
class Occurrences:
    """A passage that stands in many texts: every place of it, and its words as first found."""

    words: str
    sides: tuple[Side, ...]
    families: int
    set_phrase: bool


@dataclass(frozen=True)
class ReuseReport:
    """Everything found, weightiest first.

    `texts` holds the drafts and whatever archived texts a passage points to, by key; `drafts` the
    keys of those that were asked about, in the order given.
    """

    texts: dict[str, ReuseText] = field(repr=False)
    drafts: tuple[str, ...]
    passages: tuple[Passage, ...]
    pairs: tuple[Pair, ...] = ()
    families: tuple[Family, ...] = ()
    shares: tuple[Share, ...] = ()
    popular: tuple[Occurrences, ...] = ()
    version: int = REPORT_VERSION

    def passages_of(self, key: str) -> tuple[Passage, ...]:
        """The passages with an end in the text `key`, in its reading order."""
        sides = [(side, p) for p in self.passages for side in (p.here, p.there) if side.text == key]
        ordered = sorted(sides, key=lambda item: (item[0].span, item[1].key))
        return tuple(dict.fromkeys(passage for _, passage in ordered))
