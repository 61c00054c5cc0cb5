"""How much a passage matters: who said it, when, and where in the text it stands.

A repeated heading of fifteen characters is heard by everyone in the hall; two hundred characters of
routine are not. So the place outweighs the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.reuse.passage import Figure, FigureAnswer, Sort, Weight
from govdocs.reuse.subject import About, ReuseText
from govdocs.source import Span

YEARS = 3
SHORT, LONG = 20, 60
"""A routine passage is worth a look from so many letters on: where something ties the texts, and else."""
_HEADING = 8
_SIMILE = re.compile(r"像[^，。；]{1,16}(?:一样|那样|似的)|如同|好比|犹如|仿佛|就像|恰似")
_VERSE = re.compile(r"“[^“”，。；]{4,8}[，；、][^“”，。；]{4,8}[。！？]?”")
_ORDINAL_WORDS = re.compile(r"[\d０-９一二三四五六七八九十〇零]+(?=[年届次期])|[年届次第期]")


@dataclass(frozen=True)
class Closeness:
    """What ties two texts together: who speaks and how long ago; `months` is None where a date is missing."""

    same_speaker: bool
    same_occasion: bool
    same_office: bool
    months: int | None

    @property
    def recent(self) -> bool:
        """True within three years, or where nobody knows."""
        return self.months is None or self.months <= 12 * YEARS

    @property
    def reasons(self) -> list[str]:
        """The ties in words: 同一讲话人、同一会议、8个月前."""
        who = "同一讲话人" if self.same_speaker else "同一单位" if self.same_office else ""
        when = "" if self.months is None else _months_in_words(self.months)
        return [part for part in (who, "同一会议" if self.same_occasion else "", when) if part]


def _months_in_words(months: int) -> str:
    if months < 1:
        return "同一个月"
    return f"{months}个月前" if months < 24 else f"{months // 12}年前"


def compare_about(here: About, there: About) -> Closeness:
    """What ties the text here to the one there."""
    months = None
    if here.date and there.date and None not in (here.date.year, there.date.year):
        months = abs((here.date.year or 0) * 12 + (here.date.month or 1) - (there.date.year or 0) * 12 - (there.date.month or 1))
    occasions = [_ORDINAL_WORDS.sub("", about.occasion or about.audience) for about in (here, there)]
    return Closeness(
        same_speaker=bool(here.speaker) and here.speaker == there.speaker,
        same_occasion=bool(occasions[0]) and occasions[0] == occasions[1],
        same_office=bool(here.office) and here.office == there.office,
        months=months,
    )


def find_prominence(text: ReuseText, span: Span) -> str:
    """What makes the place prominent: 标题, 开头, 结尾, 比喻, 引用的诗句; "" for routine."""
    words = text.excerpt(span)
    for block in text.blocks_in(span):
        whole = span.start <= block.span.start and block.span.end <= span.end
        if block.role in ("title", "heading") and whole and len(block.span) >= _HEADING:
            return "标题"
    closing = [block for block in text.blocks[-3:] if block.role == "closing"]
    for place, blocks in (("开头", text.paragraphs[:1]), ("结尾", closing or text.paragraphs[-1:])):
        if len(text.paragraphs) > 2 and any(_meets(block.span, span) for block in blocks):
            return place
    if _SIMILE.search(words):
        return "比喻"
    return "引用的诗句" if _VERSE.search(words) else ""


def _meets(block: Span, span: Span) -> bool:
    """Half of the shorter one lies in the other."""
    shared = min(block.end, span.end) - max(block.start, span.start)
    return shared * 2 >= min(len(block), len(span))


def weigh(
    sort: Sort,
    ties: Closeness,
    prominence: str,
    letters: int,
    figures: tuple[Figure, ...],
    leftovers: tuple[Span, ...],
    *,
    deviates: bool,
    same_heading: bool,
) -> tuple[Weight, tuple[str, ...]]:
    """The weight of a passage and why, strongest reason first."""
    if sort in (Sort.VERSION, Sort.SET_PHRASE):
        return Weight.REFERENCE, ()
    if sort is Sort.QUOTATION:
        return (Weight.ADVISED, ("引文与出处不一致",)) if deviates else (Weight.REFERENCE, ())
    if sort is Sort.WITHIN:
        return Weight.ADVISED if letters >= LONG or prominence == "标题" else Weight.REFERENCE, ()
    must = [
        reason
        for reason, holds in (
            ("带着别处的名称", bool(leftovers)),
            ("年份改了，数字没改", any(figure.answer is FigureAnswer.YEAR_MOVED for figure in figures)),
        )
        if holds
    ]
    close = (ties.same_speaker or ties.same_occasion) and ties.recent
    if prominence and close:
        must.append(f"{prominence}重复")
    if must:
        return Weight.MUST, (*must, *ties.reasons)
    tied = ties.same_office or same_heading or ties.same_speaker or ties.same_occasion
    advised = (tied and letters >= SHORT) or letters >= LONG
    return Weight.ADVISED if advised and ties.recent else Weight.REFERENCE, tuple(ties.reasons)
