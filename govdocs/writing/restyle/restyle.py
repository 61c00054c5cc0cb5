"""The whole of it: read, recognise, set paragraphs, tables, pages and page numbers, tell what was done."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from lxml import etree

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.findings import Finding
from govdocs.layout.load import load_sheet
from govdocs.layout.sheet import StyleSheet
from govdocs.reading import read_bytes
from govdocs.reading.files import load_file
from govdocs.writing.atomic import write_file
from govdocs.writing.restyle.clues import read_clues
from govdocs.writing.restyle.dress import Dresser, describe, free_from_grid
from govdocs.writing.restyle.footers import Footers
from govdocs.writing.restyle.lettering import Lettering, Segment
from govdocs.writing.restyle.lists import number_headings
from govdocs.writing.restyle.locate import Located, locate
from govdocs.writing.restyle.look import Look
from govdocs.writing.restyle.markup import element, w
from govdocs.writing.restyle.merge import merge_styles
from govdocs.writing.restyle.options import are_pages_parted, set_options
from govdocs.writing.restyle.package import Parts
from govdocs.writing.restyle.pages import find_sections, set_pages
from govdocs.writing.restyle.recognise import recognise
from govdocs.writing.restyle.report import Change, FormatReport
from govdocs.writing.restyle.tables import set_tables
from govdocs.writing.restyle.titles import break_titles
from govdocs.writing.restyle.untouched import keep_what_is_no_text


@dataclass(frozen=True, slots=True)
class Restyled:
    """A restyled file: its bytes, what was changed, and what reading it found doubtful."""

    data: bytes = field(repr=False)
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...] = ()


def format_docx(
    path: Path | str, out: Path | str, *, style: str | Path = "gbt9704", kind: str | None = None
) -> FormatReport:
    """What was done to the .docx at `path`, whose restyled copy now stands at `out`.

    Not a character is changed; tables, pictures, notes, comments, tracked changes and what is not understood
    stay. Raises UsageError (no such file or kind, `out` is `path`, no .docx), UnreadableFileError (encrypted,
    damaged), StyleSheetError, and OutputError where the machine refuses.
    """
    source, target = Path(path), Path(out)
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError("输出就是原稿，不能覆盖；请另取名", path=target)
    done = restyle(load_file(source), str(path), style=style, kind=kind)
    return FormatReport(write_file(target, done.data), done.changes, done.findings)


def restyle(data: bytes, name: str, *, style: str | Path = "gbt9704", kind: str | None = None) -> Restyled:
    """The .docx in `data`, restyled; `name` is for messages and must end in .docx. The same input gives the same bytes."""
    if Path(name).suffix.lower() != ".docx":
        raise UsageError("只能改 .docx 的版式；别的稿子请用 build 排版", path=name)
    sheet = load_sheet(style)
    draft = read_bytes(data, name, kind=kind)
    try:
        parts = Parts(data)
        styles = _part(parts, "styles")
        look = Look(copy.deepcopy(styles))
        document = parts.tree(parts.main)
        paragraphs = locate(document, styles)
        keep_what_is_no_text(paragraphs, look)
        recognise(draft, paragraphs, sheet)
        read_clues(paragraphs, look, sheet)
        numbering = parts.related("numbering")
        number_headings(paragraphs, look, parts.tree(numbering) if numbering else None, sheet)
        changes = tuple(_Restyler(parts, sheet, look, paragraphs).run(styles))
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, path=name) from None
    return Restyled(parts.write(), changes, draft.findings)


def _part(parts: Parts, kind: str) -> etree._Element:
    """The root of a part of that sort, made empty where the file has none."""
    found = parts.related(kind)
    if found is None:
        root = element(kind)
        parts.add(parts.free_name(kind), root, kind)
        return root
    return parts.tree(found)


class _Restyler:
    def __init__(self, parts: Parts, sheet: StyleSheet, look: Look, paragraphs: Sequence[Located]) -> None:
        self.parts = parts
        self.sheet = sheet
        self.look = look
        self.paragraphs = paragraphs

    def run(self, styles: etree._Element) -> Iterator[Change]:
        """Changes the parts; tells what was done, the whole file first."""
        sections = find_sections(self.parts.tree(self.parts.main))
        settings = _part(self.parts, "settings")
        parted = are_pages_parted(settings)
        dressed = [one for one in self.paragraphs if not one.in_table and not one.kept]
        for paragraph in dressed:
            if not paragraph.starts or (paragraph.starts[0][0] > 0 and paragraph.role != "body"):
                paragraph.starts = [(0, paragraph.role or "body"), *paragraph.starts[1:]]
        used = {style for paragraph in dressed for _, style in paragraph.starts}
        merged = merge_styles(styles, self.sheet, {*used, "page-number"})
        yield from set_pages(sections, self.sheet)
        yield from Footers(self.parts, self.sheet, merged.ids, parted=parted).set(sections)
        yield from set_options(settings, self.sheet)
        yield from merged.changes
        lettering = Lettering(self.sheet, self.look)
        for paragraph in self.paragraphs:
            if paragraph.kept:
                free_from_grid(paragraph.element)
        changed = list(self._dress(dressed, merged.ids, lettering))
        yield from _tell_lettering(lettering)
        yield from self._tell_kept()
        yield from changed
        yield from break_titles(dressed, self.sheet)
        yield from set_tables(self.paragraphs, self.look, self.sheet)

    def _dress(self, dressed: list[Located], ids: dict[str, str], lettering: Lettering) -> Iterator[Change]:
        dresser = Dresser(self.sheet, self.look, ids)
        previous = ""
        for paragraph in dressed:
            before = etree.tostring(paragraph.element, method="c14n")
            old = describe(paragraph.element, self.look, _first_run(paragraph))
            style = self.sheet.style(paragraph.role)
            segments = [
                Segment(start, self.sheet.style(role), own=role == paragraph.role)
                for start, role in paragraph.starts
            ]
            dresser.set(paragraph, style, _above(paragraph.element), first=paragraph.role != previous)
            lettering.set(paragraph, segments)
            if paragraph.text.strip():
                previous = paragraph.role
            if before != etree.tostring(paragraph.element, method="c14n") and paragraph.text.strip():
                label = _label(style.name, style.word)
                yield Change("paragraph", f"设为“{label}”（原来：{old}）", paragraph.number, label)

    def _tell_kept(self) -> Iterator[Change]:
        kept = [one for one in self.paragraphs if one.kept]
        if kept:
            told = "、".join(f"{name}{count}段" for name, count in Counter(one.kept for one in kept).items())
            yield Change("kept", f"照原样：{told}")
        for name, row in groupby(kept, key=lambda one: one.kept):
            paragraphs = list(row)
            last = f"至第{paragraphs[-1].number}段" if len(paragraphs) > 1 else ""
            yield Change("kept", f"{last}{name}，照原样", paragraphs[0].number)
        numbered = [one for one in self.paragraphs if self.look.numbering(one.element)]
        if numbered:
            yield Change("kept", f"Word 的自动编号照原样（{len(numbered)}段），没有改成打出来的序号")
        blank = [one for one in self.paragraphs if not one.in_table and not one.kept and not one.text.strip()]
        if blank:
            yield Change("kept", f"空段没有删（{len(blank)}段）")
        yield from _tell_marks(self.parts.tree(self.parts.main))


def _first_run(paragraph: Located) -> etree._Element | None:
    return next((run for run, start, end in paragraph.runs if paragraph.text[start:end].strip()), None)


def _above(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph or table right above, marks of places and spelling passed over."""
    above = paragraph.getprevious()
    while above is not None and above.tag not in (w("p"), w("tbl"), w("sdt")):
        above = above.getprevious()
    return above


