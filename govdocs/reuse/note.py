"""The remark a colleague would pencil in the margin: what, where from, how alike, and what to do."""

from __future__ import annotations

from govdocs.model import OfficialDate
from govdocs.reuse.passage import Figure, FigureAnswer, Passage, Side, Sort, Weight
from govdocs.reuse.subject import ReuseText

_ADVICE = {
    Weight.MUST: "建议：改写，或确认保留。",
    Weight.ADVISED: "建议：看一遍，需要时改写。",
    Weight.REFERENCE: "供参考。",
}
_MOST_FIGURES = 3


def write_note(passage: Passage, there: ReuseText) -> str:
    """One or two sentences on `passage`, fit to print as they are."""
    where = place_of(passage.here) or "这里"
    source = f"{name_text(there)}{place_of(passage.there)}"
    count = _count(passage)
    if passage.sort is Sort.WITHIN:
        return f"{where}：与本稿{place_of(passage.there) or '另一处'}相同{count}。{_ADVICE[passage.weight]}"
    if passage.sort is Sort.VERSION:
        return f"{where}：与《{there.name}》是同一篇稿子的不同状态，相同{count}。"
    if passage.sort is Sort.SET_PHRASE:
        return f"{where}：固定提法{passage.same}字，{source}也有。供参考。"
    if passage.sort is Sort.QUOTATION:
        reason = passage.reasons[-1] if passage.reasons else "引文"
        if passage.weight is Weight.REFERENCE:
            return f"{where}：{reason}，与{source}相同{count}。供参考。"
        return f"{where}：{reason}，与{source}的文字有{passage.changed}字出入，请按出处核对。"
    used = "曾用于" if there.about.issued else "曾见于草稿" if there.about.stage else "见于"
    if passage.sort is Sort.REWORDED:
        words = "、".join(passage.words[:8])
        return f"{where}：意思与{source}相近，多是换了说法（共同用词：{words}）。{_reasons(passage)}{_ADVICE[passage.weight]}"
    line = f"{where}：与{source}相同{count}" if used == "见于" else f"{where}：{used}{source}，相同{count}"
    return f"{line}。{_figures(passage.figures)}{_reasons(passage)}{_ADVICE[passage.weight]}"


def place_of(side: Side) -> str:
    """第二部分（三）第2段, or from there to the block it ends in."""
    if side.end_place and side.end_place != side.place:
        return f"{side.place}至{side.end_place}"
    return side.place


def name_text(text: ReuseText) -> str:
    """李明同志2025年3月12日全市人才工作会议讲话, as far as it is known; else its name."""
    about = text.about
    title = about.title or text.name
    who = f"{about.speaker}同志" if about.speaker else "" if title.startswith(about.office) else about.office
    when = _when(about.date)
    if about.occasion and (who or when):
        return f"{who}{when}{about.occasion}讲话"
    return f"{who}{'' if when and title.startswith(when) else when}《{title}》"


def _when(date: OfficialDate | None) -> str:
    """The date as far as it is known: 2025年3月12日, 2025年3月, 2025年."""
    if date is None or date.year is None:
        return ""
    if date.complete:
        return str(date)
    return f"{date.year}年{date.month}月" if date.month else f"{date.year}年"


def _count(passage: Passage) -> str:
    parts = []
    if passage.changed:
        parts.append(f"改{passage.changed}字")
    if passage.sort is Sort.MOVED:
        parts.append("次序有变")
    if passage.set_phrase and passage.sort is not Sort.SET_PHRASE:
        parts.append(f"固定提法{passage.set_phrase}字未计")
    return f"{passage.same}字" + (f"（{'，'.join(parts)}）" if parts else "")


def _figures(figures: tuple[Figure, ...]) -> str:
    order = (FigureAnswer.YEAR_MOVED, FigureAnswer.MEASURE_CHANGED, FigureAnswer.CHANGED)
    told = [figure.note for answer in order for figure in figures if figure.answer is answer]
    more = f"等{len(told)}处" if len(told) > _MOST_FIGURES else ""
    return f"数字：{'；'.join(told[:_MOST_FIGURES])}{more}。" if told else ""


def _reasons(passage: Passage) -> str:
    return f"{'、'.join(passage.reasons)}。" if passage.reasons else ""
