"""YAML and JSON are strict: every fault in Chinese, with line, column and the field it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from govdocs.errors import GovdocsError, InvalidDocumentError
from govdocs.model import Paragraph, Part, Section, Speech, Table
from govdocs.reading import read_bytes
from tests.reading.texts import drafts


def _read(text: str, name: str = "稿.yaml") -> object:
    return read_bytes(text.encode("utf-8", "surrogatepass"), name).document


def test_chinese_and_english_names_may_be_mixed() -> None:
    text = "文种: 讲话\ntitle: 2026\n正文:\n- 甲\n- heading: 乙\n  内容: [丙]\n  接排: yes\n- 标题: 丁\n"
    body = (Paragraph("甲"), Section("乙", (Paragraph("丙"),), run_in=True), Section("丁"))
    assert _read(text) == Speech("2026", body=body)


def test_a_part_is_told_from_a_section_by_its_key() -> None:
    text = "kind: speech\nbody:\n- 部分: 上篇\n  内容: [甲]\n- blocks: [乙]\n"
    assert _read(text) == Speech(body=(Part((Paragraph("甲"),), "上篇"), Part((Paragraph("乙"),))))


def test_tables_and_marks() -> None:
    text = "文种: 讲话\n正文:\n- 行: [[领域, 人数], [制造, 3]]\n  表头行数: 0\n- {文字: 人才, 标记: [{起: 0, 止: 1, 作用: 强调}]}\n"
    document = _read(text)
    assert isinstance(document, Speech)
    assert document.body[0] == Table((("领域", "人数"), ("制造", "3")), header_rows=0)
    assert isinstance(document.body[1], Paragraph)
    assert document.body[1].marks[0].role == "emphasis"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("文种: 讲话\n讲话仁: 李明\n", 2, 1, "没有“讲话仁”这一项，是不是“讲话人”？"),
        ("文种: 会话\n", 1, 5, "没有“会话”这个文种"),
        ("标题: 甲\n", 1, 1, "缺“文种”（kind）这一项"),
        ("文种: 讲话\n日期: 2026-13-01\n", 2, 5, "“日期”不成立：没有13月"),
        ("文种: 讲话\n稿别: 草稿\n", 2, 5, "“稿别”只能是：讨论稿、征求意见稿"),
        ("文种: 讲话\n正文:\n  - 标题: 乙\n    接排: true\n", 3, 5, "接排标题“乙”后应有正文段落"),
        ("文种: 讲话\n正文:\n  - 行: [[a, b], [c]]\n", 3, 5, "表格各行的格数不同：2、1"),
        ("文种: 讲话\n正文: 甲\n", 2, 5, "“正文”应是一个列表"),
        (
            "文种: 讲话\n正文:\n  - 标题: 乙\n    标题后标点: ；\n",
            4,
            12,
            "“标题后标点”只能是：（空）、。、：",
        ),
        ("文种: 讲话\n标题: 甲\n标题: 乙\n", 3, 1, "“标题”写了两遍"),
        ("文种: 讲话\n标题: 甲\ntitle: 乙\n", 3, 1, "“title”这一项写了两遍"),
        ("文种: 讲话\n标题: a: b\n", 2, 6, "YAML 语法不对：冒号用得不对"),
        ("文种: 讲话\n\t标题: 甲\n", 2, 1, "YAML 语法不对：缩进不能用制表符"),
        ("a: &x [1]\nb: *x\n", 1, 4, "不支持 &锚点和 *别名"),
        ("- 甲\n", 1, 1, "文稿应是一组“名称: 内容”"),
        ("文种: 讲话\n编号: {序号: [甲]}\n", 2, 6, "没有这种序号：甲"),
    ],
)
def test_a_fault_in_yaml_names_its_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        _read(text)
    error = caught.value
    assert (error.line, error.column, error.path) == (line, column, "稿.yaml")
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('{"kind": "speech",\n "title": 3}', 2, 11, "“标题”应是文字"),
        ('{"kind": "speech",\n "title": "a",}', 2, 14, "之前多了一个逗号"),
        ('{"kind": "speech",\n "title": "a"', 2, 14, "这里应有逗号"),
        ('{"kind": "speech"}\n}', 2, 1, "结尾处有多余的内容"),
        ('{"kind": "speech", "body": [{"text": "甲", "lead": "x"}]}', 1, 51, "“领句”应是整数"),
        ('{"kind": "speech", "kind": "material"}', 1, 20, "“kind”写了两遍"),
        ("[" * 100_000, 1, 201, "嵌套太深"),
        ('{"kind": "speech", "title": tru}', 1, 29, "这里应有一个值"),
    ],
)
def test_a_fault_in_json_names_its_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        _read(text, "稿.json")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert message in caught.value.message


def test_several_faults_are_counted() -> None:
    with pytest.raises(InvalidDocumentError, match="另有1处"):
        _read("文种: 讲话\n日期: 昨天\n稿别: 草稿\n")


def test_yaml_nested_without_end_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="嵌套太深"):
        _read("[" * 50_000)


def test_every_node_knows_its_place() -> None:
    text = "文种: 讲话\n标题: 甲\n正文:\n- 开场。\n- 标题: 乙乙\n  内容:\n  - 丙丙丙。\n"
    draft = read_bytes(text.encode(), "稿.yaml")
    trace = draft.trace["s1/p1"].text
    assert trace is not None
    assert trace.span is not None
    assert str(draft.source.place(trace.span.start)) == "第7行第5列"
    heading = draft.trace["s1"].heading
    assert heading is not None
    assert heading.text == "乙乙"


@settings(max_examples=200, deadline=None)
@given(drafts)
def test_any_text_is_read_or_refused_with_one_line(text: str) -> None:
    for name in ("稿.yaml", "稿.json"):
        assert "\n" not in _fault(text, name)


def _fault(text: str, name: str) -> str:
    try:
        _read(text, name)
    except GovdocsError as error:
        return str(error)
    return ""
