"""The report on a terminal: what matters first, ten items at most, and how to see the rest."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.reuse.passage import Family, Share, Weight
from govdocs.reuse.report.told import Told

MOST = 10


def tell(told: Told, *, most: int | None = MOST) -> Iterator[str]:
    """The lines of the summary, with at most `most` passages (None: all)."""
    yield from tell_overview(told)
    for family in told.report.families:
        yield from tell_family(told, family)
    pressing = list(told.pressing())
    shown = pressing if most is None else pressing[:most]
    weight: Weight | None = None
    for number, passage in enumerate(shown, 1):
        if passage.weight is not weight:
            weight = passage.weight
            yield f"{weight.label}："
        yield f"{number:>3}. {told.note(passage)}［{passage.key}］"
    if len(shown) < len(pressing):
        yield f"还有 {len(pressing) - len(shown)} 处；全部看 --all、--html 或 --json。"


def _heading(told: Told) -> str:
    marking = f"［{told.marking}］" if told.marking else ""
    drafts = f"{marking}查了 {len(told.report.drafts)} 篇"
    against = f"，与档案库中 {told.archived:,} 篇比对" if told.archive else ""
    counts = [f"{weight.label} {told.count(weight)} 处" for weight in Weight if told.count(weight)]
    phrases = f"；固定提法 {told.phrases} 处，只标出" if told.phrases else ""
    return f"{drafts}{against}：{'，'.join(counts) if counts else '没有查到重复'}{phrases}。"


def tell_overview(told: Told) -> Iterator[str]:
    """What was asked and found in sum, a line a draft, and what the archive says of the drafts themselves."""
    yield _heading(told)
    for share in told.report.shares:
        yield f"《{told.names[share.text]}》{share_line(share)}"
    for key, files in told.known.items():
        yield f"《{told.names[key]}》已在档案库中：{'、'.join(files)}；没有同它自己比。"
    if told.withheld:
        yield f"另有 {told.withheld} 篇密级高于这些稿子的存档文稿用词相近，按规定没有列出。"


def share_line(share: Share) -> str:
    """共 5,100 字：新写 4,210 字，用过的 580 字，固定提法 310 字."""
    parts = (("新写", share.new), ("用过的", share.reused), ("固定提法", share.set_phrase), ("引用", share.quotation))
    told = "，".join(f"{word} {count:,} 字" for word, count in parts if count)
    return f"共 {share.total:,} 字：{told or '无'}"


def tell_family(told: Told, family: Family) -> Iterator[str]:
    """One family: its members, what each of them is, how they differ."""
    names = told.names
    states = [f"最全的是《{names[family.complete]}》", f"最干净的是《{names[family.clean]}》"]
    if family.final:
        states.append(f"标明定稿或印发的是《{names[family.final]}》")
    if family.cut_off:
        states.append(f"不完整的是{'、'.join(f'《{names[key]}》' for key in family.cut_off)}")
    yield f"同一篇稿子：{'、'.join(f'《{names[key]}》' for key in family.members)}；{'，'.join(states)}。"
    for line in family.differences:
        yield f"　　{line}"
