"""Tracked changes accepted, rejected or shown; whichever it is, who changed how much is told, and nothing is lost."""

from __future__ import annotations

import pytest

from govdocs import UsageError
from govdocs.model import Table
from govdocs.reading import Draft, read_bytes
from tests.reading.word import p, r, word_file

_BY = 'w:id="1" w:author="王某" w:date="2026-01-01T00:00:00Z"'
_LI = 'w:id="2" w:author="李某"'


def _ins(text: str, by: str = _BY) -> str:
    return f"<w:ins {by}>{r(text)}</w:ins>"


def _del(text: str, by: str = _BY) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _changed_end(text: str, change: str, properties: str = "") -> str:
    """A paragraph whose mark was inserted or deleted."""
    return f"<w:p><w:pPr>{properties}<w:rPr><w:{change} {_BY}/></w:rPr></w:pPr>{text}</w:p>"


def _read(body: str, revisions: str = "accept", **parts: str) -> Draft:
    return read_bytes(word_file(body, **parts), "稿.docx", kind="speech", revisions=revisions)


def _text(body: str, revisions: str) -> str:
    return _read(body, revisions).source.text.replace("\n", "|").removesuffix("|")


def _row(text: str, change: str = "") -> str:
    properties = f"<w:trPr><w:{change} {_BY}/></w:trPr>" if change else ""
    return f"<w:tr>{properties}<w:tc>{p(text)}</w:tc><w:tc>{p('数')}</w:tc></w:tr>"


_CASES = {
    "插入和删除": (p("甲", extra=_ins("乙") + _del("丙") + r("。")), "甲乙。", "甲丙。", "甲【增：乙】【删：丙】。"),
    "移动": (
        p("甲", extra=f"<w:moveFrom {_BY}>{r('乙')}</w:moveFrom>") + p("丙", extra=f"<w:moveTo {_BY}>{r('乙')}</w:moveTo>"),
        "甲|丙乙", "甲乙|丙", "甲【删：乙】|丙【增：乙】",
    ),
    "插入后又删去": (p("甲", extra=f"<w:ins {_BY}>{_del('乙', _LI)}</w:ins>"), "甲", "甲", "甲【增：【删：乙】】"),
    "删去段落标记": (_changed_end(r("甲"), "del") + p("乙。"), "甲乙。", "甲|乙。", "甲【删：¶】|乙。"),
    "插入段落标记": (_changed_end(r("甲"), "ins") + p("乙。"), "甲|乙。", "甲乙。", "甲【增：¶】|乙。"),
    "删去整段": (p("甲") + _changed_end(_del("乙"), "del") + p("丙"), "甲|丙", "甲|乙|丙", "甲|【删：乙】【删：¶】|丙"),
    "连删两个段落标记": (_changed_end(r("甲"), "del") + _changed_end(r("乙"), "del") + p("丙"), "甲乙丙", "甲|乙|丙",
                 "甲【删：¶】|乙【删：¶】|丙"),
    "最后一段的标记": (p("甲") + _changed_end(r("乙"), "del"), "甲|乙", "甲|乙", "甲|乙【删：¶】"),
}  # fmt: skip


@pytest.mark.parametrize("name", _CASES)
@pytest.mark.parametrize(("at", "revisions"), [(1, "accept"), (2, "reject"), (3, "show")])
def test_the_text_is_that_of_the_choice(name: str, at: int, revisions: str) -> None:
    assert _text(_CASES[name][0], revisions) == _CASES[name][at]


def test_changes_are_accepted_where_nothing_is_said() -> None:
    assert read_bytes(word_file(_CASES["插入和删除"][0]), "稿.docx").source.text == "甲乙。\n"


@pytest.mark.parametrize(
    ("revisions", "rows"),
    [("accept", ["甲", "乙"]), ("reject", ["甲", "丙"]), ("show", ["甲", "【增：整行】乙", "【删：整行】丙"])],
)
def test_rows_of_tables_come_and_go(revisions: str, rows: list[str]) -> None:
    body = p("情况如下。") + f"<w:tbl>{_row('甲')}{_row('乙', 'ins')}{_row('丙', 'del')}</w:tbl>" + p("完。")
    table = next(block for block in _read(body, revisions).document.body if isinstance(block, Table))
    assert [row[0] for row in table.rows] == rows


def test_a_finding_tells_how_many_changes_there_are_and_by_whom() -> None:
    looks = f'<w:r><w:rPr><w:b/><w:rPrChange {_LI}><w:rPr/></w:rPrChange></w:rPr><w:t>丁</w:t></w:r>'
    body = p("甲", extra=_ins("乙") + _del("丙", _LI) + looks) + _changed_end(_ins("戊"), "ins") + p("己。")
    told = next(one for one in _read(body).findings if one.rule == "reading.revisions")
    assert told.message.startswith("文件里有修订：插入2处、删除1处、格式1处（王某2处，李某2处），都当作已接受")


@pytest.mark.parametrize(("revisions", "rule", "words"), [("accept", "deletion", "丙"), ("reject", "insertion", "乙")])
def test_what_is_left_out_is_quoted_at_its_place(revisions: str, rule: str, words: str) -> None:
    findings = _read(p("序") + _CASES["插入和删除"][0], revisions).findings
    found = next(one for one in findings if one.rule == f"reading.{rule}")
    assert f"“{words}”" in found.message
    assert found.place.startswith("第2段")


def test_a_file_without_changes_has_nothing_to_tell() -> None:
    assert not _read(p("甲。"), "show").findings


def test_the_style_and_number_are_those_of_the_choice() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    change = f"<w:pPrChange {_BY}><w:pPr/></w:pPrChange>"
    body = f"<w:p><w:pPr>{listed}{change}</w:pPr>{r('甲')}</w:p>" + f"<w:p><w:pPr>{listed}</w:pPr>{r('乙')}</w:p>"
    assert _read(body, "accept", numbering=numbering).source.text == "一、甲\n二、乙\n"
    assert _read(body, "reject", numbering=numbering).source.text == "甲\n一、乙\n"


def test_a_paragraph_joined_to_the_next_takes_no_number_of_its_own() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = _changed_end(r("甲"), "del", listed) + f"<w:p><w:pPr>{listed}</w:pPr>{r('乙')}</w:p>"
    draft = _read(body, numbering=numbering)
    assert draft.source.text == "1.甲乙\n"
    assert [draft.source.place(at).paragraph for at in (2, 3)] == [1, 2]


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(UsageError, match="accept、reject、show"):
        _read(p("甲。"), "maybe")


def test_a_deleted_row_is_quoted_cell_by_cell_where_its_table_stands() -> None:
    body = p("甲。") + p("乙。") + f"<w:tbl>{_row('丙')}{_row('丁', 'del')}</w:tbl>"
    found = [finding for finding in _read(body).findings if finding.rule == "reading.deletion"]
    assert [finding.message for finding in found] == ["修订中删去的文字没有读入：“丁 数”"]
    assert found[0].place.startswith("第3段")


def test_what_was_moved_is_said_to_be_moved() -> None:
    body, *_ = _CASES["移动"]
    assert "reading.deletion：修订中移走的文字，这里没有读入：“乙”" in [
        f"{finding.rule}：{finding.message}" for finding in _read(body).findings
    ]


def test_a_shown_insertion_stays_on_its_line() -> None:
    body = p("一、总体要求") + p(extra=_ins("（一）指导思想。坚持党管人才。")) + p("（二）工作目标。培养青年人才。")
    draft = _read(body, "show")
    assert "【增：（一）指导思想。坚持党管人才。】" in draft.working.text.split("\n")
