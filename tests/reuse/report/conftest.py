"""A report with something of every sort in it, from invented speeches."""

from __future__ import annotations

import pytest

from govdocs.reading import read_text
from govdocs.reuse.prepare import reuse_text
from govdocs.reuse.report import Told
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import ReuseText

from ..material import EDITED_SECOND, FIRST, OPENING, OTHER, SECOND, THIRD


def speech(name: str, *paragraphs: str, speaker: str = "李明", date: str = "2025-03-12", head: str = "") -> ReuseText:
    """A speech as a text to compare."""
    body = "".join(f"　　{paragraph}\n" for paragraph in paragraphs)
    fields = f"文种: 讲话\n讲话人: {speaker}\n日期: {date}\n{head}"
    words = f"---\n{fields}---\n在全市人才工作会议上的讲话\n\n同志们：\n{body}"
    return reuse_text(read_text(words, name), name=name)


MORE = (
    "去冬今春，各县组织干部进厂入校，摸清了缺什么样的师傅、缺多少位郎中，列成单子挂在门口，谁揭榜谁负责。",
    "有的地方把旧粮站改成了实训车间，有的地方请退休老钳工回来带徒弟，一个冬天带出三十个能独当一面的年轻人。",
    "夜校开到了工地上，讲课的是项目经理，听课的是瓦工木工，考过了当场发证，当月就涨工钱，大家抢着报名。",
)

DRAFT = speech("今年.txt", OTHER, *MORE, THIRD, EDITED_SECOND, FIRST.replace("云陵", "青岭"), date="2026-11-22")
STATE = speech("今年的另一稿.txt", OTHER, *MORE, THIRD, EDITED_SECOND, date="2026-11-22", head="稿别: 印发稿\n")
LAST = speech("去年.txt", OPENING, SECOND, FIRST)
SAME_TWICE = speech("重复.txt", THIRD, OTHER, THIRD, speaker="周琴", date="2024-01-01")


@pytest.fixture(scope="session")
def told() -> Told:
    """Four speeches compared with each other."""
    return Told(find_reuse([DRAFT, STATE, LAST, SAME_TWICE]))
