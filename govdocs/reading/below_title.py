"""The lines between title and body, one at a time: 发文字号, 题注, subtitle, stage, date, name, source note."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.model import OfficialDate, Stage
from govdocs.notation import find_date, parse_date
from govdocs.reading import phrases
from govdocs.reading.genre import is_order
from govdocs.reading.lines import Line
from govdocs.reading.title_fields import TitleFields

_LONGEST = 60
_COUNTED = re.compile("[号期次]")
_WIDE_BRACKETS = str.maketrans("()", "（）")
_ROLES = {
    "副标题": "subtitle",
    "稿别": "stage",
    "日期行": "dateline",
    "署名行": "byline",
    "来源说明": "source_note",
}


def take_line(found: TitleFields, line: Line) -> bool:
    """True if the line fills a field of `found`; False if the body begins with it."""
    words = found.words(line)
    if role := line.mark(*_ROLES):
        return _take_role(found, line, words, _ROLES[role.name])
    if line.marks or not words:
        return False
    if found.is_official and (_take_number(found, line, words) or _take_adoption(found, line, words)):
        return True
    if len(words) > _LONGEST:
        return False
    return (
        _take_subtitle(found, line, words)
        or _take_stage(found, line, words)
        or _take_date(found, line, words)
        or _take_source_note(found, line, words)
        or _take_byline(found, line, words)
    )


def _take_role(found: TitleFields, line: Line, words: str, name: str) -> bool:
    """A line whose Word style says what it is."""
    if not found.free(name):
        return False
    if name == "subtitle":
        found.keep(name, phrases.strip_dashes(words) or words, line, why="式样")
    elif name == "source_note":
        found.keep(name, phrases.bare_of_brackets(words) or words, line, why="式样")
    elif name == "stage":
        return _take_stage(found, line, words)
    elif not (_take_date(found, line, words) if name == "dateline" else _take_byline(found, line, words)):
        found.keep(name, words, line, why="式样")
    return True


def _take_number(found: TitleFields, line: Line, words: str) -> bool:
    if not _COUNTED.search(words):
        return False
    bare = phrases.bare_of_brackets(words) or words
    day = find_date(bare)
    if day and day[1] == len(bare) and phrases.is_document_number(bare[: day[0]].strip()):
        _take_day(found, line, line.start + words.index(bare) + day[0])
        bare = bare[: day[0]].strip()
    numbers = (
        phrases.is_document_number(bare)
        or (is_order(found.title) and phrases.is_order_number(bare))
        or (found.is_minutes and phrases.is_issue_number(bare))
    )
    if not numbers or not found.free("document_number"):
        return False
    start = line.start + words.index(bare)
    found.keep("document_number", bare, replace(line, start=start), end=start + len(bare), why="发文字号")
    return True


def _take_day(found: TitleFields, line: Line, start: int) -> None:
    """The day beside the number of a text; it says when the text was issued, as one in brackets below it does."""
    if found.free("adoption_note"):
        day = replace(line, start=start)
        found.keep("adoption_note", found.words(day), day, why="文号旁的日期")


def _take_adoption(found: TitleFields, line: Line, words: str) -> bool:
    note = phrases.inside_brackets(words)
    if not note or not found.free("adoption_note") or not phrases.is_adoption_note(note):
        return False
    found.keep("adoption_note", note, line, why="题注")
    return True


def _take_subtitle(found: TitleFields, line: Line, words: str) -> bool:
    subtitle = phrases.strip_dashes(words)
    if not subtitle or not found.has_title or not found.free("subtitle") or phrases.ends_like_sentence(words):
        return False
    if "。" in subtitle:
        return False
    found.keep("subtitle", subtitle, replace(line, start=line.end - len(subtitle)), why="破折号起头")
    return True


def _take_stage(found: TitleFields, line: Line, words: str) -> bool:
    bare = phrases.bare_of_brackets(words)
    if bare not in tuple(Stage) or not found.free("stage"):
        return False
    found.keep("stage", Stage(bare), line, why="稿别")
    return True


def _take_date(found: TitleFields, line: Line, words: str) -> bool:
    bare = phrases.bare_of_brackets(words) or words
    if not found.is_speech or not found.free("dateline"):
        return False
    if parse_date(bare) is None:
        if not phrases.is_vague_date(bare):
            return False
        found.keep("dateline", words, line, confidence=0.9, why="年月")
        return True
    try:
        date = OfficialDate.of(bare)
    except ValueError as error:
        found.notes.report("date", str(error), line.start, line.end)
        found.keep("dateline", words, line, why="日期行")
        return True
    found.keep("date", date, line, why="日期")
    typed = "".join(words.split()).translate(_WIDE_BRACKETS)
    if typed != "".join(f"（{date}）".split()) and "date" in found.fields and "dateline" not in found.head:
        found.keep("dateline", words, line, why="日期行")
    return True


def _take_source_note(found: TitleFields, line: Line, words: str) -> bool:
    bare = phrases.bare_of_brackets(words)
    if not bare or not found.is_speech or not found.free("source_note") or not phrases.is_source_note(bare):
        return False
    found.keep("source_note", bare, line, why="来源说明")
    return True


def _take_byline(found: TitleFields, line: Line, words: str) -> bool:
    if not found.is_speech or not found.has_title or not (found.free("byline") and found.free("speaker")):
        return False
    split = phrases.split_byline(words)
    if split is None:
        return False
    post, speaker = split
    found.keep("speaker", speaker, line, confidence=0.9, why="职务和姓名")
    if "speaker" not in found.fields:
        return True
    if post and "post" not in found.head:
        found.fields["post"] = post
        found.trace["post"] = found.trace["speaker"]
    if words != _printed_name(found, post, speaker) and "byline" not in found.head:
        found.keep("byline", words, line, why="署名行")
    return True


def _printed_name(found: TitleFields, post: str, speaker: str) -> str:
    """What is printed below the title by itself; "" where the title names the speaker."""
    titles = (found.title, found.fields.get("title", ""), found.fields.get("subtitle", ""))
    if any(speaker in title for title in titles):
        return ""
    return f"{post}　{speaker}" if post else speaker
