"""The preview page stands alone, shows the structure, and takes every text for text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from govdocs.layout.load import load_sheet
from govdocs.templating.flow import Flow, FlowMark, TableBlock, TextBlock
from govdocs.writing.html import write_html


class Page(HTMLParser):
    """What a browser makes of a page: tags in order, text by class, whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs).get("class") or ""))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open and data.strip():
            self.texts.append(data)


def page(*blocks: TextBlock | TableBlock, titles: dict[int, tuple[str, ...]] | None = None) -> tuple[str, Page]:
    """The HTML of a flow, and what a browser makes of it."""
    html = write_html(Flow(blocks, "speech", title="讲话"), load_sheet(), titles or {})
    return html, Page(html)


def test_headings_and_paragraphs_bear_the_names_of_their_styles() -> None:
    _, made = page(
        TextBlock("title", "在会上的讲话", "title"),
        TextBlock("heading1", "提高认识", "s1", "一、", 1),
        TextBlock("heading2-run-in", "健全机制。各单位要", "s1/s1", "（一）", 2, (FlowMark(0, 5, "heading2"),)),
        TextBlock("body", "人才是第一资源。", "s1/p1"),
    )
    assert [tag for tag in made.tags if tag[0] in ("h1", "h2", "h3", "p")] == [
        ("h1", "title"),
        ("h2", "heading1"),
        ("p", "heading2-run-in"),
        ("p", "body"),
    ]
    assert "".join(made.texts) == "在会上的讲话一、提高认识（一）健全机制。各单位要人才是第一资源。"
    assert not made.open


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "甲&乙<丙", '"引号" onload=x', "</main></body>"])
def test_whatever_a_text_says_is_shown_and_never_obeyed(text: str) -> None:
    html, made = page(TextBlock("body", text, 'p1" onclick="x'), TableBlock("table", ((text,),), caption=text))
    assert made.texts.count(text) == 3
    assert "<script" not in html
    assert 'onclick="x"' not in html


def test_nothing_is_fetched_and_nothing_runs() -> None:
    html, _ = page(TextBlock("body", "话。", "p1"))
    assert not re.search(r"https?://|src=|href=|url\(|@import|<script|<link", html)
    assert "default-src 'none'" in html


def test_a_shaped_title_breaks_where_the_sheet_shaped_it() -> None:
    html, _ = page(TextBlock("title", "在全市人才工作会议上的讲话"), titles={0: ("在全市人才工作", "会议上的讲话")})
    assert "在全市人才工作<br>会议上的讲话" in html


def test_marks_that_overlap_keep_every_character_once() -> None:
    marks = (FlowMark(0, 4, "emphasis"), FlowMark(2, 6, "footnote", "见附表"))
    html, made = page(TextBlock("body", "人才引进办法", "p1", marks=marks))
    assert "".join(made.texts).strip() == "人才引进办法"
    assert '<span class="emphasis footnote" title="见附表">引进</span>' in html


def test_the_first_rows_of_a_table_are_its_head() -> None:
    _, made = page(TableBlock("table", (("项目", "人数"), ("引进", "120")), caption="表1"))
    assert [tag for tag, _ in made.tags].count("th") == 2
    assert [tag for tag, _ in made.tags].count("td") == 2
    assert "caption" in [tag for tag, _ in made.tags]


def test_type_and_indents_are_those_of_the_style_sheet() -> None:
    html, _ = page(TextBlock("body", "话。"))
    assert re.search(r"\.page > \.body,[^{]*\{[^}]*仿宋_GB2312[^}]*font-size: 16pt[^}]*text-indent: 32pt", html)
