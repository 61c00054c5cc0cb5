"""A compilation falls into its drafts; a single draft does not fall apart."""

from __future__ import annotations

from govdocs.reading import read_text, split_collection

_COMPILATION = (
    " 第一篇：在宣传小组会议上的讲话\n李明同志在宣传小组会议上的讲话\n同志们：\n开会。\n"
    "第二篇：A市在人才工作会议上的讲话\n同志们：这次会议很重要。\n一、提高认识\n第二，要落实。\n"
    "　第三篇:在总结会上的讲话\n\n各位代表：\n结束。\n"
)


def test_each_draft_has_the_title_of_its_heading_line() -> None:
    assert [piece.title for piece in split_collection(_COMPILATION)] == [
        "李明同志在宣传小组会议上的讲话",
        "A市在人才工作会议上的讲话",
        "在总结会上的讲话",
    ]


def test_each_draft_reads_as_one_of_its_own() -> None:
    drafts = [read_text(piece.text).document for piece in split_collection(_COMPILATION)]
    assert [draft.title for draft in drafts] == [piece.title for piece in split_collection(_COMPILATION)]
    assert [draft.kind for draft in drafts] == ["speech"] * 3
    assert [getattr(draft, "salutation", "") for draft in drafts] == ["同志们：", "同志们：", "各位代表："]


def test_the_spans_cover_the_whole_from_the_first_heading_on() -> None:
    pieces = split_collection(_COMPILATION)
    assert pieces[0].span.start == 0
    assert [piece.span.start for piece in pieces[1:]] == [piece.span.end for piece in pieces[:-1]]
    assert pieces[-1].span.end == len(_COMPILATION)


def test_reading_the_whole_says_that_it_is_a_compilation() -> None:
    assert "reading.collection" in {finding.rule for finding in read_text(_COMPILATION).findings}
    assert "reading.collection" not in {finding.rule for finding in read_text("第一篇：甲\n乙。\n").findings}


def test_one_draft_is_no_compilation() -> None:
    assert split_collection("在会议上的讲话\n同志们：\n开会。\n") == ()
    assert split_collection("第一篇：在会议上的讲话\n同志们：\n") == ()


def test_numbers_out_of_turn_and_words_in_a_sentence_open_no_draft() -> None:
    text = "第一篇：甲\n正文说到第二篇文章。\n第三篇：丙\n第二篇：乙\n"
    assert [piece.title for piece in split_collection(text)] == ["甲", "乙"]
