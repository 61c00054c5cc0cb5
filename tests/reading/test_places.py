"""Places are named as a drafter sees them: the paragraph and its first words, line and column beside them."""

from __future__ import annotations

import pytest

from govdocs.reading import read_text
from govdocs.reading.places import Places
from govdocs.source import Source, Span, Stretch

_WRAPPED = (
    "在全市人才工作会议上的讲话\n\n同志们：\n"
    "人才是第一资源，我们要把各方面优秀人才集聚到全市\n高质量发展的事业中来，为现代化建设提供坚强有力的\n"
    "人才支撑，让人才愿意来、留得住、用得好，让全社会\n尊重知识、尊重人才的风气更加浓厚起来。\n一、甲\n三、乙\n"
)


def test_hard_wrapped_lines_are_one_paragraph_and_blank_lines_none() -> None:
    draft = read_text(_WRAPPED)
    places = Places(draft.source, draft.working)
    at = draft.source.text.index("愿意来")
    assert places.name(at) == "第3段“人才是第一资源，我们……”（第6行第9列）"
    assert places.short(at) == "第3段，第6行"


def test_a_finding_says_the_same() -> None:
    (finding,) = [each for each in read_text(_WRAPPED).findings if each.rule == "reading.number"]
    assert finding.place == "第5段“三、乙”（第9行第1列）"


def test_a_line_that_was_taken_out_is_quoted_itself() -> None:
    draft = read_text("在会上的讲话\n打印本页\n关闭窗口\n字号：大 中 小\n同志们：\n人才是第一资源。\n")
    places = draft.places()
    assert "打印" not in draft.working.text
    assert places.name(draft.source.text.index("打印")) == "“打印本页”（第2行第1列）"
    assert places.name(draft.source.text.index("人才")) == "第3段“人才是第一资源。”（第6行第1列）"


def test_the_head_has_no_paragraphs() -> None:
    source = Source("", "---\n文种: 讲话\n---\n讲话\n同志们：\n")
    places = Places(source, source.excerpt(0, len(source.text)), [Span(0, 15)])
    assert places.name(5).startswith("稿头（第2行")
    assert places.name(source.text.index("同志们")) == "第2段“同志们：”（第5行第1列）"


@pytest.mark.parametrize("offset", [0, 3])
def test_a_word_file_counts_as_word_does(offset: int) -> None:
    source = Source("", "同志们：\n第二段", (Stretch(0, "document", 7, 1), Stretch(5, "document", 9, 1)))
    places = Places(source, source.excerpt(0, 8))
    assert places.name(offset) == "第7段“同志们：”"
    assert places.short(5) == "第9段"


@pytest.mark.parametrize("text", ["", "\n\n", "　"])
def test_an_empty_draft_has_places_too(text: str) -> None:
    draft = read_text(text)
    assert Places(draft.source, draft.working).name(0) == "第1段（第1行第1列）"
