"""Runs: direct faces and sizes give way to those of the style, everything a run means stays.

Taken off: faces, sizes, character spacing, kerning, black, white shading, and bold where a whole
paragraph (or a heading) is bold. Kept: underline, highlight, strike, superscript, other colours,
italics, links, hidden text, bold of a part of a paragraph, and whatever is not known here.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from govdocs.layout.roles import mark_style_id
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.reading.docx.markup import attribute, child, is_on, local_name
from govdocs.writing.docx.markup import font_names, one_face, twips
from govdocs.writing.docx.runs import odd_stretches
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look
from govdocs.writing.restyle.markup import (
    XML_SPACE,
    drop,
    element,
    is_black,
    is_white,
    parse,
    place,
    run_properties,
    runs_of,
    w,
)
from govdocs.writing.restyle.order import RUN_ORDER

_DIRECT = ("sz", "szCs", "spacing", "w", "kern", "snapToGrid")
_ONE_CHARACTER = frozenset({"tab", "ptab", "br", "cr", "noBreakHyphen"})
_PRIVATE = tuple((start, end) for start, end in ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)))
_SYMBOL_FACES = ("wingdings", "webdings", "symbol", "mt extra", "marlett")
_RUN_IN_BODY = mark_style_id(("body",))
_MAY_BE_BOLD = ("body", "closing", "note")
_MEANT = {
    "u": "下划线",
    "highlight": "突出显示",
    "strike": "删除线",
    "color": "颜色",
    "i": "斜体",
    "em": "着重号",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """The characters from `start` on are set in the face of `style`; `own` where that is the paragraph's own."""

    start: int
    style: ParagraphStyle
    own: bool = True


class Lettering:
    """Sets the runs of paragraphs; `kept` counts what was left as it stood, by its Chinese name."""

    def __init__(self, sheet: StyleSheet, look: Look) -> None:
        self.sheet = sheet
        self.look = look
        self.kept: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()

    def set(self, paragraph: Located, segments: list[Segment]) -> None:
        """Gives the runs of `paragraph` the look of its `segments`, of which there is at least one."""
        split_runs(paragraph, [segment.start for segment in segments[1:]])
        odd = odd_stretches(_as_set(paragraph.text))
        free = [(start, end, kind) for start, end, kind in odd if self._may_split(paragraph, start, end)]
        split_runs(paragraph, sorted({edge for start, end, _ in free for edge in (start, end)}))
        partly = {segment.start: self._is_partly_bold(paragraph, segment, segments) for segment in segments}
        known = {id(run): start for run, start, _ in paragraph.runs}
        at = 0
        for run in runs_of(paragraph.element):
            at = known.get(id(run), at)
            segment = [one for one in segments if one.start <= at or one is segments[0]][-1]
            kind = next((kind for start, end, kind in free if start <= at < end), "")
            self._set_run(run, paragraph, segment, kind, keep_bold=partly[segment.start])

    def _is_partly_bold(self, paragraph: Located, segment: Segment, segments: list[Segment]) -> bool:
        """True for body text of which a part is bold: that is emphasis, and stays."""
        if segment.style.name not in _MAY_BE_BOLD:
            return False
        end = min((one.start for one in segments if one.start > segment.start), default=len(paragraph.text))
        bold = {
            is_on(child(run, "rPr", "b"))
            for run, first, last in paragraph.runs
            if segment.start <= first < end and paragraph.text[first:last].strip()
        }
        return len(bold) > 1

    def _may_split(self, paragraph: Located, start: int, end: int) -> bool:
        inside = [run for run, first, last in paragraph.runs if first < end and last > start]
        return bool(inside) and not any(keeps_its_face(run) for run in inside)

    def _set_run(
        self, run: etree._Element, paragraph: Located, segment: Segment, kind: str, *, keep_bold: bool
    ) -> None:
        properties = run_properties(run)
        bold = is_on(child(properties, "b"))
        self._clear(properties, keep_bold=keep_bold, keeps_face=keeps_its_face(run))
        if not keeps_its_face(run):
            self._set_face(properties, segment, kind)
        if bold and not keep_bold:
            self.removed["加粗"] += 1
        if (
            not keep_bold
            and child(properties, "rStyle") is not None
            and self.look.is_bold(run, paragraph.element)
        ):
            place(properties, element("b", val=0), RUN_ORDER)
        for name, label in _MEANT.items():
            if child(properties, name) is not None:
                self.kept[label] += 1
        if bold and keep_bold:
            self.kept["段内加粗"] += 1
        if not len(properties):
            run.remove(properties)

    def _clear(self, properties: etree._Element, *, keep_bold: bool, keeps_face: bool) -> None:
        gone = drop(properties, _DIRECT)
        if not keeps_face:
            gone |= drop(properties, ("rFonts",))
        if gone & {"rFonts", "sz"}:
            self.removed["字体字号"] += 1
        if not keep_bold:
            drop(properties, ("b", "bCs"))
        if attribute(child(properties, "rStyle")) == _RUN_IN_BODY:
            drop(properties, ("rStyle",))
        if (color := child(properties, "color")) is not None and is_black(color):
            properties.remove(color)
        if (shade := child(properties, "shd")) is not None and is_white(shade):
            properties.remove(shade)

    def _set_face(self, properties: etree._Element, segment: Segment, kind: str) -> None:
        style, named = segment.style, child(properties, "rStyle")
        if kind:
            role = style.font if kind == "neutral" else "latin"
            hint = ' w:hint="eastAsia"' if kind == "neutral" else ""
            place(properties, parse(one_face(self.sheet, role, hint)), RUN_ORDER)
        elif named is None and segment.own:
            place(properties, element("rFonts", hint="eastAsia"), RUN_ORDER)
        elif named is None and style.name == "body":
            place(properties, element("rStyle", val=_RUN_IN_BODY), RUN_ORDER)
            place(properties, element("rFonts", hint="eastAsia"), RUN_ORDER)
            return
        elif not segment.own or self.look.sets_look(attribute(named)):
            fonts = parse(font_names(self.sheet, style.font))
            fonts.set(w("hint"), "eastAsia")
            place(properties, fonts, RUN_ORDER)
        if not segment.own or (named is not None and self.look.sets_look(attribute(named))):
            _set_size(properties, style)


