"""Where one sentence ends and the next begins: what the words and pairs of words around a place say.

The figures were fitted to places in public texts where a sentence ends, against all places where it goes on;
they stand in corpora/lexicons/ and are read when a text needs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govdocs.resources import find_resource

_WORDS = "corpora/lexicons/clause-words.txt"
_PAIRS = "corpora/lexicons/word-pairs.txt"
_CLASSES = "corpora/lexicons/class-pairs.txt"
_BOUND = "corpora/lexicons/bound-words.txt"
_UNIT = 10
"""The figures are written as tenths."""
_MARKS = frozenset("，、；：。！？,;:“”《》（）()—-‘’〈〉%％…·")
EDGE = ""
"""Stands for the word before the first and behind the last."""

NOUN, VERB, VERBAL_NOUN, ADJECTIVE, ADVERB, SET_PHRASE = "名", "动", "务", "形", "副", "语"
PREPOSITION = "介"
NUMBER, MARK, _BORDER = "数", "点", "端"
"""Classes of words, as the lexicons name them: 务 are verbs used as nouns (发展, 建设)."""

_Pair = tuple[str, str]
_Figures = tuple[int, int, int]
_NONE: _Figures = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """`words`: how much a word closes and opens a sentence, and its class; `pairs` and `classes`: how much two
    words, or two words of these classes, close a sentence together, are parted by its end, open it together.
    Body text begins with none of `never_first`, no heading ends with one of `never_last`; `heading_names` are what
    headings are named after (总体要求), `transitive` verbs that say nothing without an object (增强), `manner` words that say how (切实).
    """

    words: dict[str, tuple[int, int, str]]
    pairs: dict[_Pair, _Figures]
    classes: dict[_Pair, _Figures]
    never_first: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    heading_names: tuple[str, ...] = ()
    transitive: frozenset[str] = frozenset()
    manner: frozenset[str] = frozenset()

    def weigh_end(self, words: tuple[str, str, str, str]) -> float:
        """How much likelier a sentence ends in the middle of these four `words` than that it goes on."""
        points = self.words.get(words[1], (0, 0, ""))[0] + self.words.get(words[2], (0, 0, ""))[1]
        kinds = tuple(self.class_of(word) for word in words)
        for known, (before, last, first, behind) in ((self.pairs, words), (self.classes, kinds)):
            points += known.get((before, last), _NONE)[0]
            points += known.get((last, first), _NONE)[1]
            points += known.get((first, behind), _NONE)[2]
        return points / _UNIT

    def class_of(self, word: str) -> str:
        """The class of `word`; a noun where it is not in the lexicon."""
        if word == EDGE:
            return _BORDER
        if word in _MARKS:
            return MARK
        if word[0].isdigit():
            return NUMBER
        return self.words.get(word, (0, 0, NOUN))[2]

    def says_how(self, word: str) -> bool:
        """True for a word that only says how something is done."""
        return word in self.manner or self.class_of(word) == ADVERB

    def knows(self, word: str) -> bool:
        """True where `word` is in the lexicon."""
        return word in self.words


@cache
def clause_words() -> ClauseWords:
    """The lexicon; empty where its files are missing."""
    bound = {kind: words.split() for kind, words in _rows(_BOUND, 2)}
    return ClauseWords(
        {word: (int(closes), int(opens), kind) for word, closes, opens, kind in _rows(_WORDS, 4)},
        _read_pairs(_PAIRS),
        _read_pairs(_CLASSES),
        frozenset(bound.get("不起句", ())),
        frozenset(bound.get("不收句", ())),
        tuple(bound.get("题名", ())),
        frozenset(bound.get("及物", ())),
        frozenset(bound.get("怎样", ())),
    )


def _read_pairs(relative: str) -> dict[_Pair, _Figures]:
    return {
        (word, following): (int(closes), int(parts), int(opens))
        for word, following, closes, parts, opens in _rows(relative, 5)
    }


def _rows(relative: str, columns: int) -> list[list[str]]:
    path = find_resource(relative)
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row for row in rows if len(row) == columns]
