"""Paragraphs: the style set, direct formatting that contradicts it taken off, what the text needs put on."""

from __future__ import annotations

from lxml import etree

from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.reading.docx.markup import child, local_name
from govdocs.writing.docx.markup import twips
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.look import Look
from govdocs.writing.restyle.markup import drop, element, is_black, is_white, place, properties, runs_of, w
from govdocs.writing.restyle.order import PARAGRAPH_ORDER

_DIRECT = (
    "keepNext", "keepLines", "widowControl", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "jc", "textAlignment", "outlineLvl",
)  # fmt: skip
_MARK_DIRECT = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "spacing",
    "w",
    "kern",
    "sz",
    "szCs",
    "snapToGrid",
    "u",
)
_INLINE = frozenset({"inline", "pict", "object", "oMath", "oMathPara", "ruby"})
_BLANKS = {"\u3000": 1.0, "\u2003": 1.0, "\u2002": 0.5, " ": 0.25, "\u00a0": 0.25, "\t": 2.0}
"""Leading blanks and their widths in 字 (a Latin blank in Times New Roman is a quarter)."""


class Dresser:
    """Sets paragraphs of one file; `ids` are the Word ids of the sheet's styles there."""

    def __init__(self, sheet: StyleSheet, look: Look, ids: dict[str, str]) -> None:
        self.sheet = sheet
        self.look = look
        self.ids = ids

    def set(
        self, paragraph: Located, style: ParagraphStyle, before: etree._Element | None, *, first: bool
    ) -> None:
        """Gives `paragraph` the style; `before` is what stands above it, `first` opens a run of its role."""
        numbered = self.look.numbering(paragraph.element)
        own = properties(paragraph.element)
        drop(own, _DIRECT)
        if (shade := child(own, "shd")) is not None and is_white(shade):
            own.remove(shade)
        if "\t" not in paragraph.text:
            drop(own, ("tabs",))
        identifier = self.ids[style.name]
        place(own, element("pStyle", val=identifier), PARAGRAPH_ORDER)
        self._number(own, identifier, numbered)
        self._space(own, paragraph, style, before, first=first)
        self._indent(own, paragraph, style, numbered=numbered is not None)
        if style.align == "justify" and "\n" in paragraph.text.strip("\n"):
            # A line that ends in a break would be stretched over the whole width.
            place(own, element("jc", val="left"), PARAGRAPH_ORDER)
        _clear_mark(own)

    def _number(self, own: etree._Element, identifier: str, numbered: tuple[str, str] | None) -> None:
        """Keeps the automatic number the paragraph had, and gives it none that it had not."""
        if numbered is None and not self.look.has_numbering(identifier):
            drop(own, ("numPr",))
            return
        made = element("numPr")
        if numbered is not None:
            made.append(element("ilvl", val=numbered[1]))
        made.append(element("numId", val=numbered[0] if numbered else 0))
        place(own, made, PARAGRAPH_ORDER)

    def _space(
        self,
        own: etree._Element,
        paragraph: Located,
        style: ParagraphStyle,
        before: etree._Element | None,
        *,
        first: bool,
    ) -> None:
        space = element("spacing")
        if style.before and (not first or _is_blank(before)):
            space.set(w("before"), "0")
        if _has_inline_object(paragraph.element):
            # An exact pitch would show a picture one line high.
            space.set(w("line"), str(twips(style.pitch)))
            space.set(w("lineRule"), "atLeast")
        if space.attrib:
            place(own, space, PARAGRAPH_ORDER)

    def _indent(
        self, own: etree._Element, paragraph: Located, style: ParagraphStyle, *, numbered: bool
    ) -> None:
        """Blanks typed at the start of a paragraph are its indent; a list's own indents give way."""
        text = paragraph.text.lstrip("\n")
        typed = (
            sum(_BLANKS.get(char, 0.0) for char in text[: len(text) - len(text.lstrip())])
            if text.strip()
            else 0.0
        )
        rest = max(0.0, style.indent - typed * style.size) if typed else style.indent
        if not typed and not numbered:
            return
        if rest < style.size / 4:
            rest = 0.0
        indent = element("ind", firstLineChars=round(rest / style.size * 100), firstLine=twips(rest))
        if numbered:
            indent = element(
                "ind",
                leftChars=0,
                left=0,
                firstLineChars=round(style.indent / style.size * 100),
                firstLine=twips(style.indent),
            )
        if typed and not style.indent and not numbered:
            return
        place(own, indent, PARAGRAPH_ORDER)


def free_from_grid(paragraph: etree._Element) -> None:
    """Keeps a paragraph that is not restyled as high as it was: the grid of the page is for body text."""
    own = properties(paragraph)
    if child(own, "snapToGrid") is None:
        place(own, element("snapToGrid", val=0), PARAGRAPH_ORDER)


def _clear_mark(own: etree._Element) -> None:
    """The paragraph mark looks like the style; that it was inserted or deleted stays."""
    mark = child(own, "rPr")
    if mark is None:
        return
    drop(mark, _MARK_DIRECT)
    if (color := child(mark, "color")) is not None and is_black(color):
        mark.remove(color)
    if not len(mark):
        own.remove(mark)


def _is_blank(item: etree._Element | None) -> bool:
    """True for an empty paragraph: the blank line the style would bring is there already."""
    if item is None or local_name(item) != "p":
        return False
    return not any(
        local_name(one) not in ("pPr", "bookmarkStart", "bookmarkEnd") and _shows(one) for one in item
    )


def _shows(item: etree._Element) -> bool:
    names = {local_name(one) for one in item.iter()}
    text = "".join(one.text or "" for one in item.iter() if local_name(one) == "t")
    return bool(text.strip()) or bool(names & {"drawing", "pict", "object", "br", "fldChar", "oMath"})


def _has_inline_object(paragraph: etree._Element) -> bool:
    inside = (item for run in runs_of(paragraph) for item in run.iter())
    return any(
        local_name(item) in _INLINE
        for item in (*inside, *(one for one in paragraph if local_name(one) != "r"))
    )


def describe(paragraph: etree._Element, look: Look, first_run: etree._Element | None) -> str:
    """The old look in a few words: 正文，宋体 12 磅，居中."""
    name = look.name(look.style_of(paragraph))
    words = [_STYLE_NAMES.get(name.lower(), name)]
    if first_run is not None:
        face = look.face(first_run, paragraph)
        size = look.size(first_run, paragraph)
        words.append(f"{face} {size:g} 磅".strip() + "加粗" * look.is_bold(first_run, paragraph))
    if align := {"center": "居中", "right": "右对齐"}.get(look.align(paragraph)):
        words.append(align)
    return "，".join(word for word in words if word)


_STYLE_NAMES = {"normal": "正文", "": "", "title": "标题"}
