"""Word blocks as one linear text with lines, so that every later step is that of draft text.

What styles say becomes line marks, the very ones a drafter may type: a style overrules every guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from govdocs.layout.roles import MARK_IDS, STYLE_IDS, marks_of_style
from govdocs.notation import LineMark, parse_ordinal, to_hanzi
from govdocs.reading.docx.content import RunText, WordBlock, WordParagraph, WordPicture, WordTable
from govdocs.reading.docx.run_ins import find_run_in
from govdocs.reading.docx.stretches import LABELS, Stretches
from govdocs.reading.docx.styles import Styles
from govdocs.reading.lines import Line
from govdocs.reading.picture_lines import write_size
from govdocs.reading.tables import write_bars
from govdocs.source import Stretch

_ROLES = {identifier: style for style, identifier in STYLE_IDS.items()}
_FIELD_MARKS = {
    "title": "标题",
    "subtitle": "副标题",
    "stage-mark": "稿别",
    "dateline": "日期行",
    "byline": "署名行",
    "source-note": "来源说明",
    "salutation": "称谓",
    "signature": "署名",
    "date": "成文日期",
}
_BESIDE_TABLES = {"table-caption": "表题", "table-unit": "单位", "table-note": "表注", "picture-caption": "图题"}
_STRUCTURE = ("chapter", "division")
_RUN_IN = ("chapter-run-in", "division-run-in", "article-run-in")
_SPREAD = re.compile("(.)　(.)")
_LABEL = f"Gov{MARK_IDS['label']}"


@dataclass(slots=True)
class Linear:
    """The text, its lines with their marks, and where every stretch of it stands.

    `owners` tells for every line which block of the file it came from.
    """

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    owners: list[WordBlock] = field(default_factory=list)


def role_of(paragraph: WordParagraph) -> str:
    """The style of the sheet behind a paragraph's Word style, "" if it is none of ours."""
    return _ROLES.get(paragraph.style, "")


def linearise(blocks: Sequence[WordBlock], styles: Styles, *, ours: bool) -> Linear:
    """`blocks` one after another; `ours` tells a file that govdocs wrote, whose styles say everything."""
    builder = _Builder(styles, ours, None if ours else _titling_heading(blocks))
    for block in blocks:
        builder.add(block)
    return builder.result()


def _titling_heading(blocks: Sequence[WordBlock]) -> WordParagraph | None:
    """The one heading of the first level that stands above all other words, without a number: the title, as Markdown
    has it and what converts it to Word."""
    written = [block for block in blocks if isinstance(block, WordParagraph) and block.text.strip()]
    top = [paragraph for paragraph in written if paragraph.outline == 1]
    if not written or top != written[:1] or blocks[0] is not top[0] or top[0].label:
        return None
    return None if parse_ordinal(top[0].text.strip()) else top[0]


