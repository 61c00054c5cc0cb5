"""From a document to a finished file: arrange, compose, lay out, draw, put in place.

The suffix of the target chooses the writer. What a format does not need is not done: a .docx is laid out by
Word, so it costs no pagination and carries no fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from govdocs.errors import UsageError
from govdocs.writing.atomic import write_file

if TYPE_CHECKING:
    from govdocs.fonts import FontBook, FontRole, MissingGlyph, Substitution
    from govdocs.layout.sheet import StyleSheet
    from govdocs.model import Document
    from govdocs.templating.flow import Flow
    from govdocs.writing.seal import Seal

FORMATS = ("docx", "pdf", "html", "txt", "yaml", "json")
"""What a document can be written as; each is also the suffix of its files."""

_OTHER_SUFFIXES = {"htm": "html", "md": "txt", "yml": "yaml"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file. `pages` is None where the format has no pages of its own.

    `path` is where it stands (None from `render_bytes`), `data` its bytes (empty from `render`).
    `pictures` are those a draft text names, to be put beside it under their names. `substitutions` says which official fonts a PDF does without, `missing_glyphs` which characters no font has.
    """

    path: Path | None
    pages: int | None = None
    substitutions: tuple[Substitution, ...] = ()
    missing_glyphs: tuple[MissingGlyph, ...] = ()
    data: bytes = field(default=b"", repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Look:
    """How documents shall look: style sheet (name or file), template (None = the kind's own), fonts.

    `fonts` are the user's own font files and folders, searched before the machine's; `seal` is a picture
    for sealed sign-offs. `base` is an office's own .docx whose page, styles and letterhead are taken;
    `body_only` leaves the red of the letterhead to pre-printed paper.
    """

    style: str | Path = "gbt9704"
    template: Path | None = None
    fonts: tuple[Path, ...] = ()
    system_fonts: bool = True
    seal: Path | None = None
    base: Path | None = None
    body_only: bool = False

    @classmethod
    def of(
        cls,
        *,
        style: str | Path = "gbt9704",
        template: Path | str | None = None,
        fonts: Iterable[Path | str] = (),
        system_fonts: bool = True,
        seal: Path | str | None = None,
        base: Path | str | None = None,
        body_only: bool = False,
    ) -> Look:
        """The look that the options of `render`, `build` and `fill` mean, whose files may be given by name."""
        template, seal, base = (None if name is None else Path(name) for name in (template, seal, base))
        return cls(style, template, tuple(map(Path, fonts)), system_fonts, seal, base, body_only)

    @cached_property
    def sheet(self) -> StyleSheet:
        """The style sheet, read once for a look. Raises StyleSheetError."""
        from govdocs.layout.load import load_sheet

        return load_sheet(self.style)

    @property
    def picture(self) -> Seal | None:
        """The seal's picture. Raises UsageError for a file that is none."""
        from govdocs.writing.seal import load_seal

        return load_seal(self.seal) if self.seal else None

    @cached_property
    def book(self) -> FontBook:
        """The faces on this machine for the sheet's roles, found once for a look. Raises FontError."""
        return _open_book(tuple(self.sheet.fonts.values()), self.fonts, self.system_fonts)

    def __getstate__(self) -> dict[str, object]:
        """The fields alone: another process finds sheet and faces for itself."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@lru_cache(maxsize=4)
def _open_book(roles: tuple[FontRole, ...], fonts: tuple[Path, ...], system: bool) -> FontBook:
    from govdocs.fonts import FontBook
    from govdocs.resources import shipped_fonts

    return FontBook(roles, bundled=shipped_fonts(), folders=fonts, system=system)


class Rendering:
    """One document on its way to one or several formats; what they share is done once."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document = document
        self.look = look
        self.sheet = look.sheet

    @cached_property
    def flow(self) -> Flow:
        """The document as its template arranges it, too many addressees moved to the 版记."""
        from govdocs.layout.addressee import move_addressees
        from govdocs.templating.arrange import arrange

        return move_addressees(arrange(self.document, self.look.template), self.sheet)

    @cached_property
    def titles(self) -> dict[int, tuple[str, ...]]:
        """The lines of every shaped title, by the index of its block."""
        from govdocs.layout.compose import shape_titles

        return shape_titles(self.flow, self.sheet)

    def write(self, to: str) -> Rendered:
        """The document as the bytes of format `to`."""
        return _WRITERS[to](self)


def render(
    document: Document,
    target: Path | str,
    *,
    to: str | None = None,
    style: str | Path = "gbt9704",
    template: Path | str | None = None,
    fonts: Sequence[Path | str] = (),
    system_fonts: bool = True,
    seal: Path | str | None = None,
    base: Path | str | None = None,
    body_only: bool = False,
) -> Rendered:
    """The finished file at `target`, complete or not there at all.

    The suffix chooses the format (.docx .pdf .html .txt .yaml .json) unless `to` does. Raises UsageError for an
    unknown format, TemplateError, StyleSheetError, FontError, and OutputError where the machine refuses.
    """
    path = Path(target)
    chosen = choose_format(path, to)
    look = Look.of(
        style=style, template=template, fonts=fonts, system_fonts=system_fonts, seal=seal, base=base, body_only=body_only
    )
    return put(Rendering(document, look).write(chosen), path)


def render_bytes(
    document: Document,
    to: str,
    *,
    style: str | Path = "gbt9704",
    template: Path | str | None = None,
    fonts: Sequence[Path | str] = (),
    system_fonts: bool = True,
    seal: Path | str | None = None,
    base: Path | str | None = None,
    body_only: bool = False,
) -> Rendered:
    """The document in format `to` with its bytes in `.data`; nothing is written. Raises as `render` does."""
    chosen = parse_format(to)
    look = Look.of(
        style=style, template=template, fonts=fonts, system_fonts=system_fonts, seal=seal, base=base, body_only=body_only
    )
    return Rendering(document, look).write(chosen)


def put(done: Rendered, path: Path) -> Rendered:
    """`done` with its bytes moved to `path`, and its pictures put beside."""
    if done.pictures:
        from govdocs.writing.picture_files import write_pictures

        write_pictures(done.pictures, path.parent)
    return replace(done, path=write_file(path, done.data), data=b"", pictures={})


def parse_format(name: str) -> str:
    """The format called `name` (docx, .pdf, yml). Raises UsageError for one there is no writer for."""
    wanted = name.strip().lower().removeprefix(".")
    wanted = _OTHER_SUFFIXES.get(wanted, wanted)
    if wanted not in FORMATS:
        raise UsageError(f"不会写“{name.strip()}”格式；可用：{'、'.join(FORMATS)}")
    return wanted


def choose_format(path: Path, to: str | None = None) -> str:
    """The format for `path`: `to`, else what its suffix says."""
    if to is None and not path.suffix:
        raise UsageError(f"看不出要写成什么格式，请给文件名加后缀；可用：{'、'.join(FORMATS)}", path=path)
    return parse_format(to or path.suffix)


def _write_docx(rendering: Rendering) -> Rendered:
    from govdocs.writing.docx import write_docx
    from govdocs.writing.docx.facts import write_facts

    blank = rendering.look.body_only
    if rendering.look.base:
        return Rendered(None, data=_write_on_base(rendering, rendering.look.base))
    facts = write_facts(rendering.document, rendering.flow, blank=blank)
    seal = rendering.look.picture
    data = write_docx(rendering.flow, rendering.sheet, rendering.titles, facts=facts, blank=blank, seal=seal)
    return Rendered(None, data=data)


def _write_on_base(rendering: Rendering, base: Path) -> bytes:
    from govdocs.reading.files import load_file
    from govdocs.writing.based import write_based_docx

    return write_based_docx(
        load_file(base), rendering.flow, rendering.sheet, name=base, seal=rendering.look.picture
    )


def _write_pdf(rendering: Rendering) -> Rendered:
    from govdocs.layout.compose import for_paper
    from govdocs.layout.paginate import paginate
    from govdocs.layout.preprinted import blank_letterhead
    from govdocs.writing.pdf import write_pdf

    paper = for_paper(rendering.flow)
    book = rendering.look.book
    if rendering.look.base:
        raise UsageError("--base 套用的是 Word 文件，只能排 .docx；要 PDF，请在 Word 或 WPS 里导出")
    pages = paginate(paper, rendering.sheet)
    if rendering.look.body_only:
        blank_letterhead(pages, paper, rendering.sheet)
    result = write_pdf(pages, paper, rendering.sheet, book, seal=rendering.look.picture)
    return Rendered(None, result.pages, book.substitutions, result.missing, result.data)


def _write_html(rendering: Rendering) -> Rendered:
    from govdocs.writing.html import write_html

    return _text(write_html(rendering.flow, rendering.sheet, rendering.titles))


def _write_txt(rendering: Rendering) -> Rendered:
    from govdocs.writing.picture_files import pictures_by_name
    from govdocs.writing.text import write_draft_text

    document = rendering.document
    return replace(_text(write_draft_text(document)), pictures=pictures_by_name(document))


def _write_yaml(rendering: Rendering) -> Rendered:
    from govdocs.writing.structured import write_yaml

    return _text(write_yaml(rendering.document))


def _write_json(rendering: Rendering) -> Rendered:
    from govdocs.writing.structured import write_json

    return _text(write_json(rendering.document))


def _text(text: str) -> Rendered:
    return Rendered(None, data=text.encode("utf-8"))


Writer: TypeAlias = Callable[[Rendering], Rendered]
_WRITERS: dict[str, Writer] = {
    "docx": _write_docx,
    "pdf": _write_pdf,
    "html": _write_html,
    "txt": _write_txt,
    "yaml": _write_yaml,
    "json": _write_json,
}
