"""Numbers are computed: which ordinal every section bears, from the ladder its document uses."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, model_validator
from pydantic.dataclasses import dataclass

from govdocs.model.body import STRICT, Part, Section
from govdocs.model.nodes import child_ids
from govdocs.notation import ORDINAL_STYLES, STANDARD_LADDER, parse_ordinal


def _refuse_unknown_styles(ladder: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [sample for sample in ladder if sample not in ORDINAL_STYLES]:
        raise ValueError(f"没有这种序号：{'、'.join(unknown)}（可用：{' '.join(ORDINAL_STYLES)}）")
    if not ladder:
        raise ValueError("序号层次不能为空")
    return ladder


@dataclass(frozen=True, config=STRICT)
class Numbering:
    """The ordinals of a document, level by level, named by their samples (一、 （一） 1. …).

    Levels in `continuous` (from 1) count on through the whole text instead of restarting under
    each parent, as （一）…（N） does in many 意见.
    """

    ladder: Annotated[tuple[str, ...], AfterValidator(_refuse_unknown_styles), Field(title="序号")] = (
        STANDARD_LADDER
    )
    continuous: Annotated[tuple[int, ...], Field(title="连续编号的层级")] = ()

    @model_validator(mode="after")
    def _continuous_levels_are_on_the_ladder(self) -> Numbering:
        if wrong := [level for level in self.continuous if not 1 <= level <= len(self.ladder)]:
            raise ValueError(f"连续编号的层级应在1到{len(self.ladder)}之间：{wrong[0]}")
        if list(self.continuous) != sorted(set(self.continuous)):
            raise ValueError("连续编号的层级应从小到大，不重复")
        return self

    def label(self, level: int, number: int) -> str:
        """The ordinal `number` at `level` (from 1); levels below the ladder keep its last style."""
        return ORDINAL_STYLES[self.style(level)].label(number)

    def style(self, level: int) -> str:
        """The sample of the ordinal style at `level`."""
        return self.ladder[level - 1] if level <= len(self.ladder) else self.ladder[-1]


class Labelled(NamedTuple):
    """A section with its node id, level (depth from 1), label as printed and what would be computed."""

    id: str
    section: Section
    level: int
    label: str
    computed: str

    @property
    def rank(self) -> int:
        """The level its form belongs to (（一） is 2 wherever it stands); its depth if it has no ordinal."""
        ordinal = parse_ordinal(self.label)
        return ORDINAL_STYLES[ordinal.style].rank if ordinal else self.level


def number_sections(body: tuple[object, ...], numbering: Numbering) -> tuple[Labelled, ...]:
    """Every section of `body` in reading order with the label it bears.

    A locked `number` stands as it is, and counting goes on from its value, so one odd number in a
    draft does not make all that follow it wrong.
    """
    numbered: list[Labelled] = []
    carried = {numbering.style(level): 0 for level in numbering.continuous}
    _number(body, "", 1, numbering, carried, numbered)
    return tuple(numbered)


def _number(
    blocks: tuple[object, ...],
    parent: str,
    level: int,
    numbering: Numbering,
    carried: dict[str, int],
    numbered: list[Labelled],
) -> None:
    """Adds the sections below `parent` to `numbered`; `carried` counts the forms that do not begin anew there."""
    own: dict[str, int] = {}
    for node_id, block in child_ids(blocks, parent):
        if isinstance(block, Section):
            form = block.form or numbering.style(level)
            numbered.append(_label(block, node_id, level, form, carried if form in carried else own))
            _number(block.blocks, node_id, level + 1, numbering, carried, numbered)
        elif isinstance(block, Part):
            _number(block.blocks, node_id, 1, numbering, carried, numbered)


def _label(section: Section, node_id: str, level: int, form: str, counts: dict[str, int]) -> Labelled:
    if section.number == "":
        return Labelled(node_id, section, level, "", "")
    count = counts[form] = counts.get(form, 0) + 1
    computed = ORDINAL_STYLES[form].label(count)
    if section.number is None:
        return Labelled(node_id, section, level, computed, computed)
    own = parse_ordinal(section.number)
    if own and own.style == form:
        counts[form] = own.value
    return Labelled(node_id, section, level, section.number, computed)