class _Builder:
    def __init__(self, styles: Styles, ours: bool, titling: WordParagraph | None) -> None:
        self.styles = styles
        self.ours = ours
        self.titling = titling
        self.linear = Linear()
        self.pieces: list[str] = []
        self.at = 0
        self.closing = False
        self.boxed = False

    def result(self) -> Linear:
        self._close_box("")
        self.linear.text = "".join(self.pieces)
        return self.linear

    def add(self, block: WordBlock) -> None:
        self._close_box(self._role(block) if isinstance(block, WordParagraph) else "")
        self.linear.starts.setdefault(block.number, self.at)
        if isinstance(block, WordTable):
            self._add_table(block)
        elif isinstance(block, WordPicture):
            self._add_picture(block)
        else:
            self.linear.starts.update(dict.fromkeys(block.joined, self.at))
            self._add_paragraph(block)
        self._own(block)

    def _own(self, block: WordBlock) -> None:
        owners = self.linear.owners
        owners.extend([block] * (len(self.linear.lines) - len(owners)))

    def _close_box(self, role: str) -> None:
        """A box ends where its paragraphs do."""
        if self.boxed and role != "box":
            self._empty_line("专栏完")
            self.linear.owners.append(self.linear.owners[-1])
        self.boxed = role in ("box-title", "box")

    def _empty_line(self, mark: str, argument: str = "") -> None:
        self.linear.lines.append(Line(self.at, self.at, self.at, marks=(LineMark(mark, argument, 0),)))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)

    def _role(self, paragraph: WordParagraph) -> str:
        return _ROLES.get(paragraph.style, "") if self.ours else ""

    # ---- tables

    def _add_table(self, table: WordTable) -> None:
        if not table.rows or not table.rows[0]:
            return
        self.linear.stretches.append(Stretch(self.at, table.part, table.number, 0))
        # Only what stands between this table and the one before: the caption of a table of one row is near too.
        beside = list(takewhile(lambda line: line.mark("表题", "单位"), reversed(self.linear.lines)))
        if not any(line.mark("表题") for line in beside):
            self._empty_line("表题")
            beside = self.linear.lines[-1:]
        caption = next(line for line in beside if line.mark("表题"))
        headless = self.ours and bool(table.paragraphs) and role_of(table.paragraphs[0]) == "table"
        caption.marks = (LineMark("表题", "0" if headless else str(table.header_rows), 0),)
        for row in table.rows:
            bars = write_bars(tuple(cell.replace("\t", " ") for cell in row))
            self.linear.lines.append(Line(self.at, self.at + len(bars), self.at))
            self._write(f"{bars}\n")

    def _add_picture(self, picture: WordPicture) -> None:
        """A line that names it; what it shows is on a line below that has no words of the file's own text."""
        self.linear.stretches.append(Stretch(self.at, picture.part, picture.number, 0))
        mark = LineMark("图片", write_size(picture.width, picture.height), 0)
        self.linear.lines.append(Line(self.at, self.at + len(picture.file), self.at, marks=(mark,)))
        self._write(f"{picture.file}\n")
        if picture.alt:
            mark = LineMark("替代文字", "", 0)
            self.linear.lines.append(Line(self.at, self.at + len(picture.alt), self.at, marks=(mark,)))
            self._write(f"{picture.alt}\n")

    # ---- paragraphs

    def _add_paragraph(self, paragraph: WordParagraph) -> None:
        role = self._role(paragraph)
        runs = _without_breaks(paragraph.runs)
        if role in _STRUCTURE:
            runs = _closed_up(runs)
        label = _written_label(paragraph)
        for line in [runs] if role else _split_at_breaks(paragraph.runs):
            self._add_line(paragraph, role, [RunText(label, 0, _LABEL), *line] if label else line)
            label = ""

    def _add_line(self, paragraph: WordParagraph, role: str, runs: list[RunText]) -> None:
        start = self.at
        for run in runs:
            part = paragraph.part if run.run or paragraph.part != "document" else "number"
            self.linear.stretches.append(Stretch(self.at, part, run.paragraph or paragraph.number, run.run))
            self._write(run.text)
        text = "".join(run.text for run in runs)
        self._write("\n")
        bare = text.strip()
        if not bare:
            if role == "box-title":
                self._empty_line("专栏")
            return
        indent = len(text) - len(text.lstrip())
        stretches = Stretches(runs, indent, len(bare))
        line = Line(start + indent, start + indent + len(bare), start + indent)
        line.marks = tuple(self._marks(paragraph, role, stretches, bare, runs))
        if not role and not paragraph.outline:
            line.loose = bool(line.marks) and line.mark("标题") is None
            line.run_in = find_run_in(runs, bare) if not self.ours else 0
        self.linear.lines.append(line)

    def _marks(
        self, paragraph: WordParagraph, role: str, stretches: Stretches, bare: str, runs: list[RunText]
    ) -> Iterator[LineMark]:
        opens_closing = role == "closing" and (paragraph.new_page or not self.closing)
        self.closing = role == "closing"
        if role in _FIELD_MARKS:
            yield LineMark(_FIELD_MARKS[role], "", 0)
        elif role == "part-heading":
            yield LineMark("部分", "", 0)
        elif role in _BESIDE_TABLES:
            yield LineMark(_BESIDE_TABLES[role], "", 0)
        elif role == "box-title":
            yield LineMark("专栏", "", 0)
        elif (
            role.startswith("heading")
            or role in _STRUCTURE
            or role in _RUN_IN
            or _heads_article(paragraph, role)
        ):
            yield from self._heading_marks(paragraph, role, stretches, bare)
        elif role in ("article", "body") and stretches.end_of_label(bare):
            yield from self._item_marks(stretches, bare)
        elif role == "box":
            yield LineMark("正文", "", 0)
        elif role in ("body", "closing", "article"):
            if opens_closing:
                yield LineMark("结尾", "", 0)
            yield from stretches.paragraph_marks(0)
            yield LineMark("正文", "", 0)
        elif paragraph is self.titling or (self.styles.is_title(paragraph.style) and not self.linear.lines):
            yield LineMark("标题", "", 0)
        elif paragraph.outline:
            yield LineMark(f"{to_hanzi(paragraph.outline - (self.titling is not None))}级", "", 0)
            yield LineMark("式样", "", 0)
            if label := stretches.end_of_label(bare):
                yield LineMark("序号", str(label), 0)
            yield from _shown_boundary(stretches, bare, runs, label)
        else:
            yield from stretches.stand_off_marks(0)

    def _heading_marks(
        self, paragraph: WordParagraph, role: str, stretches: Stretches, bare: str
    ) -> Iterator[LineMark]:
        yield LineMark(f"{to_hanzi(max(paragraph.outline, 1))}级", "", 0)
        yield LineMark("式样", "", 0)
        label = stretches.end_of_label(bare)
        yield LineMark("序号", str(label), 0) if label else LineMark("无号", "", 0)
        if not role.endswith("run-in"):
            yield LineMark("独行", "", 0)
            return
        body = stretches.start_of("body")
        yield from stretches.paragraph_marks(body)
        yield _run_in_mark(bare[label:body])

    def _item_marks(self, stretches: Stretches, bare: str) -> Iterator[LineMark]:
        """第一条, or an item of one: a number and no heading, at the depth its number belongs to."""
        label = stretches.end_of_label(bare)
        body = label + len(bare[label:]) - len(bare[label:].lstrip())
        yield LineMark("式样", "", 0)
        yield LineMark("序号", str(label), 0)
        if body == len(bare):
            yield LineMark("独行", "", 0)
            return
        yield from stretches.paragraph_marks(body)
        yield LineMark("接排", "0无", 0)


