"""Line ends that end nothing: which lines carry on the one before, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from govdocs.notation import parse_date
from govdocs.reading.lines import Line
from govdocs.reading.ordinals import opens_section, ordinal_at
from govdocs.reading.people import is_addressee
from govdocs.reading.phrases import ends_like_title, is_salutation
from govdocs.reading.repair.widths import FINISHED, Width, partial_width
from govdocs.reading.signing import signs
from govdocs.words import cut_words

_CANNOT_OPEN = frozenset("，。、；：！？”’）》〉】」』,;!?%％℃")
_CANNOT_CLOSE = re.compile(
    "[，、,（(《〈“‘【—－和及或把被让而且并]|(?<!目)的|(?<!参)与|(?<![存所实])在|(?<![大行])使|(?<![自理])由|(?<![于但])是|"
    "(?<![行作成认])为|(?<![方取走])向|(?<!反)对|(?<!服)从"
)
_OWN_LINE = re.compile(
    r"附\s*件|附[：:]|抄送|主送|主题词|同志们|朋友们|各位|总之|首先|其次|再次|最后|此外|第[一二三四五六七八九十]|"
    r"[一二三四五六七八九十]{1,3}(?:是|要)|——|--|[#|〔\[【（(]|[－—–-]\s?\d|[\d*×xX]{1,4}$"
)
_LONG = 60
_SUBSTANTIAL = 20
_LONGER_THAN_HEADINGS = 30
_SURE = 3
_FEW = 20
_NEARBY = 30_000
_WINDOW = 6
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:[%％万亿余元名项套家]|个|人次)")
_ORDINARY = re.compile("[。，]")
_LISTING = re.compile("[。，、]|^[ \u3000]*第.{1,6}?条", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the whole text while its breaks are judged: the width it was wrapped at (all of it, or
    `partly` some of its paragraphs), whether its paragraphs are indented, a blank line follows each, and (`loose`)
    even whole ones have no mark at their end."""

    text: str
    width: Width | None
    partly: Width | None
    indented: bool
    spaced: bool
    loose: bool


def survey(text: str, lines: list[Line], width: Width | None) -> Reading:
    """What the lines have in common: wrapped at a width, indented paragraphs, a blank line after each."""
    indented = sum(text[line.begin - 1] in " \u3000\t" for line in lines if line.begin)
    spaced = sum(line.follows_blank for line in lines)
    long = [line for line in lines if line.end - line.start >= _LONG]
    open_ended = sum(text[line.end - 1] not in FINISHED for line in long)
    loose = open_ended > max(_FEW, 0.3 * len(long))
    partly = partial_width(text, lines) if width is None else None
    return Reading(text, width, partly, 0.03 < indented / len(lines) < 0.9, spaced > 0.6 * len(lines), loose)


def first_body_line(text: str, lines: list[Line]) -> int:
    """The line the body begins with: the first after a salutation, or that says something, or is numbered."""
    for at, line in enumerate(lines[:12]):
        words = text[line.start : line.end]
        if is_salutation(words):
            return at + 1
        if "。" in words or (at and opens_section(text, line.start, line.end)):
            return at
        # 题注 runs on until its bracket closes.
        if at and ("，" in words or is_addressee(words) or (words[:1] in ("（", "(") and words[-1] not in "）)")):
            return at + 1
    return min(len(lines), 2)


def carries_on(known: Reading, before: Line, line: Line, joined: bool) -> bool:
    """True where `line`, which begins with no ordinal, is the rest of `before`."""
    text = known.text
    if known.width is None and text[before.end - 1] in FINISHED:
        return False
    if before.marks or line.marks or (line.follows_blank and not known.spaced):
        return False
    if text[before.start] == "|" or text[line.start] == "|":
        return False
    bars = text.count("|", line.start, line.end)
    if bars and bars == text.count("|", before.start, before.end):
        return False
    if text.find("\t", before.start, before.end) >= 0:
        return False  # the row of a table pasted from a spreadsheet
    if known.width is not None:
        return _carries_on_wrapped(known, known.width, before, line)
    return _certainty(known, before, line, joined) >= _SURE


def _carries_on_wrapped(known: Reading, width: Width, before: Line, line: Line) -> bool:
    if not width.is_full(known.text, before):
        return False
    text = known.text
    if known.indented and text[line.begin - 1] in " \u3000\t":
        return False
    last = text[before.end - 1]
    if last in "，、" or text[line.start] in _CANNOT_OPEN:
        return True
    if last in FINISHED and _OWN_LINE.match(text, line.start, line.end):
        return False
    return not (_stands_alone(text, line) or (_may_sign(text, line) and _ends_before_sign_off(text, before)))


def _stands_alone(text: str, line: Line) -> bool:
    words = text[line.start : line.end] if line.end - line.start <= 40 else ""
    return bool(words) and (parse_date(words) is not None or is_salutation(words))


def _may_sign(text: str, line: Line) -> bool:
    """True for the names of organs, which stand alone below a text."""
    return line.end - line.start <= 40 and signs(text[line.start : line.end])


def _ends_before_sign_off(text: str, line: Line) -> bool:
    return text[line.end - 1] in FINISHED or _may_sign(text, line)


def _certainty(known: Reading, before: Line, line: Line, joined: bool) -> int:
    """How much speaks for a break inside a sentence; 0 where something speaks against it."""
    text, length = known.text, before.end - before.start
    last, first = text[before.end - 1], text[line.start]
    full = known.partly is not None and known.partly.is_full(text, before)
    if (
        last in FINISHED
        or last == "。"
        or length < _SUBSTANTIAL
        or not (_LISTING if full else _ORDINARY).search(text, before.start, before.end)
    ):
        return 0
    heading = _is_heading(text, before) and not (full and length >= _LONGER_THAN_HEADINGS)
    if heading or (first not in _CANNOT_OPEN and _is_own(text, line)):
        return 0
    points = 2 * (first in _CANNOT_OPEN) + 2 * bool(_CANNOT_CLOSE.match(text, before.end - 1))
    points += 2 * bool(_AMOUNT.match(text, line.start))
    if not known.loose:
        beside = _SURE * (known.spaced and not line.follows_blank)  # no blank line, where every paragraph has one
        beside += _SURE * full
        points += (length >= _LONG) + joined + _has_sentence(text, line) + beside
    if 0 < points < _SURE:
        points += 2 * _is_word(text, before, line)
    return points


def _has_sentence(text: str, line: Line) -> bool:
    return text[line.end - 1] in "！？；" or text.find("。", line.start, line.end) >= 0


def _is_own(text: str, line: Line) -> bool:
    if _OWN_LINE.match(text, line.start, line.end):
        return True
    words = text[line.start : line.end] if line.end - line.start <= 40 else ""
    return bool(words) and (_stands_alone(text, line) or ends_like_title(words))


def _is_heading(text: str, line: Line) -> bool:
    """True for a numbered line with no sentence in it: a heading of its own. An article has none."""
    ordinal = ordinal_at(text, line.start, line.end)
    return ordinal is not None and ordinal.style != "第一条" and text.find("。", line.start, line.end) < 0


def _is_word(text: str, before: Line, line: Line) -> bool:
    """True where the characters on both sides of the break form a word that the text nearby uses, or any text."""
    pair = text[before.end - 1] + text[line.start]
    if not pair.isalpha():
        return False
    if text.find(pair, max(0, line.start - _NEARBY), line.start + _NEARBY) >= 0:
        return True
    left = text[before.end - _WINDOW : before.end]
    ends = accumulate(map(len, cut_words(left + text[line.start : line.start + _WINDOW])))
    return len(left) not in ends
