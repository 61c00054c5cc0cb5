"""Runs: a paragraph's text cut where its look changes, each stretch in the face it is to be seen in.

Word takes the face of “ ” — … · from `w:hint`, LibreOffice from the letter before them: after a
number it would draw a narrow Times ”. Such marks are therefore put in a run that names the Chinese
face for every script, so that both show what GB/T 9704-2012 5.2.2 asks. ASCII blanks behind a hanzi
are the other way round: LibreOffice would take them from the Chinese face, twice as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from govdocs.layout.roles import mark_style_id
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.templating.flow import FlowMark
from govdocs.writing.docx.markup import escape, one_face

_NOT_NEUTRAL = " -~À-ÖØ-öø-ÿ\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_NEUTRAL = re.compile(f"[^{_NOT_NEUTRAL}]+")
_MIXED = re.compile(f"([ -~¡-ÿ]+)([^{_NOT_NEUTRAL}]*)")
"""A Latin stretch, with the signs of Latin-1 (· × °) that may stand in it, and the neutral marks behind it."""
_LATIN = re.compile("[ -~¡-ÿ]")
_SIGNS = re.compile("[¡-¿×÷]+")


class _Odd(NamedTuple):
    """A stretch whose face Word and LibreOffice would choose differently: "neutral" marks or a "blank"."""

    start: int
    end: int
    kind: str


_NOTHING = _Odd(0, 0, "")
_LABEL = ("label",)
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_OPEN = '<w:t xml:space="preserve">'
_CLOSE = "</w:t></w:r>"
_PLAIN = f"<w:r><w:rPr>{_HINT}</w:rPr>{_OPEN}"
_BREAK = "<w:r><w:br/></w:r>"


class RunWriter:
    """Writes the runs of one document; keeps what its package must then hold.

    `notes` are the footnotes met so far, `combinations` the sets of marks that need a character style.
    """

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.notes: list[str] = []
        self.combinations: set[tuple[str, ...]] = set()
        self._openings: dict[tuple[tuple[str, ...], str, str, bool], str] = {}
        self._order = {name: index for index, name in enumerate(sheet.characters)}

    def write(
        self,
        style: ParagraphStyle,
        text: str,
        label: str = "",
        marks: tuple[FlowMark, ...] = (),
        lines: tuple[str, ...] = (),
        label_style: str = "",
    ) -> str:
        """The runs of `label` + `text` in `style`; `lines` of a shaped title are parted by breaks.

        `label_style` is the label's character style where it has one of its own.
        """
        odd = _find_odd_of_lines(lines) if lines else _find_odd(label + text)
        names = (label_style,) if label_style else _LABEL
        if marks and not (odd or lines) and (tiles := self._tile(style, text, marks)):
            return self._opening(names, "", style) + escape(label) + _CLOSE + tiles if label else tiles
        if odd or marks or lines:
            return "".join(self._pieces(style, label, text, marks, lines, odd, names))
        numbered = f"{self._opening(names, '', style)}{escape(label)}{_CLOSE}" if label else ""
        return f"{numbered}{_PLAIN}{escape(text)}{_CLOSE}" if text or not label else numbered

    def _tile(self, style: ParagraphStyle, text: str, marks: tuple[FlowMark, ...]) -> str:
        """The runs of a text that a heading and its body share between them, as run-in headings are; else ""."""
        if len(marks) != 2:
            return ""
        (first, end, heading, note), (start, last, body, other) = marks
        if first or end != start or last != len(text) or note or other or not (0 < end < last):
            return ""
        if body not in self._order:
            return ""
        # A heading has its face from the paragraph's style, unless the sheet makes it a character's.
        own = (heading,) if heading in self._order else ()
        return (
            f"{self._opening(own, '', style)}{escape(text[:end])}{_CLOSE}"
            f"{self._opening((body,), '', style)}{escape(text[end:])}{_CLOSE}"
        )

    def _pieces(
        self,
        style: ParagraphStyle,
        label: str,
        text: str,
        marks: tuple[FlowMark, ...],
        lines: tuple[str, ...],
        odd: list[_Odd],
        label_names: tuple[str, ...],
    ) -> list[str]:
        drawn, shift = label + text, len(label)
        known = [
            (mark.start + shift, mark.end + shift, mark.style, mark.note)
            for mark in marks
            if mark.style in self._order
        ]
        kinds = {one.start: one for one in odd}
        breaks = set(_offsets(lines))
        edges = {0, shift, len(drawn), *breaks}
        edges.update(edge for mark in known for edge in mark[:2])
        edges.update(edge for one in odd for edge in one[:2])
        noted = [mark for mark in known if mark[3]]
        written: list[str] = []
        current = _NOTHING
        for start, end in pairwise(sorted(edges)):
            if start >= current.end:
                current = kinds.get(start, _NOTHING)
            if start in breaks:
                written.append(_BREAK)
            names = label_names if end <= shift else self._names(known, start, end)
            written.append(f"{self._opening(names, current.kind, style)}{escape(drawn[start:end])}{_CLOSE}")
            written += (self._reference(note) for _, last, _, note in noted if last == end)
        return written

    def _names(self, marks: list[tuple[int, int, str, str]], start: int, end: int) -> tuple[str, ...]:
        names = [name for first, last, name, _ in marks if first <= start and end <= last]
        return tuple(sorted(set(names), key=self._order.__getitem__)) if len(names) > 1 else tuple(names)

    def _opening(self, names: tuple[str, ...], kind: str, style: ParagraphStyle) -> str:
        key = (names, kind, style.font, style.bold)
        if (known := self._openings.get(key)) is None:
            known = self._openings[key] = self._build_opening(names, kind, style)
        return known

    def _build_opening(self, names: tuple[str, ...], kind: str, style: ParagraphStyle) -> str:
        characters = [self.sheet.characters[name] for name in names if name in self._order]
        if len(characters) > 1:
            self.combinations.add(names)
        role = next((one.font for one in reversed(characters) if one.font), style.font)
        properties = f'<w:rStyle w:val="{mark_style_id(names)}"/>' if names else ""
        properties += self._faces(kind, role)
        if style.bold and names and names != _LABEL:
            # Bold of a character style toggles that of its paragraph style (ISO/IEC 29500-1 17.7.3).
            bold = any(one.bold for one in characters) or "body" not in names
            properties += f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'
        return f"<w:r><w:rPr>{properties}</w:rPr>{_OPEN}"

    def _faces(self, kind: str, role: str) -> str:
        if not kind:
            return _HINT
        if kind == "neutral":
            return one_face(self.sheet, role, ' w:hint="eastAsia"')
        return one_face(self.sheet, "latin")

    def _reference(self, note: str) -> str:
        self.notes.append(note)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        )


def odd_stretches(text: str) -> list[tuple[int, int, str]]:
    """The stretches of a paragraph that need a face of their own: (start, end, "neutral" or "blank")."""
    return [(one.start, one.end, one.kind) for one in _find_odd(text)]


def _find_odd(text: str) -> list[_Odd]:
    """The odd stretches of a paragraph, in order: what follows Latin, what opens it, blanks behind hanzi."""
    if " " not in text and not _NEUTRAL.search(text):
        return []
    first = _NEUTRAL.match(text)
    found = [_Odd(0, first.end(), "neutral")] if first else []
    if not _LATIN.search(text):
        return found
    for mixed in _MIXED.finditer(text):
        start, latin = mixed.start(), mixed[1]
        if start and latin[0] == " ":
            found.append(_Odd(start, start + len(latin) - len(latin.lstrip(" ")), "blank"))
        if not latin.isascii():
            found += (
                _Odd(start + sign.start(), start + sign.end(), "neutral") for sign in _SIGNS.finditer(latin)
            )
        if mixed[2]:
            found.append(_Odd(*mixed.span(2), "neutral"))
    return found


def _find_odd_of_lines(lines: tuple[str, ...]) -> list[_Odd]:
    """The same of a shaped title: behind a break there is no hanzi that would tell LibreOffice a mark's face."""
    starts = (0, *_offsets(lines))
    return [
        _Odd(one.start + at, one.end + at, one.kind)
        for at, line in zip(starts, lines, strict=True)
        for one in _find_odd(line)
    ]


def _offsets(lines: tuple[str, ...]) -> Iterator[int]:
    """Where the lines of a title after the first begin in its text."""
    at = 0
    for line in lines[:-1]:
        at += len(line)
        yield at
