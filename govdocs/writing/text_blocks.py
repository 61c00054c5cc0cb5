"""Which blocks of a body need marks: learnt by reading the text back and comparing block by block."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.writing.text_lines import BlockLines


@dataclass
class BlockPlan:
    """The blocks of one body and which of them bear marks."""

    blocks: list[BlockLines]
    marked: set[int] = field(default_factory=set)
    reach: int = 0
    measure: int = 1

    def lines(self) -> list[str]:
        """The text of the blocks in order; a block may be several lines, or none."""
        return [
            line
            for at, block in enumerate(self.blocks)
            if (line := block.explicit if at in self.marked else block.natural)
        ]

    def learn(self, theirs: list[BlockLines], *, first_lost: bool = False) -> bool:
        """Marks blocks that were read differently; `first_lost` tells that something above took the first.

        True if any were marked that were not.
        """
        wrong = set(self._first_differences([block.shape for block in theirs]))
        if self.blocks and first_lost:
            wrong.add(0)
        if wrong and wrong <= self.marked:
            # The cause stands beside the first difference: a line before or after it.
            self.reach = min(2 * self.reach + 1, len(self.blocks))
            wrong = {at + step for at in wrong for step in range(-self.reach, self.reach + 1)}
        before = len(self.marked)
        self.marked |= wrong & set(range(len(self.blocks)))
        return len(self.marked) > before

    def _first_differences(self, theirs: list[tuple[object, ...]]) -> list[int]:
        """The first blocks read wrongly: one mistake breeds others, so few are marked at first, then more."""
        mine = [block.shape for block in self.blocks]
        if len(mine) != len(theirs):
            pairs = enumerate(zip(mine, theirs, strict=False))
            return [next((at for at, (one, other) in pairs if one != other), min(len(mine), len(theirs)))]
        wrong = [at for at, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other]
        self.measure *= 2
        return wrong[: self.measure // 2]

    def mark_everything(self) -> None:
        """Leaves nothing to be guessed."""
        self.marked = set(range(len(self.blocks)))