def _set_size(properties: etree._Element, style: ParagraphStyle) -> None:
    place(properties, element("spacing", val=twips(style.delta)), RUN_ORDER)
    place(properties, element("sz", val=round(style.size * 2)), RUN_ORDER)
    place(properties, element("szCs", val=round(style.size * 2)), RUN_ORDER)


def keeps_its_face(run: etree._Element) -> bool:
    """True for signs that exist in their own face only: Wingdings, and characters an office made itself."""
    fonts = child(run, "rPr", "rFonts")
    if fonts is not None and any(str(name).lower().startswith(_SYMBOL_FACES) for name in fonts.values()):
        return True
    text = "".join(item.text or "" for item in run if local_name(item) == "t")
    return any(start <= ord(char) <= end for char in text for start, end in _PRIVATE)


def _as_set(text: str) -> str:
    """The text as faces are chosen by: a tab or a line end is no mark of either script."""
    return text.translate({9: "一", 10: "一"})


# ---- splitting


def split_runs(paragraph: Located, edges: list[int]) -> None:
    """Cuts the runs of `paragraph` at the offsets `edges`; a run whose inside is not plain stays whole."""
    for edge in edges:
        at = next((at for at, (_, start, end) in enumerate(paragraph.runs) if start < edge < end), -1)
        if at < 0:
            continue
        run, start, end = paragraph.runs[at]
        second = _split_run(run, edge - start, end - start)
        if second is not None:
            paragraph.runs[at : at + 1] = [(run, start, edge), (second, edge, end)]


def _split_run(run: etree._Element, offset: int, length: int) -> etree._Element | None:
    """The second half of `run`, cut off at `offset` of its text and put behind it; None if it cannot be cut."""
    contents = [item for item in run if local_name(item) != "rPr"]
    if sum(map(_length, contents)) != length:
        return None
    second = etree.Element(run.tag)
    for key, value in run.attrib.items():
        second.set(key, value)
    if (own := child(run, "rPr")) is not None:
        second.append(copy.deepcopy(own))
    at = 0
    for item in contents:
        start, at = at, at + _length(item)
        if start < offset < at:
            second.append(_split_text(item, offset - start))
        elif start >= offset:
            second.append(item)
    run.addnext(second)
    return second


def _split_text(item: etree._Element, offset: int) -> etree._Element:
    text = item.text or ""
    rest = etree.Element(item.tag)
    item.text, rest.text = text[:offset], text[offset:]
    for half in (item, rest):
        half.set(XML_SPACE, "preserve")
    return rest


def _length(item: etree._Element) -> int:
    """The characters that reading takes an element of a run for."""
    name = local_name(item)
    if name == "t":
        return len(item.text or "")
    return 1 if name in _ONE_CHARACTER or (name == "sym" and attribute(item, "char")) else 0
