"""Walking the body of a .docx: nothing is dropped without a remark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from govdocs.layout.roles import SEAL_NAME
from govdocs.model.text import ILLEGAL
from govdocs.reading.docx.cells import DEEPEST, WRAPPERS, cells_of, make_even, rows_of
from govdocs.reading.docx.changes import DELETED, INSERTED, Changes, changed_text
from govdocs.reading.docx.content import Remark, RunText, WordBlock, WordParagraph, WordPicture, WordTable
from govdocs.reading.docx.counting import AutoNumbers
from govdocs.reading.docx.joining import join_paragraphs
from govdocs.reading.docx.lists import Lists
from govdocs.reading.docx.looks import Looks
from govdocs.reading.docx.markup import all_text, attribute, child, children, is_on, joined, local_name
from govdocs.reading.docx.pictures import PictureReader
from govdocs.reading.docx.quoting import quote
from govdocs.reading.docx.sections import describe_section
from govdocs.reading.docx.styles import Styles

_CHANGED = INSERTED | DELETED
_DROPPED = dict.fromkeys(DELETED, "删去的文字") | dict.fromkeys(INSERTED, "插入的文字")
_DROPPED |= {"moveFrom": "移走的文字，这里", "moveTo": "移来的文字，这里"}
_PICTURES = frozenset({"drawing", "pict", "object"})
_TEXT_OF = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class BodyWalker:
    """Turns the body element into blocks; `remarks` collects what could not be carried over as it stood.

    `lists` are those Word counts in; without them paragraphs get no numbers.
    """

    def __init__(
        self,
        styles: Styles,
        notes: Mapping[tuple[str, str], str],
        lists: Lists | None = None,
        changes: Changes | None = None,
        pictures: PictureReader | None = None,
    ) -> None:
        self.styles = styles
        self.pictures = pictures or PictureReader(None)
        self.notes = notes
        self.changes = changes or Changes()
        self.numbers = AutoNumbers(styles, lists) if lists else None
        self.looks = Looks(styles)
        self.remarks: list[Remark] = []
        self.commented: dict[str, tuple[int, str]] = {}
        """Comment → the paragraph that calls it, and the words it is about where they stand in that."""
        self._paragraphs = 0
        self._tables = 0
        self._run = 0
        self._in_code: list[bool] = []
        self._beside: list[WordBlock] = []
        """What hangs on the paragraph being read and stands behind it: text boxes and pictures."""
        self._comment_starts: dict[str, tuple[int, int]] = {}

    def walk(self, element: etree._Element, depth: int = 0) -> Iterator[WordBlock]:
        """The blocks below `element`, in order."""
        return join_paragraphs(self._blocks(element, depth))

    def _blocks(self, element: etree._Element, depth: int) -> Iterator[WordBlock]:
        if depth > DEEPEST:
            self._remark("nested", "嵌套太深的内容没有读出")
            return
        for item in element:
            name = local_name(item)
            if name == "p":
                yield self.paragraph(item)
                yield from self._take_beside()
            elif name == "tbl":
                yield self.table(item)
                yield from self._take_beside()
            elif name in _CHANGED and self.changes.drops(name):
                self._dropped(item, name)
            elif name in WRAPPERS or name in _CHANGED:
                yield from self._blocks(item, depth + 1)
            elif name == "sectPr":
                self._section(item)
            elif name == "altChunk":
                self._remark("embedded", "嵌入的另一份文档没有读出")

    def _take_beside(self) -> list[WordBlock]:
        """What hung on the paragraph just read; pictures wait for the end of a table, whose cells hold words alone."""
        waiting: list[WordBlock] = [block for block in self._beside if self._tables and isinstance(block, WordPicture)]
        taken = [block for block in self._beside if block not in waiting] if waiting else self._beside
        self._beside = waiting
        return taken

    # ---- paragraphs

    def paragraph(self, element: etree._Element) -> WordParagraph:
        """One paragraph with its runs."""
        self._paragraphs += 1
        self._run = 0
        own = children(child(element, "pPr"))
        properties = own if "pPrChange" not in own else children(self.changes.properties(element, "pPr"))
        mark = own.get("rPr")
        style = attribute(properties.get("pStyle")) or self.styles.default
        level = attribute(properties.get("outlineLvl"))
        outline = int(level) + 1 if level.isdecimal() and int(level) < 9 else 0
        paragraph = WordParagraph(self._paragraphs, style, outline or self.styles.outline(style))
        paragraph.new_page = is_on(properties.get("pageBreakBefore"))
        indent = properties.get("ind")
        first = [attribute(indent, name) for name in ("firstLineChars", "firstLine", "hanging")]
        unindented = "0" in first and set(first) <= {"0", ""}  # LibreOffice says hanging="0"
        paragraph.goes_on = unindented and "contextualSpacing" in properties
        paragraph.joins = bool(self.changes.drops_any(mark))
        if self.numbers and not paragraph.joins:
            paragraph.label = self.numbers.next(style, properties.get("numPr"))
        self._section(own.get("sectPr"))
        before = len(self._beside)
        self._inline(element, paragraph, 0)
        self._tell_of_pictures(paragraph, self._beside[before:])
        if sign := self.changes.shown_mark(mark, "¶"):
            paragraph.runs.append(RunText(sign, max(self._run, 1)))
        return paragraph

    def _tell_of_pictures(self, paragraph: WordParagraph, beside: Sequence[WordBlock]) -> None:
        count = sum(isinstance(block, WordPicture) for block in beside)
        if count and (self._tables or paragraph.text.strip()):
            where = "表格里的图片放在表格之后" if self._tables else "段里的图片放在这一段之后"
            self._remark("image-moved", f"{where}（{count}张）", info=True)

    def _section(self, properties: etree._Element | None) -> None:
        if properties is not None and (own := describe_section(properties)):
            self._remark("section", f"到这里为止的一节{own}，排版时没有照做", info=True)

    def _inline(self, element: etree._Element, paragraph: WordParagraph, depth: int) -> None:
        if depth > DEEPEST:
            self._remark("nested", "嵌套太深的内容没有读出")
            return
        for item in element:
            name = local_name(item)
            if name == "r":
                self._run += 1
                self._read_run(item, paragraph)
            elif name in _CHANGED and self.changes.drops(name):
                self._dropped(item, name)
            elif name in _CHANGED:
                start = len(paragraph.runs)
                self._inline(item, paragraph, depth + 1)
                self.changes.show(name, paragraph.runs, start, self._run)
            elif name in WRAPPERS:
                self._inline(item, paragraph, depth + 1)
            elif name in ("oMath", "oMathPara"):
                self._remark("formula", f"公式没有读出：{quote(joined(item))}")
            elif name in ("commentRangeStart", "commentRangeEnd"):
                self._comment(attribute(item, "id"), paragraph, ends=name.endswith("End"))

    def _dropped(self, item: etree._Element, name: str, paragraph: int = 0) -> None:
        if text := changed_text(item):
            rule = "deletion" if name in DELETED else "insertion"
            message = f"修订中{_DROPPED[name]}没有读入：{quote(text)}"
            self.remarks.append(Remark(rule, message, paragraph or self._paragraphs, True))

    def _comment(self, number: str, paragraph: WordParagraph, *, ends: bool) -> None:
        at = len(paragraph.text)
        start = self._comment_starts.setdefault(number, (paragraph.number, at))
        if ends and start[0] == paragraph.number:
            self.commented[number] = paragraph.number, paragraph.text[start[1] : at]

    # ---- runs

    def _read_run(self, element: etree._Element, paragraph: WordParagraph) -> None:
        style, hidden, look = self.looks.of(self.changes.properties(element, "rPr"), paragraph.style)
        for item in element:
            name = local_name(item)
            text = self._run_text(item, name)
            if text and not self._hides_code():
                text = ILLEGAL.sub(_blank, text)
                paragraph.runs.append(RunText(text, self._run, style, hidden, look=look))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(item, name, paragraph)
            elif name == "commentReference":
                self.commented.setdefault(attribute(item, "id"), (paragraph.number, ""))

    def _hides_code(self) -> bool:
        return any(self._in_code)

    def _run_text(self, item: etree._Element, name: str) -> str:
        """The text an element of a run stands for; what stands for none is remarked upon."""
        if name in ("t", "delText"):
            return item.text or ""
        if name in _TEXT_OF:
            return _TEXT_OF[name]
        if name == "sym":
            return _symbol(attribute(item, "char"))
        if name == "fldChar":
            self._field(attribute(item, "fldCharType"))
        elif name in _PICTURES or name == "AlternateContent":
            self._picture(item)
        elif name == "ruby":
            base = child(item, "rubyBase")
            self._remark("ruby", f"注音没有读入：{quote(joined(item))}")
            return "" if base is None else "".join(t.text or "" for t in base.iter() if local_name(t) == "t")
        return ""

    def _field(self, kind: str) -> None:
        """The code of a field is no text; what Word last showed for it is."""
        if kind == "begin":
            self._in_code.append(True)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()

    def _picture(self, item: etree._Element) -> None:
        choice = child(item, "Choice")
        inside = list((choice if choice is not None else item).iter())
        boxes = [one for one in inside if local_name(one) == "txbxContent"]
        drawn = [one for one in inside if local_name(one) == "docPr"]
        if any(all_text(box) for box in boxes):
            self._text_boxes(boxes)
            self._pictures(item, drawn, alone=False)
        elif any(attribute(one, "name") == SEAL_NAME for one in drawn):
            self._remark("seal", "印章图片没有读入；再排时用 --seal 加上", info=True)
        else:
            self._pictures(item, drawn)

    def _pictures(self, item: etree._Element, drawn: list[etree._Element], *, alone: bool = True) -> None:
        """The pictures of a drawing; where it is `alone`, without text boxes, it must have some."""
        before = len(self.pictures.remarks)
        found = list(self.pictures.read(item, self._paragraphs))
        self._beside += found
        said = self.pictures.remarks[before:]
        self.remarks += said
        if alone and not found and not said:
            about = next((words for one in drawn if (words := attribute(one, "descr").strip())), "")
            told = f"（{quote(about)}）" if about else ""
            self._remark("image", f"有一处图片或图形没有读入{told}")

    def _text_boxes(self, boxes: list[etree._Element]) -> None:
        """The words of text boxes are kept, behind the paragraph they hang on."""
        for box in boxes:
            if any(local_name(above) == "txbxContent" for above in box.iterancestors()):
                continue
            inner = BodyWalker(self.styles, self.notes, changes=self.changes, pictures=self.pictures)
            inner.numbers = self.numbers
            for block in inner.walk(box):
                self._beside.append(replace(block, number=self._paragraphs, part="text-box"))
            self.remarks += [replace(one, paragraph=self._paragraphs) for one in inner.remarks]
            where = f"文本框里的文字放在所在的段之后：{quote(all_text(box))}"
            self._remark("text-box", where, info=True)

    def _note(self, item: etree._Element, name: str, paragraph: WordParagraph) -> None:
        kind = name.removesuffix("Reference")
        note = self.notes.get((kind, attribute(item, "id")), "")
        if not paragraph.runs or not note:
            self._remark("footnote", f"脚注没有读入：{quote(note) or '（空）'}")
            return
        if kind == "endnote":
            self._remark("endnote", f"尾注改作脚注：{quote(note)}", info=True)
        last = paragraph.runs[-1]
        if last.note:
            self._remark("footnote", f"同一处的第二个脚注没有读入：{quote(note)}")
            return
        paragraph.runs[-1] = replace(last, note=note)

    def _remark(self, rule: str, message: str, *, info: bool = False) -> None:
        self.remarks.append(Remark(rule, message, self._paragraphs, info))

    # ---- tables

    def table(self, element: etree._Element) -> WordTable:
        """One table; merged cells are spread out, with a remark."""
        table = WordTable(self._paragraphs + 1)
        heads, merged = 0, False
        self._tables += 1
        for row in rows_of(element):
            change = child(row, "trPr")
            if dropped := self.changes.drops_any(change):
                self._dropped(row, dropped, table.number)
                continue
            cells: list[str] = []
            for cell in cells_of(row):
                width, joins = self._cell(cell, cells, table)
                merged = merged or joins
                cells += [""] * width
            if cells and (sign := self.changes.shown_mark(change, "整行")):
                cells[0] = sign + cells[0]
            if is_on(child(row, "trPr", "tblHeader")) and heads == len(table.rows):
                heads += 1
            table.rows.append(cells)
        self._tables -= 1
        table.header_rows = heads or 1
        make_even(table)
        if merged:
            self.remarks.append(Remark("merged-cells", "合并的单元格拆开了，文字放在第一格", table.number))
        return table

    def _cell(self, cell: etree._Element, cells: list[str], table: WordTable) -> tuple[int, bool]:
        """Adds the text of a cell; returns how many more columns it spans, and whether it is a merged one."""
        properties = child(cell, "tcPr")
        if dropped := self.changes.drops_any(properties):
            self._dropped(cell, dropped, table.number)
            return 0, False
        own = children(properties)
        span = attribute(own.get("gridSpan"))
        width = min(int(span), 100) if span.isdecimal() else 1
        cells.append(self.changes.shown_mark(properties, "格") + self._cell_text(cell, table))
        return width - 1, width > 1 or "vMerge" in own

    def _cell_text(self, cell: etree._Element, table: WordTable) -> str:
        texts = []
        for block in self.walk(cell, 1):
            if isinstance(block, WordTable):
                self._remark("nested-table", "表格里套的表格只留文字")
                texts += [text for row in block.rows for text in row]
                table.paragraphs += block.paragraphs
            elif isinstance(block, WordParagraph):
                table.paragraphs.append(block)
                texts.append(" ".join(f"{block.label}{block.text}".split("\n")).strip())
        filled = [text for text in texts if text]
        if len(filled) > 1:
            self._remark(
                "cell-paragraphs",
                f"单元格里的{len(filled)}段并成了一段：{quote(' '.join(filled))}",
                info=True,
            )
        return " ".join(filled)


def _blank(match: object) -> str:
    found = str(match[0])  # type: ignore[index]
    return found if found in "\t\n" else " "


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
