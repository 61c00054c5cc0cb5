"""Files as drafters hand them in, made here: faces set by hand, blanks for indents, and all that Word can hold."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = f'xmlns:w="{W}"'
BODY = "各级各部门要把人才工作摆在更加突出的位置，用好2026年新增的“500万元”专项资金，真心爱才、悉心育才、精心用才。"


def add(
    document: Any, text: str, *, face: str = "宋体", size: float = 12, bold: bool = False, align: str = ""
) -> Any:
    """A paragraph of one run in a face and size set by hand."""
    paragraph = document.add_paragraph()
    add_run(paragraph, text, face=face, size=size, bold=bold)
    if align:
        paragraph.alignment = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}[align]
    return paragraph


def add_run(paragraph: Any, text: str, *, face: str = "宋体", size: float = 12, bold: bool = False) -> Any:
    """One more run."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = face, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if bold:
        run.bold = True
    return run


def speech() -> Any:
    """A speech as it is typed into Word's own template."""
    document = docx.Document()
    add(document, "在云陵市人才工作会议上的讲话", face="黑体", size=18, bold=True, align="center")
    add(document, "同志们：")
    add(document, f"　　{BODY}下面，我讲两点意见。").paragraph_format.line_spacing = 1.5
    add(document, "一、提高认识，增强责任感", bold=True).paragraph_format.first_line_indent = Pt(24)
    add(document, BODY).paragraph_format.first_line_indent = Pt(24)
    add(document, "二、突出重点，抓好落实", bold=True)
    run_in = add(document, "（一）引进急需人才。", bold=True)
    add_run(run_in, "围绕产业清单列需求，按需求定政策。")
    return document


def everything() -> Any:
    """A speech with a table, a picture, a comment, tracked changes, links, fields, a lying page, a page head."""
    document = speech()
    marked = add(document, "这里有")
    add_run(marked, "下划线").underline = True
    add_run(marked, "、")
    add_run(marked, "红字").font.color.rgb = RGBColor(0xC0, 0, 0)
    add_run(marked, "、灰字").font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    lead = add_run(marked, "、强调的话", bold=True)
    document.add_comment(lead, text="这一句再核一核。", author="王芳", initials="王")
    _add_changes(add(document, "修订："))
    _add_link_and_field(add(document, "见"))
    document.add_picture(BytesIO(png(4, 3)), width=Mm(40))
    add(document, "图1　人才总量")
    _add_table(document)
    broken = add(document, "第一行")
    broken.runs[0].add_break(WD_BREAK.LINE)
    add_run(broken, "第二行。")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.sections[0].header.paragraphs[0].text = "云陵市人才工作领导小组办公室"
    add(document, "横排的一页。")
    return document


def _add_changes(paragraph: Any) -> None:
    for name, inner in (("ins", "<w:t>增加的字</w:t>"), ("del", "<w:delText>删去的字</w:delText>")):
        paragraph._p.append(
            parse_xml(
                f'<w:{name} {NAMES} w:id="9{len(name)}{name == "ins":d}" w:author="王芳" w:date="2026-11-01T00:00:00Z">'
                f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr>{inner}</w:r></w:{name}>'
            )
        )


def _add_link_and_field(paragraph: Any) -> None:
    link = f'<w:hyperlink {NAMES} w:anchor="here"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'
    mark = f'<w:bookmarkStart {NAMES} w:id="7" w:name="here"/>', f'<w:bookmarkEnd {NAMES} w:id="7"/>'
    field = f'<w:fldSimple {NAMES} w:instr=" NUMPAGES "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    box = f"<w:sdt {NAMES}><w:sdtPr/><w:sdtContent><w:r><w:t>控件里的字</w:t></w:r></w:sdtContent></w:sdt>"
    for piece in (mark[0], link, mark[1], field, box):
        paragraph._p.append(parse_xml(piece))


def _add_table(document: Any) -> None:
    table = document.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("单位", "任务", "人才办", "制定计划"), strict=True
    ):
        add_run(cell.paragraphs[0], text, face="微软雅黑", size=9 if text == "制定计划" else 14)


def png(width: int, height: int) -> bytes:
    """A red picture."""
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def with_footnote(data: bytes) -> bytes:
    """The file with a footnote part of its own, which python-docx cannot write."""
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:id="1"><w:p><w:r><w:t>见《云陵市人才条例》。</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    called = b'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr'
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                head, _, tail = part.rpartition(b"</w:p><w:sectPr")
                part = head + called + tail
            elif name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                override = b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
                part = part.replace(b"</Types>", override)
            elif name == "word/_rels/document.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                relation = (
                    b'<Relationship Id="rIdNotes" Type="'
                    + kind
                    + b'" Target="footnotes.xml"/></Relationships>'
                )
                part = part.replace(b"</Relationships>", relation)
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", notes)
    return made.getvalue()
