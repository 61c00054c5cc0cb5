"""Comments stand at their words, short, without a date; the text and all else stay as they were."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from govdocs.reading import read_bytes, read_text
from govdocs.source import Source, Span
from govdocs.writing.annotate import LONGEST, Remark, annotate_docx, shorten
from govdocs.writing.render import render_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAFT = """---
文种: 讲话
讲话人: 李明
日期: 2026-11-22
---
在全市人才工作会议上的讲话

同志们：
　　这次会议的主要任务是部署明年的人才工作。下面，我讲两点意见。
一、提高认识
　　人才是第一资源，引才要看需求。
二、抓好落实
（一）引进急需人才。围绕产业清单列需求，按需求定政策。
| 项目 | 数量 |
| --- | --- |
| 实验室 | 12个 |
　　各单位要马上办。
"""


def ours() -> tuple[bytes, Source]:
    """A .docx of our own and what reading it gives."""
    data = render_bytes(read_text(DRAFT, "讲话.txt").document, "docx").data
    return data, read_bytes(data, "讲话.docx").source


def foreign() -> tuple[bytes, Source]:
    """A .docx from elsewhere: split runs, a tab, a line break inside a run, an old comment."""
    document = docx.Document()
    document.add_heading("关于人才工作的汇报", 1)
    paragraph = document.add_paragraph("各单位")
    first = paragraph.add_run("要高度重视")
    first.bold = True
    paragraph.add_run("人才工作。\t再接再厉。\n另起一行，马上就办。")
    document.add_comment(first, text="旧批注", author="张三", initials="张")
    document.add_paragraph("第二段，抓好落实。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue(), read_bytes(stream.getvalue(), "汇报.docx").source


def spot(source: Source, words: str) -> Span:
    """Where `words` stand in the source."""
    at = source.text.index(words)
    return Span(at, at + len(words))


def commented(data: bytes) -> dict[str, str]:
    """For every comment, the words it stands at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    texts = {str(c.get(f"{W}id")): "".join(str(part) for part in c.itertext()) for c in comments}
    open_ones: list[str] = []
    found = dict.fromkeys(texts.values(), "")
    for item in body.iter():
        if item.tag == f"{W}commentRangeStart":
            open_ones.append(texts[str(item.get(f"{W}id"))])
        elif item.tag == f"{W}commentRangeEnd":
            open_ones.remove(texts[str(item.get(f"{W}id"))])
        elif item.tag == f"{W}t":
            for text in open_ones:
                found[text] += item.text or ""
    references = [str(item.get(f"{W}id")) for item in body.iter(f"{W}commentReference")]
    assert sorted(references) == sorted(texts)
    return found


@pytest.mark.parametrize("words", ["引才要看需求", "人才是第一资源，引才要看需求。", "围绕产业清单", "在全市人才工作会议上的讲话", "同志们"])
def test_a_comment_stands_at_exactly_its_words(words: str) -> None:
    data, source = ours()
    assert commented(annotate_docx(data, source, [Remark(spot(source, words), "看这里")])) == {"看这里": words}


def test_a_comment_may_span_paragraphs_and_another_may_lie_inside_it() -> None:
    data, source = ours()
    long = Span(spot(source, "这次会议").start, spot(source, "引才要看").end)
    done = commented(annotate_docx(data, source, [Remark(long, "长"), Remark(spot(source, "两点意见"), "短")]))
    assert done["短"] == "两点意见"
    assert done["长"].startswith("这次会议")
    assert done["长"].endswith("引才要看")


def test_a_comment_on_a_table_stands_in_the_table() -> None:
    data, source = ours()
    assert commented(annotate_docx(data, source, [Remark(spot(source, "实验室"), "核对")]))["核对"] == "项目"


def test_a_file_from_elsewhere_keeps_its_runs_and_its_old_comments() -> None:
    data, source = foreign()
    remarks = [Remark(spot(source, "位要高"), "一"), Remark(spot(source, "另起一行"), "二"), Remark(spot(source, "抓好"), "三")]
    done = annotate_docx(data, source, remarks)
    found = commented(done)
    assert (found["旧批注"], found["一"], found["三"]) == ("要高度重视", "位要高", "抓好")
    assert "另起一行" in found["二"]
    assert read_bytes(done, "汇报.docx").source.text == source.text
    assert [run.bold for run in docx.Document(io.BytesIO(done)).paragraphs[1].runs if run.text][:3] == [None, None, True]


def test_the_document_is_the_same_with_and_without_comments() -> None:
    data, source = ours()
    done = annotate_docx(data, source, [Remark(spot(source, "引才"), "一"), Remark(spot(source, "马上"), "二")])
    assert read_bytes(done, "讲话.docx").document == read_bytes(data, "讲话.docx").document


def test_the_same_remarks_give_the_same_bytes_and_no_date() -> None:
    data, source = ours()
    remarks = [Remark(spot(source, "引才"), "一"), Remark(spot(source, "马上"), "二")]
    done = annotate_docx(data, source, remarks)
    assert done == annotate_docx(data, source, reversed(remarks))
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        assert b"date" not in archive.read("word/comments.xml")


def test_long_remarks_are_cut_behind_a_mark() -> None:
    long = "曾用于李明同志去年的讲话，相同一百八十六字。" * 6
    assert len(shorten(long)) <= LONGEST
    assert shorten(long).endswith("去年的讲话…")
    assert shorten("短。") == "短。"
    assert len(shorten("字" * 200)) == LONGEST


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 150), st.integers(1, 60)), min_size=1, max_size=5))
def test_whatever_is_remarked_upon_not_a_word_of_the_text_changes(places: list[tuple[int, int]]) -> None:
    for data, source in (ours(), foreign()):
        spans = [Span(min(start, len(source.text)), min(start + length, len(source.text))) for start, length in places]
        done = annotate_docx(data, source, [Remark(span, f"{number}") for number, span in enumerate(spans)])
        assert read_bytes(done, "稿.docx").source.text == source.text
        for text, words in commented(done).items():
            if text.isdigit() and words and "|" not in source.text:
                wanted = source.text[spans[int(text)].start : spans[int(text)].end]
                assert "".join(wanted.split()) in "".join(words.split())
