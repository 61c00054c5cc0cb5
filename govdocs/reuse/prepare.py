"""Drafts and documents as texts to compare: their blocks with places a person can find, and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from govdocs.model import Document, Material, OfficialDate, Speech
from govdocs.reading import Draft
from govdocs.reuse.marking import find_marking, highest_marking, page_words
from govdocs.reuse.places import name_places
from govdocs.reuse.subject import About, ReuseText, TextBlock
from govdocs.source import Span

_OCCASION = re.compile(r"在(?P<occasion>[^，。]{4,40}?(?:会议?|座谈|论坛|仪式|活动|大会|全会|班))上?的?(?:讲话|发言|致辞|主持词|报告|总结)")
_YEAR = re.compile(r"^((?:19|20)\d\d)年(?!度?至|度?[—～-])")
_OFFICE = re.compile(r"^(.{2,}?(?:委员会|省委|市委|区委|县委|州委|工委|党委|党组|政府|人大|政协|部|局|办公室|办|院|厅|学校|集团|公司))")


def reuse_text(subject: Draft | Document | ReuseText, *, name: str = "", key: str = "") -> ReuseText:
    """`subject` as a text to compare; `key` is by default a digest of its words.

    Offsets are into the source of a draft; a document without one is its blocks, a line each.
    """
    if isinstance(subject, ReuseText):
        return subject
    if isinstance(subject, Draft):
        blocks = tuple(_draft_blocks(subject))
        if any(block.role in ("paragraph", "table", "heading") for block in blocks):
            text = subject.source.text
            about = describe(subject.document, [text, *page_words(subject)], path=subject.source.name)
            return ReuseText(key or digest(text), name or subject.source.name or about.title, text, blocks, about)
        subject = subject.document
    text, blocks = _lay_out(subject)
    about = describe(subject, [text])
    return ReuseText(key or digest(text), name or about.title or "（无标题）", text, blocks, about)


def digest(text: str) -> str:
    """Sixteen digits that stand for exactly these characters."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _draft_blocks(draft: Draft) -> Iterator[TextBlock]:
    """The blocks of the document that came from the source, each with its stretches there."""
    for node, role, place, _ in name_places(draft.document):
        trace = draft.trace.get(node)
        excerpt = trace and (trace.heading if role == "heading" else trace.text)
        if excerpt and excerpt.pieces:
            spans = sorted(Span(piece.start, piece.start + piece.length) for piece in excerpt.pieces)
            yield TextBlock(node, role, place, tuple(spans))


def _lay_out(document: Document) -> tuple[str, tuple[TextBlock, ...]]:
    """The words of the document, a line for each block, and where each block stands in them."""
    lines: list[str] = []
    blocks: list[TextBlock] = []
    at = 0
    for node, role, place, words in name_places(document):
        blocks.append(TextBlock(node, role, place, (Span(at, at + len(words)),)))
        lines.append(words)
        at += len(words) + 1
    return "\n".join(lines), tuple(blocks)


def describe(document: Document, texts: Iterable[str] = (), *, path: str = "") -> About:
    """Who says it, where, when: from the fields, else from the title; how it is marked, also from `texts`."""
    classification = getattr(document, "classification", None)
    marking = highest_marking([classification.value if classification else "", *map(find_marking, texts)])
    subtitle = str(getattr(document, "subtitle", ""))
    titles = (document.title, subtitle)
    return About(
        title=document.title or subtitle,
        speaker=getattr(document, "speaker", ""),
        post=getattr(document, "post", ""),
        date=_date(document),
        occasion=getattr(document, "occasion", "") or find_occasion("\n".join(titles)),
        office=find_office(document),
        kind=document.kind,
        stage=document.stage,
        marking=marking,
        path=path,
    )


def find_occasion(title: str) -> str:
    """The meeting a title names: 全市人才工作会议 of 在全市人才工作会议上的讲话; "" if none."""
    found = _OCCASION.search(title)
    return found["occasion"] if found else ""


def find_office(document: Document) -> str:
    """The body a text speaks for: of a post (云陵市委书记 → 云陵市委) or a signature; "" if unknown."""
    if isinstance(document, Material):
        return document.signature
    found = _OFFICE.match(document.post) if isinstance(document, Speech) else None
    return found[1] if found else ""


def _date(document: Document) -> OfficialDate | None:
    """The date of the text; at least its year, where only the title has one."""
    date = getattr(document, "date", None)
    if isinstance(date, OfficialDate):
        return date
    year = _YEAR.match(document.title)
    return OfficialDate(int(year[1])) if year else None
