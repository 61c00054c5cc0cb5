"""Documents of every shape, for property tests."""

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

_CHARS = st.one_of(
    st.sampled_from("人才工作一二三、（）：。；“”《》1a .-#|*\\〔〕'\"{}[]&!%@yesnull×𠮷\ue004"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff"),
)
words = st.text(_CHARS, max_size=12).map(str.strip)
filled = st.text(_CHARS, min_size=1, max_size=30).map(str.strip).filter(bool)
dates = st.builds(
    OfficialDate,
    st.none() | st.integers(1990, 2090),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph, perhaps with a lead and marks."""
    text = draw(filled)
    marks = []
    for role in draw(st.lists(st.sampled_from(MarkRole), max_size=2)):
        start = draw(st.integers(0, len(text) - 1))
        note = draw(words) if role is MarkRole.FOOTNOTE else ""
        marks.append(Mark(start, draw(st.integers(start + 1, len(text))), role, note))
    return Paragraph(text, draw(st.just(0) | st.integers(0, len(text))), tuple(marks))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to three by three."""
    width = draw(st.integers(1, 3))
    row = st.tuples(*[words] * width)
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(words), draw(st.integers(0, 1)))


def blocks(depth: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Paragraphs and tables, then sections while there is depth left."""
    plain = st.lists(paragraphs() | tables(), max_size=2)
    deeper = st.lists(sections(depth - 1), max_size=2) if depth else st.just([])
    return st.tuples(plain, deeper).map(lambda pair: (*pair[0], *pair[1]))


@st.composite
def sections(draw: st.DrawFn, depth: int) -> Section:
    """A section, run-in where its first block allows it."""
    inner = draw(blocks(depth))
    run_in = bool(inner) and isinstance(inner[0], Paragraph) and draw(st.booleans())
    number = draw(st.none() | st.sampled_from(["", "（四）", "九、"]))
    return Section(draw(words), inner, run_in, draw(st.sampled_from(["", "。", "："])), number)  # type: ignore[arg-type]


def parts() -> st.SearchStrategy[tuple[object, ...]]:
    """Two parts."""
    part = st.builds(Part, blocks(1), words)
    return st.tuples(part, part)


numberings = st.builds(
    Numbering, st.sampled_from([("一、", "（一）", "1."), ("第一章", "第一条")]), st.sampled_from([(), (2,)])
)
bodies = blocks(2) | parts()
closings = st.lists(paragraphs(), max_size=2).map(tuple)

speeches = st.builds(
    Speech,
    title=words,
    speaker=words,
    date=st.none() | dates,
    salutation=words,
    body=bodies,
    closing=closings,
    subtitle=words,
    dateline=st.none() | words,
    stage=st.none() | st.sampled_from(Stage),
    numbering=numberings,
)
materials = st.builds(Material, title=words, body=bodies, closing=closings, signature=words, date=st.none() | dates)
documents: st.SearchStrategy[Document] = speeches | materials
