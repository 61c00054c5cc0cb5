"""Pictures of a draft: found beside it or packed in it, kept in place, and nothing else opened."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.shared import Mm

from govdocs.model import Picture, Section
from govdocs.reading import read, read_bytes, read_text
from govdocs.reading.picture_lines import parse_size, write_size
from tests.drawn_pictures import emf, picture
from tests.reading.word import p
from tests.reading.word import word_file as word

RED, BLUE = picture(), picture("JPEG", color=(20, 20, 200))
TEXT = """全市人才结构情况的汇报

　　全市人才结构如下。
〔图片：120×80〕图/结构.png
图1　全市人才结构
一、加强培养
　　各区要抓好培养。
〔图片〕图/分布.jpg
〔替代文字〕各区人才数量的柱状图
图2　各区人才分布
　　各区要抓好引进。
"""
PICTURES = {"图/结构.png": RED, "图/分布.jpg": BLUE}


def rules(draft: object) -> list[str]:
    return [finding.rule for finding in draft.findings]  # type: ignore[attr-defined]


def test_a_line_names_a_picture_with_its_size_and_its_words() -> None:
    draft = read_text(TEXT, kind="材料", pictures=PICTURES)
    first, (section,) = draft.document.body[1], draft.document.body[2:]
    assert first == Picture("图/结构.png", RED, 120, 80, "图1　全市人才结构")
    assert isinstance(section, Section)
    assert section.blocks[1] == Picture(
        "图/分布.jpg", BLUE, caption="图2　各区人才分布", alt="各区人才数量的柱状图"
    )
    assert rules(draft) == []


def test_a_picture_is_looked_for_beside_its_draft(tmp_path: Path) -> None:
    (tmp_path / "图").mkdir()
    (tmp_path / "图" / "结构.png").write_bytes(RED)
    (tmp_path / "汇报.txt").write_text(f"---\n文种: 材料\n---\n{TEXT}", encoding="utf-8")
    draft = read(tmp_path / "汇报.txt")
    assert draft.document.body[1] == Picture("图/结构.png", RED, 120, 80, "图1　全市人才结构")
    assert rules(draft) == ["reading.picture"]
    assert draft.findings[0].message.startswith("没有找到图片“图/分布.jpg”")


@pytest.mark.parametrize("name", ["../钥匙.png", "/etc/passwd", "C:\\图.png", "图/../../钥匙.png"])
def test_a_name_that_leads_out_of_the_folder_stays_text(tmp_path: Path, name: str) -> None:
    (tmp_path / "钥匙.png").write_bytes(RED)
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "汇报.txt").write_text(f"情况汇报\n　　如下。\n〔图片〕{name}\n", encoding="utf-8")
    draft = read(tmp_path / "稿" / "汇报.txt", kind="材料")
    assert [block.text for block in draft.document.body] == ["如下。", name]  # type: ignore[union-attr]
    assert rules(draft) == ["reading.picture"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "钥匙.png").write_bytes(RED)
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "图.png").symlink_to(tmp_path / "钥匙.png")
    (tmp_path / "稿" / "汇报.txt").write_text("情况汇报\n　　如下。\n〔图片〕图.png\n", encoding="utf-8")
    draft = read(tmp_path / "稿" / "汇报.txt", kind="材料")
    assert draft.document.body[1] == Picture("图.png")


def test_what_is_no_picture_is_not_taken_whatever_its_name() -> None:
    draft = read_text("情况汇报\n　　如下。\n〔图片〕账.png\n", kind="材料", pictures={"账.png": b"PK\x03\x04"})
    assert draft.document.body[1] == Picture("账.png")
    assert "不是能打开的图片" in draft.findings[0].message


def test_a_windows_drawing_is_kept_with_a_word_about_it() -> None:
    draft = read_text("情况汇报\n　　如下。\n〔图片〕图.emf\n", kind="材料", pictures={"图.emf": emf()})
    assert draft.document.body[1] == Picture("图.emf", emf())
    assert "是 EMF 图" in draft.findings[0].message


def test_a_size_that_is_none_is_reported() -> None:
    draft = read_text("情况汇报\n〔图片：很大〕图.png\n", kind="材料", pictures={"图.png": RED})
    assert draft.document.body == (Picture("图.png", RED),)
    assert rules(draft) == ["reading.line-mark"]


@pytest.mark.parametrize("size", [(None, None), (120.0, None), (None, 80.5), (120.0, 80.5)])
def test_sizes_come_back(size: tuple[float | None, float | None]) -> None:
    assert (parse_size(write_size(*size)) or (None, None)) == size


def test_title_and_ending_are_read_as_if_no_picture_stood_there() -> None:
    text = "〔图片〕徽.png\n关于做好人才统计工作的通知\n各区委组织部：\n　　请抓紧填报。\n〔图片〕码.png\n云陵市委组织部\n2026年11月22日\n〔图片〕章.png\n"
    plain = read_text("\n".join(line for line in text.split("\n") if "〔" not in line)).document
    found = read_text(text, pictures={"徽.png": RED, "码.png": RED, "章.png": BLUE}).document
    assert [block.file for block in found.body if isinstance(block, Picture)] == ["徽.png", "码.png", "章.png"]
    assert [block for block in found.body if not isinstance(block, Picture)] == list(plain.body)
    for name in ("kind", "title", "addressee", "signature", "date"):
        assert getattr(found, name) == getattr(plain, name)


def test_pictures_of_an_attachment_stay_in_it() -> None:
    text = (
        "关于做好人才统计工作的通知\n各区委组织部：\n　　请抓紧填报。\n附件：办理流程\n云陵市委组织部\n"
        "2026年11月22日\n附件\n办理流程\n〔图片〕流程.png\n"
    )
    document = read_text(text, pictures={"流程.png": RED}).document
    assert document.body == read_text(text.replace("〔图片〕流程.png\n", "")).document.body
    assert document.attachments[0].body == (Picture("流程.png", RED),)  # type: ignore[union-attr]


# ---- Word


def word_file(fill: object) -> bytes:
    """A .docx made by python-docx."""
    document = WordDocument()
    fill(document)  # type: ignore[operator]
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_pictures_of_a_word_file_stay_in_their_places() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("全市人才结构如下。")  # type: ignore[attr-defined]
        document.add_picture(BytesIO(RED), width=Mm(120))  # type: ignore[attr-defined]
        document.add_paragraph("图1　全市人才结构")  # type: ignore[attr-defined]
        document.add_paragraph("各区要抓好培养。")  # type: ignore[attr-defined]
        document.add_picture(BytesIO(BLUE))  # type: ignore[attr-defined]

    draft = read_bytes(word_file(fill), "稿.docx", kind="材料")
    text, first, other, last = draft.document.body
    assert isinstance(first, Picture)
    assert isinstance(last, Picture)
    assert (first.data, first.width, first.caption) == (RED, 120.0, "图1　全市人才结构")
    assert (last.data, last.width, last.height) == (BLUE, None, None)
    assert first.file.startswith("图片/图1-")
    assert (text.text, other.text) == ("全市人才结构如下。", "各区要抓好培养。")  # type: ignore[union-attr]
    assert rules(draft) == []


def test_pictures_amid_words_or_in_cells_follow_them_with_a_word_about_it() -> None:
    def fill(document: object) -> None:
        run = document.add_paragraph("人才结构").add_run()  # type: ignore[attr-defined]
        run.add_picture(BytesIO(RED))
        run.add_text("如图。")
        cell = document.add_table(1, 2).rows[0].cells[0]  # type: ignore[attr-defined]
        cell.paragraphs[0].add_run("示意").add_picture(BytesIO(BLUE))
        document.add_paragraph("以上。")  # type: ignore[attr-defined]

    draft = read_bytes(word_file(fill), "稿.docx", kind="材料")
    names = [type(block).__name__ for block in draft.document.body]
    assert names == ["Paragraph", "Picture", "Table", "Picture", "Paragraph"]
    assert draft.document.body[0].text == "人才结构如图。"  # type: ignore[union-attr]
    assert rules(draft).count("reading.image-moved") == 2


def test_a_cropped_or_lost_picture_is_reported() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("如图。")  # type: ignore[attr-defined]
        for _ in range(2):
            document.add_picture(BytesIO(RED))  # type: ignore[attr-defined]
        blips = document.element.body.xpath("//a:blip")  # type: ignore[attr-defined]
        blips[0].addnext(blips[0].makeelement(f"{{{blips[0].nsmap['a']}}}srcRect", {"l": "20000"}))
        blips[1].set(next(key for key in blips[1].attrib if key.endswith("embed")), "rId999")

    draft = read_bytes(word_file(fill), "稿.docx", kind="材料")
    assert rules(draft) == ["reading.image-cropped", "reading.image"]
    assert "在文件里找不到" in draft.findings[1].message


def test_a_picture_in_the_page_head_is_reported() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("如图。")  # type: ignore[attr-defined]
        head = document.sections[0].header.paragraphs[0]  # type: ignore[attr-defined]
        head.add_run().add_picture(BytesIO(RED))

    draft = read_bytes(word_file(fill), "稿.docx", kind="材料")
    assert [finding.message for finding in draft.findings] == ["页眉里的图片没有读入"]


BOX = """<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">
<w:drawing><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>{beside}</w:drawing></mc:Choice><mc:Fallback>
<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office" o:title=""/></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def test_a_page_number_in_a_text_box_is_no_picture() -> None:
    foot = p(extra=BOX.format(words="1", beside=""))
    assert rules(read_bytes(word(p("如图。"), footer1=foot), "稿.docx", kind="材料")) == []


def test_a_picture_beside_a_text_box_is_not_forgotten() -> None:
    beside = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId999"/>'
    found = read_bytes(word(p("如图。", extra=BOX.format(words="说明", beside=beside))), "稿.docx", kind="材料")
    assert rules(found) == ["reading.text-box", "reading.image"]
