"""Which paragraph gets which style, and what is put on and taken off it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from govdocs.layout import load_sheet
from govdocs.writing.restyle import restyle
from tests.writing.docx.opened import NS, Opened, W
from tests.writing.restyle.material import BODY, NAMES, add, everything, saved, speech
from tests.writing.restyle.seen import value, words

_TOC = (
    f'<w:r {NAMES}><w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r>'
)


def styled(document: Any) -> list[tuple[str, str]]:
    """(text, name of its style) of every paragraph of the body with text, tables left out."""
    opened = Opened(restyle(saved(document), "稿.docx").data)
    names = {
        value(one, "@w:styleId"): value(one, "w:name/@w:val")
        for one in opened.find("//w:style", "word/styles.xml")
    }
    return [
        (words(paragraph), names[value(paragraph, "w:pPr/w:pStyle/@w:val") or "Normal"])
        for paragraph in opened.find("//w:body/w:p[.//w:t]")
    ]


def attributes(document: Any, at: int, name: str) -> dict[str, str]:
    """The attributes of a paragraph property after formatting, {} if it has none."""
    opened = Opened(restyle(saved(document), "稿.docx").data)
    found = opened.find("//w:body/w:p")[at].find(f"w:pPr/w:{name}", NS)
    return {} if found is None else {str(key).rpartition("}")[2]: str(value) for key, value in found.items()}


def test_a_speech_gets_the_styles_of_its_elements() -> None:
    assert [style for _, style in styled(speech())] == [
        *("公文标题", "称谓", "公文正文", "heading 1", "公文正文", "heading 1", "二级接排")
    ]


def test_faces_sizes_and_spacing_set_by_hand_give_way_to_the_style() -> None:
    opened = Opened(restyle(saved(speech()), "稿.docx").data)
    assert opened.find("//w:body/w:p//w:sz") == []
    assert opened.find("//w:body/w:p/w:pPr/w:jc") == []
    assert opened.find("//w:body/w:p/w:pPr/w:spacing") == []
    faces = {
        face
        for run in opened.find("//w:body//w:rFonts")
        for key, face in run.items()
        if not str(key).endswith("hint")
    }
    assert "宋体" not in faces


def test_a_run_in_heading_ends_where_its_sentence_ends() -> None:
    opened = Opened(restyle(saved(speech()), "稿.docx").data)
    runs = opened.find("//w:body/w:p[last()]/w:r")
    body = [run for run in runs if run.xpath("w:rPr/w:rStyle/@w:val='GovRunInBody'", namespaces=NS)]
    assert "".join(words(run) for run in runs if run not in body) == "（一）引进急需人才。"
    assert "".join(words(run) for run in body) == "围绕产业清单列需求，按需求定政策。"


def test_a_run_in_heading_inside_one_run_is_cut_off_without_changing_a_character() -> None:
    document = speech()
    add(document, "（二）做好服务保障。办好住房、就医三件实事。")
    opened = Opened(restyle(saved(document), "稿.docx").data)
    pieces = [words(run) for run in opened.find("//w:body/w:p[last()]/w:r")]
    assert pieces == ["（二）做好服务保障。", "办好住房、就医三件实事。"]


def test_blanks_typed_at_the_start_of_a_paragraph_are_its_indent() -> None:
    assert attributes(speech(), 2, "ind") == {"firstLineChars": "0", "firstLine": "0"}
    assert attributes(speech(), 4, "ind") == {}


def test_an_empty_line_above_the_salutation_is_not_doubled() -> None:
    document = speech()
    document.paragraphs[1]._p.addprevious(parse_xml(f"<w:p {NAMES}/>"))
    assert attributes(document, 2, "spacing") == {"before": "0"}
    assert attributes(speech(), 1, "spacing") == {}


def test_lines_parted_by_a_break_are_not_stretched() -> None:
    opened = Opened(restyle(saved(everything()), "稿.docx").data)
    paragraph = next(one for one in opened.find("//w:body/w:p") if "第二行" in words(one))
    assert value(paragraph, "w:pPr/w:jc/@w:val") == "left"


def test_a_line_with_a_picture_in_it_may_grow() -> None:
    document = speech()
    document.paragraphs[2].add_run().add_picture(_picture())
    assert attributes(document, 2, "spacing")["lineRule"] == "atLeast"


def _picture() -> Any:
    from io import BytesIO

    from tests.writing.restyle.material import png

    return BytesIO(png(2, 2))


def test_bold_of_a_whole_paragraph_goes_and_of_a_part_stays() -> None:
    document = speech()
    add(document, BODY, bold=True)
    opened = Opened(restyle(saved(document), "稿.docx").data)
    assert opened.find("//w:body/w:p[last()]//w:b") == []
    assert opened.find("//w:body/w:p[1]//w:b") == []


def test_a_number_that_word_counts_is_kept_and_makes_a_heading() -> None:
    document = speech()
    paragraph = document.add_paragraph("加强组织领导", style="List Number")
    assert ("加强组织领导", "heading 3") in styled(document)
    number = Opened(restyle(saved(document), "稿.docx").data).find(
        "//w:body/w:p[last()]/w:pPr/w:numPr/w:numId"
    )
    assert number
    assert number[0].get(f"{W}val") not in ("", "0")
    assert paragraph.text == "加强组织领导"


def test_their_heading_style_is_redefined_not_doubled() -> None:
    document = speech()
    document.add_paragraph("三、加强领导", style="Heading 1")
    styles = Opened(restyle(saved(document), "稿.docx").data).find(
        "//w:style[w:name/@w:val='heading 1' or w:name/@w:val='Heading 1']", "word/styles.xml"
    )
    assert len(styles) == 1
    assert value(styles[0], "w:rPr/w:rFonts/@w:eastAsia") == "黑体"
    assert value(styles[0], "w:basedOn/@w:val") == "GovBase"


def test_styles_rest_on_none_of_the_drafters_own() -> None:
    document = speech()
    document.styles["Normal"].paragraph_format.first_line_indent = Pt(50)
    opened = Opened(restyle(saved(document), "稿.docx").data)
    body = opened.find("//w:style[@w:styleId='GovBody']", "word/styles.xml")[0]
    base = opened.find("//w:style[@w:styleId='GovBase']", "word/styles.xml")[0]
    assert value(body, "w:basedOn/@w:val") == "GovBase"
    assert base.find("w:basedOn", NS) is None


def letterhead() -> Any:
    document = docx.Document()
    add(document, "云陵市人才工作领导小组", size=26, align="center").runs[0].font.color.rgb = RGBColor(
        0xFF, 0, 0
    )
    add(document, "云人才发〔2026〕3号", align="center")
    add(document, "关于做好人才统计工作的通知", size=18, bold=True, align="center")
    add(document, "各县区委人才办，市直各单位：")
    add(document, BODY)
    add(document, "云陵市人才工作领导小组", align="right")
    add(document, "2026年11月22日", align="right")
    add(document, "抄送：市委办公室，市政府办公室。")
    return document


def test_a_letterhead_and_an_imprint_stay_as_they_are() -> None:
    styles = dict(styled(letterhead()))
    assert styles["云人才发〔2026〕3号"] == "Normal"
    assert styles["抄送：市委办公室，市政府办公室。"] == "Normal"


def test_under_a_letterhead_title_addressee_and_sign_off_are_found() -> None:
    rows = styled(letterhead())
    assert rows[2][1] == "公文标题"
    assert rows[3][1] in ("称谓", load_sheet().styles.get("addressee", load_sheet().style("salutation")).word)
    assert [style for _, style in rows[5:7]] == ["署名", "成文日期"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda one: one._p.get_or_add_pPr().append(parse_xml(f'<w:framePr {NAMES} w:w="100"/>')), "图文框"),
        (lambda one: setattr(one, "style", one.part.document.styles["Caption"]), "题注"),
        (lambda one: one._p.append(parse_xml(_TOC)), "目录"),
    ],
)
def test_what_is_clearly_no_text_is_left_alone(change: Callable[[Any], None], told: str) -> None:
    document = speech()
    paragraph = document.add_paragraph("别动我")
    change(paragraph)
    done = restyle(saved(document), "稿.docx")
    assert any(told in change.message for change in done.changes if change.subject == "kept")
    assert dict(styled(document))["别动我" if told != "目录" else "别动我 TOC "] not in (
        "公文正文",
        "heading 1",
    )


def test_signs_of_a_symbol_face_keep_it() -> None:
    document = speech()
    add(document, "ü", face="Wingdings").add_run("已完成。")
    opened = Opened(restyle(saved(document), "稿.docx").data)
    assert opened.find("//w:body/w:p[last()]/w:r[1]/w:rPr/w:rFonts")[0].get(f"{W}ascii") == "Wingdings"


def test_marks_that_word_and_libreoffice_would_set_differently_name_their_face() -> None:
    opened = Opened(restyle(saved(speech()), "稿.docx").data)
    quotes = [run for run in opened.find("//w:body/w:p[5]/w:r") if words(run) == "”"]
    assert all(run.find("w:rPr/w:rFonts", NS) is not None for run in quotes)


def test_a_long_title_is_broken_by_meaning_and_one_broken_by_hand_is_not() -> None:
    document = docx.Document()
    title = add(document, "在云陵市人才工作会议暨高层次青年人才座谈会开幕式上的讲话", size=18, align="center")
    add(document, "同志们：")
    opened = Opened(restyle(saved(document), "稿.docx").data)
    assert len(opened.find("//w:body/w:p[1]//w:br")) == 1
    title.runs[0].text = "在云陵市人才工作会议上的\n讲话"
    opened = Opened(restyle(saved(document), "稿.docx").data)
    assert len(opened.find("//w:body/w:p[1]//w:br")) == 1
    assert opened.find("//w:body/w:p[1]//w:sz") == []


def test_every_change_is_told_with_its_paragraph_and_what_it_was() -> None:
    told = [str(change) for change in restyle(saved(speech()), "稿.docx").changes]
    assert "段落　第1段：设为“公文标题”（原来：正文，黑体 18 磅加粗，居中）" in told
    assert "段落　第4段：设为“一级标题”（原来：正文，宋体 12 磅加粗）" in told
