"""Where words stand in a clause, and which of them keep together: counted once, read when a text needs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govdocs.resources import find_resource

_WORDS = "corpora/lexicons/clause-words.txt"
_PAIRS = "corpora/lexicons/word-pairs.txt"


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """`places`: how much a word opens a sentence (-1 to 3) and closes a clause (-2 to 2);
    `followers`: the words that often come straight after a word."""

    places: dict[str, tuple[int, int]]
    followers: dict[str, frozenset[str]]

    def opens(self, word: str) -> int:
        """How much `word` is one that sentences begin with."""
        return self.places.get(word, (0, 0))[0]

    def closes(self, word: str) -> int:
        """How much `word` is one that clauses end with."""
        return self.places.get(word, (0, 0))[1]

    def keep_together(self, word: str, following: str) -> bool:
        """True where the two are often met side by side."""
        return following in self.followers.get(word, ())


@cache
def clause_words() -> ClauseWords:
    """The lexicon; empty where its files are missing."""
    places = {word: (int(opens), int(closes)) for word, opens, closes in _rows(_WORDS, 3)}
    followers = {word: frozenset(rest.split()) for word, rest in _rows(_PAIRS, 2)}
    return ClauseWords(places, followers)


def _rows(relative: str, columns: int) -> list[list[str]]:
    path = find_resource(relative)
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row for row in rows if len(row) == columns]
