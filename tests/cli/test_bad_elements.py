"""Elements that cannot be right: a finding where the text is a draft, one line where it is data, whole files always."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.drawn_pictures import picture
from tests.writing.docx.opened import Opened
from tests.writing.docx.test_schema import faults

from .conftest import Run, listed

TEXT = """---
文种: 通知
盖章: 是
{head}---
关于做好工作的通知

各县（市、区）委：
　　请抓紧填报。
{body}
市委组织部
{date}
"""


def draft(head: str = "", body: str = "", date: str = "2026年11月22日") -> str:
    return TEXT.format(head=f"{head}\n" if head else "", body=body, date=date)


BAD = {
    "an attachment named but absent": (draft(body="\n附件：1.名单\n　　　2.汇总表\n"), "附件说明列了“名单”，正文之后没有这个附件"),
    "a classification there is none of": (draft(head="密级: 内部"), "没有“内部”这种密级（可用：绝密、机密、秘密）"),
    "an urgency there is none of": (draft(head="紧急程度: 急"), "没有“急”这种紧急程度"),
    "a date in the head that is none": (draft(head="日期: 2026-13-40"), "没有13月"),
    "a date at the end that is none": (draft(date="2026年2月30日"), "日历上没有这一天：2026年2月30日"),
    "a table with ragged rows": (draft(body="| 甲 | 乙 | 丙 |\n| 1 |\n| 1 | 2 | 3 | 4 |\n"), "表格各行的格数不同"),
    "a pasted table with ragged rows": (draft(body="甲\t乙\t丙\n1\t2\n1\t2\t3\t4\n"), "表格各行的格数不同"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_draft_gets_a_finding_and_whole_files(name: str, run: Run, folder: Path) -> None:
    text, words = BAD[name]
    (folder / "稿.txt").write_text(text, encoding="utf-8")
    done = run("build", "稿.txt", "--to", "docx,pdf")
    assert (done.code, done.out) == (0, "稿.docx\n稿.pdf\n")
    (told,) = (line for line in done.err.splitlines() if words in line)
    assert told.startswith("稿.txt：警告 ")
    assert faults(Opened((folder / "稿.docx").read_bytes())) == {}
    with pikepdf.open(folder / "稿.pdf") as made:
        assert not made.check_pdf_syntax()


DATA = {
    "密级: 内部": "“密级”只能是：绝密、机密、秘密",
    "成文日期: 2026-13-40": "没有13月",
    "正文:\n  - 行: [[甲, 乙], [丙]]": "表格各行的格数不同：2、1",
    "附件:\n  - 正文: [名单。]": "标题",
    "盖章: 也许": "盖章",
}


@pytest.mark.parametrize("field", DATA)
def test_data_gets_one_line_with_its_place_and_no_file(field: str, run: Run, folder: Path) -> None:
    (folder / "稿.yaml").write_text(f"文种: 通知\n标题: 关于做好工作的通知\n{field}\n", encoding="utf-8")
    done = run("build", "稿.yaml", "--to", "docx,pdf")
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.strip().splitlines()
    assert re.match(r"稿\.yaml，第\d行第\d+列：", line)
    assert DATA[field] in line
    assert listed(folder) == sorted(["讲话.txt", "稿.yaml"])


@pytest.mark.parametrize("formats", ["docx", "pdf", "docx,pdf", "html"])
@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n\x00", b"%PDF-1.7"])
def test_a_seal_that_is_no_picture_is_one_line_for_all_drafts(
    content: bytes, formats: str, run: Run, folder: Path
) -> None:
    (folder / "章.png").write_bytes(content)
    (folder / "稿.txt").write_text(draft(), encoding="utf-8")
    done = run("build", "稿.txt", "讲话.txt", "--to", formats, "--seal", "章.png")
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.strip().splitlines()
    assert line == "govdocs：章.png：印章文件不是能打开的图片（可用 PNG、JPEG）"
    assert listed(folder) == sorted(["讲话.txt", "稿.txt", "章.png"])


def test_a_seal_too_large_to_be_one_is_refused(run: Run, folder: Path) -> None:
    Image.new("1", (6000, 6000)).save(folder / "章.png")
    (folder / "稿.txt").write_text(draft(), encoding="utf-8")
    done = run("build", "稿.txt", "--seal", "章.png")
    assert done.code == 2
    assert "印章图片太大" in done.err


def test_a_seal_that_nothing_asked_for_is_not_passed_over_in_silence(run: Run, folder: Path) -> None:
    (folder / "章.png").write_bytes(picture())
    done = run("build", "讲话.txt", "--seal", "章.png", "-o", "成品/")
    assert (done.code, "没有盖印章：稿头没有写“盖章: 是”" in done.err) == (0, True)
