"""Forms a drafter types a sign-off in: organ and date on one line, the date first, （章） behind the organ."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.notation import find_date, parse_date
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.people import is_organ, split_signers

_SEAL = re.compile(r"\s*[（(\[［]\s*(?:印|章|盖章|公章|印章|代章|加盖公章)\s*[）)\]］]$")
_LONGEST = 60


def signs(words: str) -> bool:
    """True for the organs that sign on one line."""
    return all(is_organ(name) for name in split_signers(words))


def part_sign_off(text: str, lines: list[Line], notes: Notes) -> list[Line]:
    """`lines` with the sign-off at their end in the usual order, organ and date on a line each."""
    if not lines or lines[-1].marks:
        return lines
    last = lines[-1]
    words = text[last.start : last.end]
    if len(words) > _LONGEST or words[-1] in "。，；：":
        return lines
    if cut := _before_date(words):
        length, date = cut
        notes.repair("sign-off", last.start + length, last.start + date, "\n")
        below = last.start + date
        return [*lines[:-1], replace(last, end=last.start + length), Line(below, last.end, below)]
    above = lines[-2] if len(lines) > 1 else None
    if above and not above.marks and parse_date(text[above.start : above.end]) and signs(without_seal(words)):
        return [*lines[:-2], last, above]
    return lines


def _before_date(words: str) -> tuple[int, int] | None:
    """The length of the organs, and where the date behind them begins; None where the line is no such thing."""
    date = find_date(words)
    if date is None or date[0] == 0 or date[1] != len(words):
        return None
    organs = words[: date[0]].rstrip()
    return (len(organs), date[0]) if organs and signs(without_seal(organs)) else None


def without_seal(words: str) -> str:
    """The organ without （章） behind it."""
    return _SEAL.sub("", words)


def take_off_seal(text: str, line: Line, notes: Notes) -> Line:
    """The line without （章）, which says where the seal goes and is not printed."""
    bare = without_seal(text[line.start : line.end])
    if line.start + len(bare) == line.end:
        return line
    notes.repair("seal-mark", line.start + len(bare), line.end)
    return replace(line, end=line.start + len(bare))
