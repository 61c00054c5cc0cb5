"""An issued text comes back from its own .docx as the very document it was, whatever of it is printed."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from govdocs import render_bytes
from govdocs.model import (
    Attachment,
    Box,
    Document,
    Material,
    Notice,
    Official,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    document_adapter,
)
from govdocs.reading import read, read_bytes
from govdocs.resources import shipped_folder
from tests.libreoffice import require_libreoffice
from tests.model.strategies import officials


def written(document: Document) -> bytes:
    return render_bytes(document, "docx").data


def read_back(document: Document) -> Document:
    return read_bytes(written(document), "稿.docx").document


# ---- any issued text


def plain(document: Document) -> Document:
    """The document with bodies that a page can say all of: no marks, numbers as counted, heads as they are."""
    given: dict[str, Any] = {"body": plain_blocks(document.body), "closing": plain_blocks(document.closing)}
    given["numbering"] = type(document)().numbering
    if isinstance(document, Official):
        given["attachments"] = tuple(
            Attachment(one.title, plain_blocks(one.body), one.landscape) for one in document.attachments
        )
    if isinstance(document, Notice) and document.enclosed is not None:
        # Its title begins the page by which it is told apart.
        given["enclosed"] = replace(plain(document.enclosed), title=document.enclosed.title or "标题")
    return replace(document, **given)


def plain_blocks(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    joined = [block for part in blocks for block in (part.blocks if isinstance(part, Part) else (part,))]
    texts = [plain_block(block) for block in joined if not isinstance(block, Section)]
    # Two parts of one text number it twice, which the sections of one part do not.
    return (*texts, *(plain_block(block) for block in joined if isinstance(block, Section)))


def plain_block(block: Any) -> Any:
    if isinstance(block, Paragraph):
        return Paragraph(plain_words(block.text))
    if isinstance(block, Table):
        return replace(block, header_rows=min(block.header_rows, len(block.rows)))
    if isinstance(block, Box):
        return Box(block.title, tuple(Paragraph(plain_words(one.text)) for one in block.blocks))
    if isinstance(block, Picture):
        return block
    assert isinstance(block, Section)
    inner = plain_blocks(block.blocks)
    return Section(plain_words(block.heading or "标题"), inner)


def plain_words(text: str) -> str:
    """Without what the lead of a paragraph (一是……。) and the mark after a heading are taken from."""
    kept = "".join(char for char in text if char not in "。：—-一")
    return kept.strip() or "文字"


@settings(max_examples=120, deadline=None)
@given(officials())
def test_any_issued_text_comes_back(document: Document) -> None:
    document = plain(document)
    assert read_back(document) == document


def test_two_tables_of_one_row_stay_two() -> None:
    row = Table((("引进", "120"),))
    document = Material("人才情况", (row, row))
    assert read_back(document) == document


# ---- what the page does not say, and what it does


ISSUED: dict[str, dict[str, Any]] = {
    "征求意见稿": {
        "kind": "notice",
        "stage": "征求意见稿",
        "issuers": "中共云陵市委",
        "document_number": "云委发〔2026〕12号",
    },
    "盖章": {"kind": "report", "signature": "市委组织部", "date": "2026-11-22", "sealed": True},
    "联合": {"kind": "decision", "issuers": "中共云陵市委、云陵市人民政府", "copy_recipients": "市人大"},
    "签发人": {
        "kind": "request",
        "issuers": "市委组织部",
        "document_number": "云组〔2026〕3号",
        "signatories": "李明、王建国、赵六",
    },
    "信函": {
        "kind": "letter",
        "layout": "信函",
        "issuers": "市委组织部",
        "classification": "机密",
        "secrecy_period": "1年",
        "urgency": "特急",
        "copy_number": "1",
    },
    "纪要": {
        "kind": "minutes",
        "issuer_mark": "会议纪要",
        "present": "李明",
        "observers": "王强",
        "distribution": "市委常委",
    },
    "版记": {"kind": "plan", "issuers": "市委", "printing_office": "市委办", "printing_date": "2026-11-23"},
}


@pytest.mark.parametrize("name", ISSUED)
def test_every_element_comes_back(name: str) -> None:
    document = document_adapter().validate_python({"title": "标题", "body": ("正文。",), **ISSUED[name]})
    assert read_back(document) == document


def test_rules_in_a_notice_come_back_with_their_articles_and_attachments() -> None:
    rules = {
        "kind": "interim_measures",
        "title": "暂行办法",
        "adoption_note": "2026年11月20日市委常委会会议通过",
        "addressee": "不印出来的主送",
        "attachments": ({"title": "申报表", "body": ("表。",)},),
        "body": (
            {
                "heading": "总则",
                "blocks": (
                    {"heading": "", "blocks": ("为做好工作，制定本办法。", "第二款。"), "run_in": True},
                    {
                        "heading": "",
                        "blocks": (
                            "包括：",
                            {"heading": "", "blocks": ("院士；",), "run_in": True},
                            {"heading": "", "blocks": ("领军人才。",), "run_in": True},
                        ),
                        "run_in": True,
                    },
                ),
            },
        ),
    }
    document = document_adapter().validate_python(
        {
            "kind": "notice",
            "title": "关于印发《暂行办法》的通知",
            "body": ("现印发。",),
            "enclosed": rules,
            "attachments": (
                {
                    "title": "横排表",
                    "landscape": True,
                    "body": ({"rows": (("甲", "乙"),), "header_rows": 0},),
                },
            ),
        }
    )
    assert read_back(document) == document


def test_boxes_and_tables_come_back_beside_each_other() -> None:
    body = (
        {"title": "专栏1", "blocks": ("甲。", "乙。")},
        {"title": "", "blocks": ("丙。",)},
        {"rows": (("项目", "数"), ("丁", "1")), "caption": "表1", "unit": "单位：人", "note": "注：试行。"},
        "段落。",
    )
    document = document_adapter().validate_python({"kind": "action_outline", "title": "纲要", "body": body})
    assert read_back(document) == document


def test_the_table_of_tasks_is_made_again_and_not_read_as_an_attachment() -> None:
    body = ({"heading": "引才", "blocks": ("抓好引才。（牵头单位：市委组织部；完成时限：2026年12月）",)},)
    document = document_adapter().validate_python(
        {"kind": "implementation_opinions", "title": "意见", "body": body, "task_table": "横排"}
    )
    assert read_back(document) == document


def test_a_line_deleted_in_word_stays_deleted() -> None:
    document = document_adapter().validate_python(
        {
            "kind": "report",
            "title": "报告",
            "body": ("正文。",),
            "note": "（联系人：林岚）",
            "sealed": True,
            "signature": "市委",
        }
    )
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(written(document))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = re.sub(rb'<w:p><w:pPr><w:pStyle w:val="GovNote"/>.*?</w:p>', b"", data)
            new.writestr(name, data)
    document = read_bytes(changed.getvalue(), "稿.docx").document
    assert isinstance(document, Official)
    assert (document.note, document.sealed) == ("", True)


def test_nothing_that_is_printed_is_kept_a_second_time() -> None:
    body = {"title": "机密的标题", "body": ("机密的正文。",), "addressee": "机密的主送", "sealed": True}
    document = document_adapter().validate_python({"kind": "notice", **body})
    with zipfile.ZipFile(BytesIO(written(document))) as archive:
        assert "机密" not in archive.read("docProps/custom.xml").decode()


# ---- saved by another program


@pytest.mark.libreoffice
def test_samples_that_libreoffice_saved_come_back_as_they_were(tmp_path: Path) -> None:
    samples = shipped_folder() / "corpora" / "samples"
    documents = {
        f"{at}": read(path).document
        for at, path in enumerate(sorted(samples.glob("*/*.txt")))
        if path.parent.name in ("notice", "minutes", "rules_of_procedure", "implementation_opinions")
    }
    for name, document in documents.items():
        (tmp_path / f"{name}.docx").write_bytes(written(document))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(require_libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "docx", "--outdir", str(tmp_path / "saved")),
            *(str(tmp_path / f"{name}.docx") for name in documents),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name, document in documents.items():
        assert read(tmp_path / "saved" / f"{name}.docx").document == document
