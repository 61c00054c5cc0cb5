"""Word files: ours come back equal; of others everything is carried over or reported, and bombs stay unopened."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs import render_bytes
from govdocs.errors import GovdocsError, UnreadableFileError
from govdocs.model import (
    Document,
    Mark,
    MarkRole,
    Material,
    OfficialDate,
    Paragraph,
    Part,
    Section,
    Speech,
    Table,
)
from govdocs.reading import Draft, read, read_bytes
from tests.reading.outline import outline
from tests.reading.word import p, r, word_file, zip_of

_SAMPLES = sorted((Path(__file__).parents[2] / "corpora" / "samples").glob("*/*.txt"))


def _ours(document: Document) -> bytes:
    rendered = render_bytes(document, "docx")
    return rendered if isinstance(rendered, bytes) else rendered.data or b""


def _read(body: str, **parts: str) -> Draft:
    return read_bytes(word_file(body, **parts), "稿.docx", kind="speech")


def _rules(draft: Draft) -> list[str]:
    return [finding.rule.removeprefix("reading.") for finding in draft.findings]


# ---- our own files

_SPEECH = Speech(
    "在临江市人才工作会议上的讲话",
    "李　明",
    OfficialDate(2026, 11, 22),
    "各位代表、同志们：",
    (
        Part(
            (
                Paragraph("先通报情况。"),
                Section(
                    "甲",
                    (Paragraph("一是重视。要抓好。", 5), Section("乙", (Paragraph("丙。"),), True, "。")),
                ),
                Section(
                    "丁", (Table((("领域", "人数"), ("制造", "3"), ("农|业", "")), "人才情况"),), stop="："
                ),
            )
        ),
        Part(
            (
                Paragraph("下面，我谈几点意见。"),
                Section(
                    "戊",
                    (
                        Paragraph(
                            "见《意见》落实。",
                            0,
                            (Mark(1, 5, MarkRole.REFERENCE), Mark(5, 7, MarkRole.EMPHASIS)),
                        ),
                    ),
                ),
                Section(
                    "己",
                    (Paragraph("有注。还有注。", 0, (Mark(1, 2, MarkRole.FOOTNOTE, "见附表〔1〕"),)),),
                    number="四、",
                ),
            )
        ),
    ),
    (Paragraph("同志们，要抓好。"), Paragraph("谢谢大家！")),
    subtitle="要把人才工作摆到更加突出的位置上来抓",
    post="市委书记",
    source_note="根据录音整理",
    occasion="人才工作会议",
)
_MATERIAL = Material(
    "情况汇报",
    (Paragraph("总之，进展顺利。"), Section("一、没有序号", (Paragraph("甲。"),), number="")),
    signature="市委人才办",
    date=OfficialDate(2026, 3, 1),
)


@pytest.mark.parametrize("document", [_SPEECH, _MATERIAL], ids=["讲话", "材料"])
def test_a_file_of_ours_comes_back_as_the_same_document(document: Document) -> None:
    assert read_bytes(_ours(document), "稿.docx").document == document


@pytest.mark.parametrize("path", _SAMPLES, ids=[path.stem for path in _SAMPLES])
def test_so_do_the_samples(path: Path) -> None:
    document = read(path).document
    assert read_bytes(_ours(document), "稿.docx").document == document


def test_one_whose_joint_letterhead_was_emptied_is_read_all_the_same() -> None:
    document = read(next(path for path in _SAMPLES if path.stem.startswith("关于印发"))).document
    with zipfile.ZipFile(BytesIO(_ours(document))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    letterhead, body = files["word/document.xml"].split("</w:tbl>", 1)
    files["word/document.xml"] = re.sub(r"<w:t [^>]*>[^<]*</w:t>", "", letterhead) + "</w:tbl>" + body
    assert read_bytes(zip_of(files), "稿.docx").document.title == document.title


# ---- other people's files


def test_paragraphs_are_read_as_draft_text_is() -> None:
    draft = _read(
        p("在会议上的讲话") + p("同志们：") + p() + p("　　开会。") + p("一、甲") + p("（一）乙。丙。")
    )
    assert outline(draft).splitlines() == [
        "标题：在会议上的讲话",
        "称谓：同志们：",
        "· 开会。",
        "[一、] 甲",
        "  [（一）] 乙。 ¶",
        "    · 丙。",
    ]
    assert not draft.findings


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="标题2"/><w:basedOn w:val="a1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="a1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_heading_styles_overrule_what_the_words_look_like() -> None:
    draft = _read(
        p("一、这是标题。", "t")
        + p("甲没有序号", "a1")
        + p("2026年的工作，", "a2")
        + p("乙。")
        + p("二、丙", "mine"),
        styles=_STYLES,
    )
    assert outline(draft).splitlines() == [
        "标题：一、这是标题。",
        "[一、] 甲没有序号",
        "  [（一）] 2026年的工作，",
        "    · 乙。",
        "[二、] 丙",
    ]


def test_the_one_heading_of_the_first_level_above_all_else_is_the_title() -> None:
    draft = _read(
        p("全市人才工作情况", "a1") + p("近年来，人才总量稳步增长。") + p("主要做法", "a2") + p("乙。") + p("存在问题", "a2"),
        styles=_STYLES,
    )
    assert outline(draft).splitlines() == [
        "标题：全市人才工作情况",
        "· 近年来，人才总量稳步增长。",
        "[一、] 主要做法",
        "  · 乙。",
        "[二、] 存在问题",
    ]


@pytest.mark.parametrize("first", ["一、主要做法", "主要做法"])
def test_a_first_heading_that_counts_or_has_sisters_is_no_title(first: str) -> None:
    sister = p("存在问题", "a1") if first == "主要做法" else ""
    draft = _read(p(first, "a1") + p("乙。") + p("丙", "a2") + sister, styles=_STYLES)
    assert outline(draft).splitlines()[0] == "[一、] 主要做法"


def test_a_finding_names_the_paragraph_and_knows_the_run() -> None:
    draft = _read(p("在会议上的讲话") + p() + p("甲", extra=r("乙\ue004。")))
    finding = next(finding for finding in draft.findings if finding.rule == "reading.private-use")
    assert finding.place.startswith("第3段")
    assert finding.span is not None
    assert draft.source.place(finding.span.start).run == 2


_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:wsp><wps:txbx><w:txbxContent>"
    f"{p('框里的字')}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{p('框里的字')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("extra", "parts", "rule", "words"),
    [
        ("<w:r><w:drawing/></w:r>", {}, "image", "图片"),
        ("<w:r><w:object/></w:r>", {}, "image", "图片"),
        (
            "<w:r><w:commentReference/></w:r>",
            {"comments": f'<w:comment w:id="0" w:author="王">{p("改一改")}</w:comment>'},
            "comment",
            "改一改",
        ),
        ("", {"header1": p("内部资料")}, "header", "内部资料"),
        ("", {"footer1": p("第三稿")}, "footer", "第三稿"),
    ],
)
def test_what_cannot_be_carried_over_is_reported(
    extra: str, parts: dict[str, str], rule: str, words: str
) -> None:
    draft = _read(p("甲乙丙。", extra=extra), **parts)
    assert _rules(draft) == [rule]
    assert words in draft.findings[0].message
    assert draft.source.text.strip() == "甲乙丙。"


def test_the_words_of_a_text_box_are_kept_behind_its_paragraph() -> None:
    draft = _read(p("甲乙丙。", extra=_BOX) + p("丁。"))
    assert draft.source.text == "甲乙丙。\n框里的字\n丁。\n"
    assert str(draft.source.place(5)) == "第1段的文本框"
    assert draft.source.place(10).paragraph == 2
    assert [(finding.rule, finding.place[:3]) for finding in draft.findings] == [("reading.text-box", "第1段")]


def test_a_picture_is_reported_with_what_it_shows() -> None:
    draft = _read(p("甲。", extra='<w:r><w:drawing><wp:docPr id="1" name="图" descr="人才分布图"/></w:drawing></w:r>'))
    assert [finding.message for finding in draft.findings] == ["有一处图片或图形没有读入（“人才分布图”）"]


def test_a_comment_is_reported_where_it_stands_with_the_words_it_is_about() -> None:
    around = '<w:commentRangeStart w:id="0"/>' + r("乙丙") + '<w:commentRangeEnd w:id="0"/>'
    draft = _read(
        p("甲。") + p("说", extra=around + '<w:r><w:commentReference w:id="0"/></w:r>' + r("。")),
        comments=f'<w:comment w:id="0" w:author="王某">{p("改一改")}</w:comment>',
    )
    assert [finding.message for finding in draft.findings] == ["批注没有读入（王某，对“乙丙”）：“改一改”"]
    assert draft.findings[0].place.startswith("第2段")


@pytest.mark.parametrize("foot", ["— 1 —", "第 1 页 共 3 页", ""])
def test_a_page_number_is_nothing_to_report(foot: str) -> None:
    assert not _read(p("甲乙丙。"), footer1=p(foot)).findings


def test_footnotes_become_notes_of_the_character_before() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    draft = _read(
        p("甲乙", extra=call + r("丙。")), footnotes=f'<w:footnote w:id="2">{p("见附表")}</w:footnote>'
    )
    paragraph = draft.document.body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.marks == (Mark(1, 2, MarkRole.FOOTNOTE, "见附表"),)


def test_hidden_text_is_kept_as_hidden() -> None:
    draft = _read(
        p("甲", extra=r("乙丙", "<w:vanish/>") + r("丁。", '<w:rStyle w:val="h"/>')), styles=_STYLES
    )
    paragraph = draft.document.body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.marks == (Mark(1, 5, MarkRole.HIDDEN),)


def test_of_a_field_only_what_it_shows_is_text() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _read(p("见第", extra=field + r("页。"))).source.text.strip() == "见第12页。"


def test_a_soft_break_ends_a_line_and_control_characters_are_blanks() -> None:
    draft = _read(p("一、甲", extra="<w:r><w:br/></w:r>" + r("乙\x85丙。")))
    assert outline(draft).splitlines() == ["[一、] 甲", "  · 乙 丙。", "! soft-break"]


def test_links_fields_and_content_controls_keep_their_text() -> None:
    inner = f"<w:hyperlink>{r('乙')}</w:hyperlink><w:fldSimple>{r('丙')}</w:fldSimple><w:sdt><w:sdtContent>{r('丁。')}</w:sdtContent></w:sdt>"
    assert (
        _read(f"<w:sdt><w:sdtContent>{p('甲', extra=inner)}</w:sdtContent></w:sdt>").source.text.strip()
        == "甲乙丙丁。"
    )


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_tables_are_read_and_merged_cells_spread() -> None:
    rows = (
        f"<w:tr>{_cell('领域')}{_cell('人数')}</w:tr>"
        "<w:tr>" + _cell("合计|3", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        f"<w:tr>{_cell('')}{_cell('4')}</w:tr>"
    )
    draft = _read(p("情况如下。") + f"<w:tbl>{rows}</w:tbl>" + p("完。"))
    assert draft.document.body[1] == Table((("领域", "人数"), ("合计|3", ""), ("", "4")))
    assert _rules(draft) == ["merged-cells"]


# ---- bad files

_GOOD = word_file(p("甲。"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "密码"),
        ("甲。".encode(), "不是 .docx"),
        (_GOOD[: len(_GOOD) // 2], "不完整"),
        (zip_of({"a.txt": "甲"}), "没有正文"),
        (zip_of({"word/document.xml": "<a"}), "XML 不完整"),
        (zip_of({"word/document.xml": "<a/>"}), "没有正文"),
        (zip_of({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "甲">]><a>&b;</a>'}), "DTD"),
        (zip_of({"word/document.xml": "<a>" + " " * 30_000_000 + "</a>"}), "炸弹"),
    ],
    ids=["空", "加密", "文本", "截断", "别的压缩包", "坏XML", "空XML", "DTD", "炸弹"],
)
def test_a_bad_file_gets_one_clear_line(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as caught:
        read_bytes(data, "稿.docx")
    assert str(caught.value).startswith("稿.docx：")


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(_GOOD)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFileError, match="密码"):
        read_bytes(bytes(data), "稿.docx")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(_GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(len(damaged) // 2, len(damaged))) :]
    assert "\n" not in _fault(bytes(damaged))


def _fault(data: bytes) -> str:
    try:
        read_bytes(data, "稿.docx")
    except GovdocsError as error:
        return str(error)
    return ""
