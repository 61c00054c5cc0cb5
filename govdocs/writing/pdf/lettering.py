"""From characters to glyph codes, a whole stretch of text at a time.

Every character a page draws gets a code of its own in the font it is drawn with, so that two characters
that share a glyph stay two characters in the text layer. What a character becomes, moves to its place and
changes of font included, is worked out once for each distinct character; a stretch is then one
`str.translate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

from govdocs.errors import FontError
from govdocs.fonts import Face, FontBook, MissingGlyph
from govdocs.layout.metrics import char_width
from govdocs.layout.page import Page

STAND_INS = "〓□■?"
_NEGLIGIBLE = 0.6  # thousandths of an em; rounding of the reference metrics
_AT_RIGHT = frozenset("“‘（《〈〔【｛「『〖([{")
_AT_LEFT = frozenset("”’）》〉〕】｝」』〗)]}、。，．：；？！,.:;?!")

# Inside a translated stretch: `@F2#` stands for "font F2 at the size in use".
_SWITCH, _SIZE = "@", "#"


@dataclass(frozen=True, slots=True)
class Letter:
    """How one character of a role is drawn: face, glyph, blank before and after it (1/1000 em).

    `plain` letters stand where the reference metrics want them by themselves.
    """

    face: Face
    gid: int
    width: float
    before: float = 0.0
    after: float = 0.0
    missing: bool = False
    plain: bool = False


@dataclass(slots=True)
class FontUse:
    """One face as used in one document: code i draws `gids[i]` and means `chars[i]`; code 0 is never used."""

    name: str
    face: Face
    gids: list[int] = field(default_factory=lambda: [0])
    chars: list[str] = field(default_factory=lambda: [""])
    widths: list[float] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)

    def code(self, char: str, letter: Letter) -> int:
        """The code of a character, a new one if it has none yet."""
        code = self.codes.get(char)
        if code is None:
            code = self.codes[char] = len(self.gids)
            self.gids.append(letter.gid)
            self.chars.append(char)
            self.widths.append(letter.width)
        return code


class Lettering:
    """The characters of a document, in the fonts they are drawn with.

    `uses` are the fonts in order of first need, `missing` the characters drawn as 〓.
    """

    def __init__(self, pages: Sequence[Page], fonts: FontBook) -> None:
        self.uses: dict[Face, FontUse] = {}
        self.missing: list[MissingGlyph] = []
        self.resources: dict[str, str] = {}
        self._tables: dict[str, dict[int, str]] = {}
        for role, text in _texts_by_role(pages).items():
            self._set_role(role, text, fonts)

    def _set_role(self, role: str, text: str, fonts: FontBook) -> None:
        known = _known_letters(fonts).setdefault(role, {})
        main = self._use(fonts.faces(role)[0])
        table: dict[int, str] = {}
        missing: list[str] = []
        for char in sorted(set(text)):
            letter = known.get(char)
            if letter is None:
                letter = known[char] = _find_letter(fonts, role, char)
            if letter.plain and letter.face is main.face:
                table[ord(char)] = f"{main.code(char, letter):04X}"
                continue
            use = self._use(letter.face)
            table[ord(char)] = _displaced(f"{use.code(char, letter):04X}", letter, use.name, main.name)
            if letter.missing:
                missing.append(char)
        self._tables[role] = table
        self.resources[role] = main.name
        if missing:
            counts = Counter(text)
            self.missing += [MissingGlyph(char, role, counts[char]) for char in missing]

    def _use(self, face: Face) -> FontUse:
        use = self.uses.get(face)
        if use is None:
            use = self.uses[face] = FontUse(f"F{len(self.uses) + 1}", face, widths=[_width(face, 0)])
        return use

    def show(self, text: str, role: str, size: str) -> str:
        """The operator that draws `text`; the role's font is current before and after it."""
        codes = text.translate(self._tables[role])
        if "<" not in codes:
            return f"<{codes}>Tj"
        if _SWITCH in codes:
            codes = codes.replace(_SWITCH, "/").replace(_SIZE, f" {size} Tf")
        return f"[<{codes}>]TJ".replace("<>", "").replace("[]TJ", "")


def _displaced(code: str, letter: Letter, font: str, main: str) -> str:
    """A code with the moves around it, and the change of font where it has another than its role."""
    before, after = _move(letter.before), _move(letter.after)
    if font == main:
        return f">{before}<{code}>{after}<"
    return f">]TJ{_SWITCH}{font}{_SIZE}[{before}<{code}>{after}]TJ{_SWITCH}{main}{_SIZE}[<"


def _move(blank: float) -> str:
    # ISO 32000-1, 9.4.3: a number in a TJ array moves to the left. The blank parts it from the next number.
    return f"{-blank:.2f} " if blank else ""


def _texts_by_role(pages: Iterable[Page]) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for page in pages:
        for line in (*page.lines, *page.artifacts):
            for segment in line.segments:
                texts.setdefault(segment.font, []).append(segment.text)
    return {role: "".join(parts) for role, parts in texts.items()}


_LETTERS: WeakKeyDictionary[FontBook, dict[str, dict[str, Letter]]] = WeakKeyDictionary()


def _known_letters(fonts: FontBook) -> dict[str, dict[str, Letter]]:
    """What is known of a font book's characters so far: the same for every document set with it."""
    return _LETTERS.setdefault(fonts, {})


def _find_letter(fonts: FontBook, role: str, char: str) -> Letter:
    picked = None if _is_private(char) else fonts.pick(role, char)
    face, gid = picked or _stand_in(fonts, role)
    width = _width(face, gid)
    blank = char_width(char) * 1000 - width
    if abs(blank) < _NEGLIGIBLE:
        return Letter(face, gid, width, missing=picked is None, plain=picked is not None)
    before = blank if char in _AT_RIGHT else 0.0 if char in _AT_LEFT else blank / 2
    return Letter(face, gid, width, before, blank - before, missing=picked is None)


def _stand_in(fonts: FontBook, role: str) -> tuple[Face, int]:
    for char in STAND_INS:
        if picked := fonts.pick(role, char):
            return picked
    raise FontError(f"字体“{role}”及其后备字体里连代用符号〓也没有，请换一种字体")


def _is_private(char: str) -> bool:
    """Whether what a font draws for the character is anybody's guess."""
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"


@lru_cache(maxsize=4096)
def _width(face: Face, gid: int) -> float:
    """The advance of a glyph as the PDF declares it, in 1/1000 em."""
    return round(face.advance(gid) * 1000 / face.units_per_em, 2)
