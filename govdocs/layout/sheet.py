"""Style sheets: how it looks, as data. Every figure lives in the TOML with its clause, none here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govdocs.fonts import FontRole


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Paper and margins, in pt."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Width of the 版心."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Grid:
    """The 版心 grid: `lines` of `chars` characters, pitches in pt."""

    lines: int
    chars: int
    line_pitch: float
    char_pitch: float


@dataclass(frozen=True, slots=True)
class BreakRules:
    """Which characters may not begin or end a line, which may hang, which stay together; gap in em."""

    no_start: frozenset[str]
    no_end: frozenset[str]
    hanging: frozenset[str]
    unbreakable: frozenset[str]
    latin_gap: float


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How one sort of paragraph looks. Lengths in pt, except `before`/`after` (行, fractions allowed).

    `ink_before` is the clear distance from the ink above (instead of `before`), `ink_top` the place of the
    first ink below the top of the 版心; both are measured between em boxes and do not apply where a page begins.
    `heads` marks the lines of the heading group: what follows the group stands one line below it.
    `font` is a font role; `indent` the first line's, `hanging` that of all others; `delta` is added
    to every character's advance (the grid's pitch less the size of 3号); `chars` the most a shaped
    title's line holds; `word` the style's name in Word.
    """

    name: str
    word: str
    font: str
    size: float
    pitch: float
    delta: float = 0.0
    indent: float = 0.0
    hanging: float = 0.0
    left: float = 0.0
    right: float = 0.0
    outer: float = 0.0
    align: str = "justify"
    before: float = 0.0
    after: float = 0.0
    ink_before: float | None = None
    ink_top: float | None = None
    outline: int = 0
    keep_next: bool = False
    heads: bool = False
    shape: bool = False
    chars: int = 0
    bold: bool = False
    color: str = "000000"


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """How a stretch inside a paragraph looks; "" and None keep the paragraph's own."""

    name: str
    word: str
    font: str = ""
    bold: bool = False
    hidden: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class RuleStyle:
    """A drawn line: `width` pt thick, `length` pt (0 = as wide as the 版心), centred on the page.

    `second` is the thickness of the other line of a double rule and `gap` the clear space between the
    two; `ink_before` as for paragraphs; `page_bottom` its distance from the foot of the paper, for a
    rule that belongs to the first page.
    """

    name: str
    width: float
    color: str = "000000"
    length: float = 0.0
    second: float = 0.0
    gap: float = 0.0
    ink_before: float = 0.0
    page_bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class ImprintFormat:
    """版记: thick and thin rules (pt), the height of a row (pt), and whether it asks for an even page."""

    thick: float
    thin: float
    pitch: float
    even_page: bool


@dataclass(frozen=True, slots=True)
class FlowRules:
    """How text runs over pages: `whole_sentences` ends every page with a sentence, for a text read aloud;
    `whole_figures` keeps a figure with its unit, a date, and a name, with 同志 too, on one line."""

    whole_sentences: bool
    whole_figures: bool


@dataclass(frozen=True, slots=True)
class PageNumberFormat:
    """The page number: its words, and how far (pt) its middle stands below the 版心; the footer for .docx.

    `form` holds {page} and perhaps {pages}; `place` is outer (right on odd pages, left on even ones)
    or center.
    """

    form: str
    place: str
    distance: float
    docx_footer: float


@dataclass(frozen=True)
class StyleSheet:
    """A whole sheet, every length in points.

    `edge_allowance` is how far a justified line without a right indent may pass the 版心 before it breaks.
    """

    name: str
    label: str
    page: PageFormat
    grid: Grid
    breaking: BreakRules
    fonts: Mapping[str, FontRole] = field(repr=False)
    styles: Mapping[str, ParagraphStyle] = field(repr=False)
    characters: Mapping[str, CharacterStyle] = field(repr=False)
    rules: Mapping[str, RuleStyle] = field(repr=False)
    flowing: FlowRules
    seal_diameter: float
    page_number: PageNumberFormat
    imprint: ImprintFormat
    edge_allowance: float
    origin: tuple[str, ...] = ()

    def style(self, name: str) -> ParagraphStyle:
        """The paragraph style `name`; raises KeyError for one the sheet does not have."""
        return self.styles[name]
