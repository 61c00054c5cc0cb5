"""A report with what is known beside it: which archive was asked, what it holds already, what it withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.reuse.marking import highest_marking, marking_level
from govdocs.reuse.passage import Passage, ReuseReport, Sort, Weight
from govdocs.reuse.subject import ReuseText


@dataclass(frozen=True)
class Told:
    """A report to print. `archive` names the archive asked ("" for none), `archived` counts its texts.

    `known` gives, by the key of a draft, the files of the archive that hold the very same text;
    `withheld` counts archived texts that share words but are marked higher than the drafts.
    """

    report: ReuseReport = field(repr=False)
    archive: str = ""
    archived: int = 0
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: int = 0

    @cached_property
    def marking(self) -> str:
        """The marking this report must bear: the highest of its drafts."""
        return highest_marking(self.report.texts[key].about.marking for key in self.report.drafts)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that may be shown, weightiest first."""
        return tuple(
            passage for passage in self.report.passages if self.may_show(passage.here.text) and self.may_show(passage.there.text)
        )

    def may_show(self, key: str) -> bool:
        """Whether words of the text `key` may stand in this report."""
        return marking_level(self.report.texts[key].about.marking) <= marking_level(self.marking)

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call every text: its name, with its path or key where another has the same name."""
        texts = self.report.texts.values()
        seen = [text.name for text in texts]
        return {
            text.key: text.name if seen.count(text.name) == 1 else f"{text.name}（{text.about.path or text.key}）"
            for text in texts
        }

    def text(self, key: str) -> ReuseText:
        """The text called `key`."""
        return self.report.texts[key]

    def pressing(self) -> Iterator[Passage]:
        """What a person should look at in the drafts, each once."""
        return self.pick(self.passages)

    def pick(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """Of `passages` those to look at, each once: undecided, neither set phrases nor other states of one text.

        A place that several archived states of one text share with a draft counts once.
        """
        seen: set[object] = set()
        for passage in passages:
            if passage.sort in (Sort.VERSION, Sort.SET_PHRASE) or passage.decision is not None:
                continue
            source = self._source(passage)
            if passage.key not in seen and source not in seen:
                yield passage
            seen |= {passage.key, source}

    def _source(self, passage: Passage) -> object:
        """What a passage comes from: the same for archived texts of one title, day and speaker."""
        about = self.report.texts[passage.there.text].about
        if passage.there.text in self.report.drafts or not about.title:
            return passage.key
        return passage.here.text, passage.here.span, passage.sort, about.title, about.speaker, about.date

    @cached_property
    def _copies(self) -> Counter[object]:
        """How many archived texts stand behind a passage."""
        pairs = {(self._source(passage), passage.there.text) for passage in self.passages}
        return Counter(source for source, _ in pairs)

    @cached_property
    def _drafts_with(self) -> dict[str, list[str]]:
        """The drafts a passage stands in, by its key: states of one text share their passages."""
        found: dict[str, list[str]] = {}
        for passage in self.passages:
            drafts = found.setdefault(passage.key, [])
            if passage.here.text not in drafts:
                drafts.append(passage.here.text)
        return found

    def count(self, weight: Weight) -> int:
        """How many passages of a weight a person should look at."""
        return sum(passage.weight is weight for passage in self.pressing())

    @property
    def phrases(self) -> int:
        """How many set phrases were met, each counted once."""
        return len({passage.key for passage in self.passages if passage.sort is Sort.SET_PHRASE})

    def note(self, passage: Passage) -> str:
        """The colleague's note, with the draft's name where there are several."""
        copies = self._copies[self._source(passage)]
        more = f"（库中同题的另{copies - 1}份也有。）" if copies > 1 else ""
        if len(self.report.drafts) == 1:
            return passage.note + more
        ends = (passage.here.text, passage.there.text)
        others = [f"《{self.names[key]}》" for key in self._drafts_with[passage.key] if key not in ends]
        also = f"（{''.join(others)}也有。）" if others else ""
        return f"《{self.names[passage.here.text]}》{passage.note}{also}{more}"
