"""What a Word file shows beside its words — bold, faces, notes, hidden text — helps to read it and is not lost."""

from __future__ import annotations

import pytest

from govdocs.model import Mark, MarkRole, Paragraph, Section, Table, walk
from govdocs.reading import Draft, read_bytes, replay_repairs
from tests.reading.outline import outline
from tests.reading.word import p, r, word_file

_CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_NOTE = f'<w:footnote w:id="2">{p("见附表")}</w:footnote>'


def _read(body: str, **parts: str) -> Draft:
    return read_bytes(word_file(body, **parts), "稿.docx", kind="speech")


def _bold(head: str, rest: str, properties: str = "<w:b/>") -> str:
    return f"<w:p>{r('　　')}{r(head, properties)}{r(rest)}</w:p>"


def _paragraphs(draft: Draft) -> list[Paragraph]:
    return [node for _, node in walk(draft.document.body) if isinstance(node, Paragraph)]


# ---- bold and faces


@pytest.mark.parametrize(
    ("head", "rest", "heading", "stop"),
    [
        ("（一）健全机制", "。要健全机制。", "健全机制", "。"),
        ("（一）健全机制。", "要健全机制。", "健全机制", "。"),
        ("（一）学思想。强党性。", "要健全机制。", "学思想。强党性", "。"),
        ("（一）健全机制", "各单位要健全机制，抓好落实。", "健全机制", ""),
        ("1.虚拟电厂", "：一种管理系统。", "虚拟电厂", "："),
    ],
)
@pytest.mark.parametrize("look", ["<w:b/>", '<w:rFonts w:eastAsia="楷体_GB2312"/>', '<w:rFonts w:eastAsia="黑体"/>'])
def test_a_run_in_heading_ends_where_its_looks_do(head: str, rest: str, heading: str, stop: str, look: str) -> None:
    draft = _read(p("一、甲") + _bold(head, rest, look))
    section = [node for _, node in walk(draft.document.body) if isinstance(node, Section)][-1]
    assert (section.heading, section.stop, section.run_in) == (heading, stop, True)
    assert any("字体" in trace.evidence for trace in draft.trace.values())


def test_a_lead_sentence_in_bold_is_one_even_alone() -> None:
    draft = _read(p("开头。") + _bold("加快建设", "。要加快建设。"))
    assert [paragraph.lead for paragraph in _paragraphs(draft)] == [0, 5]


@pytest.mark.parametrize(
    "body",
    [
        _bold("人才", "是第一资源。要用好人才。"),
        _bold("全段都是粗体。", ""),
        f"<w:p>{r('要用好')}{r('人才。', '<w:b/>')}{r('抓好落实。')}</w:p>",
        _bold("要用好人才。", "抓好落实。", '<w:rFonts w:eastAsia="仿宋"/>'),
    ],
)
def test_other_emphasis_is_no_lead(body: str) -> None:
    assert [paragraph.lead for paragraph in _paragraphs(_read(p("开头。") + body))] == [0, 0]


def test_the_end_of_a_heading_stays_where_it_is_when_its_line_is_repaired() -> None:
    draft = _read(p("一、甲") + _bold("（一）健全,机制。强化 保障。", "要健全,机制,抓好落实。"))
    assert "（一）] 健全，机制。强化保障。" in outline(draft)
    assert {repair.step for repair in draft.repairs} >= {"half-width-mark"}


def test_bold_of_a_style_counts_as_well() -> None:
    styles = '<w:style w:type="character" w:styleId="s"><w:name w:val="强"/><w:rPr><w:b/></w:rPr></w:style>'
    draft = _read(p("开头。") + _bold("加快建设。", "要加快建设。", '<w:rStyle w:val="s"/>'), styles=styles)
    assert [paragraph.lead for paragraph in _paragraphs(draft)] == [0, 5]


# ---- what stands beside the words, when other lines are repaired


def test_notes_styles_and_tables_outlive_repairs_of_other_lines() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    cell = "<w:tc>{}</w:tc>"
    table = "".join(f"<w:tr>{cell.format(p(a))}{cell.format(p(b))}</w:tr>" for a, b in (("领域", "人数"), ("制造", "3")))
    body = (
        p("这一段有,半角标点,要改。")
        + p("没有序号的标题", "a1")
        + p("甲乙", extra=_CALL + r("丙。"))
        + f"<w:tbl>{table}</w:tbl>"
        + p("又有,半角标点,要改。")
    )
    draft = _read(body, styles=styles, footnotes=_NOTE)
    assert "half-width-mark" in {repair.step for repair in draft.repairs}
    assert "[一、] 没有序号的标题" in outline(draft)
    assert any(paragraph.marks == (Mark(1, 2, MarkRole.FOOTNOTE, "见附表"),) for paragraph in _paragraphs(draft))
    assert Table((("领域", "人数"), ("制造", "3"))) in [node for _, node in walk(draft.document.body)]
    assert "又有，半角标点，要改。" in replay_repairs(draft.source.text, draft.repairs)


def test_what_marks_a_place_between_lines_is_back_there_too() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    plain = [p("讲话稿"), p("情况如下,请看,这是表:"), table, p("再看,这是,表二:"), table, p("完,了,吧。")]
    tables = [node for _, node in walk(_read("".join(plain)).document.body) if isinstance(node, Table)]
    assert [one.header_rows for one in tables] == [1, 1]
    assert _read(table).document.body
    assert _read(table + p("有,半角,标点。")).document.body


# ---- notes


def test_a_heading_with_a_note_is_a_heading_still() -> None:
    body = p("一、甲") + p("（一）乙。丙丁", extra=_CALL + r("戊。"))
    draft = _read(body, footnotes=_NOTE)
    assert outline(draft).splitlines()[:2] == ["[一、] 甲", "  [（一）] 乙。 ¶"]
    assert _paragraphs(draft)[0].marks == (Mark(1, 2, MarkRole.FOOTNOTE, "见附表"),)


@pytest.mark.parametrize(
    "body",
    [
        p("甲。") + p("一、乙", extra=_CALL),
        p("", extra=_CALL + r("甲。")),
        p("关于甲的讲话", extra=_CALL) + p("同志们：") + p("乙。"),
        p("甲。") + f"<w:tbl><w:tr><w:tc>{p('乙', extra=_CALL)}</w:tc><w:tc>{p('丙')}</w:tc></w:tr></w:tbl>" + p("丁。"),
        p("甲", extra=_CALL + _CALL),
        p("第一条　为了甲，制定本办法", extra=_CALL + r("。")) + p("第二条　本办法自发布之日起施行。"),
    ],
    ids=["标题", "段首", "篇名", "表格", "两个", "条文"],
)
def test_no_note_is_lost(body: str) -> None:
    draft = _read(body, footnotes=_NOTE)
    kept = [mark for paragraph in _paragraphs(draft) for mark in paragraph.marks if mark.role is MarkRole.FOOTNOTE]
    told = [finding for finding in draft.findings if finding.rule == "reading.footnote"]
    assert len(kept) + len(told) == body.count("footnoteReference")
    assert all("见附表" in finding.message for finding in told)


def test_hidden_text_is_kept_and_reported() -> None:
    draft = _read(p("甲", extra=r("乙丙", "<w:vanish/>") + r("丁。")) + p("戊。"))
    assert _paragraphs(draft)[0].marks == (Mark(1, 3, MarkRole.HIDDEN),)
    assert [finding.message for finding in draft.findings] == ["隐藏的文字当作正文读入，标为隐藏：“乙丙”"]
