"""Nothing half there: every kind has its sample, template, starter and page; every element its place in every format."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from govdocs.model import (
    KINDS,
    Attachment,
    Box,
    Document,
    ImplementationOpinions,
    InterimMeasures,
    Letter,
    Minutes,
    Notice,
    Paragraph,
    Picture,
    Request,
    Section,
    Speech,
    Table,
)
from govdocs.reading import read, read_text
from govdocs.resources import shipped_folder
from govdocs.writing.render import render_bytes
from tests.drawn_pictures import picture
from tests.writing.pdf.reader import PdfReading

ROOT = shipped_folder()
DOCS = Path(__file__).parent.parent / "docs"

NOTICE = Notice(
    title="关于印发《人才公寓管理暂行办法》的通知",
    addressee="各县（市、区）委组织部",
    body=(Paragraph("现印发给你们，请认真执行。"),),
    closing=(Paragraph("特此通知。"),),
    attachments=(
        Attachment(
            "名额分配表",
            (Table((("单位", "名额"), ("澄溪县", "12")), "表1　名额", 1, "个", "注：按上年数。"),),
        ),
    ),
    signature=("云陵市委组织部",),
    date="2026-11-22",  # type: ignore[arg-type]
    note="此件公开发布",
    adoption_note="2026年11月20日部务会通过",
    issuers=("云陵市委组织部",),
    document_number="云组发〔2026〕12号",
    copy_number="000001",
    classification="机密",  # type: ignore[arg-type]
    secrecy_period="1年",
    urgency="特急",  # type: ignore[arg-type]
    copy_recipients="市人大常委会办公室",
    printing_office="云陵市委组织部办公室",
    printing_date="2026-11-23",  # type: ignore[arg-type]
    enclosed=InterimMeasures(
        title="人才公寓管理暂行办法",
        body=(Section("总则", (Section("", (Paragraph("制定本办法。"),), run_in=True),)),),
    ),
)
REQUEST = Request(
    title="关于设立人才驿站的请示",
    issuers=("云陵市委组织部",),
    signatories=("李明", "王建国"),
    document_number="云组报〔2026〕3号",
)
MINUTES = Minutes(
    title="人才工作会议纪要",
    issuer_mark="云陵市委组织部部务会议纪要",
    present="李明、王建国",
    excused="赵六",
    observers="钱七",
    distribution="各科室",
)
SPEECH = Speech(
    title="聚才兴市",
    subtitle="在全市人才大会上的讲话",
    speaker="周启明",
    post="市委书记",
    date="2026-11-22",  # type: ignore[arg-type]
    salutation="同志们：",
    source_note="根据录音整理",
    stage="讨论稿",  # type: ignore[arg-type]
    body=(
        Box("专栏1　重点工程", (Paragraph("建设人才驿站。"),)),
        Picture("图.png", picture(), caption="图1　人才驿站分布"),
    ),
)

ELEMENTS: dict[str, tuple[Document, str]] = {
    "份号": (NOTICE, "000001"),
    "密级和保密期限": (NOTICE, "机密★1年"),
    "紧急程度": (NOTICE, "特急"),
    "发文机关标志": (NOTICE, "云陵市委组织部文件"),
    "发文机关标志（联合）": (replace(NOTICE, issuers=("云陵市委组织部", "云陵市财政局")), "云陵市财政局"),
    "发文字号": (NOTICE, "云组发〔2026〕12号"),
    "签发人": (REQUEST, "签发人："),
    "标题": (NOTICE, "关于印发《人才公寓管理暂行办法》的通知"),
    "副标题": (SPEECH, "——在全市人才大会上的讲话"),
    "题注": (NOTICE, "（2026年11月20日部务会通过）"),
    "稿别": (SPEECH, "（讨论稿）"),
    "日期行": (SPEECH, "（2026年11月22日）"),
    "署名行": (SPEECH, "市委书记　周启明"),
    "来源说明": (SPEECH, "（根据录音整理）"),
    "称谓": (SPEECH, "同志们："),
    "主送机关": (NOTICE, "各县（市、区）委组织部："),
    "正文": (NOTICE, "现印发给你们，请认真执行。"),
    "结尾": (NOTICE, "特此通知。"),
    "附件说明": (NOTICE, "附件：名额分配表"),
    "署名": (NOTICE, "云陵市委组织部"),
    "成文日期": (NOTICE, "2026年11月22日"),
    "附注": (NOTICE, "（此件公开发布）"),
    "附件": (NOTICE, "名额分配表"),
    "表题": (NOTICE, "表1　名额"),
    "表格": (NOTICE, "澄溪县"),
    "计量单位": (NOTICE, "个"),
    "表注": (NOTICE, "注：按上年数。"),
    "印发件": (NOTICE, "制定本办法。"),
    "章": (NOTICE, "第一章　总　则"),
    "条": (NOTICE, "第一条　制定本办法。"),
    "抄送机关": (NOTICE, "抄送：市人大常委会办公室。"),
    "印发机关和印发日期": (NOTICE, "2026年11月23日印发"),
    "出席": (MINUTES, "出席：李明、王建国"),
    "请假": (MINUTES, "请假：赵六"),
    "列席": (MINUTES, "列席：钱七"),
    "分送": (MINUTES, "分送：各科室。"),
    "纪要标志": (MINUTES, "云陵市委组织部部务会议纪要"),
    "信函标志": (Letter(title="函", issuers=("云陵市委组织部",), layout="信函"), "云陵市委组织部"),  # type: ignore[arg-type]
    "专栏": (SPEECH, "专栏1　重点工程"),
    "图片和图题": (SPEECH, "图1　人才驿站分布"),
    "任务分工表": (
        ImplementationOpinions(
            title="实施意见",
            task_table="竖排",  # type: ignore[arg-type]
            body=(Section("引才", (Paragraph("抓紧落实。（牵头单位：市委组织部；完成时限：2027年）"),)),),
        ),
        "任务分工表",
    ),
}


def text_of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    return "".join("".join(re.findall(r"<w:t[ >][^<]*|<w:t>[^<]*", part)) for part in parts)


def plain(text: str) -> str:
    return re.sub(r"<[^>]*>?|\s|&[a-z]+;", "", text)


@pytest.fixture(scope="module")
def rendered() -> dict[tuple[int, str], str]:
    made: dict[tuple[int, str], str] = {}
    for document, _ in ELEMENTS.values():
        for form in ("docx", "pdf", "html"):
            if (id(document), form) in made:
                continue
            data = render_bytes(document, form, system_fonts=False).data
            if form == "pdf":
                text = "".join(glyph.char for page in PdfReading(data).pages for glyph in page)
            else:
                text = re.sub(r"<w:t[^>]*>", "", text_of_docx(data)) if form == "docx" else data.decode()
            made[id(document), form] = plain(text)
    return made


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_is_in_every_format(
    element: str, form: str, rendered: dict[tuple[int, str], str]
) -> None:
    document, words = ELEMENTS[element]
    assert plain(words) in rendered[id(document), form]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template_a_starter_and_samples_that_are_of_it(kind: str) -> None:
    assert (ROOT / "templates" / f"{kind}.xml.j2").is_file()
    starter = (ROOT / "templates" / "starters" / f"{kind}.txt").read_text(encoding="utf-8")
    assert read_text(starter).document.kind == kind
    samples = sorted((ROOT / "corpora" / "samples" / kind).glob("*.txt"))
    assert samples
    assert all(read(path).document.kind == kind for path in samples)


def test_the_manual_has_a_row_for_every_element_and_kind() -> None:
    page = (DOCS / "completeness.md").read_text(encoding="utf-8")
    for name in (*ELEMENTS, *(kind.label for kind in KINDS.values())):
        assert f"| {name} |" in page
    assert "|  |" not in page
