"""Arranging: templates say which parts in which order; Python fills them in and no text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import TemplateError
from govdocs.model import Mark, MarkRole, Material, Paragraph, Part, Section, Speech, Stage, Table
from govdocs.templating import FlowMark, TableBlock, TextBlock, arrange

SPEECH = Speech(
    title="在全市人才工作会议上的讲话",
    speaker="周启明",
    post="云陵市委书记",
    date="2026-11-22",  # type: ignore[arg-type]
    salutation="同志们：",
    body=(
        Paragraph("今天我们召开全市人才工作会议。"),
        Section(
            "提高认识",
            (
                Paragraph("人才是第一资源。"),
                Section(
                    "健全机制", (Paragraph("各级要抓紧。"), Paragraph("另起一段。")), run_in=True, stop="。"
                ),
                Section("强化保障", (Paragraph("经费要到位。"),)),
            ),
        ),
    ),
    closing=(Paragraph("同志们，让我们一起努力！"),),
)


def texts(speech: Speech, template: Path | None = None) -> list[tuple[str, str]]:
    return [
        (block.style, block.label + block.text)
        for block in arrange(speech, template).blocks
        if isinstance(block, TextBlock)
    ]


def write(folder: Path, text: str, name: str = "own.xml.j2") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_speech_comes_out_in_the_customary_order() -> None:
    assert texts(SPEECH) == [
        ("title", "在全市人才工作会议上的讲话"),
        ("dateline", "（2026年11月22日）"),
        ("byline", "云陵市委书记　周启明"),
        ("salutation", "同志们："),
        ("body", "今天我们召开全市人才工作会议。"),
        ("heading1", "一、提高认识"),
        ("body", "人才是第一资源。"),
        ("heading2-run-in", "（一）健全机制。各级要抓紧。"),
        ("body", "另起一段。"),
        ("heading2", "（二）强化保障"),
        ("body", "经费要到位。"),
        ("closing", "同志们，让我们一起努力！"),
    ]


def test_a_run_in_heading_marks_where_its_body_begins() -> None:
    texts_only = [block for block in arrange(SPEECH).blocks if isinstance(block, TextBlock)]
    block = next(block for block in texts_only if block.style == "heading2-run-in")
    assert (block.label, block.outline, block.level) == ("（一）", "健全机制", 2)
    assert block.marks == (FlowMark(0, 5, "heading2"), FlowMark(5, 11, "body"))


def test_every_block_carries_the_id_of_its_node() -> None:
    ids = [block.id for block in arrange(SPEECH).blocks if isinstance(block, TextBlock)]
    assert ids[4:] == ["p1", "s1", "s1/p1", "s1/s1", "s1/s1/p2", "s1/s2", "s1/s2/p1", "closing/p1"]


def test_the_byline_is_left_out_when_the_title_names_the_speaker() -> None:
    assert "byline" not in dict(texts(Speech(title="周启明在全市人才工作会议上的讲话", speaker="周启明")))


def test_an_empty_byline_prints_none() -> None:
    assert "byline" not in dict(texts(Speech(title="讲话", speaker="周启明", byline="")))


def test_only_stages_that_custom_prints_are_printed() -> None:
    assert dict(texts(Speech(title="讲话", stage=Stage.CONSULTATION)))["stage-mark"] == "（征求意见稿）"
    assert "stage-mark" not in dict(texts(Speech(title="讲话", stage=Stage.FINAL)))


def test_a_subtitle_gets_its_dash_and_a_source_note_its_brackets() -> None:
    parts = dict(texts(Speech(title="聚才兴市", subtitle="在人才大会上的讲话", source_note="根据录音整理")))
    assert parts["subtitle"] == "——在人才大会上的讲话"
    assert parts["source-note"] == "（根据录音整理）"


def test_parts_restart_their_numbers_and_may_have_headings() -> None:
    speech = Speech(body=(Part((Section("甲"), Section("乙"))), Part((Section("丙"),), heading="第二部分")))
    assert [text for _, text in texts(speech)] == ["一、甲", "二、乙", "第二部分", "一、丙"]


def test_marks_of_a_run_in_paragraph_move_with_it() -> None:
    paragraph = Paragraph("要抓紧", marks=(Mark(1, 3, MarkRole.EMPHASIS),), lead=1)
    block = arrange(Speech(body=(Section("标题", (paragraph,), run_in=True, stop="。"),))).blocks[0]
    assert isinstance(block, TextBlock)
    assert FlowMark(4, 6, "emphasis") in block.marks
    assert FlowMark(3, 4, "lead") in block.marks


def test_tables_come_through_with_caption_and_head() -> None:
    table = Table((("指标", "目标"), ("人才总量", "12万人")), caption="表1　主要指标")
    assert arrange(Material(title="材料", body=(table,))).blocks[1] == TableBlock(
        "table", table.rows, "t1", "表1　主要指标", 1
    )


def test_text_that_looks_like_markup_stays_text(tmp_path: Path) -> None:
    speech = Speech(title="<body/> & {{ 7*7 }}", body=(Paragraph("<line>不是标签</line>"),))
    own = write(tmp_path, "<document><title>{{ 标题 }}</title><body/><closing/></document>")
    assert texts(speech, own) == [("title", "<body/> & {{ 7*7 }}"), ("body", "<line>不是标签</line>")]


def test_an_office_may_move_parts_and_add_a_line(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "{% extends 'base.xml.j2' %}{% block under_title %}<byline/><dateline/>"
        "<line style='byline'>{{ 讲话人 }}审定</line>{% endblock %}",
    )
    assert [text for _, text in texts(SPEECH, own)][1:4] == [
        "云陵市委书记　周启明",
        "（2026年11月22日）",
        "周启明审定",
    ]


def test_a_users_folder_overrides_the_shipped_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    write(tmp_path / "templates", "<document><body/><closing/></document>", "speech.xml.j2")
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))
    assert texts(SPEECH)[0] == ("body", "今天我们召开全市人才工作会议。")


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("<document>\n\n<titel/><body/><closing/></document>", 3, "不认识 <titel>"),
        ("<document>\n<title><body/><closing/></document>", 2, "没有闭合"),
        ("<document>\n<title>{{ 讲话者 }}</title><body/><closing/></document>", 2, "讲话者"),
        ("<document>\n{% if 标题 %}\n<body/></document>", 3, "没有结束"),
        ("<document>\n<closing/></document>", 1, "没有 <body/>"),
        ("<document>\n<body/><closing/>\n<body/></document>", 3, "写了两次"),
        ("<document>\n<body>字</body><closing/></document>", 2, "内容由稿子来"),
        ("<document>\n<body/>散字<closing/></document>", 2, "自加的一行应写成 <line>"),
        ("<document>\n<body colour='red'/><closing/></document>", 2, "没有 colour 这个属性"),
        ("<document>\n<body/><closing/>{{ ''.__class__.__mro__ }}</document>", 2, "不能调用"),
        ("{% extends 'none.xml.j2' %}", 0, "找不到模板 none.xml.j2"),
        ("<doc/>", 1, "最外层应是 <document>"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_file_and_line(
    tmp_path: Path, source: str, line: int, words: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        arrange(SPEECH, write(tmp_path, source))
    assert words in str(caught.value)
    assert "own.xml.j2" in str(caught.value)
    assert caught.value.line == line


def test_a_fault_in_an_inherited_block_names_the_right_file(tmp_path: Path) -> None:
    write(tmp_path, "<document>\n{% block a %}{% endblock %}<body/><closing/></document>", "frame.xml.j2")
    own = write(tmp_path, "{% extends 'frame.xml.j2' %}\n{% block a %}\n<bad/>{% endblock %}")
    with pytest.raises(TemplateError, match=r"own\.xml\.j2，第3行"):
        arrange(SPEECH, own)


@pytest.mark.parametrize("name", ["../outside.xml.j2", "{folder}/outside.xml.j2", "link.xml.j2"])
def test_a_template_takes_in_nothing_from_outside_its_folder(tmp_path: Path, name: str) -> None:
    outside = write(tmp_path, "<line>秘密</line>", "outside.xml.j2")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "link.xml.j2").symlink_to(outside)
    taken = name.format(folder=tmp_path)
    own = write(tmp_path / "own", f"<document>{{% include '{taken}' %}}<body/><closing/></document>")
    with pytest.raises(TemplateError, match="找不到模板"):
        arrange(SPEECH, own)


def test_an_entity_in_a_template_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    declared = f'<!DOCTYPE document [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY f "甲">]>'
    for entity in ("e", "f"):
        own = write(tmp_path, f"{declared}\n<document><line>乙&{entity};</line><body/><closing/></document>")
        with pytest.raises(TemplateError, match=r"own\.xml\.j2，第1行：.*实体"):
            arrange(SPEECH, own)


def test_a_missing_template_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="没有这个模板文件"):
        arrange(SPEECH, tmp_path / "none.xml.j2")


def test_a_template_that_is_not_text_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "own.xml.j2"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="不是 UTF-8"):
        arrange(SPEECH, path)
