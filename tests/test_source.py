"""An excerpt knows, character by character, where it came from, whatever is cut or joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govdocs.source import Excerpt, Place, Source, Span, Stretch, join_excerpts

_TEXTS = st.text("甲乙丙\n　 a", min_size=1, max_size=40)


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[Source, Excerpt]:
    """A source and an excerpt stitched from pieces of it, in any order, with characters put in."""
    source = Source("稿", draw(_TEXTS))
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(source.text)))
        parts.append(source.excerpt(start, draw(st.integers(start, len(source.text)))))
        parts.append(Excerpt(draw(st.sampled_from(["", "补"]))))
    return source, join_excerpts(parts)


def _assert_true(source: Source, excerpt: Excerpt) -> None:
    for piece in excerpt.pieces:
        assert (
            source.text[piece.start : piece.start + piece.length]
            == excerpt.text[piece.at : piece.at + piece.length]
        )


@given(excerpts())
def test_every_piece_shows_what_stands_in_the_source(pair: tuple[Source, Excerpt]) -> None:
    _assert_true(*pair)


@given(excerpts(), st.data())
def test_a_cut_keeps_its_places(pair: tuple[Source, Excerpt], data: st.DataObject) -> None:
    source, excerpt = pair
    start = data.draw(st.integers(0, len(excerpt)))
    end = data.draw(st.integers(start, len(excerpt)))
    part = excerpt.cut(start, end)
    assert part.text == excerpt.text[start:end]
    _assert_true(source, part)
    for piece in part.pieces:
        assert part.offset(piece.at) == excerpt.offset(start + piece.at)


@given(excerpts())
def test_stripping_strips_as_text_does(pair: tuple[Source, Excerpt]) -> None:
    source, excerpt = pair
    stripped = excerpt.strip()
    assert stripped.text == excerpt.text.strip()
    _assert_true(source, stripped)


@given(_TEXTS, st.data())
def test_cut_in_two_and_joined_an_excerpt_is_what_it_was(text: str, data: st.DataObject) -> None:
    whole = Source("稿", text).excerpt(0, len(text))
    at = data.draw(st.integers(0, len(text)))
    assert whole.cut(0, at) + whole.cut(at) == whole


@given(_TEXTS, st.data())
def test_line_and_column_count_from_one(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    place = Source("稿", text).place(offset)
    assert (place.line, place.column) == (before.count("\n") + 1, offset - before.rfind("\n"))


def test_a_word_file_names_the_paragraph_and_the_run() -> None:
    source = Source(
        "稿",
        "甲乙\n丙",
        (Stretch(0, "document", 1, 1), Stretch(1, "document", 1, 2), Stretch(3, "document", 2, 1)),
    )
    assert [source.place(at).run for at in (0, 1, 3)] == [1, 2, 1]
    assert str(source.place(3)) == "第2段"


def test_places_are_said_as_a_drafter_would() -> None:
    assert str(Place(3, 5)) == "第3行第5列"
    assert str(Place(3, path="正文")) == "第3行 正文"
    assert str(Place(part="页眉", paragraph=2)) == "页眉 第2段"


def test_an_excerpt_of_nothing_has_no_span() -> None:
    assert Excerpt("补").span is None
    assert Source("稿", "甲乙丙").excerpt(1, 2).span == Span(1, 2)
