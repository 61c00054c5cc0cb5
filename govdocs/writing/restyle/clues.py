"""What the file itself gives away where reading could not know: letterheads, lists, captions, sign-offs.

A clue only ever names what is plain: a red line above a 发文字号, a date by itself at the end. The rest
is body text, as reading has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.notation import parse_date
from govdocs.reading import phrases
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look

_NUMBER = re.compile(r"\S{1,20}[〔\[［（(【]\d{4}[〕\]］）)】](?:第)?\s*\d{0,4}\s*号")
_IMPRINT = re.compile(r"(?:抄送|抄报|分送|主题词)\s*[：:]|.{2,30}\s+.{0,6}\d{4}年\d{1,2}月\d{1,2}日\s*印发")
_CAPTION = re.compile(r"[图表]\s*[\d一二三四五六七八九十]+(?:[-－.．]\d+)?(?:[\s　：:]|$)")
_ATTACHMENT = re.compile(r"附\s*[件表录]\s*\d{0,2}\s*[：:]?")
_ORGAN = re.compile(r"(?:委员会|人民政府|办公[室厅]|领导小组|[厅局委部院办处府室会校署队站所社]|公司|中心)$")
_YEAR_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、\d{4}年[^。；]{1,40}")
_DATELINES = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月")
_SOURCE = re.compile(r"来\s*源\s*[：:]")
_ADDRESSEE = re.compile(r"[^。]{2,120}[：:]")
_LARGE = 18.0
"""Points from which a centred line is a title and no line of text (小二)."""


def read_clues(paragraphs: Sequence[Located], look: Look, sheet: StyleSheet) -> None:
    """Gives roles to paragraphs that reading took for body text, and takes roles from letterheads."""
    texts = [one for one in paragraphs if not one.in_table and not one.kept and one.text.strip()]
    clues = _Clues(texts, look, sheet)
    clues.letterhead()
    clues.imprint()
    clues.captions(paragraphs)
    clues.title_lines()
    clues.opening()
    clues.headings()
    clues.sign_off()
    clues.placed()


class _Clues:
    def __init__(self, texts: list[Located], look: Look, sheet: StyleSheet) -> None:
        self.texts = texts
        self.look = look
        self.sheet = sheet

    def _words(self, paragraph: Located) -> str:
        return paragraph.text.strip()

    def _is_plain(self, paragraph: Located) -> bool:
        """True where nothing better is known than body text."""
        return not paragraph.kept and all(style in ("body", "closing") for _, style in paragraph.starts)

    def _give(self, paragraph: Located, style: str, instead: str = "line") -> None:
        paragraph.starts = [(0, style if style in self.sheet.styles else instead)]

    def _first_run(self, paragraph: Located) -> etree._Element | None:
        return next((run for run, start, end in paragraph.runs if paragraph.text[start:end].strip()), None)

    def _size(self, paragraph: Located) -> float:
        run = self._first_run(paragraph)
        return 0.0 if run is None else self.look.size(run, paragraph.element)

    def _is_red(self, paragraph: Located) -> bool:
        run = self._first_run(paragraph)
        color = "" if run is None else self.look.color(run, paragraph.element)
        return bool(re.fullmatch(r"[C-F][0-9A-F][0-4][0-9A-F][0-4][0-9A-F]", color))

    def letterhead(self) -> None:
        """Everything down to the 发文字号, where a red mark stands above it."""
        opening = self.texts[:12]
        at = next((at for at, one in enumerate(opening) if _NUMBER.fullmatch(self._words(one))), -1)
        red = [index for index, one in enumerate(opening[: at + 1]) if self._is_red(one)]
        if at < 0 or not red:
            return
        for paragraph in opening[: at + 1]:
            paragraph.kept, paragraph.starts = "版头", []
        if not any(paragraph.role == "title" for paragraph in self.texts):
            self._find_title(self.texts[at + 1 :])

    def _find_title(self, rest: list[Located]) -> None:
        for paragraph in rest[:3]:
            words = self._words(paragraph)
            if phrases.ends_like_sentence(words) or self.look.align(paragraph.element) != "center":
                return
            self._give(paragraph, "title")

    def imprint(self) -> None:
        """抄送 and 印发 at the very end."""
        for paragraph in reversed(self.texts[-6:]):
            if not _IMPRINT.match(self._words(paragraph)):
                return
            paragraph.kept, paragraph.starts = "版记", []

    def captions(self, paragraphs: Sequence[Located]) -> None:
        """图1 …, 表1 … beside a picture or a table, and 附件 by itself on a line."""
        near = _beside_objects(paragraphs)
        for paragraph in self.texts:
            words = self._words(paragraph)
            if not self._is_plain(paragraph):
                continue
            if len(words) <= 60 and paragraph.number in near and _CAPTION.match(words):
                paragraph.kept = "图题、表题"
            elif _ATTACHMENT.fullmatch(words):
                self._give(paragraph, "attachment-mark", "")
                if not paragraph.role:
                    paragraph.kept, paragraph.starts = "附件标记", []

    def title_lines(self) -> None:
        """The further lines of a title broken by hand are title too, unless they are known to be something else."""
        for paragraph in self.texts:
            if paragraph.role in ("title", "subtitle"):
                paragraph.starts = [one for one in paragraph.starts if one[1] not in ("body", "closing")]

    def opening(self) -> None:
        """The lines between title and salutation, and whom the text addresses."""
        at = next((at for at, one in enumerate(self.texts) if one.role == "title"), -1)
        after = [one for one in self.texts[at + 1 : at + 9] if one.role != "title"]
        if at < 0 or not after:
            return
        end = next((at for at, one in enumerate(after) if phrases.is_salutation(self._words(one))), -1)
        if end >= 0:
            self._give(after[end], "salutation")
            for paragraph in after[:end]:
                self._line_under_title(paragraph)
        elif self._is_plain(after[0]) and _ADDRESSEE.fullmatch(self._words(after[0])):
            self._give(after[0], "addressee", "salutation")

    def _line_under_title(self, paragraph: Located) -> None:
        words = self._words(paragraph)
        if not self._is_plain(paragraph) or len(words) > 80 or phrases.ends_like_sentence(words):
            return
        tests: tuple[tuple[Callable[[str], object], str], ...] = (
            (phrases.strip_dashes, "subtitle"),
            (_DATELINES.match, "dateline"),
            (_SOURCE.match, "source-note"),
            (phrases.split_byline, "byline"),
        )
        style = next((style for test, style in tests if test(words)), "")
        if style:
            self._give(paragraph, style)

    def headings(self) -> None:
        """一、2026年工作安排 on a line of its own."""
        for paragraph in self.texts:
            if self._is_plain(paragraph) and _YEAR_HEADING.fullmatch(self._words(paragraph)):
                self._give(paragraph, "heading1")

    def sign_off(self) -> None:
        """A date by itself near the end, the names above it, a note in brackets below."""
        ending = [one for one in self.texts[-12:] if one.kept != "版记"]
        at = max((at for at, one in enumerate(ending) if self._is_date(one)), default=-1)
        if at < 1 or any(not phrases.bare_of_brackets(self._words(one)) for one in ending[at + 1 : at + 3]):
            return
        self._give(ending[at], "date")
        for paragraph in ending[at + 1 : at + 2]:
            if self._is_plain(paragraph):
                self._give(paragraph, "note", "body")
        for index in range(at - 1, -1, -1):
            words = self._words(ending[index])
            if not self._may_sign(ending[index]) or (index < at - 1 and not _ORGAN.search(words)):
                return
            self._give(ending[index], "signature")

    def _is_date(self, paragraph: Located) -> bool:
        return (
            paragraph.role in ("", "body", "closing", "date")
            and parse_date(self._words(paragraph)) is not None
        )

    def _may_sign(self, paragraph: Located) -> bool:
        words = self._words(paragraph)
        return (
            (self._is_plain(paragraph) or paragraph.role == "signature")
            and len(words) <= 40
            and not phrases.ends_like_sentence(words)
            and not any(mark in words for mark in "，。；")
        )

    def placed(self) -> None:
        """Short lines that were centred or set right stay there."""
        for paragraph in self.texts:
            words = self._words(paragraph)
            if not self._is_plain(paragraph) or len(words) > 60 or phrases.ends_like_sentence(words):
                continue
            align = self.look.align(paragraph.element)
            if align == "center":
                large = self._size(paragraph) >= _LARGE
                self._give(paragraph, "title" if large else "line")
            elif align == "right" and len(words) <= 40:
                self._give(paragraph, "date" if parse_date(words) else "signature")


def _beside_objects(paragraphs: Sequence[Located]) -> set[int]:
    """The numbers of the paragraphs next to a picture or a table."""
    near: set[int] = set()
    for before, after in pairwise(paragraphs):
        if before.in_table != after.in_table or "图片或图形" in (before.kept, after.kept):
            near |= {before.number, after.number}
    return near
