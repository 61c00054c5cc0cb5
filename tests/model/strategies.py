"""Documents of every shape the model allows, for property tests."""

from __future__ import annotations

from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from govdocs.model import (
    KINDS,
    Attachment,
    Box,
    Classification,
    Document,
    Mark,
    MarkRole,
    Material,
    Notice,
    Numbering,
    Official,
    OfficialDate,
    OfficialLayout,
    Paragraph,
    Part,
    Picture,
    Section,
    Speech,
    Stage,
    Table,
    TaskTable,
    Urgency,
)
from govdocs.notation import ORDINAL_STYLES

# What the grammar of draft text gives a meaning, so that confusions are tried and not just met by chance.
_TELLING = (  # noqa: SIM905 (one line of marks reads better than a list)
    "一、 （一） 1. （1） ① 第一条　 第一章 。 ： ； ， 一是 —— -- # ## | \\ 〔正文〕 〔一级〕 〔结尾〕 〔 〕 《 》 “ ” --- 同志们： 总之， "
    "讲话 2026年1月5日 （2026年1月5日） （讨论稿） 市委书记　李明 文种：讲话 第一篇： 下面，我讲几点意见。 附件 附件1 附件：甲 附件：1.甲 2.乙 特此通知。 妥否，请批示。 各县（市、区）委： 市委人才办 中共云陵市委 云委发〔2026〕12号 （2026年1月5日通过） "
    "（联系人：林岚） 出席：李明 分送：市委 抄送：市政府。 特急 机密★1年 〔附件〕 〔印发件：通知〕 〔印发件完〕 〔专栏〕 〔专栏完〕 〔单位〕 〔表注〕 〔图片〕 〔图题〕 〔替代文字〕 图1　甲 "
    "关于印发《甲》的通知 暂行办法 、 ** \ue004 \ufeff \u200b \u3000 人才 工作"
).split(" ")
_CHARS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff")
_PIECES = st.one_of(st.sampled_from(_TELLING), st.text(_CHARS, max_size=3))
words = st.lists(_PIECES, max_size=4).map(lambda pieces: "".join(pieces).strip())
"""A line of text, perhaps empty."""
filled = st.lists(_PIECES, min_size=1, max_size=6).map(lambda pieces: "".join(pieces).strip()).filter(bool)
"""A line of text that is not empty."""

