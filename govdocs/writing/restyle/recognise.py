"""What reading made of the text, told paragraph by paragraph in the styles of the sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from govdocs.layout.sheet import StyleSheet
from govdocs.model import Section, number_sections, walk
from govdocs.reading.draft import Draft, NodeTrace
from govdocs.source import Excerpt
from govdocs.writing.restyle.locate import Located

_FIELD_STYLES = {
    "title": "title",
    "subtitle": "subtitle",
    "stage": "stage-mark",
    "dateline": "dateline",
    "byline": "byline",
    "speaker": "byline",
    "source_note": "source-note",
    "salutation": "salutation",
    "addressee": "addressee",
    "adoption_note": "adoption-note",
    "signature": "signature",
    "date": "date",
    "note": "note",
}
"""Fields of a document and the style of the sheet they are set in; others keep what look they have."""

_TYPED_IN_HEAD = "稿头"


def recognise(draft: Draft, paragraphs: Sequence[Located], sheet: StyleSheet) -> None:
    """Fills in `starts` of every paragraph that reading found a role for."""
    places = _Places(draft, paragraphs)
    for excerpt, style, whole_line in _roles(draft):
        if style in sheet.styles:
            places.mark(excerpt, style, whole_line=whole_line)
    for paragraph in paragraphs:
        paragraph.starts = _simplify(paragraph.starts)


class _Places:
    """From offsets in the source to paragraphs and offsets in their text."""

    def __init__(self, draft: Draft, paragraphs: Sequence[Located]) -> None:
        self.text = draft.source.text
        self.paragraphs = {paragraph.number: paragraph for paragraph in paragraphs}
        self.in_number = False
        self.begins: list[int] = []
        self.texts: list[int] = []
        self.numbers: list[int] = []
        for stretch in draft.source.stretches:
            if stretch.part == "text-box":
                continue
            if not self.numbers or stretch.paragraph != self.numbers[-1]:
                self.begins.append(stretch.start)
                self.texts.append(stretch.start)
                self.numbers.append(stretch.paragraph)
            elif self.in_number:
                # What Word counts is read, but is no text of the paragraph.
                self.texts[-1] = stretch.start
            self.in_number = stretch.part == "number"

    def mark(self, excerpt: Excerpt, style: str, *, whole_line: bool) -> None:
        """Notes `style` wherever `excerpt` stands; from the start of the line on for `whole_line`."""
        for piece in excerpt.pieces:
            for start in self._line_starts(piece.start, piece.length):
                at = self.text.rfind("\n", 0, start) + 1 if whole_line else start
                index = bisect_right(self.begins, at) - 1
                if index < 0:
                    continue
                paragraph = self.paragraphs.get(self.numbers[index])
                if paragraph is not None and not paragraph.in_table:
                    paragraph.starts.append((max(0, at - self.texts[index]), style))

    def _line_starts(self, start: int, length: int) -> Iterator[int]:
        yield start
        at = start
        while (at := self.text.find("\n", at, start + length - 1) + 1) > 0:
            yield at


def _roles(draft: Draft) -> Iterator[tuple[Excerpt, str, bool]]:
    """(where, style, whether from the start of the line) of every node of the draft."""
    document = draft.document
    ranks = {item.id: item.rank for item in number_sections(document.body, document.numbering)}
    nodes = dict(walk(document.body))
    for node_id, trace in draft.trace.items():
        node = nodes.get(node_id)
        if isinstance(node, Section) and trace.heading is not None:
            style = f"heading{min(ranks[node_id], 5)}"
            yield trace.heading, f"{style}-run-in" if node.run_in else style, _opens_line(draft, trace)
        elif trace.text is None or (node_id.rpartition("/")[2][:1] == "t" and node is not None):
            continue
        elif _is_run_in(node_id, nodes):
            yield trace.text, "body", False
        elif node is not None or node_id.startswith("closing/"):
            yield trace.text, "closing" if node is None else "body", _opens_line(draft, trace)
        elif _TYPED_IN_HEAD not in trace.evidence:
            yield trace.text, _field_style(node_id, draft), True


def _field_style(name: str, draft: Draft) -> str:
    if name == "date" and draft.document.kind == "speech":
        return "dateline"
    return _FIELD_STYLES.get(name, "")


def _is_run_in(node_id: str, nodes: dict[str, object]) -> bool:
    """True for the paragraph behind a run-in heading."""
    above, _, own = node_id.rpartition("/")
    parent = nodes.get(above)
    return own == "p1" and isinstance(parent, Section) and parent.run_in


def _opens_line(draft: Draft, trace: NodeTrace) -> bool:
    """True where nothing but its number stands before a node on its line: it is not glued to what precedes it."""
    excerpt = trace.heading or trace.text
    span = excerpt.span if excerpt else None
    if span is None:
        return False
    text = draft.source.text
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return not before or before == trace.number.strip()


def _simplify(starts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """By place, the first role at each, and no role twice in a row."""
    kept: list[tuple[int, str]] = []
    for at, style in sorted(starts, key=lambda start: start[0]):
        if not kept or (kept[-1][0] != at and kept[-1][1] != style):
            kept.append((at, style))
    return kept
