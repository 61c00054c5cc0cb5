"""Figures in a reused passage: whether the number, the year and the measure moved with the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from govdocs.reuse.align import Alignment
from govdocs.reuse.passage import Figure, FigureAnswer
from govdocs.source import Span

_UNIT = r"个百分点|[万亿千百]*(?:人次|平方公里|平方米|公里|[%％人元名个项家件套户亩吨倍成篇场次所支])|[万亿]"
_NUMBER = re.compile(rf"(?<![\d.])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<unit>{_UNIT})?")
_NO_FIGURE = re.compile(r"[年月日号届期时、.．·]|\s*[)）]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_RELATIVE_YEAR = re.compile(r"今年|去年|上年|前年|本年度|过去一年|一年来|(?:同比|比上年)")


@dataclass(frozen=True)
class _Token:
    span: Span
    number: str
    unit: str
    letter: int
    """The letter before the figure (in the row of all letters)."""


def compare_figures(
    texts: tuple[str, str],
    spans: tuple[Span, Span],
    alignment: Alignment,
    letter_at: tuple[Callable[[int], int], Callable[[int], int]],
    *,
    years_apart: bool,
) -> tuple[Figure, ...]:
    """What became of every figure that stands at the same place in both passages.

    `letter_at` gives, for an offset, the number of the first letter at or after it. `years_apart`
    says that the texts are of different years, so that 去年 means another year.
    """
    here, there = (list(_tokens(_NUMBER, text, span, at)) for text, span, at in zip(texts, spans, letter_at, strict=True))
    figures: list[Figure] = []
    years = _moved_years(texts, spans, alignment, letter_at)
    for token, other in _pair_tokens(here, there, alignment):
        start = max(spans[0].start, texts[0].rfind("。", 0, token.span.start) + 1)
        relative = years_apart and _RELATIVE_YEAR.search(texts[0], start, token.span.start)
        moved = bool(relative) or any(start <= span.start < token.span.start for span in years)
        answer = _answer(token, other, moved)
        figures.append(Figure(answer, token.span, other.span, _note(answer, token, other)))
    return tuple(figures)


def _pair_tokens(
    here: Sequence[_Token], there: Sequence[_Token], alignment: Alignment
) -> Iterator[tuple[_Token, _Token]]:
    """The tokens that stand at the same place; several in a row (a table) only if they are as many."""
    own, other = _by_letter(here), _by_letter(there)
    for letter, tokens in own.items():
        found = other.get(_counterpart(alignment, letter), [])
        if len(found) == len(tokens):
            yield from zip(tokens, found, strict=True)


def _by_letter(tokens: Sequence[_Token]) -> dict[int, list[_Token]]:
    groups: dict[int, list[_Token]] = {}
    for token in tokens:
        groups.setdefault(token.letter, []).append(token)
    return groups


def _counterpart(alignment: Alignment, letter: int) -> int:
    """The letter there that stands before the figure, also where the word before it was changed."""
    found = alignment.counterpart(letter)
    if found is None:
        after = alignment.counterpart(letter + 1)
        found = after - 1 if after is not None else -1
    return found


def _tokens(
    pattern: re.Pattern[str], text: str, span: Span, letter_at: Callable[[int], int]
) -> Iterator[_Token]:
    for found in pattern.finditer(text, span.start, span.end):
        groups = found.groupdict()
        unit = groups.get("unit") or ""
        if "unit" in groups and not unit and _NO_FIGURE.match(text, found.end()):
            continue
        number = groups["number"] if "number" in groups else found[1]
        yield _Token(Span(found.start(), found.end()), number.replace(",", ""), unit, letter_at(found.start()) - 1)


def _moved_years(
    texts: tuple[str, str],
    spans: tuple[Span, Span],
    alignment: Alignment,
    letter_at: tuple[Callable[[int], int], Callable[[int], int]],
) -> list[Span]:
    """The years here that stand where another year stands there."""
    here, there = (list(_tokens(_YEAR, text, span, at)) for text, span, at in zip(texts, spans, letter_at, strict=True))
    return [token.span for token, other in _pair_tokens(here, there, alignment) if other.number != token.number]


def _answer(token: _Token, other: _Token, year_moved: bool) -> FigureAnswer:
    if token.unit != other.unit and {token.unit, other.unit} != {"%", "％"}:
        return FigureAnswer.MEASURE_CHANGED
    if token.number != other.number:
        return FigureAnswer.CHANGED
    return FigureAnswer.YEAR_MOVED if year_moved else FigureAnswer.UNCHANGED


def _note(answer: FigureAnswer, token: _Token, other: _Token) -> str:
    new, old = token.number + token.unit, other.number + other.unit
    if answer is FigureAnswer.YEAR_MOVED:
        return f"年份变了，“{new}”没有变，请核对"
    if answer is FigureAnswer.UNCHANGED:
        return f"“{new}”没有变"
    if answer is FigureAnswer.CHANGED:
        return f"原为“{old}”，现为“{new}”"
    return f"口径变了：原为“{old}”，现为“{new}”"
