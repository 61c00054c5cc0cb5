"""How the drafter's own text looks now: what styles and direct formatting come to, as far as clues need it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govdocs.reading.docx.markup import attribute, child, is_on, local_name

_WORD_SIZE = 10.0
"""Points of a text whose size nobody states (ISO/IEC 29500-1 17.3.2.38)."""


class Look:
    """The effective look of paragraphs and runs under the styles of one file."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._defaults: list[etree._Element] = []
        for item in () if styles is None else styles:
            if local_name(item) == "style":
                self._styles[attribute(item, "styleId")] = item
                if attribute(item, "default") in ("1", "true") and attribute(item, "type") == "paragraph":
                    self._default = attribute(item, "styleId")
            elif local_name(item) == "docDefaults":
                self._defaults = [part for one in item for part in one]

    def name(self, style_id: str) -> str:
        """The name of a style, "" if there is none."""
        return attribute(child(self._styles.get(style_id), "name"))

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of the style a paragraph has."""
        return attribute(child(paragraph, "pPr", "pStyle")) or self._default

    def align(self, paragraph: etree._Element) -> str:
        """center, right, both, left …: the alignment of a paragraph ("" if nobody says)."""
        found = self._paragraph_property(paragraph, "jc")
        return {"end": "right", "start": "left"}.get(value := attribute(found), value)

    def numbering(self, paragraph: etree._Element) -> tuple[str, str] | None:
        """The list a paragraph is numbered by and its level there; None if it bears no automatic number."""
        own = child(paragraph, "pPr", "numPr")
        if own is not None and child(own, "numId") is not None:
            return _number(own)
        for style in self._chain(self.style_of(paragraph)):
            found = child(style, "pPr", "numPr")
            if found is not None and child(found, "numId") is not None:
                return _number(found)
        return None

    def has_numbering(self, style_id: str) -> bool:
        """True where a style brings an automatic number."""
        return any(child(style, "pPr", "numPr", "numId") is not None for style in self._chain(style_id))

    def size(self, run: etree._Element, paragraph: etree._Element) -> float:
        """The size of a run in points."""
        value = attribute(self._run_property(run, paragraph, "sz"))
        return float(value) / 2 if value.isdecimal() else _WORD_SIZE

    def color(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The colour of a run as RRGGBB in capitals, "" for automatic."""
        value = attribute(self._run_property(run, paragraph, "color")).upper()
        return "" if value == "AUTO" else value

    def face(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The face of the Chinese characters of a run, "" where a theme says."""
        for source in self._run_sources(run, paragraph):
            fonts = child(source, "rFonts")
            if fonts is None:
                continue
            if attribute(fonts, "eastAsiaTheme"):
                return ""
            if named := attribute(fonts, "eastAsia"):
                return named
        return ""

    def is_bold(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """True for a bold run."""
        return is_on(self._run_property(run, paragraph, "b"))

    def sets_look(self, character_style: str) -> bool:
        """True for a character style that says which face or size its text has."""
        return any(
            child(style, "rPr", name) is not None
            for style in self._chain(character_style)
            for name in ("rFonts", "sz")
        )

    def _paragraph_property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        for source in (paragraph, *self._chain(self.style_of(paragraph))):
            if (found := child(source, "pPr", name)) is not None:
                return found
        return next((found for part in self._defaults if (found := child(part, name)) is not None), None)

    def _run_property(
        self, run: etree._Element, paragraph: etree._Element, name: str
    ) -> etree._Element | None:
        sources = self._run_sources(run, paragraph)
        return next((found for source in sources if (found := child(source, name)) is not None), None)

    def _run_sources(self, run: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Every `<w:rPr>` that speaks for a run, the nearest first."""
        own = child(run, "rPr")
        if own is not None:
            yield own
        styles = (*self._chain(attribute(child(own, "rStyle"))), *self._chain(self.style_of(paragraph)))
        for style in styles:
            if (found := child(style, "rPr")) is not None:
                yield found
        yield from (part for part in self._defaults if local_name(part) == "rPr")

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while (style := self._styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            style_id = attribute(child(style, "basedOn"))
        return chain


def _number(properties: etree._Element) -> tuple[str, str] | None:
    number = attribute(child(properties, "numId"))
    return None if number in ("", "0") else (number, attribute(child(properties, "ilvl")) or "0")
