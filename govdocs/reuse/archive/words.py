"""Words and phrases looked up in the archive: where each was said, by whom, and the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdocs.errors import UsageError
from govdocs.reuse.marking import LEVEL_SQL
from govdocs.reuse.subject import ReuseText, TextBlock

if TYPE_CHECKING:
    from govdocs.reuse.archive.archive import Archive

_GAP = "[\\s　]*"
"""A phrase is found across the line ends and blanks of a hard-wrapped text."""
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?[”’」』）]?")
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Hit:
    """A block of an archived text that holds every term: its sentences with the terms, and the whole of it.

    `marks` are the terms' places in `excerpt`, as (start, end).
    """

    text: ReuseText
    place: str
    excerpt: str
    block: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits shown, the latest texts first; how many texts hold the terms, and how many are withheld."""

    hits: tuple[Hit, ...]
    texts: int
    withheld: int = 0


def search_words(archive: Archive, terms: Sequence[str], *, most: int = 20) -> Answer:
    """The places where all of `terms` stand in one paragraph or heading, at most `most`.

    Blanks, line ends and case make no difference. Raises UsageError without a term.
    """
    wanted = [term for term in ("".join(term.split()) for term in terms) if term]
    if not wanted:
        raise UsageError("要给出查什么词")
    where, values = archive.only.where()
    condition = " AND ".join([where, *(["regexp_matches(text, ?, 'i')"] * len(wanted))])
    values = [*values, *(_sql_pattern(term) for term in wanted)]
    rows = archive.connection.execute(
        f"SELECT number, {LEVEL_SQL} <= {archive.only.level} FROM texts WHERE {condition} ORDER BY day DESC, number", values
    ).fetchall()
    shown = [number for number, visible in rows if visible]
    patterns = [re.compile(_GAP.join(map(re.escape, term)), re.IGNORECASE) for term in wanted]
    hits: list[Hit] = []
    for start in range(0, len(shown), _AT_ONCE):
        batch = shown[start : start + _AT_ONCE]
        texts = archive.load_texts(batch)
        for number in batch:
            hits += _hits(texts[number], patterns)
        if len(hits) >= most:
            break
    return Answer(tuple(hits[:most]), len(shown), len(rows) - len(shown))


def _sql_pattern(term: str) -> str:
    return _GAP.join(f"\\x{{{ord(char):x}}}" for char in term)


def _hits(text: ReuseText, patterns: Sequence[re.Pattern[str]]) -> Iterator[Hit]:
    blocks = text.blocks or (TextBlock("", "paragraph", "", ()),)
    for block in blocks:
        words = join_lines("".join(text.excerpt(span) for span in block.spans) if block.spans else text.text)
        if all(pattern.search(words) for pattern in patterns):
            excerpt = _sentences(words, patterns)
            marks = tuple(sorted(found.span() for pattern in patterns for found in pattern.finditer(excerpt)))
            yield Hit(text, block.place, excerpt, words, marks)


def join_lines(words: str) -> str:
    """`words` without the line ends and blanks a typist put in; those between Latin letters stay one blank."""
    return re.sub(r"(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])", "\0", words).translate(_NO_BLANKS).replace("\0", " ")


_NO_BLANKS = dict.fromkeys(map(ord, " \t\r\n　"))


def _sentences(words: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """The sentences of `words` that hold a term; …… stands for what lies between them."""
    kept: list[str] = []
    last = -1
    for number, sentence in enumerate(found[0] for found in _SENTENCE.finditer(words) if found[0]):
        if any(pattern.search(sentence) for pattern in patterns):
            kept += ["……"] if kept and number > last + 1 else []
            kept.append(sentence)
            last = number
    return "".join(kept) or words
