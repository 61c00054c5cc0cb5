"""Where people's names stand in a text, told by a surname and what follows it.

Good enough to keep a name on one line: now and then a surname that is none takes a word along, which does a line no harm.
"""

from __future__ import annotations

from functools import cache, lru_cache

from govdocs.resources import find_resource
from govdocs.words.segment import cut_words

SURNAMES = "corpora/lexicons/surnames.txt"
_NEVER_GIVEN = frozenset("的地得了着过和与及或在是有为以于从对把将被向等所其这那也都就并而且到、同")
"""What stands behind a surname and begins no given name: 江的, 白和."""
_COMPOUND = 2


@lru_cache(maxsize=1024)
def find_names(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` that are, or look like, names of two to four characters: (start, end), in order."""
    surnames = _surnames()
    words = cut_words(text)
    found, at = [], 0
    for number, word in enumerate(words):
        if word in surnames:
            given = _given(words[number + 1 : number + 3])
            if given:
                found.append((at, at + len(word) + given))
        elif len(word) in (3, 4) and (word[:1] in surnames or word[:_COMPOUND] in surnames):
            found.append((at, at + len(word)))
        at += len(word)
    return tuple(found)


def _given(words: tuple[str, ...]) -> int:
    """How many characters of the words behind a surname make up a given name; 0 for none."""
    if not words or not _may_be_given(words[0]):
        return 0
    if len(words[0]) == 1 and len(words) > 1 and len(words[1]) == 1 and _may_be_given(words[1]):
        return 2
    return len(words[0])


def _may_be_given(word: str) -> bool:
    return len(word) <= 2 and all("一" <= char <= "鿿" and char not in _NEVER_GIVEN for char in word)


@cache
def _surnames() -> frozenset[str]:
    path = find_resource(SURNAMES)
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
