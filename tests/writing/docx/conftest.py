"""Shared by the tests of the .docx room: the default sheet, a flow with every sort of block, its parts."""

from __future__ import annotations

import pytest

from govdocs.layout import StyleSheet, load_sheet
from govdocs.templating import Flow, FlowMark, TableBlock, TextBlock
from govdocs.writing.docx import write_docx
from tests.writing.docx.opened import Opened

SENTENCE = "各级各部门要把人才工作摆在更加突出的位置，用好2026年新增的“500万元”专项资金，真心爱才、悉心育才、精心用才。"


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    """The default style sheet."""
    return load_sheet()


@pytest.fixture(scope="session")
def flow() -> Flow:
    """Every sort of block and mark once."""
    run_in = "健全机制。" + SENTENCE
    marks = (
        FlowMark(0, 5, "heading2"),
        FlowMark(5, len(run_in), "body"),
        FlowMark(7, 10, "emphasis"),
    )
    noted = (FlowMark(2, 4, "footnote", "见《云陵市人才条例》<第3条> & “附则”。"), FlowMark(6, 9, "hidden"))
    return Flow(
        (
            TextBlock("title", "在云陵市人才工作会议暨青年人才座谈会上的讲话", "title"),
            TextBlock("dateline", "（2026年11月22日）", "dateline"),
            TextBlock("byline", "李　明", "byline"),
            TextBlock("salutation", "同志们：", "salutation"),
            TextBlock("body", SENTENCE, "p1", marks=(FlowMark(0, 6, "lead"),)),
            TextBlock("heading1", "提高认识", "s1", "一、", 1),
            TextBlock("heading2-run-in", run_in, "s1/s1", "（一）", 2, marks, outline="健全机制"),
            TextBlock("heading3", "两件事", "s1/s1/s1", "1.", 3),
            TextBlock("body", SENTENCE, "s1/s1/s1/p1", marks=noted),
            TableBlock("table", (("单位", "任务"), ("人才办", "制定“2026”计划")), "t1", "任务分工"),
            TextBlock("closing", SENTENCE, "closing/p1"),
            TextBlock("signature", "中共云陵市委组织部", "signature"),
            TextBlock("date", "2026年11月22日", "date"),
        ),
        kind="speech",
        title="在云陵市人才工作会议上的讲话",
        author="李明",
        subject="全市人才工作会议",
        date="2026-11-22",
    )


@pytest.fixture(scope="session")
def written(flow: Flow, sheet: StyleSheet) -> Opened:
    """The flow as a .docx, opened."""
    return Opened(write_docx(flow, sheet))
