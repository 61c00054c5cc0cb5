"""Run-in headings and lead sentences as direct formatting shows them: bold, 楷体 or 黑体 up to a full stop.

Only what opens a paragraph counts, looks otherwise than all the rest, and ends where a sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from govdocs.notation import parse_ordinal
from govdocs.reading.docx.content import RunText

_LONGEST = 80
"""Characters; a longer passage in bold is emphasis."""
_OPENING = 2 * _LONGEST
"""Characters looked at: such a passage with its indent, and what follows."""
_HEADING_FACES = re.compile("楷|黑|KaiTi|SimHei|Hei$|Kai$", re.IGNORECASE)
_OPENERS = "—-　 "
"""What may stand before the passage in the looks of the rest."""


def find_run_in(runs: Sequence[RunText], bare: str) -> int:
    """How many characters of `bare`, the text of `runs` without blanks at its ends, are run-in heading; 0 for none."""
    if len({run.look for run in runs if run.run}) < 2:
        return 0
    looks = _looks(runs)
    start = next((at for at, (char, _) in enumerate(looks) if char not in _OPENERS and not char.isspace()), len(looks))
    if start == len(looks):
        return 0
    look = looks[start][1]
    end = next((at for at in range(start, len(looks)) if looks[at][1] != look and not looks[at][0].isspace()), 0)
    text = "".join(char for char, _ in looks)
    indent = len(text) - len(text.lstrip())
    if not end or not _stands_out(look, looks[end][1]) or end - start > _LONGEST:
        return 0
    end = _sentence_end(text, start, end)
    return end - indent if end and end < indent + len(bare) else 0


def _looks(runs: Sequence[RunText]) -> list[tuple[str, str]]:
    """The opening characters with their looks; the number Word counts looks as what follows it."""
    characters = ((char, run.look if run.run else "?") for run in runs for char in run.text)
    looks = list(islice(characters, _OPENING))
    own = next((look for _, look in looks if look != "?"), "")
    return [(char, own if look == "?" else look) for char, look in looks]


def _stands_out(look: str, rest: str) -> bool:
    bold = look.startswith("b") and not rest.startswith("b")
    return bold or (_HEADING_FACES.search(look) is not None and _HEADING_FACES.search(rest) is None)


def _sentence_end(text: str, start: int, end: int) -> int:
    """Behind the full stop at or right behind the end of the passage; the end itself where an ordinal opens it; else 0."""
    while end > start and text[end - 1].isspace():
        end -= 1
    ordinal = parse_ordinal(text[start:end])
    stops = "。：" if ordinal else "。"
    if text[end - 1] in stops:
        return end
    if text[end : end + 1] and text[end] in stops:
        return end + 1
    return end if ordinal is not None and end - start - ordinal.length > 1 and text[end - 1] not in "，、；" else 0
