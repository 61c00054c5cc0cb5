"""Shared by the tests of the PDF room: the default style sheet, the shipped fonts, a speech of every part."""

from __future__ import annotations

import pytest

from govdocs.fonts import FontBook
from govdocs.layout.load import load_sheet
from govdocs.layout.paginate import paginate
from govdocs.layout.sheet import StyleSheet
from govdocs.resources import shipped_fonts
from govdocs.templating import Flow, FlowMark, TableBlock, TextBlock
from govdocs.writing.pdf import PdfResult, write_pdf
from tests.writing.pdf.reader import PdfReading

SENTENCE = "各级各部门要把人才工作摆在更加突出的位置，用好2026年新增的500万元专项资金，真心爱才、悉心育才、精心用才。"


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    """The default style sheet."""
    return load_sheet()


@pytest.fixture(scope="session")
def fonts(sheet: StyleSheet) -> FontBook:
    """The shipped fonts alone, so that a test sees the same faces on every machine."""
    return FontBook(sheet.fonts.values(), bundled=shipped_fonts(), system=False)


@pytest.fixture(scope="session")
def flow() -> Flow:
    """A speech of four pages with every sort of block."""
    run_in = "完善引才机制。" + SENTENCE * 2
    return Flow(
        (
            TextBlock("title", "在云岭市人才工作会议上的讲话"),
            TextBlock("dateline", "（2026年11月22日）"),
            TextBlock("salutation", "同志们："),
            TextBlock("body", "下面，我讲两点意见。" + SENTENCE * 4, marks=(FlowMark(3, 9, "emphasis"),)),
            TextBlock("heading1", "提高站位，凝聚爱才合力", label="一、", level=1),
            TextBlock("body", SENTENCE * 14),
            TextBlock("heading2", "压实责任", label="（一）", level=2),
            TextBlock("body", "“十五五”时期——关键五年……引进 Nature 作者 3 名，·增长5.5%、\ue004光。"),
            TextBlock("heading1", "突出重点，健全育才体系", label="二、", level=1),
            TextBlock(
                "heading2-run-in",
                run_in,
                label="（一）",
                level=2,
                marks=(FlowMark(0, 7, "heading2"), FlowMark(7, len(run_in), "body")),
                outline="完善引才机制",
            ),
            TableBlock(
                "table",
                (("单位", "名额"), ("青石县", "12"), ("望江区", "")),
                caption="表1 名额分配",
            ),
            TextBlock("body", SENTENCE * 8),
            TextBlock("closing", "让我们携起手来，为𠮷山镇、𬭼水河的明天而奋斗！"),
        ),
        kind="speech",
        title="在云岭市人才工作会议上的讲话",
        author="李明",
        subject="市委人才工作会议 <第一次> & 部署",
        date="2026-11-22",
    )


@pytest.fixture(scope="session")
def result(flow: Flow, sheet: StyleSheet, fonts: FontBook) -> PdfResult:
    """That speech as a PDF."""
    return write_pdf(paginate(flow, sheet), flow, sheet, fonts)


@pytest.fixture(scope="session")
def reading(result: PdfResult) -> PdfReading:
    """That PDF, read back."""
    return PdfReading(result.data)
