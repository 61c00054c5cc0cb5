"""From characters to glyph codes, a whole stretch of text at a time.

Every character a page draws gets a code of its own in the font it is drawn with, so that two characters
that share a glyph stay two characters in the text layer. What a character becomes, moves to its place and
changes of font included, is worked out once for each distinct character; a stretch is then one
`str.translate`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
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
    """How one character of a role is drawn: face, glyph, blank before and after it (1/1000 em)."""

    face: Face
    gid: int
    before: float = 0.0
    after: float = 0.0
    missing: bool = False


@dataclass(slots=True)
class Alphabet:
    """What is known of a role's characters: glyphs of the plain ones, letters of all others.

    Plain is what the role's first face has, as wide as the reference metrics want it.
    """

    plain: dict[str, int] = field(default_factory=dict)
    special: dict[str, Letter] = field(default_factory=dict)


@dataclass(slots=True)
class FontUse:
    """One face as used in one document: code i draws `gids[i]` and means `chars[i]`; code 0 is never used."""

    name: str
    face: Face
    gids: list[int] = field(default_factory=lambda: [0])
    chars: list[str] = field(default_factory=lambda: [""])
    codes: dict[str, int] = field(default_factory=dict)

    def add(self, chars: Sequence[str], glyphs: Mapping[str, int]) -> None:
        """Give a code to each of the characters that has none yet."""
        new = [char for char in chars if char not in self.codes] if self.codes else chars
        self.codes.update(zip(new, range(len(self.gids), len(self.gids) + len(new)), strict=True))
        self.gids += [glyphs[char] for char in new]
        self.chars += new

    def fingerprint(self) -> bytes:
        """Sixteen bytes that depend on nothing but the face and what is drawn with it."""
        digest = blake2b(self.face.postscript_name.encode("utf-8", "replace"), digest_size=16)
        digest.update(array("I", self.gids))
        digest.update("".join(self.chars).encode("utf-8", "surrogatepass"))
        return digest.digest()


class Lettering:
    """The characters of a document, in the fonts they are drawn with.

    `uses` are the fonts in order of first need, `missing` the characters drawn as 〓, `resources` the
    name of each role's own font.
    """

    def __init__(self, pages: Sequence[Page], fonts: FontBook) -> None:
        self.uses: dict[Face, FontUse] = {}
        self.missing: list[MissingGlyph] = []
        self.resources: dict[str, str] = {}
        self._tables: dict[str, dict[int, str]] = {}
        for role, text in _texts_by_role(pages).items():
            self._set_role(role, text, fonts)

    def _set_role(self, role: str, text: str, fonts: FontBook) -> None:
        alphabet = learn_alphabet(fonts, role, text)
        main = self._use(fonts.faces(role)[0])
        self.resources[role] = main.name
        chars = sorted(set(text))
        plain = [char for char in chars if char in alphabet.plain]
        main.add(plain, alphabet.plain)
        table = {ord(char): f"{main.codes[char]:04X}" for char in plain}
        if len(plain) < len(chars):
            special = {char: alphabet.special[char] for char in chars if char not in alphabet.plain}
            for char, letter in special.items():
                use = self._use(letter.face)
                use.add(char, {char: letter.gid})
                table[ord(char)] = _displaced(use.codes[char], letter, use.name, main.name)
            missing = [char for char, letter in special.items() if letter.missing]
            self.missing += [MissingGlyph(char, role, text.count(char)) for char in missing]
        self._tables[role] = table

    def _use(self, face: Face) -> FontUse:
        use = self.uses.get(face)
        if use is None:
            use = self.uses[face] = FontUse(f"F{len(self.uses) + 1}", face)
        return use

    def show(self, text: str, role: str, size: str) -> str:
        """The operator that draws `text`; the role's font is current before and after it."""
        codes = text.translate(self._tables[role])
        if "<" not in codes:
            return f"<{codes}>Tj"
        if _SWITCH in codes:
            codes = codes.replace(_SWITCH, "/").replace(_SIZE, f" {size} Tf")
        return f"[<{codes}>]TJ".replace("<>", "").replace("[]TJ", "")


def _displaced(number: int, letter: Letter, font: str, main: str) -> str:
    """A code with the moves around it, and the change of font where it has another than its role."""
    drawn = f"{_move(letter.before)}<{number:04X}>{_move(letter.after)}"
    if font == main:
        return f">{drawn}<"
    return f">]TJ{_SWITCH}{font}{_SIZE}[{drawn}]TJ{_SWITCH}{main}{_SIZE}[<"


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


_ALPHABETS: WeakKeyDictionary[FontBook, dict[str, Alphabet]] = WeakKeyDictionary()


def learn_alphabet(fonts: FontBook, role: str, text: str) -> Alphabet:
    """The role's alphabet, which now has every character of `text`; kept for the documents to come."""
    alphabet = _ALPHABETS.setdefault(fonts, {}).setdefault(role, Alphabet())
    main = fonts.faces(role)[0]
    for char in set(text).difference(alphabet.plain, alphabet.special):
        letter = _find_letter(fonts, role, char)
        if letter == Letter(main, letter.gid):
            alphabet.plain[char] = letter.gid
        else:
            alphabet.special[char] = letter
    return alphabet


def _find_letter(fonts: FontBook, role: str, char: str) -> Letter:
    picked = fonts.pick(role, char)
    face, gid = picked or _stand_in(fonts, role)
    missing = picked is None
    blank = char_width(char) * 1000 - declared_width(face, gid)
    if abs(blank) < _NEGLIGIBLE:
        return Letter(face, gid, missing=missing)
    before = blank if char in _AT_RIGHT else 0.0 if char in _AT_LEFT else blank / 2
    return Letter(face, gid, before, blank - before, missing)


def _stand_in(fonts: FontBook, role: str) -> tuple[Face, int]:
    for char in STAND_INS:
        if picked := fonts.pick(role, char):
            return picked
    raise FontError(f"字体“{role}”及其后备字体里连代用符号〓也没有，请换一种字体")


def declared_width(face: Face, gid: int) -> float:
    """The advance of a glyph as the PDF declares it, in 1/1000 em."""
    return round(face.advance(gid) * 1000 / face.units_per_em, 2)
