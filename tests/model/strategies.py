"""Documents of every shape the model allows, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from govdocs.model import (
    Document,
    Mark,
    MarkRole,
    Material,
    Numbering,
    OfficialDate,
    Paragraph,
    Part,
    Section,
    Speech,
    Stage,
    Table,
)
from govdocs.notation import ORDINAL_STYLES

# What the grammar of draft text gives a meaning, so that confusions are tried and not just met by chance.
_TELLING = (  # noqa: SIM905 (one line of marks reads better than a list)
    "一、 （一） 1. （1） ① 第一条　 第一章 。 ： ； ， 一是 —— -- # ## | \\ 〔正文〕 〔一级〕 〔结尾〕 〔 〕 《 》 “ ” --- 同志们： 总之， "
    "讲话 2026年1月5日 （2026年1月5日） （讨论稿） 市委书记　李明 文种：讲话 第一篇： 下面，我讲几点意见。 ** \ue004 \ufeff \u200b \u3000 人才 工作"
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
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(words), draw(st.integers(0, 4)))


def blocks(depth: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Paragraphs and tables, then sections while there is depth left."""
    plain = st.lists(paragraphs() | tables(), max_size=2)
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
documents: st.SearchStrategy[Document] = speeches | materials
"""Any valid document."""