def _shown_boundary(
    stretches: Stretches, bare: str, runs: list[RunText], label: int
) -> Iterator[LineMark]:
    """Where the body begins after a heading of Word's: at its own character style, or where bold or 楷体 ends."""
    body = stretches.start_of("body")
    if body == len(bare):
        body = find_run_in(runs, bare)
    ordinal = parse_ordinal(bare)
    label = label or (ordinal.length if ordinal else 0)
    if label < body < len(bare):
        yield _run_in_mark(bare[label:body])


def _run_in_mark(words: str) -> LineMark:
    """The line mark of a run-in heading that is `words`, with its stop."""
    heading = words.strip()
    stopped = heading[-1:] in ("。", "：")
    return LineMark("接排", f"{len(heading) - stopped}{'' if stopped else '无'}", 0)


def _heads_article(paragraph: WordParagraph, role: str) -> bool:
    """True for an article with a heading of its own on its line: only that is in the outline."""
    return role == "article" and paragraph.outline > 0


def _written_label(paragraph: WordParagraph) -> str:
    """The automatic number as a drafter types it: a blank behind it only where number and text would run together."""
    number = paragraph.label.rstrip()
    if number == paragraph.label or not number:
        return number
    following = paragraph.text.lstrip()[:1]
    runs_together = following.isascii() and following.isalnum()
    return f"{number} " if runs_together or unicodedata.category(number[-1])[0] == "L" or number[-1].isdecimal() else number


def _without_breaks(runs: Sequence[RunText]) -> list[RunText]:
    """Lines of a shaped title are one text; its breaks were made by the layout."""
    return [replace(run, text=run.text.replace("\n", "")) if "\n" in run.text else run for run in runs]


def _closed_up(runs: Sequence[RunText]) -> list[RunText]:
    """The heading of a chapter as it is called: 总　则 is 总则 set to the width of four characters."""
    heading = "".join(run.text for run in runs if not set(marks_of_style(run.style)) & set(LABELS))
    if not _SPREAD.fullmatch(heading):
        return list(runs)
    return [
        run
        if set(marks_of_style(run.style)) & set(LABELS)
        else replace(run, text=run.text.replace("　", ""))
        for run in runs
    ]


def _split_at_breaks(runs: Sequence[RunText]) -> list[list[RunText]]:
    lines: list[list[RunText]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first, note="" if rest else run.note))
        for at, text in enumerate(rest):
            note = run.note if at == len(rest) - 1 else ""
            lines.append([replace(run, text=text, note=note)])
    return lines
