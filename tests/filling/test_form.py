"""Drafts with fields: what is put in, what is chosen and repeated, and what is told when something is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.errors import TemplateError, UnreadableFileError, UsageError
from govdocs.filling import Filled, Form, Row, group_rows, open_form
from govdocs.filling.missing import Blank
from govdocs.findings import Finding, Severity


def fill(draft: str, fields: tuple[str, ...] = (), **values: Any) -> Filled:
    """The draft filled with `values`."""
    return Form(draft, "稿.txt", fields=fields).fill(Row(values, "第2行"))


def test_fields_conditions_and_loops_are_filled() -> None:
    draft = (
        "{{ 姓名 }}{% if 性别 == '女' %}女士{% else %}先生{% endif %}：\n"
        "　　聘期{{ 年限 }}年。\n"
        "{% for 事 in 事项 %}\n{{ loop.index }}.{{ 事.名 }}；\n{% endfor %}\n"
        "　　特此通知。\n"
    )
    filled = fill(draft, 姓名="林若溪", 性别="女", 年限=3, 事项=[{"名": "授课"}, {"名": "评审"}])
    assert filled.text == "林若溪女士：\n　　聘期3年。\n1.授课；\n2.评审；\n　　特此通知。\n"
    assert filled.findings == ()


def test_a_line_with_nothing_but_a_condition_leaves_no_line() -> None:
    draft = "甲\n　　{% if 有 %}\n乙\n　　{% endif %}\n丙\n"
    assert fill(draft, 有=False).text == "甲\n丙\n"
    assert fill(draft, 有=True).text == "甲\n乙\n丙\n"


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("甲{% if 有 %}乙{% endif %}\n丙", "甲乙\n丙"),
        ("{% if 有 %}乙{% endif %}\n丙", "乙\n丙"),
        ("　{% if 有 %} {% if 有 %}\n乙\n{% endif %}{% endif %}\n丙", "乙\n丙"),
        ("甲\n{# 说明 #}\n丙\n{% if 有 %}\n{% endif %}", "甲\n丙\n"),
        ("甲\n{%- if 有 %}\n乙\n{% endif -%}\n　丙", "甲乙\n丙"),
        ("甲\n{% raw %}\n{% endraw %}\n丙", "甲\n丙"),
        ("{% for 字 in '甲乙' %}{{ 字 }}\n{% endfor %}\n丙", "甲\n乙\n丙"),
    ],
)
def test_only_lines_of_nothing_but_tags_vanish(draft: str, text: str) -> None:
    assert fill(draft, 有=True).text == text


def test_lines_are_counted_right_after_lines_of_tags() -> None:
    draft = "{% if 有 %}\n甲\n{% endif %}\n{# 说明 #}\n{{ 1 / 零 }}"
    with pytest.raises(TemplateError, match="第5行"):
        fill(draft, 有=True, 零=0)
    with pytest.raises(TemplateError, match="第5行"):
        fill("{% if 有 %}\n甲\n{% endif %}\n{# 说明 #}\n{% include '甲' %}\n")


def test_a_missing_field_is_marked_and_reported_with_its_line() -> None:
    filled = fill("聘书\n\n{{ 姓名 }}同志任{{ 职务 }}，{{ 职务 }}。\n", 姓名="林若溪")
    assert filled.text == "聘书\n\n林若溪同志任【缺：职务】，【缺：职务】。\n"
    assert filled.findings == (
        Finding("filling.missing-field", "表里没有“职务”", Severity.ERROR, place="稿第3行"),
    )


@pytest.mark.parametrize(
    "draft",
    [
        "{% if 缺 %}有{% endif %}",
        "{% if 缺 > 3 %}有{% endif %}",
        "{% if 3 < 缺 %}有{% endif %}",
        "{% if 缺 == '甲' %}有{% endif %}",
        "{% if '甲' in 缺 %}有{% endif %}",
        "{% for 人 in 缺 %}有{% endfor %}",
        "{{ 缺.姓名 }}",
        "{{ 缺['姓名'] }}",
        "{{ 缺 * 2 }}",
        "{{ '第' ~ 缺 }}",
        "{{ 单位.缺 }}",
        "{{ 缺 | 日期 }}",
    ],
)
def test_a_missing_field_is_a_finding_wherever_it_is_used(draft: str) -> None:
    filled = fill(draft, 单位={"名": "某局"})
    assert [(finding.rule, finding.message) for finding in filled.findings] == [
        ("filling.missing-field", "表里没有“缺”")
    ]
    assert "有" not in filled.text


@pytest.mark.parametrize("draft", ["{% if 缺 is defined %}有{% endif %}", "{{ 缺 | 默认('') }}", "{{ 缺 | default('') }}"])
def test_asking_whether_a_field_is_there_is_no_use_of_it(draft: str) -> None:
    assert fill(draft) == Filled("", ())


def test_an_empty_cell_is_reported_when_printed_and_not_when_asked_for() -> None:
    draft = "{% if 备注 %}备注：{{ 备注 }}{% endif %}{{ 职务 }}"
    filled = fill(draft, 备注=Blank("备注"), 职务=Blank("职务"))
    assert filled.text == ""
    assert [str(finding) for finding in filled.findings] == ["警告 稿第1行：“职务”是空的［filling.blank-field］"]
    assert not fill("{% if 津贴 > 0 %}有{% endif %}", 津贴=Blank("津贴")).text


@pytest.mark.parametrize("left", ["{{ 姓名 }}", "{%", "}}", "｛｛姓名｝｝", "｛% if %｝"])
def test_braces_left_over_are_reported_and_never_filled_twice(left: str) -> None:
    filled = fill("甲{{ 值 }}乙", 值=left, 姓名="林")
    assert filled.text == f"甲{left}乙"
    assert {finding.rule for finding in filled.findings} == {"filling.leftover"}
    assert filled.findings[0].severity is Severity.ERROR


def test_full_width_braces_in_the_draft_are_left_over() -> None:
    assert fill("｛｛ 姓名 ｝｝同志", 姓名="林").findings[0].rule == "filling.leftover"


def test_a_field_with_brackets_in_its_name_is_found_if_the_table_has_it() -> None:
    filled = fill("{{ 金额（元） | 金额 }}、{{ 姓  名 }}、{{ 行['金额（元）'] }}", ("金额（元）", "姓名"), **{"金额（元）": "5", "姓名": "林"})
    assert filled == Filled("5.00、林、5", ())


def test_text_in_a_line_of_its_own_may_bring_several_paragraphs() -> None:
    filled = fill("　　{{ 正文 }}\n（{{ 正文 }}）\n", 正文="甲\n乙\r\n\r\n丙")
    assert filled.text == "　　甲\n乙\r\n\r\n丙\n（甲 乙 丙）\n"


def test_a_value_that_would_be_read_as_a_line_mark_is_reported() -> None:
    assert fill("甲{{ 值 }}", 值="〔隐藏：0-3〕字").findings[0].rule == "filling.line-mark"
    assert not fill("甲{{ 值 }}", 值="国办发〔2026〕3号").findings


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("单价 * 数量", "0.3"),
        ("'0.1' + 0.2", "0.3"),
        ("单价 + 数量 - 1", "2.1"),
        ("7 // 2 ~ '…' ~ 7 % 4", "3…3"),
        ("10 / 4", "2.5"),
        ("'第' ~ 数量 ~ '号'", "第3号"),
        ("'甲' + '乙'", "甲乙"),
        ("'大' if 数量 > 2 else '小'", "大"),
        ("'大' if '10' > 9 else '小'", "大"),
        ("'是' if 数量 == 3 else '否'", "是"),
        ("(名单.split('、'))[1]", "乙"),
        ("名单[:1]", "甲"),
        ("'有' if 名单 is not none and '乙' in 名单 else '无'", "有"),
        ("range(1, 4) | 连接('、')", "1、2、3"),
    ],
)
def test_cells_of_text_reckon_and_compare_as_numbers(expression: str, printed: str) -> None:
    assert fill(f"{{{{ {expression} }}}}", 单价="0.1", 数量="3", 名单="甲、乙").text == printed


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        ("甲\n{% if 有 %}", "第2行：有 {% if %}"),
        ("甲\n乙{% endif %}", "第2行：{% endif %} 多了"),
        ("{% 如果 有 %}", "没有 {% 如果 %} 这种写法"),
        ("甲\n\n{{ 金额（元） }}", "第3行：花括号里不认识“（”"),
        ("{{ 姓名 职务 }}", "没有写完，或多写了东西"),
        ("{{ 姓名", "花括号里没有写完"),
        ("{{ 姓名 | 大写 }}", "不能用 | 大写；可用：日期"),
        ("{{ 姓名 is 空 }}", "没有“is 空”这种判断"),
    ],
)
def test_a_fault_in_the_braces_is_told_with_its_line_in_chinese(draft: str, told: str) -> None:
    with pytest.raises(TemplateError) as caught:
        Form(draft, "稿.txt")
    assert told in str(caught.value)


@pytest.mark.parametrize("draft", ["甲\n\n{{ 1 / 零 }}", "甲\n\n{{ 姓名 * 2 }}", "甲\n\n{% if 姓名 > 3 %}{% endif %}"])
def test_a_sum_that_cannot_be_worked_out_fails_for_its_row_with_its_line(draft: str) -> None:
    with pytest.raises(TemplateError, match=r"^稿.txt，第3行：.*算不出来"):
        fill(draft, 零=0, 姓名="林")


def test_rows_with_one_value_make_one_group_in_the_order_they_come() -> None:
    rows = [Row({"县": name, "人": str(number)}, f"第{number}行") for number, name in enumerate("甲乙甲", 2)]
    first, second = group_rows(rows, "县", "各行")
    assert first.place == "第2行等2行"
    assert [row["人"] for row in first.values["各行"]] == ["2", "4"]
    assert (second.place, second.values["县"]) == ("第3行", "乙")


def test_a_draft_is_read_in_any_encoding_and_only_as_text(tmp_path: Path) -> None:
    path = tmp_path / "聘书.txt"
    path.write_bytes("聘书\r\n{{ 姓名 }}同志".encode("gb18030"))
    assert open_form(path).fill(Row({"姓名": "林"}, "")).text == "聘书\n林同志"
    with pytest.raises(UsageError, match="没有这个文件"):
        open_form(tmp_path / "没有.txt")
    for name, hint in (("聘书.docx", "govdocs fmt"), ("聘书.yaml", "稿件文本")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(UsageError, match=hint):
            open_form(tmp_path / name)
    path.write_bytes(b"a" * (6 * 1024 * 1024))
    with pytest.raises(UnreadableFileError, match="太大"):
        open_form(path)


@given(st.text(st.sampled_from("{}%|姓名 \"'#-（）[].1+*~\n甲for ifend"), max_size=60))
def test_no_draft_makes_anything_but_a_text_or_an_error_of_one_line(draft: str) -> None:
    told = ""
    try:
        Form(draft).fill(Row({"姓名": "林"}, ""))
    except TemplateError as error:
        told = str(error)
    assert "\n" not in told
