"""Every element of GB/T 9704-2012 stands where its clause has it: in the PDF and, through LibreOffice, in the .docx.

The clauses are rows of a table, read by both tests. Figures are mm; x from the left and y from the top of the
sheet. The default sheet has 28.95 pt lines, so ink lies half a leading inside its line (as page set-up in Word has it).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from govdocs.model import Document, document_adapter
from govdocs.writing.render import render
from tests.libreoffice import to_pdf
from tests.writing.places import MM, SeenPage, see_pages

LEFT, RIGHT, TOP, BOTTOM, MIDDLE = 28.0, 184.0, 37.0, 262.0, 106.0
LINE = 28.95 / MM
CHAR = 16 / MM
CHAR_4 = 14 / MM
LEAD = (28.95 - 16) / 2 / MM
TITLE_LEAD = (35.45 - 22) / 2 / MM
TWO_LINES = 20.78
IN_PDF, IN_DOCX = 0.5, 1.5

_BODY = (
    "现将《云陵市高层次人才引进暂行办法》印发给你们，请结合实际认真贯彻执行，并把情况及时报告市委人才工作领导小组。",
)
_SHARED: dict[str, Any] = {
    "addressee": "各县（市、区）党委，市委各部委",
    "body": _BODY,
    "date": "2026-11-22",
    "document_number": "云委发〔2026〕12号",
    "copy_number": "1",
    "classification": "机密",
    "secrecy_period": "1年",
    "urgency": "特急",
    "copy_recipients": "市人大常委会办公室，市政协办公室",
    "printing_office": "中共云陵市委办公室",
    "printing_date": "2026-11-23",
    "note": "此件公开发布",
}
_ATTACHMENTS = (
    {"title": "任务清单", "body": ("段落文字。",)},
    {
        "title": "责任表",
        "landscape": True,
        "body": (
            {
                "rows": (("序号", "事项"), ("1", "摸底")),
                "caption": "表1",
                "unit": "单位：人",
                "note": "注：试行。",
            },
        ),
    },
)


def _made(kind: str, title: str, **fields: Any) -> Document:
    """A document of that kind with the shared elements; a field given as None is left out."""
    given = {"kind": kind, "title": title, **_SHARED, **fields}
    known = document_adapter().validate_python
    return known({name: value for name, value in given.items() if value is not None})


DOCUMENTS: dict[str, Document] = {
    "notice": _made(
        "notice",
        "关于印发暂行办法的通知",
        issuers="中共云陵市委",
        signature="中共云陵市委",
        attachments=_ATTACHMENTS,
    ),
    "joint": _made(
        "notice",
        "关于印发暂行办法的通知",
        issuers="中共云陵市委、云陵市人民政府",
        signature="中共云陵市委组织部、云陵市人力资源和社会保障局",
        copy_recipients=None,
        printing_office=None,
        printing_date=None,
    ),
    "request": _made(
        "request",
        "关于申请专项资金的请示",
        issuers="中共云陵市委组织部",
        signatories="李明、王建国、赵六",
        signature="中共云陵市委组织部",
        sealed=True,
        classification=None,
        urgency=None,
        copy_number=None,
    ),
    "lying": _made(
        "notice",
        "关于印发任务清单的通知",
        attachments=(
            {
                "title": "任务清单",
                "landscape": True,
                "body": ({"rows": tuple(("序号", "事项") for _ in range(30))},),
            },
        ),
        note=None,
    ),
    "letter": _made(
        "letter",
        "关于商请支持人才工作的函",
        issuers="云陵市委组织部",
        layout="信函",
        signature="云陵市委组织部",
    ),
    "minutes": _made(
        "minutes",
        "会议纪要",
        issuer_mark="云陵市委人才工作领导小组会议纪要",
        present="李明、王建国、赵六、钱七、孙八、周九、吴十、郑一、王二、冯三、陈四、褚五、卫六",
        observers="蒋七",
        addressee=None,
        classification=None,
        urgency=None,
        copy_number=None,
        note=None,
    ),
}


@dataclass(frozen=True)
class Clause:
    """What `measure` finds on page `page` of a document shall be `expected` mm."""

    clause: str
    what: str
    document: str
    measure: Callable[[SeenPage], float]
    expected: float
    page: int = 1


def _gap(above: str, below: str) -> Callable[[SeenPage], float]:
    return lambda page: page.find(below).top - page.find(above).bottom


def _gap_to(below: str) -> Callable[[SeenPage], float]:
    """From the line before, whatever it holds."""
    return lambda page: page.find(below).top - page.words[page.words.index(page.find(below)) - 1].bottom


def _dash(page: SeenPage) -> float:
    number = page.find("—")
    return (number.top + number.bottom) / 2


CLAUSES = (
    Clause("7.2.1", "份号顶格", "notice", lambda p: p.find("000001").left, LEFT),
    Clause("7.2.1", "份号在第一行", "notice", lambda p: p.find("000001").top, TOP + LEAD),
    Clause("7.2.2", "密级在第二行", "notice", lambda p: p.find("机密★1年").top, TOP + LINE + LEAD),
    Clause("7.2.2", "密级顶格", "notice", lambda p: p.find("机密★1年").left, LEFT),
    Clause("7.2.3", "紧急程度在第三行", "notice", lambda p: p.find("特急").top, TOP + 2 * LINE + LEAD),
    Clause("7.2.4", "标志上边缘至版心上边缘35 mm", "notice", lambda p: p.find("中共云陵市委文件").top, 72),
    Clause("7.2.4", "标志居中", "notice", lambda p: p.find("中共云陵市委文件").middle, MIDDLE),
    Clause("7.2.4", "联合标志上边缘", "joint", lambda p: p.find("中共云陵市委").top, 72),
    Clause("7.2.4", "联合各名左边对齐", "joint", lambda p: p.find("中共").left - p.find("云陵市人").left, 0),
    Clause("7.2.4", "联合各名一样宽", "joint", lambda p: p.find("中共").right - p.find("云陵市人").right, 0),
    Clause(
        "7.2.4",
        "“文件”在各名之中",
        "joint",
        lambda p: p.find("文件").top - (p.find("中共").top + p.find("云陵市人").top) / 2,
        0,
    ),
    Clause("7.2.5", "文号在标志下空二行", "notice", _gap("中共云陵市委文件", "云委发"), TWO_LINES),
    Clause("7.2.5", "文号居中", "notice", lambda p: p.find("云委发").middle, MIDDLE),
    Clause("7.2.5", "上行文文号左空一字", "request", lambda p: p.find("云委发").left, LEFT + CHAR),
    Clause(
        "7.2.6", "文号与末一签发人同行", "request", lambda p: p.find("云委发").top - p.find("赵六").top, 0
    ),
    Clause("7.2.6", "签发人右空一字", "request", lambda p: p.find("签发人：").right, RIGHT - CHAR),
    Clause("7.2.6", "签发人在标志下空二行", "request", _gap("中共云陵市委组织部文件", "签发人"), TWO_LINES),
    Clause(
        "7.2.6",
        "回行与上一行姓名对齐",
        "request",
        lambda p: p.find("赵六").left - p.find("签发人").left,
        4 * CHAR,
    ),
    Clause("7.2.7", "红线在文号下4 mm", "notice", lambda p: p.rules[0].top - p.find("云委发").bottom, 4),
    Clause("7.2.7", "红线与版心等宽", "notice", lambda p: p.rules[0].right - p.rules[0].left, 156),
    Clause("7.2.7", "红线居中", "notice", lambda p: p.rules[0].left, LEFT),
    Clause(
        "7.3.1", "标题在红线下空二行", "notice", lambda p: p.find("关于").top - p.rules[0].bottom, TWO_LINES
    ),
    Clause("7.3.1", "标题居中", "notice", lambda p: p.find("关于").middle, MIDDLE),
    Clause("7.3.2", "主送在标题下空一行", "notice", _gap("关于", "各县"), TITLE_LEAD + LINE + LEAD),
    Clause("7.3.2", "主送顶格", "notice", lambda p: p.find("各县").left, LEFT),
    Clause("7.3.3", "正文在主送下一行", "notice", _gap("各县", "现将"), 2 * LEAD),
    Clause("7.3.3", "自然段左空二字", "notice", lambda p: p.find("现将").left, LEFT + 2 * CHAR),
    Clause("7.3.3", "回行顶格", "notice", lambda p: p.words[p.words.index(p.find("现将")) + 1].left, LEFT),
    Clause("7.3.4", "附件说明在正文下空一行", "notice", _gap_to("附件：1."), LINE + 2 * LEAD),
    Clause("7.3.4", "附件说明左空二字", "notice", lambda p: p.find("附件：1.").left, LEFT + 2 * CHAR),
    Clause("7.3.4", "附件序号上下对齐", "notice", lambda p: p.find("2.责").left, LEFT + 5 * CHAR, 2),
    Clause(
        "7.3.5.1", "盖章：成文日期右空四字", "request", lambda p: p.find("2026年").right, RIGHT - 4 * CHAR
    ),
    Clause(
        "7.3.5.1",
        "盖章：署名以日期居中",
        "request",
        lambda p: p.words[-4].middle - p.find("2026年").middle,
        0,
    ),
    Clause("7.3.5.2", "不盖章：署名在正文下空一行", "joint", _gap_to("中共云陵市委组织部"), LINE + 2 * LEAD),
    Clause(
        "7.3.5.2", "不盖章：署名右空二字", "joint", lambda p: p.find("云陵市人力").right, RIGHT - 2 * CHAR
    ),
    Clause(
        "7.3.5.2",
        "不盖章：日期首字比署名首字右移二字",
        "joint",
        lambda p: p.find("2026年").left - p.find("云陵市人力").left,
        2 * CHAR,
    ),
    Clause("7.3.6", "附注在日期下一行", "joint", _gap("2026年", "（此件"), 2 * LEAD),
    Clause("7.3.6", "附注左空二字", "joint", lambda p: p.find("（此件").left, LEFT + 2 * CHAR),
    Clause("7.3.7", "“附件1”顶格", "notice", lambda p: p.find("附件1").left, LEFT, 3),
    Clause("7.3.7", "“附件1”在第一行", "notice", lambda p: p.find("附件1").top, TOP + LEAD, 3),
    Clause(
        "7.3.7",
        "附件标题在第三行",
        "notice",
        lambda p: p.find("任务清单").top,
        TOP + 2 * LINE + TITLE_LEAD,
        3,
    ),
    Clause("7.3.7", "附件标题居中", "notice", lambda p: p.find("任务清单").middle, MIDDLE, 3),
    Clause("7.4.1", "版记末条与版心下边缘重合", "notice", lambda p: p.rules[-1].bottom, BOTTOM, -1),
    Clause("7.4.1", "首条粗0.35 mm", "notice", lambda p: p.rules[0].bottom - p.rules[0].top, 0.35, -1),
    Clause("7.4.1", "中间细0.25 mm", "notice", lambda p: p.rules[1].bottom - p.rules[1].top, 0.25, -1),
    Clause("7.4.1", "与版心等宽", "notice", lambda p: p.rules[0].right - p.rules[0].left, 156, -1),
    Clause("7.4.2", "抄送左空一字", "notice", lambda p: p.find("抄送").left, LEFT + CHAR_4, -1),
    Clause("7.4.3", "印发机关左空一字", "notice", lambda p: p.find("中共").left, LEFT + CHAR_4, -1),
    Clause("7.4.3", "印发日期右空一字", "notice", lambda p: p.find("2026年").right, RIGHT - CHAR_4, -1),
    Clause("7.5", "一字线在版心下边缘之下7 mm", "notice", _dash, BOTTOM + 7),
    Clause("7.5", "单页码居右空一字", "notice", lambda p: p.find("—").right, RIGHT - CHAR_4),
    Clause("7.5", "双页码居左空一字", "notice", lambda p: p.find("—").left, LEFT + CHAR_4, 2),
    Clause("8", "横排的页宽297 mm", "notice", lambda p: p.width, 297, 4),
    Clause("8", "横排的附件标志顶格", "notice", lambda p: p.find("附件2").left, 35, 4),
    Clause("8", "横排的第一行", "notice", lambda p: p.find("附件2").top, LEFT + LEAD, 4),
    Clause(
        "8", "横排的页码在竖排时的位置：一字线中线距左页边28 mm", "lying", lambda p: p.turned[0].middle, 28, 2
    ),
    Clause("8", "横排的双页码居左空一字，立起来看", "lying", lambda p: p.turned[0].top, LEFT + CHAR_4, 2),
    Clause("8", "横排的单页码居右空一字，立起来看", "lying", lambda p: p.turned[0].bottom, RIGHT - CHAR_4, 3),
    Clause("10.1", "信函标志上边缘至上页边30 mm", "letter", lambda p: p.find("云陵市委组织部").top, 30),
    Clause("10.1", "第一条双线在标志下4 mm", "letter", lambda p: p.rules[0].top - p.find("云陵").bottom, 4),
    Clause("10.1", "双线长170 mm", "letter", lambda p: p.rules[0].right - p.rules[0].left, 170),
    Clause("10.1", "双线居中", "letter", lambda p: p.rules[0].left, 20),
    Clause(
        "10.1", "份号距双线3号字高的7/8", "letter", lambda p: p.find("000001").top - p.rules[1].bottom, 4.84
    ),
    Clause("10.1", "信函文号居右顶格", "letter", lambda p: p.find("云委发").right, RIGHT),
    Clause("10.1", "标题在文号下空二行", "letter", _gap("云委发", "关于"), TWO_LINES),
    Clause("10.1", "第二条双线距下页边20 mm", "letter", lambda p: p.rules[-2].top, 277),
    Clause("10.1", "第二条双线长170 mm", "letter", lambda p: p.rules[-1].right - p.rules[-1].left, 170),
    Clause("10.3", "纪要标志上边缘", "minutes", lambda p: p.find("云陵市委人才工作领导小组会议纪要").top, 72),
    Clause("10.3", "出席左空二字", "minutes", lambda p: p.find("出席：").left, LEFT + 2 * CHAR),
    Clause(
        "10.3",
        "出席回行与冒号后对齐",
        "minutes",
        lambda p: p.words[p.words.index(p.find("出席")) + 1].left,
        LEFT + 5 * CHAR,
    ),
    Clause("10.3", "列席另起一行", "minutes", lambda p: p.find("列席：").left, LEFT + 2 * CHAR),
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[SeenPage]]:
    """The pages of our PDF of every document."""
    folder = tmp_path_factory.mktemp("ours")
    for name, document in DOCUMENTS.items():
        render(document, folder / f"{name}.pdf", system_fonts=False)
    return {name: see_pages(folder / f"{name}.pdf") for name in DOCUMENTS}


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[SeenPage]]:
    """The pages of every document as LibreOffice lays out the .docx."""
    folder = tmp_path_factory.mktemp("theirs")
    made = [folder / f"{name}.docx" for name in DOCUMENTS]
    for path, document in zip(made, DOCUMENTS.values(), strict=True):
        render(document, path)
    drawn: list[Path] = to_pdf(made, folder / "pdf")
    return {name: see_pages(path) for name, path in zip(DOCUMENTS, drawn, strict=True)}


def _page(pages: list[SeenPage], number: int) -> SeenPage:
    return pages[number - 1 if number > 0 else number]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: f"{clause.clause} {clause.what}")
def test_the_pdf_has_it_where_the_clause_says(clause: Clause, ours: dict[str, list[SeenPage]]) -> None:
    found = clause.measure(_page(ours[clause.document], clause.page))
    assert found == pytest.approx(clause.expected, abs=IN_PDF)


@pytest.mark.libreoffice
@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: f"{clause.clause} {clause.what}")
def test_the_docx_has_it_where_the_clause_says(clause: Clause, theirs: dict[str, list[SeenPage]]) -> None:
    found = clause.measure(_page(theirs[clause.document], clause.page))
    assert found == pytest.approx(clause.expected, abs=IN_DOCX)


def test_a_letter_has_no_number_on_its_first_page(ours: dict[str, list[SeenPage]]) -> None:
    assert not any(words.text.startswith("—") for words in ours["letter"][0].words)


@pytest.mark.libreoffice
def test_pages_without_numbers_have_none_in_the_docx_either(theirs: dict[str, list[SeenPage]]) -> None:
    for page in (theirs["letter"][0], theirs["notice"][-1], theirs["request"][-1]):
        assert not any(words.text.startswith("—") for words in page.words)


def test_on_a_page_that_lies_the_number_is_the_only_thing_turned(ours: dict[str, list[SeenPage]]) -> None:
    upright, second, third = ours["lying"]
    assert upright.turned == ()
    assert [page.turned[0].text for page in (second, third)] == ["—2—", "—3—"]


@pytest.mark.libreoffice
def test_so_it_is_in_the_docx(theirs: dict[str, list[SeenPage]]) -> None:
    upright, second, third = theirs["lying"]
    assert upright.turned == ()
    assert [page.turned[0].text for page in (second, third)] == ["—2—", "—3—"]