_RANKS = "一二三四五"


def _label(name: str, word: str) -> str:
    """A style as a drafter calls it: 一级标题, not heading 1."""
    rank = name.removeprefix("heading")
    return f"{_RANKS[int(rank) - 1]}级标题" if rank.isdecimal() and 1 <= int(rank) <= 5 else word


def _tell_lettering(lettering: Lettering) -> Iterator[Change]:
    if lettering.removed:
        told = "、".join(f"{name}{count}处" for name, count in lettering.removed.items())
        yield Change("style", f"去掉直接设的格式，改由样式决定：{told}")
    if lettering.kept:
        told = "、".join(f"{name}{count}处" for name, count in lettering.kept.items())
        yield Change("kept", f"文字上的格式照原样：{told}")


_MARKS = (
    ("tbl", "表格", "个"),
    ("drawing", "图片", "处"),
    ("pict", "图形", "处"),
    ("footnoteReference", "脚注", "条"),
    ("endnoteReference", "尾注", "条"),
    ("commentReference", "批注", "条"),
    ("ins", "修订插入", "处"),
    ("del", "修订删除", "处"),
    ("hyperlink", "超链接", "处"),
)


def _tell_marks(document: etree._Element) -> Iterator[Change]:
    counts = [(sum(1 for _ in document.iter(w(name))), label, unit) for name, label, unit in _MARKS]
    if told := "、".join(f"{label}{count}{unit}" for count, label, unit in counts if count):
        yield Change("kept", f"都还在：{told}")
