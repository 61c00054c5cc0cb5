"""Which lines make a title: one line, one printed in several, one printed twice."""

from __future__ import annotations

import re

from govdocs.reading import phrases
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import opens_section

_LONGEST_TITLE = 80
_LONGEST_CONTINUATION = 40
_MOST_CONTINUATIONS = 3
_LONGEST_REPEAT = 5
_FARTHEST_REPEAT = 20
_SPACED = 8
_EDITION = re.compile(
    r"[（(]\s?(?:试行|暂行|修订|修正|草案|\d{4}\s?年(?:修订|修正|版|本)?|\d{4}\s?[—–~～-]{1,2}\s?\d{4}\s?年?)\s?[）)]"
)


def may_be_title(text: str, line: Line) -> bool:
    """True for a line that could be a title: short, no sentence, no ordinal before it."""
    words = text[line.start : line.end].replace("\t", " ")
    return (
        0 < len(words) <= _LONGEST_TITLE
        and "。" not in words
        and any(char.isalnum() for char in words)
        and not phrases.ends_like_sentence(words)
        and not phrases.strip_dashes(words)
        and not opens_section(text, line.start, line.end)
        and words[0] not in "|#"
    )


def hash_title(text: str, lines: list[Line]) -> int:
    """The length of `# ` before a title written as Markdown does: on the first line, and on no other; else 0."""
    if not lines or lines[0].marks or not text.startswith("# ", lines[0].start):
        return 0
    if any(text.startswith("# ", line.start) for line in lines[1:]):
        return 0
    words = text[lines[0].start + 2 : lines[0].end]
    length = 2 + len(words) - len(words.lstrip())
    return 0 if opens_section(text, lines[0].start + length, lines[0].end) else length


def find_edition(text: str, lines: list[Line]) -> list[Line]:
    """The line under a title that says which edition it is: （试行）, （2026—2030年）; [] if none does."""
    first = lines[0] if lines else None
    if first is None or first.marks or not _EDITION.fullmatch(text, first.start, first.end):
        return []
    return [first]


def find_continuation(text: str, lines: list[Line], first: Line) -> list[Line]:
    """The first of `lines` that carry on the title begun on `first`; none unless they bring it to the name
    of a kind."""
    words = text[first.start : first.end]
    if phrases.ends_like_title(words) and _is_closed(words):
        return []
    taken: list[Line] = []
    spaced = all(line.follows_blank for line in lines[:_SPACED])
    for line in lines[:_MOST_CONTINUATIONS]:
        more = text[line.start : line.end]
        if taken and not line.marks and phrases.ends_like_title(phrases.strip_dashes(more)):
            return taken  # 双标题: the kind is named below, ——在……会议上的讲话
        long = len(more) > _LONGEST_CONTINUATION
        if line.marks or (line.follows_blank and not spaced) or long or "〔" in more or not may_be_title(text, line):
            return []
        taken.append(line)
        words += more
        # The name of the kind itself may be broken: 行动纲｜要（2026—2030年）.
        if (phrases.ends_like_title(more) or phrases.ends_like_title(words)) and _is_closed(words):
            return taken
    return []


def _is_closed(words: str) -> bool:
    """True unless the name of the text that the title issues is still open: 关于印发《……规划纲要｜（2026—2030年）》的通知."""
    return words.count("《") <= words.count("》")


def count_repeat(text: str, lines: list[Line], title: str) -> int:
    """How many of the first `lines` give `title` once more, as a web page does; 0 if they do not."""
    wanted = "".join(title.split())
    words = ""
    for count, line in enumerate(lines[:_LONGEST_REPEAT], 1):
        words += "".join(text[line.start : line.end].split())
        if line.marks or not wanted.startswith(words):
            return 0
        if words == wanted:
            return count
    return 0


def is_repeated_below(text: str, lines: list[Line], first: Line) -> bool:
    """True where the words of `first` stand once more on one of the next lines."""
    wanted = text[first.start : first.end].split()
    return any(text[line.start : line.end].split() == wanted for line in lines[:_FARTHEST_REPEAT])
