"""Rows into the tree: sections under sections, parts, closing; numbers kept where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from govdocs.findings import Severity
from govdocs.model import Box, Numbering, Paragraph, Part, Picture, Section, Table
from govdocs.notation import ORDINAL_STYLES, parse_ordinal
from govdocs.reading.draft import NodeTrace
from govdocs.reading.notes import Notes
from govdocs.reading.row import Row, Sort
from govdocs.source import Excerpt, join_excerpts

_LINE_END = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")


@dataclass(slots=True)
class _Node:
    """A section or part (or the whole body) still being filled."""

    id: str
    row: Row | None = None
    number: str | None = None
    form: str | None = None
    blocks: list[Any] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)

    def next_id(self, prefix: str) -> str:
        count = self.counts[prefix] = self.counts.get(prefix, 0) + 1
        name = f"{prefix}{count}"
        return f"{self.id}/{name}" if self.id else name


@dataclass(slots=True)
class Nested:
    """The body and closing with the trace of their nodes."""

    body: tuple[Any, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    trace: dict[str, NodeTrace] = field(default_factory=dict)


def nest_rows(text: str, rows: list[Row], numbering: Numbering, notes: Notes) -> Nested:
    """The tree of `rows`, whose depths are known. Numbers that `numbering` would not compute are locked."""
    return _Nester(text, numbering, notes).nest(rows)


class _Nester:
    def __init__(self, text: str, numbering: Numbering, notes: Notes) -> None:
        self.text = text
        self.numbering = numbering
        self.notes = notes
        self.result = Nested()
        self.root = _Node("")
        self.open: list[_Node] = [self.root]
        self.closing = _Node("closing")
        self.running = {numbering.style(level) for level in numbering.continuous}
        self.carried: dict[str, int] = {}
        self.parted = False
        self.reported: set[tuple[str, str]] = set()

    def nest(self, rows: list[Row]) -> Nested:
        for row in rows:
            if row.closing:
                self._add_text(row, self.closing)
            elif row.sort is Sort.PART:
                self._open_part(row)
            elif row.sort is Sort.HEADING:
                self._open_section(row)
            elif row.sort is Sort.TABLE:
                self._add_table(row)
            elif row.sort is Sort.BOX:
                self._add_box(row)
            elif row.sort is Sort.PICTURE:
                self._add_picture(row)
            else:
                self._add_text(row, self.open[-1])
        self._close_to(1)
        self.result.body = tuple(self.root.blocks)
        self.result.closing = tuple(self.closing.blocks)
        return self.result

    # ---- leaves

    def _words(self, start: int, end: int) -> str:
        return self.text[start:end].replace("\t", " ")

    def _paragraph(self, start: int, end: int) -> Excerpt:
        """The words of a paragraph; of an article's number on a line of its own that was none after all, both lines."""
        excerpt = self.notes.working.cut(start, end)
        gap = _LINE_END.search(excerpt.text)
        if gap is None:
            return excerpt
        return join_excerpts((excerpt.cut(0, gap.start()).strip(), Excerpt("\u3000"), excerpt.cut(gap.end())))

    def _add_text(self, row: Row, parent: _Node) -> None:
        excerpt = self._paragraph(row.body_start or row.start, row.end)
        parent.blocks.append(Paragraph(excerpt.text.replace("\t", " "), row.lead, row.marks))
        evidence = tuple(row.evidence) if row.sort is Sort.TEXT else ()
        node_id = parent.next_id("p")
        self.result.trace[node_id] = NodeTrace(text=excerpt, confidence=row.confidence, evidence=evidence)

    def _add_table(self, row: Row) -> None:
        parent = self.open[-1]
        parent.blocks.append(Table(row.cells, row.caption, row.header_rows, row.unit, row.note))
        excerpt = self.notes.working.cut(row.start, row.end)
        self.result.trace[parent.next_id("t")] = NodeTrace(
            text=excerpt, confidence=row.confidence, evidence=tuple(row.evidence)
        )

    def _add_box(self, row: Row) -> None:
        parent = self.open[-1]
        node = _Node(parent.next_id("b"), row)
        excerpt = self.notes.working.cut(row.start, row.end)
        self.result.trace[node.id] = NodeTrace(text=excerpt, evidence=tuple(row.evidence))
        for inner in row.inner:
            self._add_text(inner, node)
        parent.blocks.append(Box(row.caption, tuple(node.blocks)))

    def _add_picture(self, row: Row) -> None:
        parent = self.open[-1]
        parent.blocks.append(Picture(row.file, row.data, row.width, row.height, row.caption, row.alt))
        excerpt = self.notes.working.cut(row.start, row.end)
        self.result.trace[parent.next_id("i")] = NodeTrace(text=excerpt, evidence=tuple(row.evidence))

    # ---- sections

    def _open_section(self, row: Row) -> None:
        depth = self._base() + row.depth
        self._close_to(depth)
        parent = self.open[-1]
        node = _Node(parent.next_id("s"), row, *self._number(row, parent))
        self.open.append(node)
        self._trace_heading(node.id, row)
        if row.body_start:
            self._add_text(row, node)

    def _trace_heading(self, node_id: str, row: Row) -> None:
        heading = self.notes.working.cut(row.heading_start, row.heading_end)
        self.result.trace[node_id] = NodeTrace(
            heading=heading,
            number=row.typed(self.text),
            confidence=row.confidence,
            evidence=tuple(row.evidence),
        )

    def _number(self, row: Row, parent: _Node) -> tuple[str | None, str | None]:
        """The number to lock the section to and the form of its ordinal; None where the numbering has it so."""
        usual = self.numbering.style(row.depth)
        form = row.form or (row.style if row.ordinal else usual)
        kept_form = row.form or (form if form != usual else None)
        if row.number == "":
            return "", kept_form
        counts = self.carried if form in self.running else parent.forms
        count = counts[form] = counts.get(form, 0) + 1
        own = row.ordinal if row.number is None else parse_ordinal(row.number)
        if own and own.style == form:
            counts[form] = own.value
        if row.number is not None:
            return row.number, kept_form
        if kept_form and not row.form:
            self._report_form(row, usual, parent.id)
        if own is None or (own.style == form and own.value == count):
            return None, kept_form
        computed = ORDINAL_STYLES[form].label(count)
        if row.label == computed:
            return None, kept_form
        row.confidence = min(row.confidence, 0.8)
        message = f"原稿序号是“{row.label}”，按次序应为“{computed}”，照原稿"
        self.notes.report("number", message, row.start, row.end)
        return row.label, kept_form

    def _report_form(self, row: Row, usual: str, parent: str) -> None:
        """One remark for a whole run of such ordinals under one parent.

        None in a statute: chapters with and without divisions, and so items at two depths, are its rule.
        """
        if (parent, row.style) in self.reported or "第一条" in self.numbering.ladder:
            return
        self.reported.add((parent, row.style))
        message = f"同一级别处用“{usual}”，这里用“{row.label}”，照原稿"
        self.notes.report("other-ordinal", message, row.start, row.end, severity=Severity.INFO)

    # ---- parts

    def _open_part(self, row: Row) -> None:
        self._close_to(1)
        if not self.parted and self.root.blocks:
            self._wrap_first_part()
        self.parted = True
        self.open = [self.root, _Node(self.root.next_id("part"), row)]
        heading = self.notes.working.cut(row.start, row.end) if row.caption and not row.marked else None
        self.result.trace[self.open[1].id] = NodeTrace(
            heading, confidence=row.confidence, evidence=tuple(row.evidence)
        )

    def _wrap_first_part(self) -> None:
        """Puts what came before the first part mark into a part of its own."""
        self.root.blocks = [Part(tuple(self.root.blocks))]
        self.root.counts = {"part": 1}
        renamed = {f"part1/{node_id}": trace for node_id, trace in self.result.trace.items()}
        self.result.trace.clear()
        self.result.trace.update({"part1": NodeTrace()} | renamed)

    def _base(self) -> int:
        return 1 if self.parted else 0

    def _close_to(self, depth: int) -> None:
        """Closes every open node below `depth`, the body itself being 1."""
        most = max(depth, 1)
        while len(self.open) > most:
            node = self.open.pop()
            self.open[-1].blocks.append(self._build(node))

    def _build(self, node: _Node) -> Section | Part:
        blocks = tuple(node.blocks)
        row = node.row
        if row is None or row.sort is Sort.PART:
            return Part(blocks, row.caption if row else "")
        heading = self._words(row.heading_start, row.heading_end)
        return Section(heading, blocks, bool(row.body_start), row.stop, node.number, node.form)  # type: ignore[arg-type]