dates = st.builds(
    OfficialDate,
    st.none() | st.integers(1000, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)
forms = st.sampled_from(sorted(ORDINAL_STYLES))


@st.composite
def numberings(draw: st.DrawFn) -> Numbering:
    """A ladder of up to four styles, some levels counting on."""
    ladder = tuple(draw(st.lists(forms, min_size=1, max_size=4)))
    levels = draw(st.sets(st.integers(1, len(ladder)), max_size=2))
    return Numbering(ladder, tuple(sorted(levels)))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph, perhaps with a lead and stand-off marks."""
    text = draw(filled)
    marks = []
    for role in draw(st.lists(st.sampled_from(MarkRole), max_size=2)):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(Mark(start, draw(st.integers(start + 1, len(text))), role, draw(words)))
    return Paragraph(text, draw(st.just(0) | st.integers(0, len(text))), tuple(marks))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to three by three."""
    row = st.tuples(*[words] * draw(st.integers(1, 3)))
    rows = tuple(draw(st.lists(row, min_size=1, max_size=3)))
    return Table(rows, draw(words), draw(st.integers(0, 4)), draw(words), draw(words))


def _png(color: int) -> bytes:
    written = BytesIO()
    Image.new("L", (6, 4), color).save(written, "PNG")
    return written.getvalue()


PICTURES = {"图/甲.png": _png(0), "乙 二.png": _png(90), "图片/〔正文〕丙.png": _png(200), "缺.png": b""}
"""The pictures of the documents made here by their names; one of them is not there."""

lengths = st.none() | st.floats(0.1, 2000).map(lambda length: round(length, 1))
pictures: st.SearchStrategy[Picture] = st.builds(
    lambda file, width, height, caption, alt: Picture(file, PICTURES[file], width, height, caption, alt),
    st.sampled_from(sorted(PICTURES)), lengths, lengths, words, words,
)  # fmt: skip
"""A picture of any size, perhaps with caption and description."""

boxes: st.SearchStrategy[Box] = st.builds(
    Box, words, st.lists(paragraphs(), min_size=1, max_size=2).map(tuple)
)
"""A box of one or two paragraphs."""


def blocks(depth: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Paragraphs, tables, boxes and pictures, then sections while there is depth left."""
    plain = st.lists(paragraphs() | tables() | boxes | pictures, max_size=2)
    deeper = st.lists(sections(depth - 1), max_size=3) if depth else st.just([])
    return st.tuples(plain, deeper).map(lambda pair: (*pair[0], *pair[1]))


numbers = st.one_of(st.none(), st.just(""), st.sampled_from(["（四）", "九、", "1.", "一、", "〔1〕"]), words)


@st.composite
def sections(draw: st.DrawFn, depth: int) -> Section:
    """A section, run-in where its first block allows it."""
    inner = draw(blocks(depth))
    run_in = bool(inner) and isinstance(inner[0], Paragraph) and draw(st.booleans())
    form = draw(st.none() | forms) if draw(st.booleans()) else None
    return Section(draw(words), inner, run_in, draw(st.sampled_from(["", "。", "："])), draw(numbers), form)  # type: ignore[arg-type]


parts = st.lists(st.builds(Part, blocks(2), words), min_size=1, max_size=3).map(tuple)
bodies: st.SearchStrategy[tuple[object, ...]] = blocks(3) | parts
closings = st.lists(paragraphs(), max_size=2).map(tuple)

speeches: st.SearchStrategy[Speech] = st.builds(
    Speech,
    title=words,
    speaker=words,
    date=st.none() | dates,
    salutation=words,
    body=bodies,
    closing=closings,
    subtitle=words,
    post=words,
    dateline=st.none() | words,
    byline=st.none() | words,
    source_note=words,
    occasion=words,
    stage=st.none() | st.sampled_from(Stage),
    numbering=st.just(Numbering()) | numberings(),
)
materials: st.SearchStrategy[Material] = st.builds(
    Material,
    title=words,
    body=bodies,
    closing=closings,
    subtitle=words,
    salutation=words,
    signature=words,
    date=st.none() | dates,
    stage=st.none() | st.sampled_from(Stage),
    numbering=st.just(Numbering()) | numberings(),
)
names = st.lists(filled, max_size=3).map(tuple)
attachments = st.builds(
    Attachment,
    filled,
    st.just(()) | blocks(1) | parts,
    st.booleans(),
    st.just(Numbering()) | numberings(),
)
_ELEMENTS: dict[str, st.SearchStrategy[object]] = {
    "title": words,
    "addressee": words,
    "body": bodies,
    "closing": closings,
    "attachments": st.lists(attachments, max_size=2).map(tuple),
    "signature": names,
    "date": st.none() | dates,
    "sealed": st.booleans(),
    "note": words,
    "adoption_note": words,
    "issuers": names,
    "issuer_mark": words,
    "document_number": words,
    "copy_number": words,
    "classification": st.none() | st.sampled_from(Classification),
    "secrecy_period": words,
    "urgency": st.none() | st.sampled_from(Urgency),
    "signatories": names,
    "copy_recipients": words,
    "printing_office": words,
    "printing_date": st.none() | dates,
    "layout": st.sampled_from(OfficialLayout),
    "stage": st.none() | st.sampled_from(Stage),
    "numbering": st.just(Numbering()) | numberings(),
}
_OWN: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "implementation_opinions": {"task_table": st.none() | st.sampled_from(TaskTable)},
    "minutes": dict.fromkeys(("issue_number", "present", "excused", "observers", "distribution"), words),
}
_ISSUED = tuple(name for name, kind in KINDS.items() if issubclass(kind.model, Official))


@st.composite
def officials(draw: st.DrawFn, depth: int = 1) -> Document:
    """An issued text of any kind, a few of its elements given; a notice may enclose another text."""
    name = draw(st.sampled_from(_ISSUED))
    elements = _ELEMENTS | _OWN.get(name, {})
    given = draw(st.sets(st.sampled_from(sorted(elements)), max_size=8))
    values = {each: draw(elements[each]) for each in sorted(given)}
    model = KINDS[name].model
    if model is Notice and depth and draw(st.booleans()):
        values["enclosed"] = draw(speeches | materials | officials(depth - 1))
    document: Document = model(**values)
    return document


documents: st.SearchStrategy[Document] = speeches | materials | officials()
"""Any valid document."""
