"""Compilations: several drafts in one file, each under a line like 第一篇：……"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.notation import from_hanzi
from govdocs.source import Source, Span

_HEADING = re.compile(
    r"^[^\S\n]*第([一二三四五六七八九十百零〇\d]{1,5})篇[^\S\n]*[：:、 \u3000][^\S\n]*(\S[^\n\r]*)?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One draft of a compilation: its `title`, its `text` as draft text, its `span` in the whole."""

    title: str
    text: str
    span: Span


def split_collection(source: str | Source) -> tuple[Piece, ...]:
    """The drafts of a compilation in order; empty when the text is none.

    The title of each comes from its heading line, unless the text's own first line holds it already
    (a leader's name before it), which then is the better title.
    """
    text = source.text if isinstance(source, Source) else source
    headings = _numbered_headings(text)
    ends = [match.start() for match in headings[1:]] + [len(text)]
    return tuple(_piece(text, match, end) for match, end in zip(headings, ends, strict=False))


def _numbered_headings(text: str) -> list[re.Match[str]]:
    """The 第N篇 lines, counted one by one from the first; less than two are no compilation."""
    headings: list[re.Match[str]] = []
    for match in _HEADING.finditer(text):
        value = int(match[1]) if match[1].isdecimal() else from_hanzi(match[1])
        if value == len(headings) + 1:
            headings.append(match)
    return headings if len(headings) >= 2 else []


def _piece(text: str, heading: re.Match[str], end: int) -> Piece:
    title = (heading[2] or "").strip()
    body = text[heading.end() : end].strip("\r\n \t\u3000")
    first = body[: body.find("\n")].strip() if "\n" in body else body.strip()
    if not title or (len(first) <= 80 and title in first):
        return Piece(first if len(first) <= 80 else title, f"{body}\n", Span(heading.start(), end))
    return Piece(title, f"{title}\n\n{body}\n" if body else f"{title}\n", Span(heading.start(), end))
