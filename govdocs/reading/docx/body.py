"""Walking the body of a .docx: nothing is dropped without a remark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from lxml import etree

from govdocs.layout.roles import SEAL_NAME
from govdocs.model.text import ILLEGAL
from govdocs.reading.docx.content import Remark, RunText, WordBlock, WordParagraph, WordTable
from govdocs.reading.docx.markup import all_text, attribute, child, is_on, joined, local_name
from govdocs.reading.docx.styles import Styles

_WRAPPERS = frozenset(
    {
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
        "Choice",
        "AlternateContent",
    }
)
_KEPT = frozenset({"ins", "moveTo"})
_REMOVED = frozenset({"del", "moveFrom"})
_PICTURES = frozenset({"drawing", "pict", "object"})
_DEEPEST = 60
_QUOTED = 60


class BodyWalker:
    """Turns the body element into blocks; `remarks` collects what could not be carried over as it stood."""

    def __init__(self, styles: Styles, notes: Mapping[tuple[str, str], str]) -> None:
        self.styles = styles
        self.notes = notes
        self.remarks: list[Remark] = []
        self.inserted = 0
        self.auto_numbered: list[int] = []
        self._paragraphs = 0
        self._run = 0
        self._field_depth = 0
        self._in_code: list[bool] = []

    def walk(self, element: etree._Element, depth: int = 0) -> Iterator[WordBlock]:
        """The blocks below `element`, in order."""
        if depth > _DEEPEST:
            self._remark("nested", "嵌套太深的内容没有读出")
            return
        for item in element:
            name = local_name(item)
            if name == "p":
                yield self.paragraph(item)
            elif name == "tbl":
                yield self.table(item)
            elif name in _WRAPPERS or name in _KEPT:
                yield from self.walk(item, depth + 1)
            elif name in _REMOVED:
                self._removed(item)
            elif name == "altChunk":
                self._remark("embedded", "嵌入的另一份文档没有读出")

    # ---- paragraphs

    def paragraph(self, element: etree._Element) -> WordParagraph:
        """One paragraph with its runs."""
        self._paragraphs += 1
        self._run = 0
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle")) or self.styles.default
        level = attribute(child(properties, "outlineLvl"))
        outline = int(level) + 1 if level.isdecimal() and int(level) < 9 else 0
        paragraph = WordParagraph(self._paragraphs, style, outline or self.styles.outline(style))
        own = child(properties, "numPr", "numId")
        paragraph.numbered = attribute(own) != "0" if own is not None else self.styles.is_numbered(style)
        paragraph.new_page = is_on(child(properties, "pageBreakBefore"))
        if child(properties, "rPr", "del") is not None:
            self._remark("deletion", "有一处修订删去了段落标记，前后两段没有合并")
        self._inline(element, paragraph, 0)
        if paragraph.numbered and paragraph.text.strip():
            self.auto_numbered.append(paragraph.number)
        return paragraph

    def _inline(self, element: etree._Element, paragraph: WordParagraph, depth: int) -> None:
        if depth > _DEEPEST:
            self._remark("nested", "嵌套太深的内容没有读出")
            return
        for item in element:
            name = local_name(item)
            if name == "r":
                self._run += 1
                self._read_run(item, paragraph)
            elif name in _KEPT:
                self.inserted += 1
                self._inline(item, paragraph, depth + 1)
            elif name in _WRAPPERS:
                self._inline(item, paragraph, depth + 1)
            elif name in _REMOVED:
                self._removed(item)
            elif name in ("oMath", "oMathPara"):
                self._remark("formula", f"公式没有读出：{_quote(joined(item))}")

    def _removed(self, element: etree._Element) -> None:
        text = "".join(item.text or "" for item in element.iter() if local_name(item) in ("delText", "t"))
        if text.strip():
            self._remark("deletion", f"修订中删去的文字没有读入：{_quote(text)}")

    def _read_run(self, element: etree._Element, paragraph: WordParagraph) -> None:
        properties = child(element, "rPr")
        style = attribute(child(properties, "rStyle"))
        hidden = is_on(child(properties, "vanish")) or self.styles.is_hidden(style)
        for item in element:
            name = local_name(item)
            text = self._run_text(item, name)
            if text and not self._hides_code():
                paragraph.runs.append(RunText(ILLEGAL.sub(_blank, text), self._run, style, hidden))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(item, name, paragraph)

    def _hides_code(self) -> bool:
        return any(self._in_code)

    def _run_text(self, item: etree._Element, name: str) -> str:
        """The text an element of a run stands for; what stands for none is remarked upon."""
        if name == "t":
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
            self._remark("ruby", f"注音没有读入：{_quote(joined(item))}")
            return "" if base is None else "".join(t.text or "" for t in base.iter() if local_name(t) == "t")
        elif name in ("delText", "delInstrText") and (item.text or "").strip():
            self._remark("deletion", f"修订中删去的文字没有读入：{_quote(item.text or '')}")
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
        box = next(
            (
                box
                for box in (choice if choice is not None else item).iter()
                if local_name(box) == "txbxContent"
            ),
            None,
        )
        if box is not None and all_text(box):
            self._remark("text-box", f"文本框里的文字没有读入：{_quote(all_text(box))}")
        elif any(local_name(one) == "docPr" and attribute(one, "name") == SEAL_NAME for one in item.iter()):
            self._remark("seal", "印章图片没有读入；再排时用 --seal 加上", info=True)
        else:
            self._remark("image", "有一处图片或图形没有读入")

    def _note(self, item: etree._Element, name: str, paragraph: WordParagraph) -> None:
        kind = name.removesuffix("Reference")
        note = self.notes.get((kind, attribute(item, "id")), "")
        if not paragraph.runs or not note:
            self._remark("footnote", f"脚注没有读入：{_quote(note) or '（空）'}")
            return
        if kind == "endnote":
            self._remark("endnote", f"尾注改作脚注：{_quote(note)}", info=True)
        last = paragraph.runs[-1]
        if last.note:
            self._remark("footnote", f"同一处的第二个脚注没有读入：{_quote(note)}")
            return
        paragraph.runs[-1] = RunText(last.text, last.run, last.style, last.hidden, note)

    def _remark(self, rule: str, message: str, *, info: bool = False) -> None:
        self.remarks.append(Remark(rule, message, self._paragraphs, info))

    # ---- tables

    def table(self, element: etree._Element) -> WordTable:
        """One table; merged cells are spread out, with a remark."""
        table = WordTable(self._paragraphs + 1)
        heads, merged = 0, False
        for row in _rows(element):
            cells: list[str] = []
            for cell in _cells(row):
                properties = child(cell, "tcPr")
                span = attribute(child(properties, "gridSpan"))
                width = min(int(span), 100) if span.isdecimal() else 1
                merged = merged or width > 1 or child(properties, "vMerge") is not None
                cells += [self._cell_text(cell, table), *[""] * (width - 1)]
            if is_on(child(row, "trPr", "tblHeader")) and heads == len(table.rows):
                heads += 1
            table.rows.append(cells)
        table.header_rows = heads or 1
        _even(table)
        if merged:
            self.remarks.append(
                Remark("merged-cells", "表格里合并的单元格拆开了，文字放在第一格", table.number)
            )
        return table

    def _cell_text(self, cell: etree._Element, table: WordTable) -> str:
        texts = []
        for block in self.walk(cell, 1):
            if isinstance(block, WordTable):
                self._remark("nested-table", "表格里套的表格只留文字")
                texts += [text for row in block.rows for text in row]
                table.paragraphs += block.paragraphs
            else:
                table.paragraphs.append(block)
                texts.append(" ".join(block.text.split("\n")).strip())
        filled = [text for text in texts if text]
        if len(filled) > 1:
            self._remark(
                "cell-paragraphs",
                f"单元格里的{len(filled)}段并成了一段：{_quote(' '.join(filled))}",
                info=True,
            )
        return " ".join(filled)


_TEXT_OF = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _blank(match: object) -> str:
    found = str(match[0])  # type: ignore[index]
    return found if found in "\t\n" else " "


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:_QUOTED]}……”" if len(flat) > _QUOTED else f"“{flat}”" if flat else ""


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    return _named(element, "tr")


def _cells(element: etree._Element) -> Iterator[etree._Element]:
    return _named(element, "tc")


def _named(element: etree._Element, wanted: str, depth: int = 0) -> Iterator[etree._Element]:
    for item in element:
        name = local_name(item)
        if name == wanted:
            yield item
        elif depth < _DEEPEST and (name in _WRAPPERS or name in _KEPT):
            yield from _named(item, wanted, depth + 1)


def _even(table: WordTable) -> None:
    columns = zip_longest(*table.rows, fillvalue="") if table.rows else ()
    table.rows = [list(row) for row in zip(*columns, strict=True)]
