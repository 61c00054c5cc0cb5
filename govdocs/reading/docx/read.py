"""One .docx, from bytes to draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.findings import Severity
from govdocs.layout.roles import style_id
from govdocs.model import Kind, Official, OfficialDate, Speech, Stage, find_kind
from govdocs.reading.clean import clean
from govdocs.reading.docx.beside import remark_on_breaks, remark_on_hidden, remark_on_lost_notes
from govdocs.reading.docx.body import BodyWalker
from govdocs.reading.docx.changes import Changes
from govdocs.reading.docx.content import Remark
from govdocs.reading.docx.facts import read_facts, settle
from govdocs.reading.docx.linear import Linear, linearise
from govdocs.reading.docx.lists import Lists
from govdocs.reading.docx.markup import child
from govdocs.reading.docx.own import read_own
from govdocs.reading.docx.package import Package, parse_xml
from govdocs.reading.docx.parted import put_together
from govdocs.reading.docx.parts import (
    read_boxes,
    read_notes,
    read_page_words,
    read_properties,
    remark_on_parts,
)
from govdocs.reading.docx.pictures import PictureReader
from govdocs.reading.docx.renamed import begin_pages, call_by_our_ids
from govdocs.reading.docx.styles import Styles
from govdocs.reading.draft import Draft
from govdocs.reading.notes import Notes
from govdocs.reading.revisions import Revisions
from govdocs.reading.text import read_lines
from govdocs.source import Source, Span

if TYPE_CHECKING:
    from govdocs.reading.repair.beside import Beside

_OUR_BODY = f'w:styleId="{style_id("body")}"'.encode()


def read_docx(
    data: bytes,
    name: str,
    *,
    kind: Kind | None = None,
    revisions: Revisions = Revisions.ACCEPT,
    beside: Beside | None = None,
) -> Draft:
    """The draft in a .docx. Raises UnreadableFileError for a file that is none, is encrypted or damaged."""
    try:
        package = Package(data)
        root = package.tree(package.main)
        margins = tuple(read_page_words(package))
        draft = _read(package, root, name, kind, Changes(revisions), margins, beside)
        return replace(draft, page_words=(*(words for _, words in margins), *read_boxes(root)))
    except UnreadableFileError as error:
        raise UnreadableFileError(error.message, path=name) from None


def _read(
    package: Package,
    root: etree._Element | None,
    name: str,
    kind: Kind | None,
    changes: Changes,
    margins: Iterable[tuple[str, str]],
    beside: Beside | None,
) -> Draft:
    body = child(root, "body")
    if body is None:
        raise UnreadableFileError("这不是 Word 文档：没有正文")
    properties = read_properties(package)
    styles = _own_styles(package, body) if properties else _styles(package)
    lists = Lists(_first_tree(package, "numbering"), styles.list_styles())
    pictures = PictureReader(package)
    walker = BodyWalker(styles, read_notes(package), lists, changes, pictures)
    blocks = list(walker.walk(body))
    if properties:
        blocks = put_together(blocks)
    linear = linearise(blocks, styles, ours=bool(properties))
    notes = Notes(Source(name, linear.text, tuple(linear.stretches)), beside, pictures)
    clean(notes)
    told = changes.tell(body)
    remarks = (*walker.remarks, *remark_on_parts(package, walker.commented, margins))
    _report((told, *remarks) if told else remarks, linear, notes)
    if not properties:
        _report((*remark_on_hidden(blocks), *remark_on_breaks(blocks)), linear, notes)
    chosen = kind or find_kind(properties.get("kind", ""))
    if properties and chosen and issubclass(chosen.model, Official):
        own = read_own(linear, blocks, chosen, read_facts(properties), notes)
        if own is not None:
            return own
    draft = read_lines(linear.text, linear.lines, notes, kind=chosen)
    if lost := tuple(remark_on_lost_notes(blocks, draft.document)):
        _report(lost, linear, notes)
        draft = replace(draft, findings=notes.sorted_findings())
    return _with_properties(draft, properties)


def _styles(package: Package) -> Styles:
    data = _styles_part(package)
    return Styles(None) if data is None else _read_styles(data)


def _styles_part(package: Package) -> bytes | None:
    names = package.related("styles")
    return package.part(names[0]) if names else None


def _own_styles(package: Package, body: etree._Element) -> Styles:
    """The styles of a file of ours, under our ids whatever program saved it last."""
    data = _styles_part(package)
    if data is None or _OUR_BODY in data:
        return Styles(None) if data is None else _read_styles(data)
    root = parse_xml(data)
    call_by_our_ids(root, body)
    begin_pages(body)
    return Styles(root)


@lru_cache(maxsize=8)
def _read_styles(data: bytes) -> Styles:
    """Kept by content, for an office's files have their styles from a few templates."""
    return Styles(parse_xml(data))


def _first_tree(package: Package, kind: str) -> etree._Element | None:
    names = package.related(kind)
    return package.tree(names[0]) if names else None


def _report(remarks: Iterable[Remark], linear: Linear, notes: Notes) -> None:
    for remark in remarks:
        at = linear.starts.get(remark.paragraph, 0) if remark.paragraph else 0
        severity = Severity.INFO if remark.info else Severity.WARNING
        notes.report_at(remark.rule, remark.message, Span(at, at), severity=severity)


def _with_properties(draft: Draft, properties: Mapping[str, str]) -> Draft:
    """The draft with what its text does not print, as the file's properties have it."""
    document = draft.document
    stage = settle({}, read_facts(properties), {"stage": None}).get("stage")
    if document.stage is None and stage in tuple(Stage):
        document = replace(document, stage=Stage(stage))
    if isinstance(document, Speech) and properties:
        changes = {}
        if not document.speaker and properties.get("author"):
            changes["speaker"] = properties["author"]
        if not document.occasion and properties.get("subject"):
            changes["occasion"] = properties["subject"]
        document = replace(document, **changes)  # type: ignore[arg-type]
        if document.date is None and properties.get("date"):
            document = replace(
                document, date=OfficialDate.of(properties["date"]), dateline=document.dateline or ""
            )
    return replace(draft, document=document)
