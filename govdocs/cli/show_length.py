"""How long a text is and how long it takes to read aloud, as a whole and section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.model import Document
    from govdocs.templating.flow import FlowBlock

READING_SPEED = 180
"""Characters a speaker reads aloud in a minute; 180 to 200 is customary for an official speech."""


def check_speed(speed: int) -> int:
    """`speed`, characters a minute. Raises UsageError for one nobody reads at."""
    if speed < 1:
        raise UsageError(f"每分钟念的字数要大于零：{speed}")
    return speed


def measure_length(document: Document, speed: int) -> tuple[dict[str, Any], Mapping[str, int]]:
    """The characters of the whole with the minutes they take at `speed`, and the characters below every node by id.

    Characters are counted as Word counts them: every one but blanks, headings and title included.
    """
    from govdocs.templating.arrange import arrange

    below: Counter[str] = Counter()
    for block in arrange(document).blocks:
        count = sum(not char.isspace() for text in _texts(block) for char in text)
        below.update(dict.fromkeys(("", *_path(getattr(block, "id", ""))), count))
    return spoken(below[""], speed), below


def spoken(characters: int, speed: int) -> dict[str, Any]:
    """The characters, and the minutes they take, to a tenth."""
    return {"characters": characters, "minutes": round(characters / speed, 1)}


def _path(node_id: str) -> Iterator[str]:
    """The ids of a node and of all it stands in: s1, s1/s2, s1/s2/p1."""
    return accumulate(node_id.split("/"), lambda above, name: f"{above}/{name}") if node_id else iter(())


def _texts(block: FlowBlock) -> tuple[str, ...]:
    """The words of a block; a letterhead and an imprint are no part of what is read out."""
    from govdocs.templating.flow import BoxBlock, SignOffBlock, TableBlock, TextBlock

    if isinstance(block, TextBlock):
        return block.label, block.text
    if isinstance(block, TableBlock):
        return block.caption, block.unit, *(cell for row in block.rows for cell in row), block.note
    if isinstance(block, BoxBlock):
        return block.title, *block.paragraphs
    return (*block.names, block.date) if isinstance(block, SignOffBlock) else ()
